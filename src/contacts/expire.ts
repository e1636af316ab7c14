import { retry } from '../db/query.ts'
import { monthsBefore } from '../lib/time.ts'
import { ADS_CONSENT } from './consent.ts'
import { endsStatement, subjectOf } from './proof.ts'
import { pageOfThose, walk } from './walk.ts'
import { withdrawalOf } from './withdraw.ts'

/** How long an agreement to advertising outlives the last sign of the person. CNIL, standard on commercial activities (2022):
 *  three years after the last contact that came from them; opening a mail is none. Read 2026-11. */
export const AGREED_MONTHS = 36

// A sign: they agreed, sent a form, bought, or came back in a browser of theirs.
const SILENT = pageOfThose(`${ADS_CONSENT} AND c.ads_consent_at < ?2
      AND NOT EXISTS (SELECT 1 FROM conversions n INDEXED BY conversions_contact WHERE n.contact_id = c.id AND n.at >= ?2)
      AND NOT EXISTS (SELECT 1 FROM customers u WHERE u.contact_id = c.id AND u.last_at >= ?2)
      AND NOT EXISTS (SELECT 1 FROM consents k WHERE k.subject = 'contact:' || c.id AND k.purpose = 'ads' AND k.granted = 1 AND k.at >= ?2)
      AND NOT EXISTS (
        SELECT 1 FROM visitors v CROSS JOIN engagements e ON e.visitor_id = v.id WHERE v.contact_id = c.id AND e.last_at >= ?2)`)

/** Every night: who has given no sign for so long agrees no more, as if they had said so. Platforms lose them like anybody
 *  else who withdraws. */
export async function endSilentConsents({ DB }: Pick<Env, 'DB'>, now: number): Promise<void> {
  const before = monthsBefore(now, AGREED_MONTHS)
  for await (const silent of walk(DB, SILENT, before)) {
    if (silent.length === 0) continue
    const proofs = endsStatement(DB, silent.map(subjectOf.contact), now, 'silent')
    const statements = [...(await withdrawalOf(DB, silent, now)), proofs]
    await retry(() => DB.batch(statements))
  }
}
