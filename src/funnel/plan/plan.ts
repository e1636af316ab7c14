import { type Assumptions, assume, NAMES, rangeOf } from './assumptions.ts'
import { checkRule, PATH, pathOf, type Verdict } from './rule.ts'
import type { Goal, PlanBody } from './schema.ts'
import { DRAWS, type Driver, draw, driversOf, product, rounded, type Spread, spreadOf } from './simulate.ts'

export interface Plan {
  goal: Goal
  currency: string
  impressions: Spread
  engagements: Spread
  clicks: Spread
  visits: Spread
  leads: Spread
  sales: Spread
  budget: (Spread & { currency: string }) | null // micros; null: no CPM known in this currency
  assumptions: ShownAssumption[]
  drivers: { of: 'budget' | 'impressions' | 'leads'; shares: Driver[] }
  rule: Verdict
  method: { draws: number; seed: number; intervals: string; chain: string; spread: string }
}

type Planned = { ok: true; plan: Plan } | { ok: false; reason: 'no-price' }

/** The plan of a goal. The same question with the same seed has the same answer. */
export function planFor({ goal, ranges, seed }: PlanBody, currency: string, own: Assumptions): Planned {
  const assumptions = assume(currency, said(ranges), own)
  const draws = draw(assumptions, seed)
  const { engagementRate, ctr, clickToView, leadToSale, cpm } = draws as Required<typeof draws>
  if (goal.of === 'budget' && !cpm) return { ok: false, reason: 'no-price' }
  const leadRate = pathOf(draws)
  const impressions =
    goal.of === 'budget'
      ? cpm.map(price => (goal.micros / MICROS / price) * 1000)
      : (goal.of === 'sales' ? product(leadRate, leadToSale) : leadRate).map(rate => goal.n / rate)
  const [clicks, leads] = [product(impressions, ctr), product(impressions, leadRate)]
  const spend = cpm && product(impressions, cpm).map(units => (units / 1000) * MICROS)
  const factors = [
    ...(cpm ? (['cpm'] as const) : []),
    ...PATH,
    ...(goal.of === 'sales' ? (['leadToSale'] as const) : []),
  ]
  return {
    ok: true,
    plan: {
      goal,
      currency,
      impressions: rounded(spreadOf(impressions)),
      engagements: rounded(spreadOf(product(impressions, engagementRate))),
      clicks: rounded(spreadOf(clicks)),
      visits: rounded(spreadOf(product(clicks, clickToView))),
      leads: rounded(spreadOf(leads), 10),
      sales: rounded(spreadOf(product(leads, leadToSale)), 10),
      budget: spend ? { ...rounded(spreadOf(spend)), currency } : null,
      assumptions: shown(assumptions),
      drivers: {
        of: goal.of === 'budget' ? 'leads' : cpm ? 'budget' : 'impressions',
        shares: driversOf(draws, factors),
      },
      rule: checkRule(draws, seed),
      method: { draws: DRAWS, seed, ...METHOD },
    },
  }
}

const MICROS = 1_000_000

const METHOD = {
  intervals: '80 %: one case in ten is below low, one in ten above high; mid is the median',
  chain: 'impressions × ctr × clickToView × cvr = leads; × leadToSale = sales; impressions ÷ 1,000 × cpm = budget',
  spread:
    'a range is lognormal with 10 % of the cases on either side of it; the account’s own shares are Beta posteriors',
}

const said = (ranges: PlanBody['ranges']) =>
  Object.fromEntries(Object.entries(ranges).filter(([, range]) => range !== undefined))

const shown = (assumptions: Assumptions) =>
  NAMES.flatMap(name => {
    const assumption = assumptions[name]
    if (!assumption) return []
    const { belief, ...rest } = assumption
    const range = rangeOf(belief)
    const spread = belief.kind === 'beta' ? 'beta' : range.low === range.high ? 'known' : 'lognormal'
    return [{ name, ...range, spread, ...rest } as const]
  })
export type ShownAssumption = ReturnType<typeof shown>[number]
