import * as z from 'zod'
import { currencyCode } from '../../lib/currency.ts'
import { microsOf, units } from '../../lib/money.ts'
import { slug } from '../../lib/text.ts'
import { NAMES } from './assumptions.ts'

const MOST_MICROS = 1e15 // a thousand million units

// Below these, what is asked for is a slip of the pen, and its figures would be no numbers any more.
const LEAST_SHARE = 1e-6
const LEAST_PRICE = 0.001
const share = z
  .number()
  .min(LEAST_SHARE, 'a share of at least 0.000001: 0.02 is 2 %')
  .max(1, 'a share above 0, at most 1: 0.02 is 2 %')
const price = z.number().min(LEAST_PRICE).max(10_000) // of 1,000 impressions, in units of the currency
const range = (value: z.ZodNumber) =>
  z
    .strictObject({ low: value, high: value })
    .refine(({ low, high }) => low <= high, { path: ['high'], error: 'below low', params: { code: 'min-above-max' } })
    .optional()

const count = z.int().min(1).max(10_000_000).optional()

const goal = z
  .strictObject({
    leads: count,
    conversions: count, // the same: whatever the page asks for
    sales: count,
    budget: z
      .union(
        [
          z.int().min(1).max(MOST_MICROS),
          z.strictObject({
            amount: z.number().positive().max(units(MOST_MICROS)),
            currency: currencyCode,
          }),
        ],
        'micros above 0, or {"amount": 500, "currency": "EUR"}',
      )
      .optional(),
  })
  .refine(asked => Object.keys(asked).length === 1, 'one of leads, conversions, sales, budget')
  .transform(({ leads, conversions, sales, budget }): Goal => {
    if (budget !== undefined)
      return typeof budget === 'number'
        ? { of: 'budget', micros: budget, currency: null }
        : { of: 'budget', micros: microsOf(budget.amount), currency: budget.currency }
    return sales !== undefined ? { of: 'sales', n: sales } : { of: 'leads', n: leads ?? conversions! }
  })

export type Goal = { of: 'leads' | 'sales'; n: number } | { of: 'budget'; micros: number; currency: string | null }

/** What a plan is made for. */
export const planBody = z.strictObject({
  goal,
  currency: currencyCode.optional(), // none: the budget's, else the campaign's, else EUR
  campaign: slug.optional(), // whose own figures replace the method's
  ranges: z
    .strictObject(
      Object.fromEntries(NAMES.map(name => [name, range(name === 'cpm' ? price : share)])) as Record<
        (typeof NAMES)[number],
        ReturnType<typeof range>
      >,
    )
    .default({}),
  seed: z.int().min(0).max(0xffffffff).default(1),
})
export type PlanBody = z.infer<typeof planBody>
