import * as z from 'zod'
import { all, first } from '../db/query.ts'
import { units } from '../lib/money.ts'
import { isHuman } from '../pixel/facts/bots.ts'

const touch = z.object({ campaign: z.string(), ad: z.string(), source: z.string(), at: z.int() })
const sale = z.object({
  ...{ id: z.string(), kind: z.enum(['lead', 'purchase']), campaign: z.string(), ad: z.string(), at: z.int() },
  ...{ source: z.string(), value_micros: z.int().nullable(), currency: z.string().nullable() },
})
const browser = z.object({
  visitor: z.string(),
  since: z.int(), // of the browser's consent
  how: z.enum(['form', 'mail', 'link', 'team']),
  at: z.int(), // when it was tied
})

// By the person, then by each of their browsers: the cross join keeps SQLite to that order. Views may be deleted sooner than
// what was consented to.
const touchesBy = (order: string) => `
  SELECT t.campaign, t.ad, t.source, t.at
  FROM visitors b CROSS JOIN touches t ON t.visitor_id = b.id LEFT JOIN views v ON v.id = t.view_id
  WHERE b.contact_id = ?1 AND b.withdrawn_at IS NULL AND ifnull(${isHuman('v')}, 1) ORDER BY ${order} LIMIT 1`
export const FIRST_OF_PERSON = touchesBy('t.at')
// Who comes back by a bookmark was still brought by what brought them before.
export const LAST_OF_PERSON = touchesBy(`t.source = 'direct', t.at DESC`)

export const VISITS_OF_PERSON = `
  SELECT coalesce(sum(e.visits), 0) AS n FROM visitors b CROSS JOIN engagements e ON e.visitor_id = b.id
  WHERE b.contact_id = ?1 AND b.withdrawn_at IS NULL`
export const CONVERSIONS_OF_PERSON = `
  SELECT id, kind, campaign, ad, at, source, value_micros, currency FROM conversions
  WHERE contact_id = ?1 ORDER BY at DESC LIMIT 200`
export const BROWSERS_OF_PERSON = `
  SELECT b.id AS visitor, b.created_at AS since, l.how, l.at FROM visitors b
  CROSS JOIN identity_links l ON l.id = (
    SELECT max(n.id) FROM identity_links n WHERE n.visitor_id = b.id AND n.contact_id = b.contact_id AND n.act = 'tie')
  WHERE b.contact_id = ?1 AND b.withdrawn_at IS NULL ORDER BY l.at`

/** What is known of somebody beside who they are: where they came from, how often, what came of it, and by which browsers we
 *  know. Only browsers that agreed to advertising are known at all. */
export async function historyOf(db: D1Database, contact: string) {
  const [firstTouch, lastTouch, visits, conversions, browsers] = await Promise.all([
    first(db, touch, FIRST_OF_PERSON, contact),
    first(db, touch, LAST_OF_PERSON, contact),
    first(db, z.object({ n: z.int() }), VISITS_OF_PERSON, contact),
    all(db, sale, CONVERSIONS_OF_PERSON, contact),
    all(db, browser, BROWSERS_OF_PERSON, contact),
  ])
  const of = (wanted: 'lead' | 'purchase') => conversions.filter(({ kind }) => kind === wanted)
  return {
    ...{ firstTouch, lastTouch, visits: visits?.n ?? 0 },
    leads: of('lead').map(({ id, campaign, ad, at, source }) => ({ id, campaign, ad, at, source })),
    purchases: of('purchase').map(({ id, campaign, ad, at, value_micros, currency }) => ({
      ...{ id, campaign, ad, at, currency },
      value: units(value_micros),
    })),
    browsers,
  }
}
