import * as z from 'zod'
import { ADS_CONSENT } from '../contacts/consent.ts'
import { MARK_OF_SEALED } from '../contacts/person.ts'
import { pageBehind } from '../contacts/walk.ts'
import { all, type Param, retry } from '../db/query.ts'
import { belongs } from './compile.ts'
import type { Criteria } from './criteria.ts'
import { Bound, PERSON } from './subject.ts'

/** Who is in, without what is sealed of them: a list is walked far more often than people in it are opened. */
export interface Member {
  id: string
  mark: string // of what is sealed of them: another one as soon as they are sealed anew
  worth: number | null // what the CRM says that they have brought in, in millionths …
  currency: string | null // … of this
}

// One row per page: a row for each member would cost twice as much on its way as it does in the database.
const listOf = (is: string, after: string) => `
  WITH ${pageBehind(after)}
  SELECT last, (
    SELECT group_concat(c.id || ' ' || ${MARK_OF_SEALED} || ifnull(' ' || u.value_micros || ' ' || u.currency, ''), char(10) ORDER BY c.id)
    FROM contacts c LEFT JOIN customers u ON u.contact_id = c.id
    WHERE c.id > ${after} AND c.id <= page.last AND ${ADS_CONSENT} AND ${is}) AS members
  FROM page`
const pageRow = z.object({ last: z.string().nullable(), members: z.string().nullable() })

/** The statement that reads one page, and its values; the first is where the page before it ended. */
export function membersStatement(criteria: Criteria): { sql: string; values: (after: string) => Param[] } {
  const bound = new Bound()
  const after = bound.value('') // the first: what the rule names is never empty text
  const sql = listOf(belongs(criteria.rule, PERSON, bound, criteria), after)
  return { sql, values: start => [start, ...bound.values.slice(1)] }
}

/** The people in an audience, page by page in the order of their ids; the next page is read while the caller works on this one.
 *  `after`: the id to go on behind. */
export async function* listMembers(db: D1Database, criteria: Criteria, after = ''): AsyncGenerator<Member[]> {
  const { sql, values } = membersStatement(criteria)
  const read = (from: string) => {
    const page = retry(() => all(db, pageRow, sql, ...values(from)))
    page.catch(() => {}) // awaited below, unless the caller stops first
    return page
  }
  for (let next = read(after); ; ) {
    const [page] = await next
    if (!page?.last) return
    next = read(page.last)
    yield membersIn(page.members)
  }
}

const membersIn = (text: string | null): Member[] =>
  (text?.split('\n') ?? []).map(line => {
    const [id = '', mark = '', worth, currency] = line.split(' ')
    return { id, mark, worth: worth === undefined ? null : Number(worth), currency: currency ?? null }
  })

const sealedRow = z.object({ id: z.string(), sealed: z.string() })
const SEALED = `
  SELECT c.id, c.sealed FROM json_each(?1) j CROSS JOIN contacts c ON c.id = j.value WHERE ${ADS_CONSENT}`

/** By id, what is sealed of these people. Whoever has withdrawn since they were listed is not there. */
export async function sealedOf(db: D1Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await retry(() => all(db, sealedRow, SEALED, JSON.stringify(ids)))
  return new Map(rows.map(({ id, sealed }) => [id, sealed]))
}
