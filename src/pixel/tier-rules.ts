import * as z from 'zod'
import { all } from '../db/query.ts'

const SIGNALS = [
  'engaged_ms', 'scroll_pct', 'cta_clicks', 'contact_clicks', 'visits', 'form_started', 'lead', 'purchase',
] as const // biome-ignore format: the columns of tier_rules, each with min_ before it
type Signals = Record<(typeof SIGNALS)[number], number>

const tierRule = z
  .object({
    rank: z.int(),
    min_engaged_ms: z.int(),
    min_scroll_pct: z.int(),
    min_cta_clicks: z.int(),
    min_contact_clicks: z.int(),
    min_visits: z.int(),
    min_form_started: z.int(),
    min_lead: z.int(),
    min_purchase: z.int(),
  })
  .transform(({ rank, ...row }) => ({
    rank,
    // What every row has is not asked for.
    thresholds: SIGNALS.flatMap(signal => (row[`min_${signal}`] > 0 ? [[signal, row[`min_${signal}`]] as const] : [])),
  }))
export type TierRule = z.infer<typeof tierRule>

const LIST = `
  SELECT rank, min_engaged_ms, min_scroll_pct, min_cta_clicks, min_contact_clicks, min_visits, min_form_started, min_lead,
    min_purchase FROM tier_rules ORDER BY rank`
/** The rules of every tier: for a statement that judges many rows, which a subquery per row would slow down (tier.ts). */
export const listTierRules = (db: D1Database): Promise<TierRule[]> => all(db, tierRule, LIST)

/** SQL: whether a row of `engagements` has reached a rank. `bind` answers the place of a bound value. */
export function reaches(
  rules: readonly TierRule[],
  rank: number,
  row: string,
  bind: (value: number) => string,
): string {
  const high = rules.filter(rule => rule.rank >= rank)
  if (high.length === 0) return '0'
  if (high.some(({ thresholds }) => thresholds.length === 0)) return '1'
  const ways = high.map(
    ({ thresholds }) => `(${thresholds.map(([signal, least]) => `${row}.${signal} >= ${bind(least)}`).join(' AND ')})`,
  )
  return `(${ways.join(' OR ')})`
}

/** The highest rank of somebody of whom only this is known; 0: none. */
export const rankOf = (rules: readonly TierRule[], known: Partial<Signals>): number =>
  Math.max(
    0,
    ...rules
      .filter(({ thresholds }) => thresholds.every(([signal, least]) => (known[signal] ?? 0) >= least))
      .map(({ rank }) => rank),
  )
