import { type Cell, tableOf } from '../lib/csv-answer.ts'
import type { Reading } from './reading.ts'
import { rateAt, type slopeOf } from './slope.ts'
import type { ScoredVersion } from './slope-store.ts'

interface Tested {
  id: number
  state: string
  arms: readonly { arm: string; version: number; weight: number; score: number | null }[]
  reading: Reading | null
}

/** A line for each arm, the control first; only the header where there is no test. What is hidden is empty. */
export const testTable = (test: Tested | null): Cell[][] => tableOf(TEST, test ? test.arms.map(armRow(test)) : [])

const TEST = [
  'test', 'state', 'says', 'winner', 'arm', 'version', 'score', 'weight', 'visitors', 'conversions', 'conversion_rate', 'conversion_low',
  'conversion_high', 'chance_best', 'expected_loss', 'difference', 'difference_low', 'difference_high', 'p_value', 'chance_better', 'decided',
] as const // biome-ignore format: one header line

const armRow =
  ({ id, state, reading }: Tested) =>
  ({ arm, version, weight, score }: Tested['arms'][number]): Record<string, Cell> => {
    const of = { test: id, state, says: reading?.state ?? null, winner: reading?.winner ?? null }
    const found = reading?.arms.find(each => each.arm === arm)
    if (!found) return { ...of, arm, version, score, weight }
    const { visitors, conversions, rate, credible, best, expectedLoss, against } = found
    return {
      ...{ ...of, arm, version, score, weight, visitors, conversions, conversion_rate: rate },
      ...{
        conversion_low: credible.low,
        conversion_high: credible.high,
        chance_best: best,
        expected_loss: expectedLoss,
      },
      ...{ difference: against?.difference ?? null, difference_low: against?.interval?.low ?? null },
      ...{ difference_high: against?.interval?.high ?? null, p_value: against?.pValue ?? null },
      ...{ chance_better: against?.beats ?? null, decided: against?.decided ?? null },
    }
  }

/** A line for each version, with what the account's slope expects at its score. */
export const slopeTable = (slope: ReturnType<typeof slopeOf>, pages: readonly ScoredVersion[]): Cell[][] =>
  tableOf(
    SLOPE,
    pages.map(({ campaign, ad, version, score, visitors, conversions }) => {
      const line = slope.state === 'known' ? rateAt(slope, score) : null
      return {
        ...{ campaign, ad, version, score, views: visitors, conversions },
        conversion_rate: visitors > 0 ? conversions / visitors : null,
        ...{ expected_rate: line?.rate ?? null, expected_low: line?.low ?? null, expected_high: line?.high ?? null },
      }
    }),
  )

const SLOPE = [
  'campaign', 'ad', 'version', 'score', 'views', 'conversions', 'conversion_rate', 'expected_rate', 'expected_low', 'expected_high',
] as const // biome-ignore format: one header line
