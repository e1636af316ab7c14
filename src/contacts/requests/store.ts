import * as z from 'zod'
import { all, bind, first, run } from '../../db/query.ts'
import { open, seal } from '../../lib/crypto.ts'
import { newId } from '../../lib/ids.ts'
import { jsonText } from '../../lib/text.ts'
import { DAY_MS } from '../../lib/time.ts'
import { dueAt, UNTOLD_MS } from './due.ts'
import { type Found, found } from './found.ts'
import { type Named, named } from './subject.ts'

export const kind = z.enum(['access', 'erasure'])
export type Kind = z.infer<typeof kind>

/** Why nothing was done: they could not be recognised (GDPR art. 12(6)), changed their mind, or ask over and over (art. 12(5)). */
export const declined = z.enum(['identity', 'taken-back', 'excessive'])

const requestRow = z
  .object({
    id: z.string(),
    kind,
    reference: z.string(),
    received_at: z.int(),
    due_at: z.int(),
    noted_by: z.string(),
    found: jsonText(found).nullable(),
    ended_at: z.int().nullable(),
    ended_by: z.string().nullable(),
    declined: declined.nullable(),
  })
  .transform(({ received_at, due_at, noted_by, ended_at, ended_by, ...row }) => ({
    ...row,
    ...{ receivedAt: received_at, dueAt: due_at, notedBy: noted_by, endedAt: ended_at, endedBy: ended_by },
  }))
export type Request = z.infer<typeof requestRow>

const COLUMNS = 'id, kind, reference, received_at, due_at, noted_by, found, ended_at, ended_by, declined'

const FIND = `SELECT ${COLUMNS} FROM privacy_requests WHERE id = ?1`
export const findRequest = (db: D1Database, id: string): Promise<Request | null> => first(db, requestRow, FIND, id)

export const LIST = `SELECT ${COLUMNS} FROM privacy_requests WHERE id < ?1 ORDER BY id DESC LIMIT ?2`
/** Latest first. */
export const listRequests = (db: D1Database, cursor: string, limit: number): Promise<Request[]> =>
  all(db, requestRow, LIST, cursor || '~', limit + 1)

export const OPEN = `
  SELECT ${COLUMNS} FROM privacy_requests INDEXED BY privacy_requests_open
  WHERE ended_at IS NULL AND id < ?1 ORDER BY id DESC LIMIT ?2`
/** What waits, latest first. */
export const openRequests = (db: D1Database, cursor: string, limit: number): Promise<Request[]> =>
  all(db, requestRow, OPEN, cursor || '~', limit + 1)

export const PRESSING = `
  SELECT ${COLUMNS} FROM privacy_requests INDEXED BY privacy_requests_open
  WHERE ended_at IS NULL AND received_at <= ?1 ORDER BY id`
/** What waits and whose month goes by. */
export const pressingRequests = (db: D1Database, now: number): Promise<Request[]> =>
  all(db, requestRow, PRESSING, now - UNTOLD_MS)

export const LATELY = `
  SELECT ${COLUMNS} FROM privacy_requests
  WHERE reference = ?1 AND kind = ?2 AND ended_at > ?3 AND declined IS NULL ORDER BY id DESC LIMIT 1`
/** A form that is sent twice is one request. */
export const doneLately = (db: D1Database, reference: string, of: Kind, now: number): Promise<Request | null> =>
  first(db, requestRow, LATELY, reference, of, now - DAY_MS)

export const placeOfRequest = (id: string): string => `privacy_requests.sealed.${id}`

interface NewRequest {
  kind: Kind
  reference: string
  who: Named
  receivedAt: number
  by: string
}

const NOTE = `
  INSERT INTO privacy_requests (id, kind, reference, sealed, received_at, due_at, noted_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`
export async function noteRequest(db: D1Database, dataKey: string, r: NewRequest): Promise<string> {
  const id = newId()
  const sealed = await seal(dataKey, placeOfRequest(id), r.who)
  await run(db, NOTE, id, r.kind, r.reference, sealed, r.receivedAt, dueAt(r.receivedAt), r.by)
  return id
}

const SEALED = `SELECT sealed FROM privacy_requests WHERE id = ?1 AND ended_at IS NULL`
/** Who asks, while the request is open; null afterwards. */
export async function openNamed(db: D1Database, dataKey: string, id: string): Promise<Named | null> {
  const row = await first(db, z.object({ sealed: z.string() }), SEALED, id)
  return row && namedIn(dataKey, id, row.sealed)
}

/** Throws when it cannot be opened. */
export const namedIn = async (dataKey: string, id: string, sealed: string): Promise<Named> =>
  named.parse(await open(dataKey, placeOfRequest(id), sealed))

// Once alone: a run that died after it erased must not find nothing the next time.
const NOTE_FOUND = `UPDATE privacy_requests SET found = coalesce(found, ?2) WHERE id = ?1`
export const noteFound = (db: D1Database, id: string, what: Found): Promise<number> =>
  run(db, NOTE_FOUND, id, JSON.stringify(what))

const END = `
  UPDATE privacy_requests SET ended_at = ?2, ended_by = ?3, declined = ?4, sealed = '' WHERE id = ?1 AND ended_at IS NULL`
export const endStatement = (
  db: D1Database,
  id: string,
  { by, declined: why = null }: { by: string; declined?: z.infer<typeof declined> | null },
  now: number,
): D1PreparedStatement => bind(db, END, id, now, by, why)
