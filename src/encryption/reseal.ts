import * as z from 'zod'
import { all, bind, jsonChunks } from '../db/query.ts'
import type { SealedColumn } from '../db/sealed-column.ts'
import { dropPrepared } from '../deliveries/prepared.ts'
import { keyIdOf, type Resealed, reseal } from '../lib/crypto.ts'
import { keyringOf } from '../lib/keyring.ts'
import { HOUR_MS } from '../lib/time.ts'
import { SEALED_COLUMNS } from './columns.ts'
import { advance, allPasses, beginPasses, endPass, keysUsed, noteKey, type Pass } from './store.ts'

/** A machine that does not know yet that the key has changed seals under the one before. */
export const SETTLED_MS = HOUR_MS

const PAGE = 500 // rows
const MOST_PAGES = 40 // of one run, all places together: D1 takes 1,000 queries

type Keys = Pick<Env, 'DB' | 'DATA_KEY' | 'SIGNING_KEY'>

/** Seals again, under the first key of DATA_KEY, what one of its others has sealed: some of it each time, until a whole pass
 *  finds nothing. */
export async function resealUnderNewKey(env: Keys, now: number): Promise<void> {
  const { keys, isRotated } = keyringOf(env.DATA_KEY)
  await noteKey(env.DB, 'DATA_KEY', await keyIdOf(keys[0]), now)
  await noteKey(env.DB, 'SIGNING_KEY', await keyIdOf(keyringOf(env.SIGNING_KEY).keys[0]), now)
  if (!isRotated) return
  const ids = (await Promise.all(keys.map(keyIdOf))).join()
  const known = SEALED_COLUMNS.map(({ name }) => name)
  await beginPasses(env.DB, known, ids, now)
  const waiting = (await allPasses(env.DB)).filter(({ keys, clean_at }) => keys === ids && clean_at === null)
  if (waiting.length === 0) return
  await dropPrepared(env.DB, await keyIdOf(keys[0]))
  const since = (await keysUsed(env.DB)).find(({ secret }) => secret === 'DATA_KEY')!.since
  const budget = { pages: MOST_PAGES }
  for (const pass of waiting) {
    const column = SEALED_COLUMNS.find(({ name }) => name === pass.place)
    if (column) await goThrough(env, column, pass, { budget, cleanFrom: since + SETTLED_MS }, now)
  }
}

async function goThrough(
  env: Keys,
  column: SealedColumn,
  from: Pass,
  { budget, cleanFrom }: { budget: { pages: number }; cleanFrom: number },
  now: number,
): Promise<void> {
  let pass = from
  while (budget.pages-- > 0) {
    const rows = await all(env.DB, sealedRow, column.page, pass.after, PAGE)
    const last = rows.at(-1)
    if (!last) return endPass(env.DB, pass, { cleanFrom }, now)
    const { moved, unopened } = await resealRows(env, column, rows)
    if (!(await advance(env.DB, pass, { after: last.id, moved, unopened }))) return
    pass = { ...pass, after: last.id }
  }
}

const sealedRow = z.object({ id: z.string(), sealed: z.string().nullable() })
type Row = z.infer<typeof sealedRow>

async function resealRows({ DB, DATA_KEY }: Keys, column: SealedColumn, rows: readonly Row[]) {
  const judged = await Promise.all(
    rows.flatMap(({ id, sealed }) => (sealed ? [judge(DATA_KEY, id, column.place(id), sealed)] : [])),
  )
  const moved = judged.flatMap(({ id, before, now }) => (now.is === 'resealed' ? [[id, before, now.sealed]] : []))
  for (const chunk of jsonChunks(moved))
    await DB.batch([column.replace, ...(column.also ? [column.also] : [])].map(sql => bind(DB, sql, chunk)))
  return { moved: moved.length, unopened: judged.filter(({ now }) => now.is === 'unopened').length }
}

const judge = async (
  dataKey: string,
  id: string,
  place: string,
  sealed: string,
): Promise<{ id: string; before: string; now: Resealed }> => ({
  ...{ id, before: sealed, now: await reseal(dataKey, place, sealed) },
})
