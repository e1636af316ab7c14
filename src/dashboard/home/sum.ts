import type { Money } from '../../notices/overview/money.ts'

/** Currency by currency. */
export function together(amounts: readonly Money[]): Money {
  const sum: Money = {}
  for (const amount of amounts)
    for (const [currency, micros] of Object.entries(amount)) sum[currency] = (sum[currency] ?? 0) + micros
  return sum
}
