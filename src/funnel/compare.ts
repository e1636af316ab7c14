import { type Interval, Z_95 } from '../lib/statistics/wilson.ts'
import { DAY_MS, dayOf } from '../lib/time.ts'
import { type Figures, PASSAGES, type Passage, type PassageName, passagesOf } from './passages.ts'
import { type Range, sinceMs, untilMs } from './range.ts'
import { type Counts, pricesOf, type Share, share } from './stages.ts'

/** A figure of two periods. `difference` now − before; `clear` when its interval does not hold 0. */
export interface Change {
  before: number | null
  now: number | null
  difference: number | null
  interval: Interval | null // 95 %; null also of a figure that comes without one: whether it changed is not judged
  clear: boolean
}

/** Cost per lead of two periods. `ratio` now ÷ before; `clear` when its interval does not hold 1. */
export interface CostChange {
  before: number | null // micros
  now: number | null
  ratio: number | null
  interval: Interval | null // 95 %; null also when either has too few leads
  clear: boolean
}

export type Changes = Record<PassageName, Change> & { cpl: CostChange }

/** A period, and the parts that its media and site compare by. */
interface Period {
  total: Counts
  parts: readonly Figures[]
}

export function changesOf(before: Period, now: Period): Changes {
  const [earlier, later] = [passagesOf(before.parts), passagesOf(now.parts)]
  const rates = PASSAGES.map(name => [name, rateChange(earlier[name], later[name])] as const)
  return { ...(Object.fromEntries(rates) as Record<PassageName, Change>), cpl: costChange(before.total, now.total) }
}

/** Newcombe's interval of a difference of shares (Statistics in Medicine 17, 1998, method 10). */
export const rateChange = (earlier: Passage, later: Passage): Change =>
  shareChange(share(earlier.part, earlier.whole), share(later.part, later.whole))

export const shareChange = (earlier: Share, later: Share): Change => changeOf(figureOf(earlier), figureOf(later))

const figureOf = ({ rate, interval }: Share): Figure => ({ value: rate, interval })

/** A figure, as far as it is known. */
export interface Figure {
  value: number | null
  interval: Interval | null // 95 %
}

/** The interval of a difference from those of both figures, which need not be symmetric (G. Y. Zou and A. Donner, Statistics in
 *  Medicine 27, 2008). */
export function changeOf(earlier: Figure, later: Figure): Change {
  const [before, now] = [earlier.value, later.value]
  if (before === null || now === null) return { before, now, difference: null, interval: null, clear: false }
  const difference = now - before
  const [a, b] = [earlier.interval, later.interval]
  if (!a || !b) return { before, now, difference, interval: null, clear: false }
  const interval = {
    low: difference - Math.hypot(now - b.low, a.high - before),
    high: difference + Math.hypot(b.high - now, before - a.low),
  }
  return { before, now, difference, interval, clear: interval.low > 0 || interval.high < 0 }
}

const FEW = 5 // leads: below, the logarithm of a count is nowhere near normal

/** What was paid is known; leads come by chance (Poisson): the logarithm of a ratio of two counts has the variance
 *  1/L₁ + 1/L₂ (delta method). */
function costChange(earlier: Counts, later: Counts): CostChange {
  const [before, now] = [pricesOf(earlier).cplMicros, pricesOf(later).cplMicros]
  if (!before || now === null) return { before, now, ratio: null, interval: null, clear: false }
  const ratio = now / before
  if (Math.min(earlier.leads, later.leads) < FEW) return { before, now, ratio, interval: null, clear: false }
  const spread = Math.exp(Z_95 * Math.sqrt(1 / earlier.leads + 1 / later.leads))
  const interval = { low: ratio / spread, high: ratio * spread }
  return { before, now, ratio, interval, clear: interval.low > 1 || interval.high < 1 }
}

/** As many days, right before. */
export function rangeBefore(range: Range): Range {
  const length = untilMs(range) - sinceMs(range)
  return { from: dayOf(sinceMs(range) - length), to: dayOf(sinceMs(range) - DAY_MS) }
}

/** The same days of the year before; 28 February for the 29th. */
export function rangeLastYear({ from, to }: Range): Range {
  const before = (day: string) => `${Number(day.slice(0, 4)) - 1}${day.slice(4).replace('-02-29', '-02-28')}`
  return { from: before(from), to: before(to) }
}
