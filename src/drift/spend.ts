import type { AdSpend } from './store.ts'

export const namesOf = (ad: { campaign: string; platform: string; headline: string }, slug: string) => ({
  campaign: ad.campaign,
  ad: slug,
  platform: ad.platform,
  headline: ad.headline,
})

/** Micros by currency; empty when no report tells. */
export const spendOf = (spend: readonly AdSpend[], campaign: string, ad: string): Record<string, number> =>
  Object.fromEntries(
    spend.filter(row => row.campaign === campaign && row.ad === ad).map(row => [row.currency, row.cost_micros]),
  )
