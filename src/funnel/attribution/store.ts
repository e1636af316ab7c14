import * as z from 'zod'
import { all } from '../../db/query.ts'
import { DAY_MS } from '../../lib/time.ts'
import { countViews } from '../../pixel/days/views.ts'
import { daysOf, type Range, sinceMs, untilMs } from '../range.ts'
import type { Converted } from './credit.ts'
import { touchesOf } from './touches.ts'

const AT_ONCE = 2000 // conversions: about 1 MB with their touches

const row = z
  .object({
    campaign: z.string(),
    at: z.int(),
    id: z.string(),
    kind: z.enum(['lead', 'purchase']),
    who: z.string(),
    until: z.int(),
    value_micros: z.int().nullable(),
    currency: z.string().nullable(),
    views: z.string(), // JSON of our own statement: to parse each cell again would be half of the time
  })
  .transform(({ value_micros, views, ...rest }) => ({
    ...rest,
    micros: value_micros,
    touches: touchesOf(
      (JSON.parse(views) as [number, string, string, string][]).map(([at, campaign, ad, source]) => ({
        at,
        campaign,
        ad,
        source,
      })),
    ),
  }))

/** `who`: the person, else the visit, else the conversion itself. */
type Found = Converted & { at: number; id: string; who: string }

// A refund is of the order that it names ('A-1042 refund 49.9', conversions/order.ts), else of the last one before it that was
// large enough: what was visited in between did not lead to it.
const REFUNDED = `rtrim(c.id, '0123456789.')`
const UNTIL = `
  iif(coalesce(c.value_micros, 0) >= 0, c.at, coalesce((
    SELECT o.at FROM conversions o
    WHERE o.id = substr(${REFUNDED}, 1, length(${REFUNDED}) - length(' refund ')) AND o.kind = 'purchase'
      AND o.value_micros >= 0 AND o.at <= c.at AND ${REFUNDED} LIKE '% refund '), (
    SELECT max(p.at) FROM conversions p INDEXED BY conversions_contact
    WHERE p.contact_id = c.contact_id AND p.at <= c.at AND p.kind = 'purchase'
      AND p.value_micros >= -c.value_micros AND p.currency = c.currency), c.at))`

// The one door: browsers that agreed to advertising and did not take it back, of the person, else of the visit. Each comes
// once without a UNION, which would build a table for every conversion.
const browsers = (c: string) => `(
  SELECT v.id FROM visitors v WHERE v.contact_id = ${c}.contact_id AND v.withdrawn_at IS NULL
  UNION ALL
  SELECT v.id FROM touches s CROSS JOIN visitors v ON v.id = s.visitor_id
  WHERE s.view_id = ${c}.view_id AND v.withdrawn_at IS NULL
    AND (${c}.contact_id IS NULL OR v.contact_id IS NOT ${c}.contact_id)) b`

// Whether anybody may have come by ?1: touches and people by their indexes alone. Who withdrew is left out afterwards.
const CAME = `(
  EXISTS (SELECT 1 FROM visitors v CROSS JOIN touches t ON t.visitor_id = v.id AND t.campaign = ?1
    WHERE v.contact_id = c.contact_id)
  OR EXISTS (SELECT 1 FROM touches s CROSS JOIN touches t ON t.visitor_id = s.visitor_id AND t.campaign = ?1
    WHERE s.view_id = c.view_id))`

// Of campaign ?1, and of others where the same people came by ?1. In the order of the index, from the last one on, so that a
// page costs what it reads. A continued view is the same visit on another host, and no touch of its own.
export const CONVERTED = `
  WITH page AS MATERIALIZED (
    SELECT c.campaign, c.at, c.id, c.kind, c.contact_id, c.view_id, c.value_micros, c.currency, ${UNTIL} AS until
    FROM campaigns k CROSS JOIN conversions c
    WHERE k.slug >= ?4 AND c.campaign = k.slug AND c.at >= iif(k.slug = ?4, ?5, ?2) AND c.at < ?3
      AND (k.slug, c.at, c.id, c.kind) > (?4, ?5, ?6, ?7) AND (k.slug = ?1 OR ${CAME})
    ORDER BY k.slug, c.at, c.id, c.kind LIMIT ${AT_ONCE}
  )
  SELECT campaign, at, id, kind, coalesce(contact_id, view_id, id) AS who, until, value_micros, currency, (
    SELECT json_group_array(json_array(t.at, t.campaign, t.ad, t.source))
    FROM ${browsers('page')} CROSS JOIN touches t ON t.visitor_id = b.id
    WHERE t.at > page.until - ?8 AND t.at <= page.until AND t.continued = 0
  ) AS views FROM page`
/** Conversions of the campaign, and those of other campaigns whose people came by it, page by page. */
export async function* converted(
  db: D1Database,
  campaign: string,
  range: Range,
  windowDays: number,
): AsyncGenerator<Found[]> {
  const [since, until] = [sinceMs(range), untilMs(range)]
  let after: Pick<Found, 'campaign' | 'at' | 'id' | 'kind'> | null = { campaign: '', at: since, id: '', kind: 'lead' }
  while (after) {
    const { campaign: slug, at, id, kind }: typeof after = after
    const found: Found[] = await all(
      db, row, CONVERTED, campaign, since, until, slug, at, id, kind, windowDays * DAY_MS,
    ) // biome-ignore format: in the order of the statement
    yield found
    after = found.length === AT_ONCE ? found.at(-1)! : null
  }
}

const CONSENTS = countViews(['consent'], ['views'])
const consents = z.object({ consent: z.int(), views: z.int() })
/** Views of people by what they said: 2 agreed to advertising, 1 refused, 0 was not asked or did not answer. */
export const viewsByConsent = (db: D1Database, campaign: string, range: Range) =>
  all(db, consents, CONSENTS, JSON.stringify([campaign]), ...daysOf(range))
