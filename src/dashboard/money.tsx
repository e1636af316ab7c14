import { Unknown } from './parts.tsx'
import type { Screen } from './screen.ts'

/** Micros by currency: no sum of two currencies is one. */
export const Money = ({ screen, spend }: { screen: Screen; spend: Record<string, number> }) =>
  Object.keys(spend).length === 0 ? <Unknown /> : <span>{moneyOf(screen, spend)}</span>

export const moneyOf = ({ f }: Screen, spend: Record<string, number>): string =>
  f.list(Object.entries(spend).map(([currency, micros]) => f.money(micros, currency)))

/** Amounts of several things, currency by currency. */
export function together(amounts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const amount of amounts)
    for (const [currency, micros] of Object.entries(amount)) sum[currency] = (sum[currency] ?? 0) + micros
  return sum
}
