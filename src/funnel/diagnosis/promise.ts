import { posterior } from '../../lib/statistics/beta.ts'
import { drawBeta, seeded } from '../../lib/statistics/draws.ts'
import { sumOf } from '../../lib/sum.ts'
import { GOOD_SHARE } from '../speed/vital.ts'
import { share } from '../stages.ts'
import { chanceUnder, saysOf } from './says.ts'
import type { Evidence, Finding } from './schema.ts'

/** An ad, what its page keeps of it, and how its visits went. */
export interface PromisedAd {
  ad: string
  costMicros: number | null
  views: number
  score: number | null // 0–100; null: never judged, as it leads to no page that is live
  servedBy: string | null // the ad whose page its visitors get
  bounced: number // views that went no further than the first tier
  lcpMeasured: number // views
  lcpGood: number // of these, within 2.5 s
}

interface PromiseFacts {
  campaign: string
  currency: string
  ads: readonly PromisedAd[]
}

/** Bands of the match score, as match/score.ts has them: a test compares. */
export const BROKEN = 60
export const KEPT = 80
/** Of the spend: below, a broken promise is told and does not make the answer. */
const NOTABLE = 0.05

/** The page does not go on with what the ad began. Scores weigh by what the ads cost (by visits where nobody told). A promise
 *  that is half kept is an error when visits bounce more for it, or the page is slow as well. */
export function brokenPromise({ campaign, currency, ads }: PromiseFacts): Finding {
  const hasSpend = ads.some(({ costMicros }) => costMicros)
  const weightOf = (ad: PromisedAd) => (hasSpend ? (ad.costMicros ?? 0) : ad.views)
  const weighed = ads.filter(ad => weightOf(ad) > 0)
  const judged = weighed.filter(ad => ad.score !== null)
  const [total, known] = [sumOf(weighed, weightOf), sumOf(judged, weightOf)]
  const below = (score: number) => judged.filter(ad => ad.score! < score)
  const score = known > 0 ? sumOf(judged, ad => ad.score! * weightOf(ad)) / known : null
  const brokenShare = known > 0 ? sumOf(below(BROKEN), weightOf) / total : null

  const bounce = bounceEvidence(
    below(KEPT),
    judged.filter(ad => ad.score! >= KEPT),
  )
  const speed = speedEvidence(ads)
  const isBroken = score !== null && (score < BROKEN || brokenShare! >= NOTABLE)
  const isHalf = score !== null && !isBroken && score < KEPT
  const answer = answerOf()
  const culprits = answer === 'yes' ? below(isBroken ? BROKEN : KEPT) : []
  const stake = hasSpend ? sumOf(culprits, ad => ad.costMicros ?? 0) : 0
  const dearest = culprits.toSorted((a, b) => weightOf(b) - weightOf(a) || a.ad.localeCompare(b.ad))

  return {
    error: 'broken-promise',
    answer,
    evidence: [matchEvidence(score, judged.length), brokenShareEvidence(brokenShare, weighed.length), bounce, speed],
    ads: dearest.map(({ ad }) => ad),
    missing:
      answer === 'not-enough-data'
        ? { what: judged.length < weighed.length || total === 0 ? 'judged-pages' : 'views', n: null }
        : null,
    atStake: stake > 0 ? { micros: stake, currency } : null,
    remedy: remedyOf(),
  }

  function answerOf(): Finding['answer'] {
    if (isBroken) return 'yes'
    if (score === null || known < total / 2) return 'not-enough-data'
    if (!isHalf) return 'no'
    const worse = [bounce.says, speed.says]
    return worse.includes('yes') ? 'yes' : worse.includes('unclear') ? 'not-enough-data' : 'no'
  }

  function remedyOf(): Finding['remedy'] {
    const base = `/app/campaigns/${campaign}`
    if (answer === 'not-enough-data') return { code: total > 0 && known < total / 2 ? 'publish' : 'wait', href: base }
    if (!isBroken && speed.says === 'yes') return { code: 'speed-up', href: `${base}/speed` }
    const worst = dearest[0] ?? judged.toSorted((a, b) => a.score! - b.score!)[0]
    return { code: 'mend-page', href: worst ? `${base}/ads/${worst.servedBy ?? worst.ad}` : base }
  }
}

const matchEvidence = (score: number | null, n: number): Evidence => ({
  ...{ code: 'match', value: score, interval: null, threshold: BROKEN, basis: 'ours', n, blind: null },
  says: score === null ? 'unclear' : score < BROKEN ? 'yes' : score < KEPT ? 'unclear' : 'no',
})

const brokenShareEvidence = (brokenShare: number | null, n: number): Evidence => ({
  ...{ code: 'broken-share', value: brokenShare, interval: null, threshold: NOTABLE, basis: 'ours', n, blind: null },
  says: brokenShare === null ? 'unclear' : brokenShare >= NOTABLE ? 'yes' : 'no',
})

function speedEvidence(ads: readonly PromisedAd[]): Evidence {
  const [measured, good] = [sumOf(ads, ad => ad.lcpMeasured), sumOf(ads, ad => ad.lcpGood)]
  const { rate, interval } = share(good, measured)
  const says = saysOf(chanceUnder(good, measured, GOOD_SHARE))
  return {
    code: 'speed',
    value: rate,
    interval,
    n: measured,
    threshold: GOOD_SHARE,
    basis: 'web-vitals',
    says,
    blind: null,
  }
}

const DRAWS = 2000
const SEED = 20_261_130

/** Visits that ended at once on ads whose promise is not kept, held against the campaign's ads that keep theirs. */
function bounceEvidence(poor: readonly PromisedAd[], kept: readonly PromisedAd[]): Evidence {
  const counted = (ads: readonly PromisedAd[]) => [sumOf(ads, ad => ad.bounced), sumOf(ads, ad => ad.views)] as const
  const [ofPoor, ofKept] = [counted(poor), counted(kept)]
  const { rate, interval } = share(...ofPoor)
  const other = share(...ofKept).rate
  const random = seeded(SEED)
  const isMore = () => drawBeta(random, posterior(...ofPoor)) > drawBeta(random, posterior(...ofKept))
  const chance = () => Array.from({ length: DRAWS }, isMore).filter(Boolean).length / DRAWS
  return {
    ...{ code: 'bounce', value: rate, interval, threshold: other, basis: 'campaign', n: ofPoor[1], blind: null },
    says: saysOf(rate === null || other === null ? null : chance()),
  }
}
