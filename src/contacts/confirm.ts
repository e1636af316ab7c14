import * as z from 'zod'
import { bind, first } from '../db/query.ts'
import { bit } from '../lib/text.ts'
import { DAY_MS } from '../lib/time.ts'
import { type Mail, queueMail, tellWebhooks } from '../outbox/store.ts'
import { tieStatements } from '../pixel/person/tie.ts'
import { openPerson } from './person.ts'
import { type Agreed, type Occasion, proofStatement } from './proof.ts'
import { type ConfirmedTold, personTold } from './told.ts'

/** A link that was not followed for a week leads nowhere. */
export const CONFIRM_WITHIN_MS = 7 * DAY_MS

/** Whoever types another's address into our forms over and over does not fill their mailbox. */
const MAILS_A_DAY = 3

const MAILS_OF_TODAY = `SELECT count(*) AS n FROM confirmations WHERE contact_id = ?1 AND asked_at > ?2`
const ADD = `
  INSERT INTO confirmations (event, contact_id, visitor_id, campaign, ad, version, contact, ads, text_version, asked_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (event) DO NOTHING`

interface Pending extends Occasion {
  agreed: Agreed
  visitor: string | null
}

/** What was agreed to waits, and the mail that asks to confirm it leaves. To be run in the batch that stores the lead. */
export async function pendingStatements(
  db: D1Database,
  dataKey: string,
  { event, contact, visitor, campaign, ad, version, agreed, textVersion }: Pending,
  mail: Mail,
  now: number,
): Promise<D1PreparedStatement[]> {
  const today = await first(db, z.object({ n: z.int() }), MAILS_OF_TODAY, contact, now - DAY_MS)
  const flag = (is: boolean) => (is ? 1 : 0)
  const waiting = bind(
    db, ADD, event, contact, visitor, campaign, ad, version, flag(agreed.contact), flag(agreed.ads), textVersion, now,
  ) // biome-ignore format: the columns in the order of the statement
  if ((today?.n ?? 0) >= MAILS_A_DAY) return [waiting]
  return [waiting, await queueMail(db, dataKey, { topic: 'mail.confirm', event, contact, mail }, now)]
}

const confirmation = z.object({
  event: z.string(),
  contact_id: z.string(),
  visitor_id: z.string().nullable(),
  campaign: z.string(),
  ad: z.string(),
  version: z.int(),
  contact: bit,
  ads: bit,
  text_version: z.string(),
  asked_at: z.int(),
  confirmed_at: z.int().nullable(),
  sealed: z.string(),
})
export type Confirmation = z.infer<typeof confirmation>

const FIND = `
  SELECT f.event, f.contact_id, f.visitor_id, f.campaign, f.ad, f.version, f.contact, f.ads, f.text_version, f.asked_at,
    f.confirmed_at, c.sealed
  FROM confirmations f JOIN contacts c ON c.id = f.contact_id AND c.erased_at IS NULL
  WHERE f.event = ?1`
/** Null when there is none, or when whoever it was of is forgotten. */
export const findConfirmation = (db: D1Database, event: string) => first(db, confirmation, FIND, event)

// Each looks at the row that still waits, and MARK comes last: of two at once the second changes nothing.
const AGREE = `
  UPDATE contacts SET
    contact_consent_at = coalesce(contact_consent_at, CASE WHEN f.contact = 1 THEN ?2 END),
    ads_consent_at     = coalesce(ads_consent_at, CASE WHEN f.ads = 1 THEN ?2 END),
    updated_at         = ?2
  FROM confirmations f
  WHERE f.event = ?1 AND f.confirmed_at IS NULL AND contacts.id = f.contact_id AND contacts.erased_at IS NULL`
const MARK = `UPDATE confirmations SET confirmed_at = ?2 WHERE event = ?1 AND confirmed_at IS NULL`

/** What waited counts from now on. Confirming twice is confirming once. */
export async function confirmLead(db: D1Database, dataKey: string, c: Confirmation, now: number): Promise<void> {
  if (c.confirmed_at !== null) return
  const { event, campaign, ad, version, text_version: textVersion, contact_id: contact } = c
  const occasion = { event, contact, campaign, ad, version, textVersion }
  const agreed = (['contact', 'ads'] as const).filter(purpose => c[purpose])
  const payload: ConfirmedTold = {
    ...{ id: event, campaign, ad, at: new Date(now).toISOString() },
    person: personTold(await openPerson(dataKey, contact, c.sealed)),
    consent: { contact: c.contact, ads: c.ads, textVersion, confirmed: true },
  }
  await db.batch([
    bind(db, AGREE, event, now),
    ...agreed.map(purpose => proofStatement(db, occasion, { purpose, granted: true, how: 'form' }, now)),
    ...(c.visitor_id ? tieStatements(db, { visitor: c.visitor_id, contact, how: 'mail' }, now) : []),
    await tellWebhooks(db, dataKey, { topic: 'lead.confirmed', event, campaign, contact, payload }, now),
    bind(db, MARK, event, now),
  ])
}
