import type { Distribution } from '../../audiences/touches.ts'
import { share } from '../stages.ts'
import { chanceUnder, flipped, moreNeeded, saysOf } from './says.ts'
import type { Evidence, Finding } from './schema.ts'

export interface RemarketingFacts {
  campaign: string
  currency: string
  costMicros: number | null
  views: number
  engagedViews: number // of consented visits: went further than the first tier and did not convert
  engaged: number // consented visitors who did, and are no customers; among the latest 10,000 visitors
  named: number // of these: left an e-mail or a phone
  followed: number // of these: in a live audience, or a platform was told how far they went
  live: { audiences: number; unexcluded: number } // of this campaign
  hasSequence: boolean // audiences by stage are made, live or not
  tellsTiers: boolean // a platform is told how far visitors go
  touches: Distribution & { usual: { min: number; max: number; isMethods: boolean } }
}

/** Of the engaged: most of them (our reading of the method's « systematic retargeting »; it names no figure). */
const MOST = 0.5
/** Fewer engaged visitors say nothing about a campaign's retargeting. */
export const LEAST_ENGAGED = 100

/** Whoever was interested is not spoken to again. */
export function noRemarketing(facts: RemarketingFacts): Finding {
  const { campaign, currency, costMicros, views, engagedViews, engaged, named, followed, live, touches } = facts
  const unfollowed = engaged - followed
  const left = share(unfollowed, engaged)
  const says = engaged < LEAST_ENGAGED ? 'unclear' : saysOf(flipped(chanceUnder(unfollowed, engaged, MOST)))
  const answer = says === 'unclear' ? 'not-enough-data' : says
  // What the visits cost that brought them: only of those who agreed, as nobody else may be followed.
  const stake = costMicros && views > 0 ? Math.round(((costMicros * engagedViews) / views) * (left.rate ?? 0)) : 0
  const counted = { interval: null, blind: null }
  const evidence: Evidence[] = [
    {
      ...{ code: 'unfollowed', value: left.rate, interval: left.interval, n: engaged, says },
      ...{ threshold: MOST, basis: 'ours', blind: 'platform-audiences' },
    },
    {
      ...{ code: 'unnamed', value: share(engaged - named, engaged).rate, interval: null, n: engaged, says: null },
      ...{ threshold: null, basis: null, blind: 'unconsented' },
    },
    {
      ...{
        code: 'live-audiences',
        ...counted,
        value: live.audiences,
        n: live.audiences,
        threshold: 1,
        basis: 'method',
      },
      says: live.audiences === 0 ? 'yes' : 'no',
    },
    {
      ...{ code: 'unexcluded', ...counted, value: live.unexcluded, n: live.audiences, threshold: 1, basis: 'ours' },
      says: live.audiences === 0 ? null : live.unexcluded > 0 ? 'yes' : 'no',
      blind: 'ad-manager-exclusions',
    },
    {
      ...{ code: 'touches', ...counted, value: touches.median, n: touches.conversions, threshold: touches.usual.min },
      ...{ basis: touches.usual.isMethods ? 'method' : 'account', says: null, blind: 'unconsented' },
    },
  ]
  return {
    error: 'no-remarketing',
    answer,
    evidence,
    ads: [],
    missing: answer === 'not-enough-data' ? { what: 'visitors', n: missingVisitors() } : null,
    atStake: answer === 'yes' && stake > 0 ? { micros: stake, currency } : null,
    remedy: remedyOf(),
  }

  function missingVisitors(): number | null {
    const more = moreNeeded(unfollowed, engaged, MOST)
    return engaged < LEAST_ENGAGED ? Math.max(LEAST_ENGAGED - engaged, more ?? 0) : more
  }

  function remedyOf(): Finding['remedy'] {
    if (live.audiences === 0 && !facts.hasSequence)
      return { code: 'make-audiences', href: `/app/campaigns/${campaign}/sequence` }
    const unnamed = engaged - named
    if (unnamed > unfollowed / 2 && !facts.tellsTiers) return { code: 'send-tiers', href: '/app/platforms' }
    return { code: 'attach-audiences', href: '/app/audiences' }
  }
}
