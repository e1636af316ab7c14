import * as z from 'zod'
import { platform } from '../campaigns/schema.ts'
import { slug } from '../lib/text.ts'
import { DAY_MS } from '../lib/time.ts'

export const COLUMNS = [
  'campaign', 'ad', 'platform', 'starts_on', 'ends_on', 'impressions', 'reach', 'engagements', 'clicks', 'cost', 'currency',
] as const // biome-ignore format: one header line

const MAX_PERIOD_DAYS = 366

const count = z
  .string()
  .regex(/^\d{1,12}$/, 'a whole number, without spaces or separators')
  .transform(Number)

/** Empty means that the platform does not report it, which is not zero. */
const maybeCount = z.union([z.literal('').transform(() => null), count], 'a whole number, or nothing')

const micros = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,6})?$/, 'an amount like 1250.40, with a point and no separators')
  .transform(toMicros)

// Digits are moved as text: 1.1 * 1e6 is not 1100000 in floating point.
function toMicros(amount: string): number {
  const [units = '', decimals = ''] = amount.split('.')
  return Number(units + decimals.padEnd(6, '0'))
}

export const spendRow = z
  .strictObject({
    campaign: slug,
    ad: slug,
    platform,
    starts_on: z.iso.date('a day like 2026-11-30'),
    ends_on: z.iso.date('a day like 2026-11-30'),
    impressions: count,
    reach: maybeCount,
    engagements: maybeCount,
    clicks: count,
    cost: micros,
    currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code like EUR'),
  })
  .transform(({ cost, ...row }) => ({ ...row, cost_micros: cost }))
  .refine(row => row.starts_on <= row.ends_on, { path: ['ends_on'], error: 'before starts_on' })
  .refine(row => daysOf(row) <= MAX_PERIOD_DAYS, {
    path: ['ends_on'],
    error: `more than ${MAX_PERIOD_DAYS} days after starts_on`,
  })
export type SpendRow = z.infer<typeof spendRow>

export interface Period {
  starts_on: string
  ends_on: string
}

/** Days of a period, both ends included. */
export const daysOf = ({ starts_on, ends_on }: Period): number =>
  (Date.parse(ends_on) - Date.parse(starts_on)) / DAY_MS + 1
