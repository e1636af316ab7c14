import { sumOf } from '../lib/sum.ts'
import { DAY_MS } from '../lib/time.ts'
import type { ArmCounts, ArmReading, ExperimentFacts, Missing } from './reading.ts'
import { ALPHA, convertedOf, timesNeeded } from './sequential.ts'
import { LEAST_DAYS } from './size.ts'

const LEAST_CONVERSIONS = 25

export const fullDaysOf = ({ startedAt, now }: Pick<ExperimentFacts, 'startedAt' | 'now'>): number =>
  Math.max(0, Math.floor((now - startedAt) / DAY_MS))

/** What a decision has to wait for whatever the figures say. */
export const shortOf = (facts: ExperimentFacts): Missing[] => [
  ...(fullDaysOf(facts) < LEAST_DAYS ? [{ code: 'days' as const, days: LEAST_DAYS - fullDaysOf(facts) }] : []),
  ...facts.arms
    .filter(({ conversions }) => conversions < LEAST_CONVERSIONS)
    .map(({ arm, conversions }) => ({
      code: 'conversions' as const,
      arm,
      conversions: LEAST_CONVERSIONS - conversions,
    })),
]

export const isGatePassed = (facts: ExperimentFacts): boolean => shortOf(facts).length === 0

/** Until the interval of the most promising undecided arm excludes 0. Nothing when an arm's says already that it is better. */
export function shortOfEvidence(facts: ExperimentFacts, readings: readonly ArmReading[]): Missing[] {
  const [control, ...others] = facts.arms
  const isClear = (i: number) => (readings[i + 1]!.against!.pValue ?? 1) <= ALPHA
  const undecided = others.filter((_, i) => !isClear(i))
  const better = others.some((_, i) => isClear(i) && readings[i + 1]!.against!.difference > 0)
  if (undecided.length === 0 || better) return []
  const times = undecided
    .map(arm => timesNeeded(convertedOf(control!), convertedOf(arm), plannedOf(facts, arm), ALPHA / others.length))
    .filter(times => times !== null)
  const visitors = times.length > 0 ? Math.ceil((Math.min(...times) - 1) * visitorsOf(facts.arms)) : null
  return [{ code: 'interval', visitors }]
}

/** Visitors of the control and this arm together, of the plan. */
export function plannedOf(
  { arms, plannedVisitors }: Pick<ExperimentFacts, 'arms' | 'plannedVisitors'>,
  arm: ArmCounts,
): number {
  const all = sumOf(arms, ({ expected }) => expected)
  return (plannedVisitors * (arms[0]!.expected + arm.expected)) / all
}

/** Until the week is over and the planned visitors came, as they come now; null when none come. */
export function daysLeftOf(facts: ExperimentFacts): number | null {
  const came = visitorsOf(facts.arms)
  const perDay = (came * DAY_MS) / (facts.now - facts.startedAt)
  const missing = Math.max(0, facts.plannedVisitors - came)
  return perDay > 0 ? Math.max(0, LEAST_DAYS - fullDaysOf(facts), Math.ceil(missing / perDay)) : null
}

const visitorsOf = (arms: readonly ArmCounts[]): number => sumOf(arms, ({ visitors }) => visitors)
