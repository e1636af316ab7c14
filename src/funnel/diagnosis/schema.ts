import type { Interval } from '../../lib/statistics/wilson.ts'

/** The three fatal errors of « Du Like au Lead ». */
type ErrorName = 'virality' | 'broken-promise' | 'no-remarketing'

type Answer = 'yes' | 'no' | 'not-enough-data'

/** A figure that speaks for an error or against it. */
export interface Evidence {
  code:
    | 'engagement' // share of impressions
    | 'site-conversion' // share of visits
    | 'price' // of a conversion, as a multiple of the account's median
    | 'viral-ads' // ads that make the error by themselves
    | 'match' // of ad and page, weighted by what the ads cost, 0–100
    | 'broken-share' // of the spend: on ads whose page breaks what they say
    | 'bounce' // share of visits that end without engagement, on the ads whose promise is not kept
    | 'speed' // share of visits whose page was there within 2.5 s
    | 'unfollowed' // share of engaged visitors who are in no live audience
    | 'unnamed' // share of engaged visitors whom no list can name, as they left no e-mail or phone
    | 'live-audiences' // of this campaign, that a platform has
    | 'unexcluded' // of these, that keep advertising to whoever has converted
    | 'touches' // before a conversion, median
  value: number | null // null: not known
  interval: Interval | null // 95 %, of a share
  threshold: number | null // what the value is held against; null: nothing
  basis: 'method' | 'account' | 'campaign' | 'web-vitals' | 'ours' | null // whose threshold it is
  n: number // of how many
  says: 'yes' | 'no' | 'unclear' | null // for the error, against it, neither with a chance of 0.9; null: it only tells
  blind: Blind | null
}

/** What the database cannot know about it. */
type Blind =
  | 'platform-engagement' // what counts as an engagement, each platform decides
  | 'ad-manager-exclusions' // exclusions that were set there
  | 'platform-audiences' // audiences that a platform builds from what people do over there
  | 'unconsented' // whoever did not agree is not counted
  | 'impossible' // ads with more engagements than impressions, or more conversions than visits, are left out

interface Remedy {
  code: 'qualify' | 'mend-page' | 'speed-up' | 'make-audiences' | 'attach-audiences' | 'send-tiers' | 'import-spend' | 'publish' | 'wait'
  href: string // of the dashboard
} // biome-ignore format: one list

export interface Finding {
  error: ErrorName
  answer: Answer
  evidence: Evidence[]
  ads: string[] // that make the error, dearest first
  missing: { what: 'impressions' | 'views' | 'spend' | 'judged-pages' | 'visitors'; n: number | null } | null // until there is an answer
  atStake: { micros: number; currency: string } | null // what the error took of the spend of these days; null: no error, or no spend known
  remedy: Remedy
}
