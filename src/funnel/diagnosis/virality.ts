import { upperGamma } from '../../lib/statistics/special.ts'
import { sumOf } from '../../lib/sum.ts'
import type { Line } from '../matrix/lines.ts'
import { isEmpty, share } from '../stages.ts'
import type { AdCounts } from '../store.ts'
import { both, chanceUnder, flipped, moreNeeded, saysOf } from './says.ts'
import type { Evidence, Finding } from './schema.ts'

export interface ViralityFacts {
  campaign: string
  currency: string
  ads: readonly AdCounts[]
  engagement: Line // above it, engagement is high: the line of the matrix
  price: { medianMicros: number; campaigns: number } | null // of a conversion in the account's other campaigns
}

/** Below, a page that is well visited does not convert (« Du Like au Lead »; well-segmented audiences: 3–8 %). */
const POOR_CONVERSION = 0.005
/** Times the account's price of a conversion (« Du Like au Lead »: three to five times). */
const DEAR = 3

/** Loved and not bought: high engagement and hardly any conversion, of the campaign or of single ads. What a conversion costs
 *  is told beside it and decides nothing, as it has other causes too. */
export function virality({ campaign, currency, ads, engagement, price }: ViralityFacts): Finding {
  // More than there were to do so are a fault of a report or of the tracking: averaged they would hide what others lose.
  const reported = ads.filter(ad => ad.impressions !== null && ad.engagements !== null)
  const possible = reported.filter(ad => ad.engagements! <= ad.impressions!)
  const tracked = ads.filter(ad => ad.conversions <= ad.views)
  const [engagements, impressions] = [sumOf(possible, ad => ad.engagements!), sumOf(possible, ad => ad.impressions!)]
  const [conversions, views] = [sumOf(tracked, ad => ad.conversions), sumOf(tracked, ad => ad.views)]
  const cost = ads.some(ad => ad.costMicros !== null) ? sumOf(ads, costOf) : null
  const isWhole = ads.every(({ otherCosts }) => isEmpty(otherCosts))

  const loved = saysOf(flipped(chanceUnder(engagements, impressions, engagement.value)))
  const unbought = saysOf(chanceUnder(conversions, views, POOR_CONVERSION))
  const viral = ads.filter(ad => ad.ad !== '' && isViral(ad, engagement.value))
  const whole = both(loved, unbought)
  const answer = whole === 'yes' || viral.length > 0 ? 'yes' : whole === 'no' ? 'no' : 'not-enough-data'
  const stake = whole === 'yes' ? cost : sumOf(viral, costOf)
  const evidence: Evidence[] = [
    {
      code: 'engagement',
      ...measured(engagements, impressions),
      ...{ threshold: engagement.value, basis: engagement.basis, says: loved },
      blind: possible.length < reported.length ? 'impossible' : 'platform-engagement',
    },
    {
      code: 'site-conversion',
      ...measured(conversions, views),
      ...{ threshold: POOR_CONVERSION, basis: 'method', says: unbought },
      blind: tracked.length < ads.length ? 'impossible' : null,
    },
    priceEvidence(
      isWhole ? cost : null,
      sumOf(ads, ad => ad.conversions),
      price,
    ),
    {
      ...{ code: 'viral-ads', value: viral.length, interval: null, threshold: 1, basis: 'method', blind: null },
      n: ads.filter(({ ad }) => ad !== '').length,
      says: viral.length > 0 ? 'yes' : whole === 'no' ? 'no' : 'unclear',
    },
  ]
  return {
    error: 'virality',
    answer,
    evidence,
    ads: viral.toSorted((a, b) => costOf(b) - costOf(a)).map(({ ad }) => ad),
    missing: answer === 'not-enough-data' ? missingOf() : null,
    atStake: answer === 'yes' && stake !== null && stake > 0 ? { micros: stake, currency } : null,
    remedy: remedyOf(),
  }

  function missingOf(): Finding['missing'] {
    if (impressions === 0) return { what: 'spend', n: null }
    if (unbought !== 'unclear')
      return { what: 'impressions', n: moreNeeded(engagements, impressions, engagement.value) }
    const isUntold = views === 0 && tracked.length < ads.length
    return { what: 'views', n: isUntold ? null : moreNeeded(conversions, views, POOR_CONVERSION) }
  }

  function remedyOf(): Finding['remedy'] {
    if (answer !== 'not-enough-data') return { code: 'qualify', href: `/app/audiences?campaign=${campaign}#method` }
    return impressions === 0
      ? { code: 'import-spend', href: '/app/spend' }
      : { code: 'wait', href: `/app/campaigns/${campaign}` }
  }
}

const costOf = ({ costMicros }: AdCounts): number => costMicros ?? 0

function measured(part: number, whole: number): Pick<Evidence, 'value' | 'interval' | 'n'> {
  const { rate: value, interval } = share(part, whole)
  return { value, interval, n: whole }
}

function isViral({ impressions, engagements, conversions, views }: AdCounts, line: number): boolean {
  const loved = flipped(chanceUnder(engagements ?? 0, impressions ?? 0, line))
  const unbought = chanceUnder(conversions, views, POOR_CONVERSION)
  return loved !== null && unbought !== null && engagements !== null && saysOf(loved * unbought) === 'yes'
}

function priceEvidence(cost: number | null, conversions: number, price: ViralityFacts['price']): Evidence {
  const isKnown = cost !== null && cost > 0 && price !== null
  // Conversions as a Poisson count of what was spent: the chance that one costs more than so many times the median.
  const dear = isKnown ? 1 - upperGamma(conversions + 0.5, cost / (DEAR * price.medianMicros)) : null
  return {
    code: 'price',
    value: isKnown && conversions > 0 ? cost / conversions / price.medianMicros : null,
    interval: null,
    ...{ threshold: DEAR, basis: 'method', n: price?.campaigns ?? 0, blind: null },
    says: saysOf(dear),
  }
}
