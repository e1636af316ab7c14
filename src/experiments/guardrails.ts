import { posterior } from '../lib/statistics/beta.ts'
import { chanceHigher } from '../lib/statistics/leader.ts'
import type { ArmCounts, Guardrail } from './reading.ts'
import { compare, type Share } from './sequential.ts'

const WORSE = 0.95
const LEAST_MEASURED = 50
const TUNED_FOR = 2000 // measured pages or started forms of both arms: where the interval is narrowest
const LEAST_CONVERSIONS = 25 // of both arms together

/** What an arm spoils. `planned`: visitors of both. */
export const brokenGuardrails = (control: ArmCounts, arm: ArmCounts, planned: number): Guardrail[] =>
  [
    worse('lcp', arm.arm, slowOf(control), slowOf(arm), TUNED_FOR),
    worse('form', arm.arm, abandonedOf(control), abandonedOf(arm), TUNED_FOR),
    unconverted(control, arm, planned),
  ].filter(broken => broken !== null)

/** More of what is bad. */
function worse(code: Guardrail['code'], arm: string, control: Share, other: Share, planned: number): Guardrail | null {
  if (Math.min(control.of, other.of) < LEAST_MEASURED) return null
  const chance = chanceHigher(posterior(other.yes, other.of), posterior(control.yes, control.of))
  const sure = compare(control, other, planned).interval.low > 0
  return chance >= WORSE
    ? { code, arm, control: control.yes / control.of, value: other.yes / other.of, chance, sure }
    : null
}

/** Only when sure: looked at every day, a chance of 95 % is seen in many arms that are no worse. */
function unconverted(control: ArmCounts, arm: ArmCounts, planned: number): Guardrail | null {
  if (control.conversions + arm.conversions < LEAST_CONVERSIONS) return null
  const broken = worse('conversion', arm.arm, missedOf(control), missedOf(arm), planned)
  return broken?.sure ? broken : null
}

const slowOf = ({ lcpMeasured = 0, lcpGood = 0 }: ArmCounts): Share => ({ yes: lcpMeasured - lcpGood, of: lcpMeasured })

const abandonedOf = ({ formsStarted = 0, formsSent = 0 }: ArmCounts): Share => ({
  yes: formsStarted - formsSent,
  of: formsStarted,
})

const missedOf = ({ visitors, conversions }: ArmCounts): Share => ({ yes: visitors - conversions, of: visitors })
