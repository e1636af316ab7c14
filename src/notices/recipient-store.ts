import * as z from 'zod'
import { all, bind, first, run } from '../db/query.ts'
import { blindIndex, open, seal } from '../lib/crypto.ts'
import { newId } from '../lib/ids.ts'
import { forgetContacts } from '../outbox/store.ts'
import { type NewRecipient, type Recipient, type RecipientChange, recipientRow } from './recipient-schema.ts'
import { nextSlot } from './slot.ts'

export const placeOfAddress = (id: string) => `recipients.sealed.${id}`

/** In the clear only for whoever writes to it, and for the team that typed it. */
export const addressOf = async (dataKey: string, { id, sealed }: Pick<Recipient, 'id' | 'sealed'>): Promise<string> =>
  z.string().parse(await open(dataKey, placeOfAddress(id), sealed))

const ADD = `
  INSERT INTO recipients (id, email_index, sealed, language, digest, alerts, campaigns, weekday, hour, zone, origin, created_at, digest_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
  ON CONFLICT (email_index) DO NOTHING`
/** The id; null when the address is here already. */
export async function addRecipient(
  env: Pick<Env, 'DB' | 'DATA_KEY'>,
  { email, ...r }: NewRecipient,
  origin: string,
  now: number,
): Promise<string | null> {
  const id = newId()
  const index = await blindIndex(env.DATA_KEY, 'recipient', email)
  const sealed = await seal(env.DATA_KEY, placeOfAddress(id), email)
  const added = await run(
    env.DB, ADD, id, index, sealed, r.language, Number(r.digest), Number(r.alerts), listed(r.campaigns), r.weekday, r.hour, r.zone,
    origin, now, nextSlot(r, now),
  ) // biome-ignore format: the columns in the order of the statement
  return added === 1 ? id : null
}

const listed = (campaigns: readonly string[] | null) => campaigns && JSON.stringify(campaigns)

const UNKNOWN = `SELECT value AS slug FROM json_each(?1) WHERE value NOT IN (SELECT slug FROM campaigns)`
/** Which of these campaigns are not there: of them alone, nobody would ever hear anything. */
export const unknownCampaigns = async (db: D1Database, campaigns: readonly string[] | null): Promise<string[]> =>
  campaigns ? (await all(db, z.object({ slug: z.string() }), UNKNOWN, listed(campaigns))).map(({ slug }) => slug) : []

const CHANGE = `
  UPDATE recipients SET language = ?2, digest = ?3, alerts = ?4, campaigns = ?5, weekday = ?6, hour = ?7, zone = ?8, digest_at = ?9
  WHERE id = ?1`
export const changeRecipient = async (db: D1Database, id: string, r: RecipientChange, now: number) =>
  (await run(
    db, CHANGE, id, r.language, Number(r.digest), Number(r.alerts), listed(r.campaigns), r.weekday, r.hour, r.zone, nextSlot(r, now),
  )) === 1 // biome-ignore format: the columns in the order of the statement

const COLUMNS = `
  SELECT id, sealed, language, digest, alerts, campaigns, weekday, hour, zone, origin, created_at, asked_at, confirmed_at, digest_at,
    digested_at FROM recipients`
const LIST = `${COLUMNS} WHERE id > ?1 ORDER BY id LIMIT ?2`
export const listRecipients = (db: D1Database, cursor: string, limit: number): Promise<Recipient[]> =>
  all(db, recipientRow, LIST, cursor, limit + 1)

const FIND = `${COLUMNS} WHERE id = ?1`
export const findRecipient = (db: D1Database, id: string) => first(db, recipientRow, FIND, id)

const EVERY = `${COLUMNS} ORDER BY id`
/** A team's own: dozens at most. */
export const everyRecipient = (db: D1Database): Promise<Recipient[]> => all(db, recipientRow, EVERY)

const DELETE = `DELETE FROM recipients WHERE id = ?1`
/** With the mails that wait for them. */
export async function deleteRecipient(db: D1Database, id: string, now: number): Promise<boolean> {
  const [deleted] = await db.batch([bind(db, DELETE, id), forgetContacts(db, [id], now)])
  return deleted!.meta.changes === 1
}

const CONFIRM = `UPDATE recipients SET confirmed_at = ?2 WHERE id = ?1 AND confirmed_at IS NULL`
export const confirmRecipient = (db: D1Database, id: string, now: number) => run(db, CONFIRM, id, now)

// Not twice within some minutes, and not while one is on its way.
const ASK_NOW = `
  UPDATE recipients SET digest_at = ?2
  WHERE id = ?1 AND confirmed_at IS NOT NULL AND digest = 1 AND digest_at > ?2 AND (digested_at IS NULL OR digested_at <= ?3)`
/** The digest is due now: the next run sends it. False when that is too soon. */
export const askDigestNow = async (db: D1Database, id: string, now: number, since: number): Promise<boolean> =>
  (await run(db, ASK_NOW, id, now, since)) === 1

const ASK_AGAIN = `UPDATE recipients SET asked_at = NULL WHERE id = ?1 AND confirmed_at IS NULL AND asked_at <= ?2`
/** The mail that asks to confirm leaves with the next run. False when that is too soon. */
export const askAgain = async (db: D1Database, id: string, since: number): Promise<boolean> =>
  (await run(db, ASK_AGAIN, id, since)) === 1

const ASKED = `UPDATE recipients SET asked_at = ?2 WHERE id = ?1`
/** To be run in the batch that queues the mail. */
export const askedStatement = (db: D1Database, id: string, now: number) => bind(db, ASKED, id, now)

const DIGESTED = `UPDATE recipients SET digested_at = ?3, digest_at = ?4 WHERE id = ?1 AND digest_at = ?2`
/** To be run in the batch that queues the mail. */
export const digestedStatement = (db: D1Database, r: Recipient, now: number) =>
  bind(db, DIGESTED, r.id, r.digest_at, now, nextSlot(r, now))
