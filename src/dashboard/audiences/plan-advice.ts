import type { planRetargeting } from '../../audiences/plan.ts'
import type { Advice } from '../../audiences/plan-advice.ts'
import { MOST } from '../../audiences/plan-frequency.ts'
import type { Screen } from '../screen.ts'
import { tierName } from './rule-words.ts'
import { counted } from './sizes.tsx'

export type Planned = ReturnType<typeof planRetargeting>

/** One piece of advice in words; null for what is said beside its figure. */
export function adviceWords(
  screen: Screen,
  plan: Planned,
  nameOf: (audience: string) => string,
  advice: Advice,
): string | null {
  const { t, f } = screen
  const { advice: words } = t.planner
  const roughly = (n: number) => (plan.list.margin === null ? f.count(n) : t.audience.roughly(f.count(n)))
  const money = (units: number | null) => (units === null ? '–' : f.money(units * 1_000_000, plan.currency))
  switch (advice.code) {
    case 'nobody-in-list':
      return words.nobody
    case 'below-minimum':
    case 'minimum-unsure': {
      const { needed, rows, missingRows } = advice.values
      const say = advice.code === 'below-minimum' ? words.below : words.unsure
      return say(f.count(needed), counted(screen, rows, plan.list.margin), f.count(missingRows))
    }
    case 'merge':
    case 'merge-is-not-enough': {
      const { kind, with: keys, rows } = advice.values
      const names = keys.map(key => (kind === 'tiers' ? t.planner.tiers(tierName(t, key)) : t.rule.other(nameOf(key))))
      return (advice.code === 'merge' ? words.merge : words.mergeShort)(f.list(names), roughly(rows))
    }
    case 'no-margin-left':
      return words.noMargin(money(advice.values.afterAds ?? advice.values.afterIncentive))
    case 'margin-left':
      return words.margin(money(advice.values.afterAds))
    case 'margin-unknown': {
      const missing = advice.values.missing as (keyof Screen['t']['planner']['missing'])[]
      return words.marginUnknown(f.list(missing.map(what => t.planner.missing[what])))
    }
    case 'too-few-people': {
      const { most, budgetOfOneCreative, budgetOfMost } = advice.values
      return words.tooFew(f.count(most), money(budgetOfOneCreative), money(budgetOfMost))
    }
    case 'refresh-creative':
    case 'watch-frequency': {
      const { frequency, limit, onDay } = advice.values
      const say = advice.code === 'refresh-creative' ? words.refresh : words.watch
      return say(tenths(screen, frequency), tenths(screen, limit), onDay)
    }
    case 'budget-reaches-a-part':
      return words.part(f.percent(advice.values.share))
    case 'cpm-unknown':
      return words.cpmUnknown(advice.values.currency)
    case 'cpm-of-the-method':
    case 'match-rate-assumed':
      return null // among the assumptions, with their source
  }
}

/** How often somebody sees the ads; what nobody would do is not counted out. */
export const views = (screen: Screen, n: number): string =>
  n > MOST ? screen.t.planner.moreThan(screen.f.count(MOST)) : tenths(screen, n)

/** '2,5'; from ten on a tenth says nothing. */
export const tenths = ({ f }: Screen, n: number): string => f.number(n, { maximumFractionDigits: n < 10 ? 1 : 0 })
