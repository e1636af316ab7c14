import * as z from 'zod'
import { ADS_CONSENT } from '../contacts/consent.ts'
import { all } from '../db/query.ts'
import { CLICK_IDS_OF } from '../destinations/clicks.ts'
import type { Destination } from '../destinations/contract.ts'
import { type DestinationName, destinationNames, destinations } from '../destinations/index.ts'
import { DAY_MS } from '../lib/time.ts'
import { belongs } from './compile.ts'
import { type Criteria, criteriaOf } from './criteria.ts'
import { type Draw, drawContacts, drawVisitors, marginOf } from './population.ts'
import type { Rule } from './schema.ts'
import { Bound, BROWSER, PERSON } from './subject.ts'

export interface Size {
  people: number // agreed to advertising: what an export would hold
  withEmail: number
  withPhone: number
  noConsent: number // would be in, had they agreed to advertising
  visitors: number // browsers that agreed to it
  identified: number // of these: we know whose they are
  /** `rows`: people whom its list can name. `reachable`: browsers that it can recognise by a click or a cookie of its own. */
  destinations: Record<DestinationName, { rows: number; reachable: number; minimum: number; enough: boolean }>
  /** Null when everybody was judged. Else half the width of the 95 % interval. */
  margin: { people: number; visitors: number } | null
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
  const total = <K extends string>(rows: readonly Counted<K>[], column: K) =>
    Math.round(rows.reduce((sum, row) => sum + row.weight * row[column], 0))
  const emails = total(people, 'with_email')
  const listed = total(people, 'people')
  const reach = await Promise.all(
    destinationNames.map(async name => {
      const { minimumMembers: minimum } = destinations[name]
      const rows = (await takesPhone(destinations[name])) ? listed : emails
      return [name, { rows, reachable: total(visitors, name), minimum, enough: rows >= minimum }] as const
    }),
  )
  return {
    people: listed,
    withEmail: emails,
    withPhone: total(people, 'with_phone'),
    noConsent: total(people, 'no_consent'),
    visitors: total(visitors, 'browsers'),
    identified: total(visitors, 'identified'),
    destinations: Object.fromEntries(reach) as Size['destinations'],
    margin:
      contacts.exact && browsers.exact
        ? null
        : {
            people: Math.ceil(marginOf(people.map(({ weight, people: n }) => ({ weight, n })))),
            visitors: Math.ceil(marginOf(visitors.map(({ weight, browsers: n }) => ({ weight, n })))),
          },
  }
}

/** People whom the rule describes and who are not in: by consent, and by what the rule leaves out. */
export async function leftOut(
  db: D1Database,
  rule: Rule,
  now: number,
): Promise<{ noConsent: number; excluded: number }> {
  const { exclude: _, ladder: __, ...whole } = rule
  const draw = await drawContacts(db)
  const count = async (r: Rule) => countPeople(db, await criteriaOf(db, r, now), draw)
  const [inside, all] = await Promise.all([count(rule), count(whole)])
  const total = (rows: readonly Counted<(typeof PEOPLE)[number]>[], column: 'people' | 'no_consent') =>
    Math.round(rows.reduce((sum, row) => sum + row.weight * row[column], 0))
  return {
    noConsent: total(inside, 'no_consent'),
    excluded: Math.max(0, total(all, 'people') - total(inside, 'people')),
  }
}

type Counted<K extends string> = Record<K | 'weight', number>

const PEOPLE = ['people', 'with_email', 'with_phone', 'no_consent'] as const
const peopleRow = z.object({
  weight: z.number(),
  people: z.int(),
  with_email: z.int(),
  with_phone: z.int(),
  no_consent: z.int(),
})

/** The statement that counts people, and its values. */
export function peopleStatement(criteria: Criteria, draw: Draw) {
  const bound = new Bound()
  const ranges = bound.value(JSON.stringify(draw.ranges))
  const sql = `
    SELECT r.value ->> 2 AS weight, count(*) FILTER (WHERE ${ADS_CONSENT}) AS people,
      count(*) FILTER (WHERE ${ADS_CONSENT} AND c.email_index IS NOT NULL) AS with_email,
      count(*) FILTER (WHERE ${ADS_CONSENT} AND c.phone_index IS NOT NULL) AS with_phone,
      count(*) FILTER (WHERE NOT ${ADS_CONSENT}) AS no_consent
    FROM json_each(${ranges}) r CROSS JOIN contacts c ON c.id >= r.value ->> 0 AND c.id < r.value ->> 1
    WHERE c.erased_at IS NULL AND ${belongs(criteria.rule, PERSON, bound, criteria)} GROUP BY 1`
  return { sql, values: bound.values }
}

const countPeople = (db: D1Database, criteria: Criteria, draw: Draw): Promise<Counted<(typeof PEOPLE)[number]>[]> => {
  const { sql, values } = peopleStatement(criteria, draw)
  return all(db, peopleRow, sql, ...values)
}

const browserRow = z.object({
  weight: z.number(),
  browsers: z.int(),
  identified: z.int(),
  ...(Object.fromEntries(destinationNames.map(name => [name, z.int()])) as Record<DestinationName, z.ZodInt>),
})

// Our own words, not values: names of parameters and cookies.
const heldBy = (name: DestinationName): string =>
  (CLICK_IDS_OF[name] ?? []).map(id => `instr(k.clicks, '&${id}=') > 0`).join(' OR ') || '0'

/** The statement that counts consented browsers, and its values. MATERIALIZED: SQLite would else read the clicks once for each
 *  name that is looked for in them. */
export function browsersStatement(criteria: Criteria, draw: Draw) {
  const bound = new Bound()
  const ranges = bound.value(JSON.stringify(draw.ranges))
  const sql = `
    WITH found AS MATERIALIZED (
      SELECT r.value ->> 2 AS weight, b.id, b.contact_id
      FROM json_each(${ranges}) r CROSS JOIN visitors b ON b.id >= r.value ->> 0 AND b.id < r.value ->> 1
      WHERE b.withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM engagements e WHERE e.visitor_id = b.id)
        AND ${belongs(criteria.rule, BROWSER, bound, criteria)}),
    k AS MATERIALIZED (
      SELECT weight, contact_id, (SELECT '&' || group_concat(t.clicks, '&') FROM touches t
        WHERE t.visitor_id = found.id AND t.clicks <> '') AS clicks FROM found)
    SELECT weight, count(*) AS browsers, count(contact_id) AS identified,
      ${destinationNames.map(name => `count(*) FILTER (WHERE ${heldBy(name)}) AS ${name}`).join(', ')}
    FROM k GROUP BY weight`
  return { sql, values: bound.values }
}

const countBrowsers = (
  db: D1Database,
  criteria: Criteria,
  draw: Draw,
): Promise<Counted<'browsers' | 'identified' | DestinationName>[]> => {
  const { sql, values } = browsersStatement(criteria, draw)
  return all(db, browserRow, sql, ...values)
}

/** Some platforms' lists know people by their e-mail only. */
const takesPhone = async ({ listFile }: Destination): Promise<boolean> =>
  (await listFile.row(
    { email: null, phone: '+33199000000', first_name: null, last_name: null, country: 'FR' },
    'plain',
  )) !== null
