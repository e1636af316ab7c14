import { credible, posterior } from '../lib/statistics/beta.ts'
import { holm } from '../lib/statistics/holm.ts'
import { chanceHigher, standings } from '../lib/statistics/leader.ts'
import type { Interval } from '../lib/statistics/wilson.ts'
import { isGatePassed, plannedOf } from './gate.ts'
import type { AgainstControl, ArmCounts, ArmReading, ExperimentFacts } from './reading.ts'
import { ALPHA, compare, convertedOf } from './sequential.ts'

/** Every arm, in their order. All have visitors. */
export function armReadings(facts: ExperimentFacts): ArmReading[] {
  const beliefs = facts.arms.map(beliefOf)
  const stand = standings(beliefs)
  // A bandit sends visitors where it converted: intervals of a fixed split would be too sure of it.
  const decisions = facts.mode === 'split' ? decisionsOf(facts) : facts.arms.slice(1).map(() => UNDECIDED)
  return facts.arms.map((counts, i) => ({
    arm: counts.arm,
    visitors: counts.visitors,
    conversions: counts.conversions,
    rate: counts.conversions / counts.visitors,
    credible: credible(beliefs[i]!),
    best: stand[i]!.best,
    expectedLoss: stand[i]!.loss,
    against: i === 0 ? null : { ...against(facts.arms[0]!, counts), ...decisions[i - 1]! },
  }))
}

interface Decision {
  interval: Interval | null
  pValue: number | null
  decided: AgainstControl['decided']
}

const UNDECIDED: Decision = { interval: null, pValue: null, decided: null }

/** On every arm but the control. */
export function decisionsOf(facts: ExperimentFacts): Decision[] {
  const [control, ...others] = facts.arms
  const compared = others.map(arm => compare(convertedOf(control!), convertedOf(arm), plannedOf(facts, arm)))
  const pValues = holm(compared.map(({ pValue }) => pValue))
  const passed = isGatePassed(facts)
  return compared.map(({ difference, interval }, i) => ({
    interval,
    pValue: pValues[i]!,
    decided: passed && pValues[i]! <= ALPHA ? (difference > 0 ? 'better' : 'worse') : null,
  }))
}

function against(control: ArmCounts, arm: ArmCounts): Pick<AgainstControl, 'difference' | 'relative' | 'beats'> {
  const [before, after] = [control.conversions / control.visitors, arm.conversions / arm.visitors]
  return {
    difference: after - before,
    relative: before > 0 ? after / before - 1 : null,
    beats: chanceHigher(beliefOf(arm), beliefOf(control)),
  }
}

/** The best of those better than the control; the control when all others are worse. */
export function winnerOf([control, ...others]: readonly ArmReading[]): string | null {
  const better = others.filter(({ against }) => against?.decided === 'better').sort((a, b) => b.rate - a.rate)
  const onlyControl = others.every(({ against }) => against?.decided === 'worse')
  return better[0]?.arm ?? (onlyControl ? control!.arm : null)
}

const LOSS_NOT_WORTH_A_WAIT = 0.001 // a tenth of a percentage point
const OF_THE_RATE = 0.05 // of which that tenth would be a fifth where half a percent converts

/** Whether all arms are as good as each other, for what it matters. */
export function areAlike(readings: readonly ArmReading[]): boolean {
  const least = Math.min(LOSS_NOT_WORTH_A_WAIT, OF_THE_RATE * readings[0]!.rate)
  return readings.every(({ expectedLoss }) => expectedLoss < least)
}

const beliefOf = ({ conversions, visitors }: ArmCounts) => posterior(conversions, visitors)
