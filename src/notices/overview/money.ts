import { type CostChange, changesOf } from '../../funnel/compare.ts'
import { type Counts, type Prices, pricesOf, together } from '../../funnel/stages.ts'
import type { AdCounts } from '../../funnel/store.ts'
import { type Week, weekOf } from '../digest.ts'
import type { Running } from './schema.ts'

/** Micros by currency: amounts of two currencies are never added. */
export type Money = Record<string, number>

/** What the campaigns of one currency did, beside the days before. */
export interface CurrencyFigures {
  currency: string
  now: Period
  before: Period
  cpl: Pick<CostChange, 'ratio' | 'interval' | 'clear'>
}

interface Period extends Week {
  roas: Prices['roas']
}

/** By currency, the one whose campaigns most people came to first. */
export function figuresOf(
  campaigns: readonly Running[],
  later: readonly AdCounts[],
  earlier: readonly AdCounts[],
): CurrencyFigures[] {
  return [...Map.groupBy(campaigns, ({ currency }) => currency)]
    .map(([currency, own]) => {
      const slugs = new Set(own.map(({ slug }) => slug))
      const total = (ads: readonly AdCounts[]) => together(ads.filter(({ campaign }) => slugs.has(campaign)))
      const [now, before] = [total(later), total(earlier)]
      const { ratio, interval, clear } = changesOf({ total: before, parts: [] }, { total: now, parts: [] }).cpl
      return { currency, now: periodOf(now), before: periodOf(before), cpl: { ratio, interval, clear } }
    })
    .sort((a, b) => b.now.views - a.now.views || a.currency.localeCompare(b.currency))
}

const periodOf = (total: Counts): Period => ({ ...weekOf(total), roas: pricesOf(total).roas })

/** What an ad cost, by currency. */
export function spendOf({ costMicros, otherCosts }: Counts, currency: string): Money {
  const amounts = { ...otherCosts, ...(costMicros !== null && { [currency]: costMicros }) }
  return Object.fromEntries(Object.entries(amounts).filter(([, micros]) => micros > 0))
}

/** What an amount weighs when things are put in order: the visits that it buys in its own currency. In nothing else are two
 *  currencies compared. One in which no visit has a price weighs as the first does. */
export function weigher(figures: readonly CurrencyFigures[]): (money: Money) => number {
  const priced = figures.filter(({ now }) => now.costMicros && now.views > 0)
  const perMicro = new Map(priced.map(({ currency, now }) => [currency, now.views / now.costMicros!]))
  const usual = [...perMicro.values()][0] ?? 1
  return money =>
    Object.entries(money).reduce((sum, [currency, micros]) => sum + micros * (perMicro.get(currency) ?? usual), 0)
}
