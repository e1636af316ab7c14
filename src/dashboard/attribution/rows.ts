import type { Attribution } from '../../funnel/attribution/attribute.ts'
import type { Credit } from '../../funnel/attribution/credit.ts'
import type { Model } from '../../funnel/attribution/models.ts'
import { conversionsOf } from '../../funnel/attribution/report.ts'
import { partName } from '../leak/part-name.ts'
import type { Screen } from '../screen.ts'

export const CUTS = ['ad', 'campaign', 'source'] as const
export type Cut = (typeof CUTS)[number]

/** What got credit, under each model. */
export interface Row {
  name: string
  credits: Partial<Record<Model, Credit>>
}

/** Side by side; most credit by the linear model first. */
export function rowsBy(screen: Screen, cut: Cut, campaign: string, models: Attribution['models']): Row[] {
  const rows = new Map<string, Row>()
  for (const report of models)
    for (const { name, credit } of named(screen, cut, campaign, report)) {
      const row = rows.get(name) ?? { name, credits: {} }
      rows.set(name, { name, credits: { ...row.credits, [report.model]: credit } })
    }
  return [...rows.values()].sort((a, b) => conversionsIn(b, 'linear') - conversionsIn(a, 'linear'))
}

export const conversionsIn = ({ credits }: Row, model: Model): number => {
  const credit = credits[model]
  return credit ? conversionsOf(credit) : 0
}

interface Parts<C> {
  ads: readonly (C & { campaign: string; ad: string })[]
  campaigns: readonly (C & { campaign: string })[]
  sources: readonly (C & { source: string })[]
}

/** What got credit, by this cut, with its name. */
export function named<C>(
  screen: Screen,
  cut: Cut,
  campaign: string,
  { ads, campaigns, sources }: Parts<C>,
): { name: string; credit: C }[] {
  switch (cut) {
    case 'ad':
      return ads.map(credit => ({ name: adName(screen, campaign, credit), credit }))
    case 'campaign':
      return campaigns.map(credit => ({ name: campaignName(screen, credit.campaign), credit }))
    case 'source':
      return sources.map(credit => ({ name: partName(screen, 'platform', credit.source), credit }))
  }
}

/** Of another campaign's ad: with that campaign. */
function adName(screen: Screen, campaign: string, credit: { campaign: string; ad: string }): string {
  const { t, names } = screen
  const ad = credit.ad || t.attribution.noAd
  return credit.campaign === campaign ? (names.ads.get(ad) ?? ad) : `${campaignName(screen, credit.campaign)} / ${ad}`
}

const campaignName = ({ names }: Screen, slug: string): string => names.campaigns.get(slug) ?? slug

/** Credit comes in parts: one decimal is what a table can use. */
export const tenth = (n: number): number => Math.round(n * 10) / 10
