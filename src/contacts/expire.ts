import * as z from 'zod'
import { all, bind, retry } from '../db/query.ts'
import { newId } from '../lib/ids.ts'
import { monthsBefore } from '../lib/time.ts'
import { ADS_CONSENT } from './consent.ts'
import { withdrawalOf } from './withdraw.ts'

/** How long an agreement to advertising outlives the last sign of the person. CNIL, standard on commercial activities (2022):
 *  three years after the last contact that came from them; opening a mail is none. Read 2026-11. */
export const AGREED_MONTHS = 36

const PAGE = 5000 // D1 is one thread: beacons have to get their turn in between
const pageRow = z.object({ last: z.string().nullable(), silent: z.string() })

// A sign: they agreed, sent a form, bought, or came back in a browser of theirs.
const SILENT = `
  WITH page AS MATERIALIZED (SELECT max(id) AS last FROM (SELECT id FROM contacts WHERE id > ?1 ORDER BY id LIMIT ${PAGE}))
  SELECT last, (
    SELECT json_group_array(c.id) FROM contacts c
    WHERE c.id > ?1 AND c.id <= page.last AND ${ADS_CONSENT} AND c.ads_consent_at < ?2
      AND NOT EXISTS (SELECT 1 FROM conversions n INDEXED BY conversions_contact WHERE n.contact_id = c.id AND n.at >= ?2)
      AND NOT EXISTS (SELECT 1 FROM customers u WHERE u.contact_id = c.id AND u.last_at >= ?2)
      AND NOT EXISTS (SELECT 1 FROM consents k WHERE k.subject = 'contact:' || c.id AND k.purpose = 'ads' AND k.granted = 1 AND k.at >= ?2)
      AND NOT EXISTS (
        SELECT 1 FROM visitors v CROSS JOIN engagements e ON e.visitor_id = v.id WHERE v.contact_id = c.id AND e.last_at >= ?2)
    ) AS silent
  FROM page`

/** Every night: who has given no sign for so long agrees no more, as if they had said so. Platforms lose them like anybody
 *  else who withdraws. */
export async function endSilentConsents({ DB }: Pick<Env, 'DB'>, now: number): Promise<void> {
  const before = monthsBefore(now, AGREED_MONTHS)
  for (let after = ''; ; ) {
    const [page] = await retry(() => all(DB, pageRow, SILENT, after, before))
    if (!page?.last) return
    const silent = z.array(z.string()).parse(JSON.parse(page.silent))
    if (silent.length > 0) {
      const ends = await withdrawalOf(DB, silent, now)
      await retry(() => DB.batch([...ends, bind(DB, PROVE_ENDS, JSON.stringify(silent.map(id => [newId(), id])), now)]))
    }
    after = page.last
  }
}

const PROVE_ENDS = `
  INSERT INTO consents (id, subject, purpose, granted, how, text_version, page, at)
  SELECT value ->> 0, 'contact:' || (value ->> 1), 'ads', 0, 'withdrawal', 'silent', '', ?2 FROM json_each(?1) WHERE true
  ON CONFLICT DO NOTHING`
