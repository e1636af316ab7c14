import * as z from 'zod'
import type { Campaign } from '../../campaigns/schema.ts'
import { first } from '../../db/query.ts'
import { posterior } from '../../lib/statistics/beta.ts'
import { normalQuantile } from '../../lib/statistics/normal.ts'
import { DAY_MS } from '../../lib/time.ts'
import { reaches } from '../../spend/period.ts'
import type { Benchmarks } from '../benchmarks/benchmark.ts'
import { loadBenchmarks } from '../benchmarks/store.ts'
import { CPM, METHOD } from '../benchmarks/table.ts'
import { comparable, type Passage, type PassageName, passagesOf } from '../passages.ts'
import { lastDays } from '../range.ts'
import { together } from '../stages.ts'
import { countAds } from '../store.ts'
import { type Assumption, type Assumptions, between, type Name } from './assumptions.ts'

const OWN_DAYS = 90
const LEAST_LEADS = 30
const LEAST_REPORTS = 5 // to say how prices vary
const LEAST_SHOWN = 1000 // impressions, to say what they are about

const PASSAGE = {
  engagementRate: 'engagement',
  ctr: 'ctr',
  clickToView: 'arrival',
  cvr: 'cvr',
} as const satisfies Partial<Record<Name, PassageName>>
const LEAST: Record<PassageName, number> = { engagement: 1000, ctr: 1000, arrival: 100, cvr: 100 } // as for the matrix: below, chance says more

/** What a campaign's own last 90 days say of each assumption; where they are too few, what the account's pages do. */
export async function ownOf(
  db: D1Database,
  campaign: Pick<Campaign, 'slug' | 'currency'> | null,
  now: number,
): Promise<Assumptions> {
  const [benchmarks, own] = await Promise.all([loadBenchmarks(db), campaign ? campaignOf(db, campaign, now) : {}])
  return { ...accountOf(benchmarks, yearOf(now)), ...own }
}

// Between the quartiles lie 50 % of the cases; a range is 80 % of them.
const WIDER = normalQuantile(0.9) / normalQuantile(0.75)

function accountOf(benchmarks: Benchmarks, year: number): Assumptions {
  return known(passage => {
    const { basis, low, high, median, pageWeeks } = benchmarks[passage]
    if (basis !== 'account' || low <= 0 || median === null) return undefined
    const range = { low: median * (low / median) ** WIDER, high: Math.min(1, median * (high / median) ** WIDER) }
    return { belief: between(range), source: 'account', year, n: pageWeeks }
  })
}

async function campaignOf(
  db: D1Database,
  { slug, currency }: Pick<Campaign, 'slug' | 'currency'>,
  now: number,
): Promise<Assumptions> {
  const range = lastDays(OWN_DAYS, now)
  const year = yearOf(now)
  const [ads, price, sold] = await Promise.all([
    countAds(db, [slug], range),
    first(db, priceRow, OWN_CPM, slug, currency, range.from, range.to),
    first(db, soldRow, SOLD, slug, ...oldEnough(now)),
  ])
  const passages = passagesOf(comparable(ads, together(ads)))
  const cpm = priceOf(price, year)
  const leadToSale = sold ? believed({ part: sold.sold, whole: sold.leads }, LEAST_LEADS, year) : undefined
  return {
    ...known(passage => believed(passages[passage], LEAST[passage], year)),
    ...(cpm && { cpm }),
    ...(leadToSale && { leadToSale }),
  }
}

function believed({ part, whole }: Passage, least: number, year: number): Assumption | undefined {
  if (part === null || whole === null || whole < least) return undefined
  return { belief: { kind: 'beta', ...posterior(part, whole) }, source: 'account', year, n: whole }
}

const known = (of: (passage: PassageName) => Assumption | undefined): Assumptions =>
  Object.fromEntries(
    Object.entries(PASSAGE).flatMap(([name, passage]) => {
      const assumption = of(passage)
      return assumption ? [[name, assumption]] : []
    }),
  )

const yearOf = (now: number): number => new Date(now).getUTCFullYear()

const figure = z.number().nullable()
const priceRow = z.object({ reports: z.int(), shown: figure, mean: figure, low: figure, high: figure })

// Deciles: the nearest rank.
export const OWN_CPM = `
  WITH prices AS (
    SELECT s.cost_micros / 1000.0 / s.impressions AS cpm, s.impressions, s.cost_micros FROM spend s
    WHERE s.campaign = ?1 AND s.currency = ?2 AND ${reaches('?3', '?4')}
      AND s.impressions >= 100 AND s.cost_micros > 0
  ), ranked AS (SELECT cpm, impressions, cost_micros, row_number() OVER (ORDER BY cpm) AS place, count(*) OVER () AS n FROM prices)
  SELECT count(*) AS reports, sum(impressions) AS shown, sum(cost_micros) / 1000.0 / sum(impressions) AS mean,
    min(cpm) FILTER (WHERE place >= n * 0.1) AS low, min(cpm) FILTER (WHERE place >= n * 0.9) AS high
  FROM ranked`

// As far on either side of its middle as the method's own price.
const USUAL = CPM.find(({ source }) => source === METHOD)!
const APART = Math.sqrt(USUAL.high / USUAL.low)

function priceOf(price: z.infer<typeof priceRow> | null, year: number): Assumption | undefined {
  if (!price || (price.shown ?? 0) < LEAST_SHOWN) return undefined
  const { reports, mean, low, high } = price
  const range = reports < LEAST_REPORTS ? { low: mean! / APART, high: mean! * APART } : { low: low!, high: high! }
  return { belief: between(range), source: 'account', year, n: reports }
}

const soldRow = z.object({ leads: z.int(), sold: z.int() })
const LATEST = 5000 // leads: the share is then known to a point

// Won, as the CRM says, or bought since.
export const SOLD = `
  SELECT count(*) AS leads, count(*) FILTER (WHERE EXISTS (SELECT 1 FROM outcomes o WHERE o.id = l.id || '.won')
    OR EXISTS (SELECT 1 FROM conversions p WHERE p.contact_id = l.contact_id AND p.at >= l.at AND p.kind = 'purchase'
      AND p.value_micros > 0)) AS sold
  FROM (SELECT id, contact_id, at FROM conversions
        WHERE campaign = ?1 AND at >= ?2 AND at < ?3 AND kind = 'lead' ORDER BY at DESC LIMIT ${LATEST}) l`

const MATURE_DAYS = 30

/** Leads that have had a month to become customers; the latest would make the share look small. */
const oldEnough = (now: number): [number, number] => [
  now - (OWN_DAYS + MATURE_DAYS) * DAY_MS,
  now - MATURE_DAYS * DAY_MS,
]
