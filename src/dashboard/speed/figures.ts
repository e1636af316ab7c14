import type { Cut, Speed } from '../../funnel/speed/store.ts'
import type { Rating, Vital } from '../../funnel/speed/vital.ts'
import { VITALS, type VitalName } from '../../pixel/days/vital-limits.ts'
import type { Kind } from '../compared.tsx'
import type { Screen } from '../screen.ts'

export const NAMES = ['lcp', 'inp', 'cls'] as const

/** '2,4 s', '120 ms', '0,085'. `value`: ms; CLS as it is. */
export function textOf({ t, f }: Screen, name: VitalName, value: number, sign: 'auto' | 'exceptZero' = 'auto'): string {
  const text = (n: number, digits: number) => f.number(n, { maximumFractionDigits: digits, signDisplay: sign })
  if (name === 'cls') return text(value, 3)
  const ms = Math.abs(value)
  return ms < 1000 ? t.speed.ms(text(value, 0)) : t.speed.seconds(text(value / 1000, ms < 10_000 ? 1 : 0))
}

/** A Web Vital beside itself: less is better. */
export const vitals = (screen: Screen, name: VitalName): Kind => ({
  text: value => textOf(screen, name, value),
  by: difference => textOf(screen, name, difference, 'exceptZero'),
  better: 'less',
})

export const limitsOf = (name: VitalName) => {
  const unit = name === 'cls' ? 1000 : 1
  return { good: VITALS[name].good / unit, fair: VITALS[name].fair / unit }
}

/** Where a value is on a scale that ends half above what is poor, 0–1. */
export const placeOf = (name: VitalName, value: number): number => Math.min(1, value / (limitsOf(name).fair * 1.5))

export const ratingText = ({ t }: Screen, { rating, sure }: Vital & { rating: Rating }): string =>
  sure ? t.speed.ratings[rating] : t.speed.unsure(t.speed.ratings[rating])

export function nameOf({ t, names }: Screen, cut: Cut, value: string): string {
  if (cut === 'ad') return names.ads.get(value) ?? (value || t.speed.noAd)
  if (cut === 'device') return t.speed.devices[value] ?? value
  return value === '' ? t.speed.ownBrowser : (t.speed.apps[value] ?? value)
}

export type Line = Partial<Record<Cut, string>> & Speed
