import { listTiers, type Tier } from '../pixel/tier.ts'
import { daysOf } from './nightly.ts'
import type { Audience, Rule } from './schema.ts'
import { audienceSize } from './size.ts'
import { listAudiences } from './store.ts'

export const RUNG_DAYS = 30

export interface Rung {
  tier: Tier
  rule: Rule // of whoever went this far and no further
  people: number
  browsers: number
  margin: { people: number | null; browsers: number | null }
  /** The audience of exactly these, once there is one, and who came and went at its last night. */
  audience: { id: string; joined: number | null; left: number | null } | null
}

/** One rule per tier: nobody is in two. */
const rungRules = (campaign: string, tiers: readonly Tier[]): { tier: Tier; rule: Rule }[] =>
  tiers.map((tier, i) => {
    const above = tiers[i + 1]
    const asked = { min: tier.rank, ...(above && { max: above.rank - 1 }) }
    return { tier, rule: { campaigns: [campaign], tiers: asked, windowDays: RUNG_DAYS } }
  })

const AUDIENCES = 200 // latest ones, among which a rung's own is looked for

/** Where those who saw a campaign lately stand, from the first tier up. */
export async function rungsOf(db: D1Database, campaign: string, now: number): Promise<Rung[]> {
  const [tiers, audiences] = await Promise.all([listTiers(db), listAudiences(db, '', AUDIENCES)])
  return Promise.all(
    rungRules(campaign, tiers).map(async ({ tier, rule }): Promise<Rung> => {
      const own = audiences.find(audience => isOf(audience, rule))
      const [size, nights] = await Promise.all([audienceSize(db, rule, now), own ? daysOf(db, own.id, now) : []])
      const { joined = null, left = null } = nights.at(-1) ?? {}
      const { people, visitors: browsers, margin } = size
      return {
        tier,
        rule,
        people,
        browsers,
        margin: { people: margin.people, browsers: margin.visitors },
        audience: own ? { id: own.id, joined, left } : null,
      }
    }),
  )
}

function isOf(audience: Audience, rule: Rule): boolean {
  const asksMore = audience.where ?? audience.exclude ?? audience.ladder
  return asksMore === undefined && keyOf(audience) === keyOf(rule)
}

const keyOf = ({ campaigns, tiers, windowDays }: Rule): string =>
  JSON.stringify([campaigns, tiers?.min, tiers?.max, windowDays])
