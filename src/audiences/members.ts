import * as z from 'zod'
import { ADS_CONSENT } from '../contacts/consent.ts'
import { all, first, retry } from '../db/query.ts'
import { tierOf } from '../pixel/tier.ts'
import type { Criteria } from './criteria.ts'
import { MAX_LEVELS } from './schema.ts'

/** Who is judged: where their engagements and their contact's id are found. */
interface Subject {
  engagements: string
  contact: string
}

const PERSON: Subject = {
  engagements: `visitors v JOIN engagements e ON e.visitor_id = v.id WHERE v.contact_id = c.id AND v.withdrawn_at IS NULL`,
  contact: 'c.id',
}
const BROWSER: Subject = { engagements: `engagements e WHERE e.visitor_id = b.id`, contact: 'b.contact_id' }

// `rule` is an SQL expression that holds a Criteria as JSON; never a value.
const campaigns = (rule: string) => `(SELECT value FROM json_each(${rule}, '$.campaigns'))`

// A lead reaches the tier of a row that says nothing but lead = 1; a purchase counts as a lead too.
const bestTier = (who: Subject, rule: string) => `max(
  ifnull((SELECT max(${tierOf('e')}) FROM ${who.engagements}
    AND e.campaign IN ${campaigns(rule)} AND e.last_at >= ${rule} ->> 'since'), 0),
  ifnull((SELECT max(${tierOf('k')}) FROM (
    SELECT 0 AS engaged_ms, 0 AS scroll_pct, 0 AS cta_clicks, 0 AS contact_clicks, 0 AS visits, 0 AS form_started,
      1 AS lead, n.kind = 'purchase' AS purchase
    FROM conversions n
    WHERE n.contact_id = ${who.contact} AND n.at >= ${rule} ->> 'since' AND n.campaign IN ${campaigns(rule)}) k), 0))`

// Whoever converted stays out for good, whatever the window: by name in `conversions`, or seen by the pixel.
const converted = (kind: 'lead' | 'purchase', who: Subject, rule: string) => `(
  EXISTS (SELECT 1 FROM conversions n
    WHERE n.contact_id = ${who.contact} AND n.kind = '${kind}' AND n.campaign IN ${campaigns(rule)})
  OR EXISTS (SELECT 1 FROM ${who.engagements} AND e.${kind} = 1 AND e.campaign IN ${campaigns(rule)}))`

const belongs = (who: Subject, rule: string, level = 1): string => `(
  ${bestTier(who, rule)} BETWEEN ${rule} ->> 'min' AND ${rule} ->> 'max'
  AND NOT (${rule} ->> 'leads' AND ${converted('lead', who, rule)})
  AND NOT (${rule} ->> 'customers' AND ${converted('purchase', who, rule)})
  ${level < MAX_LEVELS ? `AND NOT EXISTS (SELECT 1 FROM json_each(${rule}, '$.except') x${level} WHERE ${belongs(who, `x${level}.value`, level + 1)})` : ''})`

const memberRow = z.object({ id: z.string().nullable(), sealed: z.string().nullable() })

export interface Member {
  id: string
  sealed: string
}

/** Contacts judged per query, members or not: D1 is one thread, and beacons have to get their turn in between. */
export const PAGE = 5000

// The first row is where the page ends (null: nobody is left); the others are its members.
export const LIST_MEMBERS = `
  WITH page AS (SELECT id FROM contacts WHERE id > ?2 ORDER BY id LIMIT ?3)
  SELECT max(id) AS id, NULL AS sealed FROM page
  UNION ALL
  SELECT c.id, c.sealed FROM contacts c
  WHERE c.id > ?2 AND c.id <= (SELECT max(id) FROM page) AND ${ADS_CONSENT} AND ${belongs(PERSON, '?1')}`

/** The people in an audience, page by page; the next page is read while the caller works on this one. */
export async function* listMembers(db: D1Database, criteria: Criteria): AsyncGenerator<Member[]> {
  const text = JSON.stringify(criteria)
  const read = (after: string) => {
    const rows = retry(() => all(db, memberRow, LIST_MEMBERS, text, after, PAGE))
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

const countRow = z.object({ n: z.int() })

export const COUNT_PEOPLE = `SELECT count(*) AS n FROM contacts c WHERE ${ADS_CONSENT} AND ${belongs(PERSON, '?1')}`
/** Contacts who agreed to advertising and are in the audience: what an export would hold. */
export const countPeople = async (db: D1Database, criteria: Criteria): Promise<number> =>
  (await first(db, countRow, COUNT_PEOPLE, JSON.stringify(criteria)))?.n ?? 0

export const COUNT_BROWSERS = `
  SELECT count(*) AS n FROM visitors b
  WHERE b.withdrawn_at IS NULL
    AND b.id IN (SELECT e.visitor_id FROM engagements e WHERE e.campaign IN ${campaigns('?1')} AND e.last_at >= ?1 ->> 'since')
    AND ${belongs(BROWSER, '?1')}`
/** Consented browsers that came within the window and are in the audience, known by name or not. */
export const countBrowsers = async (db: D1Database, criteria: Criteria): Promise<number> =>
  (await first(db, countRow, COUNT_BROWSERS, JSON.stringify(criteria)))?.n ?? 0
