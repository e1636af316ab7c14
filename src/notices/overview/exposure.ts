import { BROKEN, KEPT } from '../../funnel/diagnosis/promise.ts'
import type { AdCounts } from '../../funnel/store.ts'
import { type Money, spendOf } from './money.ts'
import type { AdPage, Running } from './schema.ts'

/** An ad that cost something within these days while what it leads to does not go on with it. */
export interface Exposure extends Pick<AdPage, 'campaign' | 'ad' | 'headline' | 'language' | 'score' | 'servedBy'> {
  why: 'down' | 'no-page' | 'broken' | 'partial' // taken down; never was; breaks the ad's promise; keeps half of it
  spend: Money
}

/** Dearest first. Pages that nobody has judged yet are not said to break anything. */
export function exposedBy(
  counted: readonly AdCounts[],
  pages: readonly AdPage[],
  campaigns: readonly Running[],
  weigh: (money: Money) => number,
): Exposure[] {
  return pages
    .flatMap((page): Exposure[] => {
      const why = whyOf(page)
      const counts = counted.find(({ campaign, ad }) => campaign === page.campaign && ad === page.ad)
      const home = campaigns.find(({ slug }) => slug === page.campaign)
      if (!why || !counts || !home) return []
      const { campaign, ad, headline, language, score, servedBy } = page
      const isScored = why === 'broken' || why === 'partial'
      const spend = spendOf(counts, home.currency)
      return [{ campaign, ad, headline, language, servedBy, score: isScored ? score : null, why, spend }]
    })
    .filter(({ spend }) => Object.keys(spend).length > 0)
    .sort((a, b) => weigh(b.spend) - weigh(a.spend))
}

function whyOf({ isLive, wasLive, score }: AdPage): Exposure['why'] | null {
  if (!isLive) return wasLive ? 'down' : 'no-page'
  if (score === null || score >= KEPT) return null
  return score < BROKEN ? 'broken' : 'partial'
}
