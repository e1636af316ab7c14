import { type Beta, chanceBelow, posterior } from '../../lib/statistics/beta.ts'
import { type Counts, type Share, share } from '../stages.ts'

/** Engagement × conversion, from « Du Like au Lead »: both, only the second, only the first, neither. */
export const LABELS = ['star', 'hidden-converter', 'applause', 'retire'] as const
export type Label = (typeof LABELS)[number]

/** Fewer say nothing of an ad: at 2 %, the interval of 100 views reaches from 0.6 % to 7 %. */
export const LEAST = { impressions: 1000, views: 100 }

/** An ad is named only when its quadrant is so likely (0–1). */
export const LEAST_CHANCE = 0.8

/** Where low ends and high begins, 0–1. */
export interface Lines {
  engagement: number
  conversion: number
}

type Chances = Record<Label, number>

export interface Place {
  state: 'decided' | 'undecided' | 'too-few' | 'untold' | 'impossible'
  label: Label | null // of a decided one
  chances: Chances | null // add up to 1; null: not to be judged
  missing: { impressions: number; views: number } // until there is enough to judge
  engagement: Share // engagements ÷ impressions
  conversion: Share // conversions ÷ views
}

type Told = Pick<Counts, 'impressions' | 'engagements' | 'views' | 'conversions'>

/** `untold`: no report says how many engaged. `impossible`: more than there were to do so. Neither is averaged away. */
export function placeOf(counts: Told, lines: Lines): Place {
  const { impressions, engagements, views, conversions } = counts
  const missing = {
    impressions: Math.max(0, LEAST.impressions - (impressions ?? 0)),
    views: Math.max(0, LEAST.views - views),
  }
  const unplaced = {
    ...{ label: null, chances: null, missing },
    ...{ engagement: share(engagements, impressions), conversion: share(conversions, views) },
  }
  if ((engagements ?? 0) > (impressions ?? Infinity) || conversions > views) return { ...unplaced, state: 'impossible' }
  if (missing.impressions > 0 || missing.views > 0) return { ...unplaced, state: 'too-few' }
  if (impressions === null || engagements === null) return { ...unplaced, state: 'untold' }
  const chances = chancesOf(posterior(engagements, impressions), posterior(conversions, views), lines)
  const label = LABELS.find(name => chances[name] >= LEAST_CHANCE) ?? null
  return { ...unplaced, state: label ? 'decided' : 'undecided', label, chances }
}

/** Of each quadrant. Reactions to the ad and what its visitors do on the page are taken as independent. */
function chancesOf(engagement: Beta, conversion: Beta, lines: Lines): Chances {
  const silent = chanceBelow(engagement, lines.engagement)
  const barren = chanceBelow(conversion, lines.conversion)
  return {
    star: (1 - silent) * (1 - barren),
    'hidden-converter': silent * (1 - barren),
    applause: (1 - silent) * barren,
    retire: silent * barren,
  }
}
