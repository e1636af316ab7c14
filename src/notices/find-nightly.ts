import * as z from 'zod'
import { all } from '../db/query.ts'
import { BROKEN } from '../funnel/diagnosis/promise.ts'
import { leakFrom, loadEvidence } from '../funnel/leak/load.ts'
import { closedDays, type Range } from '../funnel/range.ts'
import { countBy, mediaBy, siteViews } from '../funnel/store.ts'
import { type SureLeak, sureLeaks } from './overview/leaks.ts'
import type { Finding, Kind } from './schema.ts'

/** What takes counting. */
export const SEEN_AT_NIGHT: Kind[] = ['broken-page', 'leak']

const SPEND_DAYS = 7
const LEAK_DAYS = 30

const SLUGS = `SELECT slug, name, currency, status FROM campaigns`
const slugRow = z.object({ slug: z.string(), name: z.string(), currency: z.string(), status: z.string() })

export async function findAtNight(db: D1Database, now: number): Promise<Finding[]> {
  const campaigns = await all(db, slugRow, SLUGS)
  const found = await findBroken(
    db,
    campaigns.map(({ slug }) => slug),
    closedDays(SPEND_DAYS, now),
  )
  for (const campaign of campaigns.filter(({ status }) => status === 'active'))
    found.push(...(await findLeaks(db, campaign, closedDays(LEAK_DAYS, now))))
  return found
}

const SPEND = mediaBy(['ad'])
const spent = z.object({ campaign: z.string(), ad: z.string(), currency: z.string(), cost_micros: z.int() })

// An ad whose page was never published leads where the campaign does, as long as any page of it is live; one whose page was
// taken down leads to the word that the offer is over.
export const PAGES = `
  SELECT w.value ->> 0 AS campaign, w.value ->> 1 AS ad, k.score,
    p.live IS NULL AND (p.last_live IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM pages o WHERE o.campaign = w.value ->> 0 AND o.live IS NOT NULL)) AS down
  FROM json_each(?1) w
  JOIN pages p ON p.campaign = w.value ->> 0 AND p.ad = w.value ->> 1
  LEFT JOIN promises k ON k.campaign = p.campaign AND k.ad = p.ad`
const pageRow = z.object({ campaign: z.string(), ad: z.string(), score: z.int().nullable(), down: z.int() })

/** Ads that cost something and lead to no page, or to one that says something else. */
async function findBroken(db: D1Database, campaigns: readonly string[], { from, to }: Range): Promise<Finding[]> {
  const rows = (await all(db, spent, SPEND, JSON.stringify(campaigns), from, to)).filter(row => row.cost_micros > 0)
  const byAd = Map.groupBy(rows, ({ campaign, ad }) => JSON.stringify([campaign, ad]))
  const pages = await all(db, pageRow, PAGES, `[${[...byAd.keys()].join(',')}]`)
  return pages.flatMap(({ campaign, ad, score, down }): Finding[] => {
    if (!down && (score === null || score >= BROKEN)) return []
    const costs = byAd.get(JSON.stringify([campaign, ad]))!
    const spend = Object.fromEntries(costs.map(({ currency, cost_micros }) => [currency, cost_micros]))
    const facts = { why: down ? ('down' as const) : ('mismatch' as const), score: down ? null : score, spend }
    return [{ kind: 'broken-page', subject: `${campaign}/${ad}`, campaign, ad, facts }]
  })
}

/** What the home says of the campaign, of the days that are over. */
async function findLeaks(db: D1Database, campaign: z.infer<typeof slugRow>, range: Range): Promise<Finding[]> {
  const slugs = [campaign.slug]
  const site = await siteViews(db, slugs, range)
  const [rows, evidence] = await Promise.all([
    countBy(db, slugs, range, ['ad', 'platform'], site),
    loadEvidence(db, slugs, range),
  ])
  const leak = leakFrom(campaign.slug, rows, site, evidence)
  return sureLeaks(campaign, leak, { rows, site }, evidence).map(leakFound)
}

function leakFound({ campaign, ad, passage, currency, recoverable: { results, money }, action }: SureLeak): Finding {
  const facts = {
    ...{ passage, currency, code: action.code, href: action.href, results },
    money: money && { low: money.low, mid: money.mid, high: money.high },
  }
  const subject = [campaign, ad, passage].filter(Boolean).join('/')
  return { kind: 'leak', subject, campaign, ad, facts }
}
