import * as z from 'zod'
import { ADS_CONSENT } from '../../contacts/consent.ts'
import { all } from '../../db/query.ts'
import { DAY_MS } from '../../lib/time.ts'
import { hasClause } from '../privacy-clause.ts'
import { kind, type Leased } from './event-schema.ts'

const factsRow = z.object({
  kind,
  event: z.string(),
  at: z.int(),
  value_micros: z.int().nullable(),
  currency: z.string().nullable(),
  landing: z.string(), // path of one of our pages; '' when unknown, or when it did not happen on a page
  page: z.string(), // 'host/path' of a page that we do not serve
  domain: z.string().nullable(),
  clicks: z.string(), // that led to this very event, as a query string
  contact_id: z.string().nullable(), // null: nobody who agreed, as `sealed`
  sealed: z.string().nullable(),
  visitor_id: z.string().nullable(), // null: no browser that agreed
  user_agent: z.string().nullable(),
  has_clause: z.int(), // 0: the privacy page of that brand does not say yet who hands data to ad platforms
})
export type Facts = z.infer<typeof factsRow>

// Through the predicate of consent, each time: what is not found here is not sent. `of`: the row that names the contact.
const agreed = (of: string, view: string) => `
  LEFT JOIN contacts c ON c.id = ${of}.contact_id AND ${ADS_CONSENT}
  LEFT JOIN touches t ON t.view_id = ${view}
  LEFT JOIN visitors p ON p.id = t.visitor_id AND p.withdrawn_at IS NULL`
const CLAUSE = `${hasClause('v.campaign')} AS has_clause`
const DOMAIN = `(SELECT b.domain FROM campaigns k JOIN brands b ON b.id = k.brand WHERE k.slug = v.campaign) AS domain`

// What the team or its CRM tells afterwards happened on no page and in no browser.
export const OF_CONVERSIONS = `
  SELECT v.kind, v.id AS event, v.at, v.value_micros, v.currency, v.clicks, ${DOMAIN},
    CASE WHEN v.kind = 'lead' OR v.by_pixel = 1 THEN v.landing ELSE '' END AS landing,
    CASE WHEN v.by_pixel = 1 AND p.id IS NOT NULL THEN ifnull(w.page, '') ELSE '' END AS page,
    c.id AS contact_id, c.sealed, p.id AS visitor_id,
    CASE WHEN v.kind = 'lead' OR v.by_pixel = 1 THEN p.user_agent END AS user_agent, ${CLAUSE}
  FROM json_each(?1) j CROSS JOIN conversions v ON v.id = j.value ->> 'event' AND v.kind = j.value ->> 'kind'
  ${agreed('v', 'v.view_id')}
  LEFT JOIN views w ON w.id = t.view_id
  WHERE c.id IS NOT NULL OR p.id IS NOT NULL`
export const OF_OUTCOMES = `
  SELECT o.status AS kind, o.id AS event, o.at, o.value_micros, o.currency, v.clicks, NULL AS domain, '' AS landing, '' AS page,
    c.id AS contact_id, c.sealed, p.id AS visitor_id, NULL AS user_agent, ${CLAUSE}
  FROM json_each(?1) j CROSS JOIN outcomes o ON o.id = j.value ->> 'event' AND o.status = j.value ->> 'kind'
  CROSS JOIN conversions v ON v.id = o.lead AND v.kind = 'lead'
  ${agreed('o', 'v.view_id')}
  WHERE c.id IS NOT NULL OR p.id IS NOT NULL`
export const OF_TIERS = `
  SELECT 'tier' AS kind, j.value ->> 'event' AS event, j.value ->> 'at' AS at, NULL AS value_micros, NULL AS currency, '' AS clicks,
    ${DOMAIN}, '/' || v.campaign || CASE v.ad WHEN '' THEN '' ELSE '/' || v.ad END AS landing, ifnull(w.page, '') AS page,
    c.id AS contact_id, c.sealed, p.id AS visitor_id, p.user_agent, ${CLAUSE}
  FROM json_each(?1) j CROSS JOIN visitors p ON p.id = j.value ->> 'visitor_id' AND p.withdrawn_at IS NULL
  CROSS JOIN touches v ON v.view_id = (
    SELECT view_id FROM touches
    WHERE visitor_id = p.id AND campaign = j.value ->> 'campaign' AND at <= j.value ->> 'at' ORDER BY at DESC LIMIT 1)
  LEFT JOIN views w ON w.id = v.view_id
  LEFT JOIN contacts c ON c.id = p.contact_id AND ${ADS_CONSENT}`

/** What is known of these events, of people or browsers that agree at this moment; of the others nothing. */
export async function findFacts(db: D1Database, rows: readonly Leased[]): Promise<Map<string, Facts>> {
  const kinds = Map.groupBy(rows, row => STATEMENTS[row.kind])
  const found = await Promise.all([...kinds].map(([sql, some]) => all(db, factsRow, sql, JSON.stringify(some))))
  return new Map(found.flat().map(facts => [keyOf(facts), facts]))
}

const STATEMENTS: Record<Leased['kind'], string> = {
  lead: OF_CONVERSIONS,
  purchase: OF_CONVERSIONS,
  qualified: OF_OUTCOMES,
  won: OF_OUTCOMES,
  tier: OF_TIERS,
}

export const keyOf = ({ kind, event }: Pick<Leased, 'kind' | 'event'>): string => `${kind} ${event}`

const CLICK_DAYS = 90 // no platform takes an older click: Google's page on click ids, read 2026-11

const click = z.object({ n: z.int(), clicks: z.string() })
const LIVED = `t.clicks <> '' AND t.at BETWEEN (j.value ->> 'at') - ?2 AND j.value ->> 'at'`
export const CLICKS = `
  SELECT j.key AS n, t.clicks, t.at FROM json_each(?1) j
  CROSS JOIN touches t ON t.visitor_id = j.value ->> 'visitor_id' AND ${LIVED}
  UNION ALL
  SELECT j.key, t.clicks, t.at FROM json_each(?1) j
  CROSS JOIN visitors p ON p.contact_id = j.value ->> 'contact_id' AND p.withdrawn_at IS NULL
    AND p.id IS NOT j.value ->> 'visitor_id'
  CROSS JOIN touches t ON t.visitor_id = p.id AND ${LIVED}
  ORDER BY n, at DESC`

/** The clicks before each event, the latest first: of its own browser, and of others in which the same person agreed. */
export async function findClicks(db: D1Database, facts: readonly Facts[]): Promise<string[][]> {
  const asked = facts.map(({ at, visitor_id, contact_id }) => ({ at, visitor_id, contact_id }))
  const rows = await all(db, click, CLICKS, JSON.stringify(asked), CLICK_DAYS * DAY_MS)
  const byEvent = Map.groupBy(rows, ({ n }) => n)
  return facts.map(({ clicks }, n) => [clicks, ...(byEvent.get(n) ?? []).map(row => row.clicks)].filter(Boolean))
}
