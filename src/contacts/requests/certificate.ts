import * as z from 'zod'
import { all } from '../../db/query.ts'
import type { Request } from './store.ts'

/** gone: taken off, and the platform confirmed it. told: it was asked to. waiting: it will be, within minutes. refused: it does not
 *  let go, which each later run tries again. */
export type Removal = 'gone' | 'told' | 'waiting' | 'refused'

const row = z.object({
  destination: z.string(),
  list: z.string(),
  state: z.string().nullable(),
  work: z.string().nullable(),
})
export const REMOVALS = `
  SELECT j.value ->> 'destination' AS destination, j.value ->> 'list' AS list, s.state, s.work
  FROM json_each(?1) j LEFT JOIN sent_members s ON s.list = j.value ->> 'list' AND s.contact_id = j.value ->> 'contact'`

/** What became of the person on each list that had them, as it stands now. */
export async function removalsOf(db: D1Database, { found }: Pick<Request, 'found'>) {
  const rows = await all(db, row, REMOVALS, JSON.stringify(found?.lists ?? []))
  return rows.map(({ destination, list, state, work }) => ({ destination, list, state: removalOf(state, work) }))
}

/** Somebody who agreed anew is on the list again: what was asked for then was done. */
export function removalOf(state: string | null, work: string | null): Removal {
  if (work === 'stuck') return 'refused'
  if (work === 'withdrawn' || work === 'remove') return 'waiting'
  return state === 'leaving' ? 'told' : 'gone'
}
