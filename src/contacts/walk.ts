import * as z from 'zod'
import { all, type Param, retry } from '../db/query.ts'
import { jsonText } from '../lib/text.ts'

/** Contacts judged per query, looked for or not: D1 is one thread, and beacons have to get their turn in between. */
export const PAGE = 5000

/** SQL: where the next page of contacts behind an id ends, `page.last`; null behind everybody. */
export const pageBehind = (after: string): string => `
  page AS MATERIALIZED (SELECT max(id) AS last FROM (SELECT id FROM contacts WHERE id > ${after} ORDER BY id LIMIT ${PAGE}))`

/** SQL: of the page behind ?1 those, over alias `c`, of whom `is` holds. */
export const pageOfThose = (is: string): string => `
  WITH ${pageBehind('?1')}
  SELECT last, (
    SELECT json_group_array(c.id) FROM contacts c WHERE c.id > ?1 AND c.id <= page.last AND ${is}) AS those
  FROM page`

const pageRow = z.object({ last: z.string().nullable(), those: jsonText(z.array(z.string())) })

/** Their ids, page by page of all contacts; a page of which nobody is told is told empty. `params`: from ?2 on. */
export async function* walk(db: D1Database, those: string, ...params: Param[]): AsyncGenerator<string[]> {
  for (let after = ''; ; ) {
    const [page] = await retry(() => all(db, pageRow, those, after, ...params))
    if (!page?.last) return
    yield page.those
    after = page.last
  }
}
