import * as z from 'zod'
import { all, first } from '../../db/query.ts'
import { sumOf } from '../../lib/sum.ts'
import { DAY_MS } from '../../lib/time.ts'
import { countViews } from '../../pixel/days/views.ts'
import { VITAL_VIEWS } from '../../pixel/days/vitals.ts'
import { isHuman } from '../../pixel/facts/bots.ts'
import { daysOf, type Range, sinceMs, untilMs } from '../range.ts'
import { countCampaign } from '../store.ts'
import { type CutSum, type Found, type Line, lineOf, REASONS } from './reconcile.ts'

/** Whether the same thing, counted by two roads, comes to the same number; and if not, why. */
export async function reconcile(
  db: D1Database,
  campaign: string,
  range: Range,
): Promise<{ lines: Line[]; cuts: CutSum[] }> {
  const ms = [campaign, sinceMs(range), untilMs(range)] as const
  const [views, told, leads, purchases, people, funnel, speed] = await Promise.all([
    first(db, viewTotals, VIEWS, JSON.stringify([campaign]), ...daysOf(range)),
    first(db, toldTotals, TOLD, ...ms),
    all(db, found, APART.lead, ...ms),
    all(db, found, APART.purchase, ...ms),
    all(db, found, PEOPLE, ...ms),
    countCampaign(db, campaign, range),
    first(db, speedTotal, VITAL_VIEWS, campaign, ...daysOf(range)),
  ])
  const pixel = views ?? { views: 0, lead: 0, purchase: 0 }
  const { forms, contacts, orders } = told!
  return {
    lines: [
      lineOf({
        line: 'leads',
        first: { what: 'forms', count: forms },
        second: { what: 'pixel', count: pixel.lead },
        found: leads,
      }),
      lineOf({
        line: 'contacts',
        first: { what: 'forms', count: forms },
        second: { what: 'contacts', count: contacts },
        found: people,
      }),
      lineOf({
        line: 'purchases',
        first: { what: 'orders', count: orders },
        second: { what: 'pixel', count: pixel.purchase },
        found: purchases,
      }),
    ],
    cuts: [
      { cut: 'views-by-ad', parts: sumOf(funnel.ads, ad => ad.views), total: pixel.views },
      { cut: 'views-by-tier', parts: sumOf(funnel.reached, tier => tier.views), total: pixel.views },
      { cut: 'views-by-speed', parts: speed!.views, total: pixel.views },
      { cut: 'leads-by-ad', parts: sumOf(funnel.ads, ad => ad.leads), total: forms },
    ],
  }
}

const viewTotals = z.object({ views: z.int(), lead: z.int(), purchase: z.int() })
const VIEWS = countViews([], ['views', 'lead', 'purchase'])

const speedTotal = z.object({ views: z.int() })

const toldTotals = z.object({ forms: z.int(), contacts: z.int(), orders: z.int() })
export const TOLD = `
  SELECT count(*) FILTER (WHERE kind = 'lead') AS forms,
         count(DISTINCT contact_id) FILTER (WHERE kind = 'lead') AS contacts,
         count(*) FILTER (WHERE kind = 'purchase' AND coalesce(value_micros, 0) >= 0) AS orders
  FROM conversions WHERE campaign = ?1 AND at >= ?2 AND at < ?3`

const MOST = 20
const found = z
  .object({ reason: z.enum(REASONS), count: z.int(), ids: z.string() })
  .transform(({ ids, ...row }): Found => ({ ...row, ids: z.array(z.string()).parse(JSON.parse(ids)) }))

/** SQL: counted by reason, with the latest ids. `rows` has id, at, and reasons as JSON. */
const byReason = (rows: string) => `
  SELECT reason, count(*) AS count, json_group_array(id) FILTER (WHERE place <= ${MOST}) AS ids FROM (
    SELECT t.id, e.value AS reason, row_number() OVER (PARTITION BY e.value ORDER BY t.at DESC, t.id) AS place
    FROM (${rows}) t CROSS JOIN json_each(t.reasons) e WHERE e.value IS NOT NULL)
  GROUP BY reason`

// A form may stay open for days; a clock that was corrected moves a view by a day at most (observe.ts).
const EARLIER_MS = DAY_MS
const LATER_MS = 7 * DAY_MS

const WAS_PURGED = `EXISTS (
  SELECT 1 FROM rolled_days p WHERE p.campaign = c.campaign AND p.day = c.at / ${DAY_MS} AND p.purged = 1)`

/** SQL: the leads or orders of campaign ?1 that are no view's lead or purchase of the same time (?2 to ?3, ms), and why. */
const apartFromViews = (kind: 'lead' | 'purchase', unmarked: string) =>
  byReason(`
  SELECT id, at, json_array(
    CASE WHEN refund THEN 'refund'
         WHEN within AND apart <> 'forgotten' THEN apart
         WHEN within AND place > 1 THEN 'same-view'
         WHEN within THEN apart
         WHEN apart IS NULL AND place = 1 THEN 'sent-after' END,
    CASE WHEN within AND apart IS NULL AND unseen THEN 'without-script' END) AS reasons
  FROM (
    SELECT *, row_number() OVER (PARTITION BY view_id, refund ORDER BY within DESC, at, id) AS place FROM (
      SELECT c.id, c.at, c.view_id, c.at >= ?2 AND c.at < ?3 AS within, coalesce(c.value_micros, 0) < 0 AS refund,
        CASE WHEN v.id IS NULL AND ${WAS_PURGED} THEN 'forgotten'
             WHEN v.id IS NULL THEN ${unmarked.replace('not-marked', 'no-view')}
             WHEN v.campaign <> c.campaign THEN 'other-campaign'
             WHEN v.${kind} = 0 THEN ${unmarked}
             WHEN NOT ${isHuman('v')} THEN 'robot'
             WHEN v.at < ?2 OR v.at >= ?3 THEN 'began-before' END AS apart,
        v.device = '' AND v.engaged_ms = 0 AND v.scroll_pct = 0 AS unseen
      FROM conversions c INDEXED BY conversions_campaign_at LEFT JOIN views v ON v.id = c.view_id
      WHERE c.campaign = ?1 AND c.at >= ?2 - ${EARLIER_MS} AND c.at < ?3 + ${LATER_MS} AND c.kind = '${kind}'))
  WHERE within OR NOT refund`)

export const APART = {
  lead: apartFromViews('lead', `'not-marked'`),
  purchase: apartFromViews('purchase', `iif(c.by_pixel = 1, 'not-marked', 'shop-only')`),
}

/** SQL: the leads of campaign ?1 (?2 to ?3, ms) that bring no contact of their own, or one who was forgotten. */
export const PEOPLE = byReason(`
  SELECT c.id, c.at, json_array(
    CASE WHEN c.contact_id IS NULL THEN 'no-contact'
         WHEN row_number() OVER (PARTITION BY c.contact_id ORDER BY c.at, c.id) > 1 THEN 'same-contact' END,
    CASE WHEN p.erased_at IS NOT NULL THEN 'erased' END) AS reasons
  FROM conversions c INDEXED BY conversions_campaign_at LEFT JOIN contacts p ON p.id = c.contact_id
  WHERE c.campaign = ?1 AND c.at >= ?2 AND c.at < ?3 AND c.kind = 'lead'`)
