import { type Beta, chanceBelow, credible, posterior } from '../../lib/statistics/beta.ts'
import type { Interval } from '../../lib/statistics/wilson.ts'
import type { Benchmark, Benchmarks } from '../benchmarks/benchmark.ts'
import type { FormReport } from '../form/form.ts'
import { type Figures, PASSAGES, type Passage, type PassageName, passagesOf } from '../passages.ts'
import { type Counts, isEmpty, share } from '../stages.ts'
import { isSurelyBelow, leastEnough, SURE } from '../sure.ts'
import { type Action, actionOf } from './action.ts'
import { type Cause, causesOf, type Facts } from './causes.ts'

/** `low` to `high`: what is believed with 95 %. */
export interface Estimate {
  low: number
  mid: number
  high: number
}

export interface JudgedPassage extends Passage {
  passage: PassageName
  rate: number | null // 0–1
  interval: Interval | null
  benchmark: Benchmark
  below: number | null // the chance that the rate is below benchmark.least
  verdict: 'leak' | 'unsure' | 'fine' | 'unknown' // unsure: below, and by too few to say so
  more: number | null // of `whole` that are needed, at this rate, to call it a leak; null when it is none, or is one
  /** What the benchmark would bring beside what there is; null while nothing is to be won back. */
  recoverable: Recoverable | null
  madeUp: boolean // few engage, and they click all the same: nothing is lost by it
}

interface Recoverable {
  results: Estimate // leads and purchases, at the end of the funnel
  /** What they are worth, or would cost to buy at today's cost per result. In the campaign's currency. */
  money: (Estimate & { at: 'value-per-result' | 'cost-per-result' }) | null // micros
}

/** Where a campaign leaks, or how much more must happen before that can be said. */
export interface Leak {
  verdict: 'leak' | 'unsure' | 'none' | 'unknown'
  named: NamedLeak | null // the passage that most can be won back at
  passages: JudgedPassage[] // in the order of the funnel
  ads: AdLeak[] // that leak by themselves, whatever the others make of the sum; most to win back first
  form: FormReport
}

interface AdLeak {
  ad: string
  passage: PassageName
  rate: number // 0–1
  least: number // what it is held against
  recoverable: Recoverable
}

export interface NamedLeak {
  passage: PassageName
  recoverable: Recoverable
  causes: Cause[] // what our own evidence speaks for, the likeliest first; none when it speaks for nothing
  action: Action
}

interface Seen {
  campaign: string
  total: Counts
  parts: readonly Figures[] // what media and site compare by (`comparable`)
  ads: readonly (Counts & { ad: string })[] // '' of none
}

export function leakOf({ campaign, total, parts, ads }: Seen, benchmarks: Benchmarks, facts: Facts): Leak {
  const judged = judgeAll(total, parts, benchmarks)
  const found = { passages: judged, ads: adLeaks(ads, benchmarks), form: facts.form }
  const worst = worstOf(judged)
  if (!worst) return { verdict: verdictOf(judged), named: null, ...found }
  const { passage, recoverable, benchmark } = worst
  const causes = causesOf(passage, benchmark.least, facts, recoverable.results)
  const action = actionOf({ campaign, ads }, passage, causes, facts, recoverable.results)
  return { verdict: 'leak', named: { passage, recoverable, causes, action }, ...found }
}

function judgeAll(total: Counts, parts: readonly Figures[], benchmarks: Benchmarks): JudgedPassage[] {
  const passages = passagesOf(parts)
  const clicks = share(passages.ctr.part, passages.ctr.whole).rate
  return PASSAGES.map(name => {
    const madeUp = name === 'engagement' && clicks !== null && clicks >= benchmarks.ctr.least
    return judge(name, passages[name], benchmarks[name], total, madeUp)
  })
}

/** Where most can be won back, of what surely leaks. */
const worstOf = (judged: readonly JudgedPassage[]) =>
  judged
    .flatMap(({ passage, rate, verdict, madeUp, recoverable, benchmark }) =>
      verdict === 'leak' && !madeUp && recoverable ? [{ passage, rate: rate!, recoverable, benchmark }] : [],
    )
    .sort((a, b) => b.recoverable.results.mid - a.recoverable.results.mid)[0]

/** A good ad beside a bad one makes a fair sum: each is judged for itself too. */
const adLeaks = (ads: Seen['ads'], benchmarks: Benchmarks): AdLeak[] =>
  ads
    .flatMap(ad => {
      const worst = ad.ad === '' ? undefined : worstOf(judgeAll(ad, [ad], benchmarks))
      if (!worst) return []
      const { passage, rate, recoverable, benchmark } = worst
      return [{ ad: ad.ad, passage, rate, least: benchmark.least, recoverable }]
    })
    .sort((a, b) => b.recoverable.results.mid - a.recoverable.results.mid)

function judge(
  passage: PassageName,
  { part, whole }: Passage,
  benchmark: Benchmark,
  total: Counts,
  madeUp: boolean,
): JudgedPassage {
  const { rate, interval } = share(part, whole)
  const known = { passage, part, whole, rate, interval, benchmark, madeUp }
  if (rate === null) return { ...known, below: null, verdict: 'unknown', more: null, recoverable: null }
  const belief = posterior(part!, whole!)
  const below = chanceBelow(belief, benchmark.least)
  if (rate >= benchmark.least) return { ...known, below, verdict: 'fine', more: null, recoverable: null }
  const recoverable = recoverableOf(passage, { part: part!, whole: whole! }, belief, benchmark.least, total)
  if (below >= SURE) return { ...known, below, verdict: 'leak', more: null, recoverable }
  return { ...known, below, verdict: 'unsure', more: moreNeeded(rate, whole!, benchmark.least), recoverable }
}

/** What would come at the benchmark b beside the L that came: L·(b/r − 1), as each passage multiplies what follows it. Of
 *  conversions themselves that also holds when none came yet: what they are shares of, times b. By chance come both the rate
 *  and what became of those who passed: the bounds of the one times those of the other, rather too wide than too narrow. */
function recoverableOf(
  passage: PassageName,
  { part, whole }: { part: number; whole: number },
  belief: Beta,
  least: number,
  total: Counts,
): Recoverable {
  const rate = credible(belief)
  const ends = passage === 'cvr' ? CERTAIN : endsOf(total.conversions, part)
  const gain = (rate: number, perPart: number) => Math.max(0, whole * (least - rate) * perPart)
  const mid = gain(part / whole, ends.mid)
  const results = {
    low: Math.min(mid, gain(rate.high, ends.low)),
    mid,
    high: Math.max(mid, gain(rate.low, ends.high)),
  }
  return { results, money: moneyOf(results, total) }
}

/** What results are worth, at what those of `total` bring in or cost. */
export function moneyOf({ low, mid, high }: Estimate, total: Counts): Recoverable['money'] {
  const worth = worthOf(total)
  if (!worth) return null
  const micros = (n: number) => Math.round(n * worth.micros)
  return { low: micros(low), mid: micros(mid), high: micros(high), at: worth.at }
}

const CERTAIN: Estimate = { low: 1, mid: 1, high: 1 }

/** How many of those who passed ended in a conversion. */
function endsOf(conversions: number, passed: number): Estimate {
  if (passed === 0) return { low: 0, mid: 0, high: 0 }
  const mid = conversions / passed
  if (conversions > passed) return { low: mid, mid, high: mid } // some came another way
  const { low, high } = credible(posterior(conversions, passed))
  return { low: Math.min(low, mid), mid, high: Math.max(high, mid) }
}

const FEW_SALES = 5 // below, one large order makes what a result brings in

/** Null also while a part of the money is in another currency: a result would look cheaper than it is. */
function worthOf({ revenueMicros, otherRevenue, costMicros, otherCosts, conversions, purchases }: Counts) {
  if (conversions === 0) return null
  if (revenueMicros !== null && revenueMicros > 0 && purchases >= FEW_SALES && isEmpty(otherRevenue))
    return { micros: revenueMicros / conversions, at: 'value-per-result' as const }
  if (costMicros === null || !isEmpty(otherCosts)) return null
  return { micros: costMicros / conversions, at: 'cost-per-result' as const }
}

/** How many more must pass by, at the same rate, until it is surely below: the smallest number, by doubling and halving. */
export function moreNeeded(rate: number, whole: number, least: number): number | null {
  if (rate >= least) return null
  const isEnough = (n: number) => isSurelyBelow(rate * n, n, least)
  let [few, enough] = [whole, Math.max(1, whole * 2)]
  while (!isEnough(enough)) {
    few = enough
    enough *= 2
    if (enough > MOST) return null
  }
  return leastEnough(few, enough, isEnough) - whole
}

const MOST = 1e10 // so near to the benchmark that no campaign tells the two apart

function verdictOf(passages: readonly JudgedPassage[]): Leak['verdict'] {
  const open = passages.filter(({ madeUp }) => !madeUp).map(({ verdict }) => verdict)
  if (open.every(verdict => verdict === 'unknown')) return 'unknown'
  return open.includes('unsure') ? 'unsure' : 'none'
}
