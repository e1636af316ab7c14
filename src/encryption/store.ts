import * as z from 'zod'
import { all, run } from '../db/query.ts'

type SecretName = 'DATA_KEY' | 'SIGNING_KEY'

const NOTE_KEY = `
  INSERT INTO keys_used (secret, key_id, since) VALUES (?1, ?2, ?3)
  ON CONFLICT (secret) DO UPDATE SET key_id = excluded.key_id, since = excluded.since WHERE key_id <> excluded.key_id`
/** Since when this key seals or signs. */
export const noteKey = (db: D1Database, secret: SecretName, keyId: string, now: number): Promise<number> =>
  run(db, NOTE_KEY, secret, keyId, now)

const keyUsed = z.object({ secret: z.enum(['DATA_KEY', 'SIGNING_KEY']), key_id: z.string(), since: z.int() })
const KEYS = `SELECT secret, key_id, since FROM keys_used`
export const keysUsed = (db: D1Database): Promise<z.infer<typeof keyUsed>[]> => all(db, keyUsed, KEYS)

const pass = z.object({
  place: z.string(),
  keys: z.string(),
  after: z.string(),
  began_at: z.int(),
  moved: z.int(),
  unopened: z.int(),
  resealed: z.int(),
  clean_at: z.int().nullable(),
})
export type Pass = z.infer<typeof pass>

const PASSES = `SELECT place, keys, after, began_at, moved, unopened, resealed, clean_at FROM resealings`
export const allPasses = (db: D1Database): Promise<Pass[]> => all(db, pass, PASSES)

// Under other keys than before all of it begins anew.
const BEGIN = `
  INSERT INTO resealings (place, keys, began_at) SELECT value, ?2, ?3 FROM json_each(?1) WHERE true
  ON CONFLICT (place) DO UPDATE SET keys = excluded.keys, after = '', began_at = excluded.began_at, moved = 0, unopened = 0,
    resealed = 0, clean_at = NULL
  WHERE keys <> excluded.keys`
export const beginPasses = (db: D1Database, places: readonly string[], keys: string, now: number): Promise<number> =>
  run(db, BEGIN, JSON.stringify(places), keys, now)

const ADVANCE = `
  UPDATE resealings SET after = ?4, moved = moved + ?5, unopened = unopened + ?6, resealed = resealed + ?5
  WHERE place = ?1 AND keys = ?2 AND after = ?3 AND clean_at IS NULL`
/** False: another run has come further. */
export const advance = async (
  db: D1Database,
  { place, keys, after }: Pass,
  to: { after: string; moved: number; unopened: number },
): Promise<boolean> => (await run(db, ADVANCE, place, keys, after, to.after, to.moved, to.unopened)) > 0

const END_CLEAN = `
  UPDATE resealings SET clean_at = ?4 WHERE place = ?1 AND keys = ?2 AND after = ?3 AND moved = 0 AND began_at >= ?5`
const BEGIN_AGAIN = `
  UPDATE resealings SET after = '', began_at = ?4, moved = 0, unopened = 0
  WHERE place = ?1 AND keys = ?2 AND after = ?3 AND clean_at IS NULL`
/** The last row was seen. The place is clean when this pass found nothing to move and began late enough, else there is another. */
export async function endPass(
  db: D1Database,
  { place, keys, after }: Pass,
  { cleanFrom }: { cleanFrom: number },
  now: number,
): Promise<void> {
  await run(db, END_CLEAN, place, keys, after, now, cleanFrom)
  await run(db, BEGIN_AGAIN, place, keys, after, now)
}
