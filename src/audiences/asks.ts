import type { Condition, Leaf } from './conditions.ts'
import type { Rule } from './schema.ts'

/** Whether a rule, before what it leaves out, tells some people from others: else it would hold everybody. */
export const asksSomething = ({ where, ...rest }: Pick<Rule, Seen | 'where'>): boolean =>
  asksToBeSeen(rest) || (where !== undefined && asks(where))

/** A rule that names neither place, time nor tier holds people who were never seen too: customers of the CRM. */
export const asksToBeSeen = ({ campaigns, tiers, windowDays }: Pick<Rule, Seen>): boolean =>
  campaigns !== undefined || windowDays !== undefined || bounds(tiers)

type Seen = 'campaigns' | 'tiers' | 'windowDays'

function asks(at: Condition): boolean {
  if ('all' in at) return at.all.some(asks)
  if ('any' in at) return at.any.every(asks)
  return 'not' in at || leafAsks(at)
}

/** Everybody has visited 0 times at least, and who came at all came 0 days ago at least. */
function leafAsks(leaf: Leaf): boolean {
  if ('tier' in leaf) return bounds(leaf.tier) || leaf.campaigns !== undefined || leaf.days !== undefined
  if ('visits' in leaf) return isMore(leaf.visits)
  if ('touches' in leaf) return isMore(leaf.touches)
  if ('value' in leaf) return isMore(leaf.value)
  if ('seen' in leaf) return leaf.campaigns !== undefined || isMore(between(leaf.seen))
  if ('arrived' in leaf) return leaf.campaigns !== undefined || isMore(between(leaf.arrived))
  return true
}

interface Ends {
  min?: number | undefined
  max?: number | undefined
}

const bounds = ({ min, max }: Ends = {}): boolean => min !== undefined || max !== undefined
const isMore = ({ min = 0, max }: Ends): boolean => min > 0 || max !== undefined
const between = ({ minDays: min, maxDays: max }: { minDays?: number | undefined; maxDays?: number | undefined }) => ({
  min,
  max,
})
