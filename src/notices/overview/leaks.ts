import { type Leak, moneyOf, type NamedLeak } from '../../funnel/leak/leak.ts'
import { type Evidence, leakFrom } from '../../funnel/leak/load.ts'
import { PASSAGES, type PassageName } from '../../funnel/passages.ts'
import { together } from '../../funnel/stages.ts'
import type { Part, SiteRow } from '../../funnel/store.ts'
import type { Money } from './money.ts'
import type { Running } from './schema.ts'

/** Where a campaign surely leaks, or one ad of a campaign that does not. */
export interface SureLeak extends NamedLeak {
  campaign: string
  name: string
  ad: string // '' when it is the campaign
  currency: string
  below: number // the chance (0–1) that the rate is below its benchmark
  least: number // the benchmark
}

export interface Leaks {
  /** unsure: some passage is below its benchmark, by too few to say so. unknown: there is nothing to compare. */
  verdict: Leak['verdict']
  found: SureLeak[] // dearest first
  nearest: { campaign: string; name: string; passage: PassageName; more: number } | null // to being one; of those unsure
  weakest: PassageName | null // where most can be won back, all campaigns together
}

interface Counted {
  rows: readonly Part<'ad' | 'platform'>[]
  site: readonly SiteRow[]
}

type Advertiser = Pick<Running, 'slug' | 'name' | 'currency'>

const MOST_ADS = 3 // of a campaign

export function leaksOf(
  campaigns: readonly Running[],
  counted: Counted,
  evidence: Evidence,
  weigh: (money: Money) => number,
): Leaks {
  const judged = campaigns.map(campaign => ({
    campaign,
    leak: leakFrom(campaign.slug, counted.rows, counted.site, evidence),
  }))
  const found = judged
    .flatMap(({ campaign, leak }) => sureLeaks(campaign, leak, counted, evidence))
    .sort((a, b) => weigh(worthOf(b)) - weigh(worthOf(a)) || b.recoverable.results.mid - a.recoverable.results.mid)
  const verdicts = judged.map(({ leak }) => leak.verdict)
  const verdict =
    found.length > 0 ? 'leak' : ((['unsure', 'none'] as const).find(each => verdicts.includes(each)) ?? 'unknown')
  return { verdict, found, nearest: verdict === 'unsure' ? nearestOf(judged) : null, weakest: weakestOf(found) }
}

/** The campaign's own; else those of its ads, most to win back first: the same loss is never told twice. */
export const sureLeaks = (campaign: Advertiser, leak: Leak, counted: Counted, evidence: Evidence): SureLeak[] =>
  named(campaign, leak) ?? adLeaks(campaign, leak, counted, evidence)

/** Nothing also while no conversion says what a passage is worth. */
export const worthOf = ({ recoverable: { money }, currency }: SureLeak): Money =>
  money && money.mid > 0 ? { [currency]: money.mid } : {}

function named({ slug, name, currency }: Advertiser, leak: Leak, ad = ''): SureLeak[] | null {
  if (!leak.named) return null
  const { below, benchmark } = leak.passages.find(({ passage }) => passage === leak.named!.passage)!
  return [{ campaign: slug, name, ad, currency, below: below!, least: benchmark.least, ...leak.named }]
}

/** A result of the ad is worth what one of the campaign is: an ad that leaks makes its own dear, and the loss would look larger
 *  than all that it cost. */
function adLeaks(campaign: Advertiser, { ads }: Leak, { rows, site }: Counted, evidence: Evidence): SureLeak[] {
  const total = together(rows.filter(row => row.campaign === campaign.slug))
  return ads.slice(0, MOST_ADS).flatMap(({ ad }) => {
    const found = named(campaign, leakFrom(campaign.slug, rows, site, evidence, ad), ad) ?? []
    return found.map(leak => {
      const { results } = leak.recoverable
      return { ...leak, recoverable: { results, money: moneyOf(results, total) } }
    })
  })
}

function nearestOf(judged: readonly { campaign: Running; leak: Leak }[]): Leaks['nearest'] {
  const open = judged.flatMap(({ campaign: { slug: campaign, name }, leak }) =>
    leak.passages.flatMap(({ passage, more, madeUp }) =>
      more === null || madeUp ? [] : [{ campaign, name, passage, more }],
    ),
  )
  return open.sort((a, b) => a.more - b.more)[0] ?? null
}

function weakestOf(found: readonly SureLeak[]): PassageName | null {
  const lost = (name: PassageName) =>
    found.reduce((sum, { passage, recoverable }) => sum + (passage === name ? recoverable.results.mid : 0), 0)
  const worst = PASSAGES.toSorted((a, b) => lost(b) - lost(a))[0]!
  return lost(worst) > 0 ? worst : null
}
