import * as z from 'zod'
import { type Member, sealedOf } from '../audiences/members.ts'
import { all, bind, retry, run } from '../db/query.ts'
import { open, seal } from '../lib/crypto.ts'
import { SECOND_MS } from '../lib/time.ts'
import { BATCH, type Line } from './export-file.ts'
import { stampOf } from './listed.ts'

/** Opening and hashing a person costs ten times what reading them does. Lines that were made once are kept, sealed by the
 *  hundreds; the next pull opens a few boxes instead of each person. */

interface Recipe {
  name: string // the same lines for the same people
  make: (member: Member, sealed: string) => Promise<Line>
}

/** By contact: what the line was made of, and the line. */
type Bucket = Map<string, readonly [stamp: string, line: Line]>

const LARGE = 5000 // people, below which boxes hold too few to be worth their rows
const VERY_LARGE = 150_000
const MAX_TEXT = 1_400_000 // characters of a sealed box: D1 takes 2 MB

/** The lines of everybody, page by page. `now`: when the first page was read, ms. */
export async function* linesOf(
  env: Pick<Env, 'DB' | 'DATA_KEY'>,
  recipe: Recipe,
  pages: AsyncGenerator<Member[]>,
  now: number,
): AsyncGenerator<Line[]> {
  let digits: number | null | undefined
  for await (const page of pages) {
    if (page.length === 0) continue
    digits = digits === undefined ? digitsFor(page) : digits
    yield* linesOfPage(env, recipe, page, digits, now)
  }
}

/** How many digits of an id make a bucket. Ids are digests, spread evenly: the first page tells how many people there are. */
function digitsFor(page: readonly Member[]): number | null {
  const last = Number.parseInt(page.at(-1)!.id.slice(0, 8), 16)
  const people = page.length / ((last + 1) / 2 ** 32)
  return !(people >= LARGE) ? null : people < VERY_LARGE ? 2 : 3
}

async function* linesOfPage(
  env: Pick<Env, 'DB' | 'DATA_KEY'>,
  { name, make }: Recipe,
  page: readonly Member[],
  digits: number | null,
  now: number,
): AsyncGenerator<Line[]> {
  const bucketOf = ({ id }: Member) => id.slice(0, digits ?? 0)
  const boxes = digits === null ? new Map<string, Bucket>() : await openBoxes(env, name, page.map(bucketOf), digits)
  const changed = new Map<string, Bucket>()
  const keptOf = (member: Member) => {
    const kept = boxes.get(bucketOf(member))?.get(member.id)
    return kept?.[0] === stampOf(member) ? kept : undefined
  }
  const isMissing = (member: Member) => !keptOf(member)
  const sealed = await sealedOf(
    env.DB,
    page.filter(isMissing).map(({ id }) => id),
  )
  const add = async (member: Member) => {
    const text = sealed.get(member.id)
    const line = text === undefined ? null : await make(member, text)
    const box: Bucket = boxes.get(bucketOf(member)) ?? new Map()
    boxes.set(bucketOf(member), box.set(member.id, [stampOf(member), line]))
    changed.set(bucketOf(member), box)
  }
  for (let at = 0; at < page.length; at += BATCH) {
    const batch = page.slice(at, at + BATCH)
    await Promise.all(batch.filter(isMissing).map(add))
    yield batch.map(member => keptOf(member)![1])
  }
  if (digits !== null) await keep(env, name, changed, now)
}

const boxRow = z.object({ bucket: z.string(), sealed: z.string() })
const BOXES = `
  SELECT bucket, sealed FROM prepared WHERE recipe = ?1 AND bucket >= ?2 AND bucket <= ?3 AND length(bucket) = ?4`
const placeOf = (recipe: string, bucket: string) => `prepared.sealed.${recipe}.${bucket}`

async function openBoxes(
  { DB, DATA_KEY }: Pick<Env, 'DB' | 'DATA_KEY'>,
  recipe: string,
  buckets: readonly string[], // in order
  digits: number,
): Promise<Map<string, Bucket>> {
  const [first, last] = [buckets[0]!, buckets.at(-1)!]
  const rows = await retry(() => all(DB, boxRow, BOXES, recipe, first, last, digits))
  const opened = rows.map(async ({ bucket, sealed }): Promise<[string, Bucket]> => {
    // Ours alone, and sealed: that it holds what we put in needs no second look at each of a million lines.
    const lines = (await open(DATA_KEY, placeOf(recipe, bucket), sealed)) as [string, readonly [string, Line]][]
    return [bucket, new Map(lines)]
  })
  return new Map(await Promise.all(opened))
}

const CLOCKS_MS = 10 * SECOND_MS // how far those of two machines may be apart

// Not if anybody of the bucket has changed since: the trigger has emptied it, and what we hold may be of before.
const KEEP = `
  INSERT INTO prepared (recipe, bucket, sealed, made_at)
  SELECT ?1, ?2, ?3, ?4
  WHERE NOT EXISTS (SELECT 1 FROM contacts WHERE id >= ?2 AND id < ?2 || '~' AND updated_at >= ?5)
  ON CONFLICT DO UPDATE SET sealed = excluded.sealed, made_at = excluded.made_at`

async function keep(
  { DB, DATA_KEY }: Pick<Env, 'DB' | 'DATA_KEY'>,
  recipe: string,
  changed: ReadonlyMap<string, Bucket>,
  now: number,
): Promise<void> {
  const kept = [...changed].map(async ([bucket, lines]) => {
    const sealed = await seal(DATA_KEY, placeOf(recipe, bucket), [...lines])
    return sealed.length > MAX_TEXT ? [] : [bind(DB, KEEP, recipe, bucket, sealed, now, now - CLOCKS_MS)]
  })
  const statements = (await Promise.all(kept)).flat()
  if (statements.length > 0) await retry(() => DB.batch(statements))
}

const DROP = `DELETE FROM prepared WHERE substr(sealed, 1, instr(sealed, '.') - 1) <> ?1`
/** Boxes that are not sealed under the key of this id: the next pull makes them again. */
export const dropPrepared = (db: D1Database, keyId: string): Promise<number> => run(db, DROP, keyId)
