import * as z from 'zod'
import { ADS_CONSENT, ADS_WITHDRAWN } from '../contacts/consent.ts'
import { all } from '../db/query.ts'
import { CLICK_IDS_OF } from '../destinations/clicks.ts'
import type { Destination } from '../destinations/contract.ts'
import { type DestinationName, destinationNames, destinations } from '../destinations/index.ts'
import { DAY_MS } from '../lib/time.ts'
import { belongs } from './compile.ts'
import { type Criteria, criteriaOf } from './criteria.ts'
import { type Count, countOf, countsOf, reaches } from './estimate.ts'
import { type Draw, drawContacts, drawVisitors } from './population.ts'
import type { Rule } from './schema.ts'
import { Bound, BROWSER, PERSON } from './subject.ts'

/** Of a count, how far the true one may lie from it 95 times in 100; null: everybody was judged. */
type Margins<K extends string> = Record<K, number | null>

const PEOPLE = ['people', 'withEmail', 'withPhone', 'noConsent', 'withdrawn'] as const
const BROWSERS = ['visitors', 'identified', 'clickless'] as const

export interface Size {
  people: number // agreed to advertising: what an export would hold
  withEmail: number
  withPhone: number
  noConsent: number // would be in, had they agreed to advertising
  withdrawn: number // of these: had agreed, and took it back
  visitors: number // browsers that agreed to it
  identified: number // of these: we know whose they are
  clickless: number // of these: hold no click id or cookie that a platform knows them by
  margin: Margins<(typeof PEOPLE)[number] | (typeof BROWSERS)[number]>
  destinations: Record<DestinationName, Reach>
}

interface Reach {
  rows: number // people whom its list can name
  reachable: number // browsers that it can recognise by a click or a cookie of its own
  margin: Margins<'rows' | 'reachable'>
  minimum: number
  enough: boolean | null // null: the sample cannot tell
}

/** How many of those whom the platform recognises among them, only the platform knows. */
export async function audienceSize(db: D1Database, rule: Rule, now: number): Promise<Size> {
  const criteria = await criteriaOf(db, rule, now)
  const since = now - (rule.windowDays ?? 30) * DAY_MS
  const [contacts, browsers] = await Promise.all([drawContacts(db), drawVisitors(db, since, now)])
  const [people, visitors] = await Promise.all([
    countPeople(db, criteria, contacts),
    countBrowsers(db, criteria, browsers),
  ])
  const reach = await Promise.all(
    destinationNames.map(async (name): Promise<[DestinationName, Reach]> => {
      const { minimumMembers: minimum } = destinations[name]
      const rows = people[(await takesPhone(destinations[name])) ? 'people' : 'withEmail']
      const reachable = visitors[name]
      const margin = { rows: rows.margin, reachable: reachable.margin }
      return [name, { rows: rows.n, reachable: reachable.n, margin, minimum, enough: reaches(rows, minimum) }]
    }),
  )
  const counts = { ...people, ...visitors }
  const each = <T>(of: (count: Count) => T) =>
    Object.fromEntries([...PEOPLE, ...BROWSERS].map(name => [name, of(counts[name])])) as Record<
      keyof Size['margin'],
      T
    >
  return {
    ...each(({ n }) => n),
    margin: each(({ margin }) => margin),
    destinations: Object.fromEntries(reach) as Size['destinations'],
  }
}

export interface LeftOut {
  noConsent: number
  withdrawn: number // of these
  excluded: number
  margin: Margins<'noConsent' | 'withdrawn' | 'excluded'>
}

/** People whom the rule describes and who are not in: by consent, and by what the rule leaves out. */
export async function leftOut(db: D1Database, rule: Rule, now: number): Promise<LeftOut> {
  const { exclude: _, ladder: __, ...whole } = rule
  const draw = await drawContacts(db)
  const count = async (r: Rule) => countPeople(db, await criteriaOf(db, r, now), draw)
  const [{ people, noConsent, withdrawn }, all] = await Promise.all([count(rule), count(whole)])
  const excluded = countOf(
    draw,
    all.people.found.map((n, part) => Math.max(0, n - people.found[part]!)),
  )
  return {
    noConsent: noConsent.n,
    withdrawn: withdrawn.n,
    excluded: excluded.n,
    margin: { noConsent: noConsent.margin, withdrawn: withdrawn.margin, excluded: excluded.margin },
  }
}

/** Its people alone: browsers take longer to judge. */
export async function peopleOf(db: D1Database, rule: Rule, now: number): Promise<Pick<Count, 'n' | 'margin'>> {
  const { people } = await countPeople(db, await criteriaOf(db, rule, now), await drawContacts(db))
  return { n: people.n, margin: people.margin }
}

const rowOf = <K extends string>(columns: readonly K[]) =>
  z.object({
    part: z.int(),
    ...(Object.fromEntries(columns.map(column => [column, z.int()])) as Record<K, z.ZodInt>),
  })

const peopleRow = rowOf(PEOPLE)

/** The statement that counts people, and its values. */
export function peopleStatement(criteria: Criteria, draw: Draw) {
  const bound = new Bound()
  const ranges = bound.value(JSON.stringify(draw.ranges))
  const sql = `
    SELECT r.value ->> 2 AS part, count(*) FILTER (WHERE ${ADS_CONSENT}) AS people,
      count(*) FILTER (WHERE ${ADS_CONSENT} AND c.email_index IS NOT NULL) AS withEmail,
      count(*) FILTER (WHERE ${ADS_CONSENT} AND c.phone_index IS NOT NULL) AS withPhone,
      count(*) FILTER (WHERE NOT ${ADS_CONSENT}) AS noConsent, count(*) FILTER (WHERE ${ADS_WITHDRAWN}) AS withdrawn
    FROM json_each(${ranges}) r CROSS JOIN contacts c ON c.id >= r.value ->> 0 AND c.id < r.value ->> 1
    WHERE c.erased_at IS NULL AND ${belongs(criteria.rule, PERSON, bound, criteria)} GROUP BY 1`
  return { sql, values: bound.values }
}

async function countPeople(db: D1Database, criteria: Criteria, draw: Draw) {
  const { sql, values } = peopleStatement(criteria, draw)
  return countsOf(draw, await all(db, peopleRow, sql, ...values), PEOPLE)
}

const BROWSER_COLUMNS = [...BROWSERS, ...destinationNames] as const
const browserRow = rowOf(BROWSER_COLUMNS)

// Our own words, not values: names of parameters and cookies.
const heldBy = (name: DestinationName): string =>
  (CLICK_IDS_OF[name] ?? []).map(id => `instr(k.clicks, '&${id}=') > 0`).join(' OR ') || '0'

const CLICKLESS = `NOT (${destinationNames.map(name => `ifnull(${heldBy(name)}, 0)`).join(' OR ')})`

/** The statement that counts consented browsers, and its values. MATERIALIZED: SQLite would else read the clicks once for each
 *  name that is looked for in them. */
export function browsersStatement(criteria: Criteria, draw: Draw) {
  const bound = new Bound()
  const ranges = bound.value(JSON.stringify(draw.ranges))
  const sql = `
    WITH found AS MATERIALIZED (
      SELECT r.value ->> 2 AS part, b.id, b.contact_id
      FROM json_each(${ranges}) r CROSS JOIN visitors b ON b.id >= r.value ->> 0 AND b.id < r.value ->> 1
      WHERE b.withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM engagements e WHERE e.visitor_id = b.id)
        AND ${belongs(criteria.rule, BROWSER, bound, criteria)}),
    k AS MATERIALIZED (
      SELECT part, contact_id, (SELECT '&' || group_concat(t.clicks, '&') FROM touches t
        WHERE t.visitor_id = found.id AND t.clicks <> '') AS clicks FROM found)
    SELECT part, count(*) AS visitors, count(contact_id) AS identified, count(*) FILTER (WHERE ${CLICKLESS}) AS clickless,
      ${destinationNames.map(name => `count(*) FILTER (WHERE ${heldBy(name)}) AS ${name}`).join(', ')}
    FROM k GROUP BY part`
  return { sql, values: bound.values }
}

async function countBrowsers(db: D1Database, criteria: Criteria, draw: Draw) {
  const { sql, values } = browsersStatement(criteria, draw)
  return countsOf(draw, await all(db, browserRow, sql, ...values), BROWSER_COLUMNS)
}

/** Some platforms' lists know people by their e-mail only. */
const takesPhone = async ({ listFile }: Destination): Promise<boolean> =>
  (await listFile.row(
    { email: null, phone: '+33199000000', first_name: null, last_name: null, country: 'FR' },
    'plain',
  )) !== null
