import * as z from 'zod'
import { all } from '../db/query.ts'

/** The register of everything that left for an ad platform: files taken by hand, feeds pulled, lists kept, conversions told.
 *  Counts, never anybody's data. */
const sending = z.object({
  id: z.string(), // UUIDv7: in order of time
  at: z.int(), // ms
  kind: z.enum(['export', 'feed', 'list', 'conversions']),
  destination: z.string(), // kept when a destination is retired
  audience: z.string(), // '': conversions
  conversions: z.string().nullable(), // their kind, in a feed
  list: z.string().nullable(),
  connection: z.string().nullable(),
  actor: z.string(),
  members: z.int(), // rows of a file, people added to a list, conversions taken
  removed: z.int(), // people taken off a list
  refused: z.int(),
  retries: z.int(),
  verdict: z.string(),
  reason: z.string(), // '' when nothing is wrong
  excerpt: z.string(), // of the last request
})
export type Sending = z.infer<typeof sending>

const FILES = `
  SELECT id, at, kind, destination, audience, conversions, NULL AS list, NULL AS connection, actor, members,
    0 AS removed, 0 AS refused, 0 AS retries, verdict, '' AS reason, '' AS excerpt
  FROM deliveries`
const LISTS = `
  SELECT id, at, 'list', destination, audience, NULL, list, NULL, actor, added, removed, refused, retries, verdict, reason, excerpt
  FROM list_runs`
const EVENTS = `
  SELECT r.id, r.at, 'conversions', c.destination, '', NULL, NULL, r.connection, 'job', r.accepted, 0, r.refused, r.attempt - 1,
    r.verdict, r.reason, r.excerpt`
const LATEST = 'ORDER BY id DESC LIMIT ?2'

export const REGISTER = `
  ${FILES} WHERE id < ?1 UNION ALL ${LISTS} WHERE id < ?1 UNION ALL
  ${EVENTS} FROM event_requests r CROSS JOIN connections c ON c.id = r.connection WHERE r.id < ?1 ${LATEST}`
// The latest requests of each connection: found by index, however many went to other platforms since.
export const REGISTER_OF = `
  ${FILES} WHERE destination = ?3 AND id < ?1 UNION ALL ${LISTS} WHERE destination = ?3 AND id < ?1 UNION ALL
  ${EVENTS} FROM connections c CROSS JOIN event_requests r ON r.id IN (
    SELECT id FROM event_requests WHERE connection = c.id AND id < ?1 ${LATEST})
  WHERE c.destination = ?3 ${LATEST}`
// Of one audience: each half by its index, the lists' runs by those of its lists.
export const REGISTER_FOR = `
  SELECT * FROM (${FILES} WHERE audience = ?3 AND id < ?1 AND (?4 IS NULL OR destination = ?4) ORDER BY at DESC LIMIT ?2)
  UNION ALL ${LISTS} WHERE id IN (
    SELECT r.id FROM lists l CROSS JOIN list_runs r ON r.id IN (
      SELECT id FROM list_runs WHERE list = l.id AND id < ?1 AND (?4 IS NULL OR destination = ?4) ${LATEST})
    WHERE l.audience = ?3) ${LATEST}`
/** Of what left of one audience, latest first, `limit + 1` rows. */
export const listSendingsOf = (
  db: D1Database,
  cursor: string,
  limit: number,
  { audience, destination }: { audience: string; destination?: string | undefined },
): Promise<Sending[]> => all(db, sending, REGISTER_FOR, cursor || '~', limit + 1, audience, destination ?? null)

/** Latest first, `limit + 1` rows; of one platform or of all. */
export const listSendings = (
  db: D1Database,
  cursor: string,
  limit: number,
  destination?: string,
): Promise<Sending[]> =>
  destination === undefined
    ? all(db, sending, REGISTER, cursor || '~', limit + 1)
    : all(db, sending, REGISTER_OF, cursor || '~', limit + 1, destination)
