import type { DestinationName } from '../destinations/index.ts'
import { units } from '../lib/money.ts'
import type { Count } from './estimate.ts'
import { adviceOf } from './plan-advice.ts'
import { type Frequency, frequencyOf, meanResponse, responseAt } from './plan-frequency.ts'
import { marginCheck } from './plan-margin.ts'
import { type Merge, mergeFor, type Neighbour } from './plan-merge.ts'
import type { PlanBody } from './plan-schema.ts'

export interface Range {
  low: number
  mid: number
  high: number
}

/** Price of 1,000 impressions in micros, and where it comes from: whoever asks, the account's own reports, or the method. */
export interface Cpm {
  basis: 'asked' | 'account' | 'method'
  micros: Range
  reports: number | null // rows of spend behind it
}

/** Whom the audience could be merged with; each of these audiences holds nobody of another. */
export interface Around {
  kind: 'rungs' | 'stages' | 'tiers'
  neighbours: readonly Neighbour[]
  own: number // place of the audience itself among them
}

export interface Given {
  asked: PlanBody
  cpm: Cpm | null
  rows: Pick<Count, 'n' | 'margin'> // people whom the platform's list can name
  minimum: number // recognised people below which the platform does not serve
  around: Around | null
}

/** No platform publishes a usual share: Google says anything from 1 to 99 % of a list (developers.google.com, Customer Match,
 *  troubleshoot, read 2026-11). This range is an assumption of ours, and always shown as one. */
const ASSUMED_MATCH = { low: 0.3, high: 0.6 }

/** What the method expects of a CPM, in euros; other currencies have no such range. */
export const METHOD_CPM: Cpm = {
  basis: 'method',
  micros: { low: 5_000_000, mid: 10_000_000, high: 15_000_000 },
  reports: null,
}

export interface Plan {
  destination: DestinationName
  currency: string
  days: number
  budget: number
  cpm: (Range & Pick<Cpm, 'basis' | 'reports'>) | null // units of the currency
  impressions: Range | null
  list: { rows: number; margin: number | null; matchRate: Range & { basis: 'asked' | 'assumed' }; matched: Range }
  minimum: { needed: number; verdict: 'met' | 'unsure' | 'not-met'; missingRows: number }
  merge: (Merge & Pick<Around, 'kind'>) | null // null: nothing to merge with, or no need to
  frequency: Frequency | null // null: no impressions to spread, or nobody to see them
  response: { last: number; mean: number } | null // of the last exposure and of all, against the first; 0–1
  margin: ReturnType<typeof marginCheck>
}

/** What a budget does to an audience, from its size and the price of impressions: arithmetic, shown step by step. */
export function planRetargeting({ asked, cpm, rows: { n: rows, margin }, minimum, around }: Given) {
  const matchRate = matchRateOf(asked.matchRate)
  const matched = scaled(matchRate, rows)
  const impressions = cpm && impressionsOf(asked.budgetMicros, cpm.micros)
  const frequency = impressions && rows > 0 ? frequencyOf(impressions, matched, asked.days) : null
  const needed = rowsNeeded(minimum, asked.matchRate)
  const plan: Plan = {
    destination: asked.destination,
    currency: asked.currency,
    days: asked.days,
    budget: units(asked.budgetMicros),
    cpm: cpm && { basis: cpm.basis, reports: cpm.reports, ...inUnits(cpm.micros) },
    impressions,
    list: { rows, margin, matchRate, matched },
    minimum: {
      needed: minimum,
      verdict: verdictOn(matchRate, { n: rows, margin }, minimum),
      missingRows: Math.max(0, needed - rows),
    },
    merge: around && rows < needed ? { kind: around.kind, ...mergeFor(around.neighbours, around.own, needed) } : null,
    frequency,
    response: frequency && { last: responseAt(frequency.period.mid), mean: meanResponse(frequency.period.mid) },
    margin: marginCheck(asked),
  }
  return { ...plan, advice: adviceOf(plan) }
}

/** Whatever share of the list the platform recognises, and however far the list is from its estimate. */
function verdictOn({ low, high }: Range, { n, margin }: Given['rows'], minimum: number): Plan['minimum']['verdict'] {
  if (low * (n - (margin ?? 0)) >= minimum) return 'met'
  return high * (n + (margin ?? 0)) < minimum ? 'not-met' : 'unsure'
}

/** Rows of a list of which the platform is expected to recognise as many as it asks for. */
export const rowsNeeded = (minimum: number, asked: PlanBody['matchRate']): number =>
  Math.ceil(minimum / matchRateOf(asked).mid)

function matchRateOf(asked: PlanBody['matchRate']): Plan['list']['matchRate'] {
  const { low, high } = asked ?? ASSUMED_MATCH
  return { basis: asked ? 'asked' : 'assumed', low, mid: (low + high) / 2, high }
}

const scaled = ({ low, mid, high }: Range, by: number): Range => ({ low: low * by, mid: mid * by, high: high * by })

/** A dear impression is one less: the high price makes the low count. */
function impressionsOf(budgetMicros: number, cpm: Range): Range {
  const bought = (micros: number) => (budgetMicros / micros) * 1000
  return { low: bought(cpm.high), mid: bought(cpm.mid), high: bought(cpm.low) }
}

const inUnits = ({ low, mid, high }: Range): Range => ({ low: units(low), mid: units(mid), high: units(high) })
