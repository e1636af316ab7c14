import * as z from 'zod'
import { nameOf } from '../db/databases.ts'
import { newId } from '../lib/ids.ts'
import { DAY_MS, dayOf } from '../lib/time.ts'
import { record } from './record.ts'
import { type Recorded, recorded } from './row.ts'

/** What the queue's consumer stored is kept in R2 as well, as it came, so that `views` and all that is made of it can be made
 *  again: `beacons/DB/2026-12-01/<id>.ndjson.gz`, an object for each batch and database, a row per line. Of one machine that
 *  has no queue, the backup is what there is. */

type Archiving = Pick<Env, 'FILES' | 'ARCHIVE_DAYS' | 'DATABASE'>

const MOST_DAYS = 90
const days = z
  .string()
  .regex(/^\d{1,2}$/)
  .transform(Number)
  .refine(n => n <= MOST_DAYS)

/** 0: nothing is archived. Throws when ARCHIVE_DAYS makes no sense: nothing is kept or deleted by guesswork. */
export function archivedDays({ ARCHIVE_DAYS }: Pick<Env, 'ARCHIVE_DAYS'>): number {
  const read = days.safeParse(String(ARCHIVE_DAYS))
  if (!read.success) throw new Error(`ARCHIVE_DAYS is "${ARCHIVE_DAYS}": it must be 0 to ${MOST_DAYS}.`)
  return read.data
}

/** Twice is harmless: who makes tables again stores each row through the door that any beacon comes by. */
export async function archive(env: Archiving, rows: readonly Recorded[], now: number): Promise<void> {
  if (rows.length === 0 || archivedDays(env) === 0) return
  const lines = rows.map(row => JSON.stringify(row)).join('\n')
  const packed = new Response(lines).body!.pipeThrough(new CompressionStream('gzip'))
  const key = `${folderOf(env)}${dayOf(now)}/${newId()}.ndjson.gz`
  await env.FILES.put(key, await new Response(packed).arrayBuffer())
}

const OBJECTS_AT_ONCE = 20 // of 100 rows each: a second or two of D1, as one request may take

interface Rebuilt {
  objects: number
  rows: number
  next: string | null // where to go on
}

/** Stores again what came on these days ('2026-12-01', both included), a part at a time: go on with `next` until there is none.
 *  Whoever withdrew or was erased since is not brought back: their visitor is gone, and no touch is made without one. */
export async function rebuild(
  env: Archiving & Pick<Env, 'DB'>,
  { from, to, cursor }: { from: string; to: string; cursor?: string | undefined },
): Promise<Rebuilt> {
  const folder = folderOf(env)
  const startAfter = cursor === undefined ? `${folder}${from}` : `${folder}${cursor}`
  const { objects, truncated } = await env.FILES.list({ prefix: folder, startAfter, limit: OBJECTS_AT_ONCE })
  const due = objects.filter(({ key }) => key < `${folder}${to}/~`)
  let rows = 0
  for (const { key } of due) rows += await storeAgain(env, key)
  const more = truncated && due.length === objects.length
  return { objects: due.length, rows, next: more ? due.at(-1)!.key.slice(folder.length) : null }
}

async function storeAgain({ FILES, DB }: Pick<Env, 'FILES' | 'DB'>, key: string): Promise<number> {
  const object = await FILES.get(key)
  if (!object) return 0 // too old meanwhile
  const lines = await new Response(object.body.pipeThrough(new DecompressionStream('gzip'))).text()
  const rows = lines.split('\n').map(line => recorded.parse(JSON.parse(line)))
  await record(DB, rows)
  return rows.length
}

/** Every night: what came before ARCHIVE_DAYS ago. */
export async function forgetArchive(env: Archiving, now: number): Promise<void> {
  const folder = folderOf(env)
  const limit = `${folder}${dayOf(now - archivedDays(env) * DAY_MS)}`
  for (;;) {
    const { objects } = await env.FILES.list({ prefix: folder })
    const old = objects.filter(({ key }) => key < limit).map(({ key }) => key)
    if (old.length > 0) await env.FILES.delete(old)
    if (old.length < objects.length || objects.length === 0) return
  }
}

const folderOf = (env: Pick<Env, 'DATABASE'>): string => `beacons/${nameOf(env)}/`
