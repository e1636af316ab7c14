import type { Tier } from '../pixel/tier.ts'
import { asksSomething } from './asks.ts'
import type { Rule } from './schema.ts'
import { peopleOf } from './size.ts'

/** One thing less that is asked of people. */
type By = { by: 'window'; windowDays: number } | { by: 'tier'; tier: Tier } | { by: 'campaigns' }

const WINDOWS_DAYS = [30, 90, 180] // the longest: what most platforms keep of a visit

/** The ways in which a rule would hold more people, the mildest first. Whom it leaves out stays out. */
export function widened(rule: Rule, tiers: readonly Tier[]): (By & { rule: Rule })[] {
  const { campaigns, windowDays, tiers: asked } = rule
  const longer = windowDays === undefined ? undefined : WINDOWS_DAYS.find(days => days > windowDays)
  const lower = asked?.min === undefined ? undefined : tiers.findLast(({ rank }) => rank < asked.min!)
  const everywhere = { ...rule, campaigns: undefined }
  return [
    ...(longer === undefined
      ? []
      : [{ by: 'window' as const, windowDays: longer, rule: { ...rule, windowDays: longer } }]),
    ...(lower === undefined
      ? []
      : [{ by: 'tier' as const, tier: lower, rule: { ...rule, tiers: { ...asked, min: lower.rank } } }]),
    ...(campaigns !== undefined && asksSomething(everywhere) ? [{ by: 'campaigns' as const, rule: everywhere }] : []),
  ]
}

export type Widened = By & { people: number; margin: number | null }

/** Those that would hold more people than there are now. */
export async function widerOf(
  db: D1Database,
  rule: Rule,
  { tiers, people }: { tiers: readonly Tier[]; people: number },
  now: number,
): Promise<Widened[]> {
  const counted = await Promise.all(
    widened(rule, tiers).map(async ({ rule: wider, ...by }): Promise<Widened> => {
      const { n, margin } = await peopleOf(db, wider, now)
      return { ...by, people: n, margin }
    }),
  )
  return counted.filter(({ people: n }) => n > people)
}
