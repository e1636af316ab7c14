import * as z from 'zod'
import { ADS_CONSENT } from '../contacts/consent.ts'
import { all, type Param, retry } from '../db/query.ts'
import { belongs } from './compile.ts'
import type { Criteria } from './criteria.ts'
import { Bound, PERSON } from './subject.ts'

const memberRow = z.object({
  id: z.string().nullable(),
  sealed: z.string().nullable(),
  worth: z.int().nullable(),
  currency: z.string().nullable(),
})

export interface Member {
  id: string
  sealed: string
  worth: number | null // what the CRM says that they have brought in, in millionths …
  currency: string | null // … of this
}

/** Contacts judged per query, members or not: D1 is one thread, and beacons have to get their turn in between. */
export const PAGE = 5000

// The first row is where the page ends (null: nobody is left); the others are its members.
const listOf = (is: string, after: string) => `
  WITH page AS (SELECT id FROM contacts WHERE id > ${after} ORDER BY id LIMIT ${PAGE})
  SELECT max(id) AS id, NULL AS sealed, NULL AS worth, NULL AS currency FROM page
  UNION ALL
  SELECT c.id, c.sealed, u.value_micros AS worth, u.currency FROM contacts c LEFT JOIN customers u ON u.contact_id = c.id
  WHERE c.id > ${after} AND c.id <= (SELECT max(id) FROM page) AND ${ADS_CONSENT} AND ${is}`

/** The statement that reads one page, and its values; the first is where the page before it ended. */
export function membersStatement(criteria: Criteria): { sql: string; values: (after: string) => Param[] } {
  const bound = new Bound()
  const after = bound.value('') // the first: what the rule names is never empty text
  const sql = listOf(belongs(criteria.rule, PERSON, bound, criteria), after)
  return { sql, values: start => [start, ...bound.values.slice(1)] }
}

/** The people in an audience, page by page in the order of their ids; the next page is read while the caller works on this one. */
export async function* listMembers(db: D1Database, criteria: Criteria): AsyncGenerator<Member[]> {
  const { sql, values } = membersStatement(criteria)
  const read = (after: string) => {
    const rows = retry(() => all(db, memberRow, sql, ...values(after)))
    rows.catch(() => {}) // awaited below, unless the caller stops first
    return rows
  }
  let next = read('')
  for (;;) {
    const [end, ...members] = await next
    if (!end?.id) return
    next = read(end.id)
    yield members.filter((row): row is Member => row.sealed !== null)
  }
}
