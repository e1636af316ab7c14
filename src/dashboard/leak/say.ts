import type { Benchmark } from '../../funnel/benchmarks/benchmark.ts'
import { METHOD, type Published } from '../../funnel/benchmarks/table.ts'
import type { Estimate } from '../../funnel/leak/leak.ts'
import type { Screen } from '../screen.ts'

/** Results as nobody counts them exactly: whole ones, or tenths of a few. */
export const about = (n: number): number => (n < 10 ? Math.round(n * 10) / 10 : Math.round(n))

/** Micros as nobody knows them to the cent: whole units from ten on. */
export const roughly = (micros: number): number => (micros < 10e6 ? micros : Math.round(micros / 1e6) * 1e6)

/** '11 leads ou achats', and 'de 5 à 16'. */
export const estimate = ({ t, f }: Screen, { low, mid, high }: Estimate) => ({
  mid: t.leak.results(f.counted(about(mid))),
  range: t.leak.from(f.count(about(low)), f.count(about(high))),
})

/** A difference of two rates in points: '+0,4'. */
export const points = ({ f }: Screen, difference: number): string =>
  f.number(difference * 100, {
    signDisplay: 'exceptZero',
    maximumFractionDigits: Math.abs(difference) < 0.01 ? 2 : 1,
  })

/** A ratio as a change: 0.82 is '−18 %'. */
export const change = ({ f }: Screen, ratio: number): string =>
  f.number(ratio - 1, { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 0 })

/** Range of a published figure: one number when it gives one. */
export const rangeOf = ({ f }: Screen, { low, high }: Pick<Published, 'low' | 'high'>): string =>
  low === high ? f.percent(low) : f.percents(low, high)

/** '« Du Like au Lead », article sans date, lu en 2026', 'WordStream 2025, de seconde main'. */
export function sourceOf({ t }: Screen, { source, year, of, firstHand }: Published): string {
  const named = source === METHOD ? t.leak.article(source) : `${source} ${year ?? ''}`.trim()
  return [named, of === 'all' ? '' : t.leak.sources.of[of], firstHand ? '' : t.leak.sources.secondHand]
    .filter(part => part !== '')
    .join(', ')
}

/** What a rate is held against, and who says so. */
export function benchmarkText(screen: Screen, benchmark: Benchmark): string {
  const { t, f } = screen
  const { basis, published, low, high, median, least, pageWeeks } = benchmark
  const words = t.leak.benchmark
  if (published === null) return words.account(f.percent(median!), f.percents(low, high), f.counted(pageWeeks))
  if (basis === 'assumption') return words.assumption(f.percent(least))
  return words.published(rangeOf(screen, published), sourceOf(screen, published))
}
