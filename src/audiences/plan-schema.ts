import * as z from 'zod'
import { destinationName } from '../destinations/index.ts'
import { currencyCode } from '../lib/currency.ts'
import { microsOf } from '../lib/money.ts'

const amount = z.number().positive().max(1e9) // in units of the currency

const SHARE = 'a share from 0 to 1: 0.4 is 40 %'
const upToAll = z.number().max(1, SHARE)
const share = upToAll.min(0, SHARE)

const discount = z.union(
  [z.strictObject({ percent: z.number().positive().max(100) }), z.strictObject({ amount })],
  '{"percent": 10} or {"amount": 15}',
)

/** What a retargeting is planned with. Amounts in units of `currency`; inside, they are micros. */
export const planBody = z
  .strictObject({
    destination: destinationName,
    budget: amount.transform(microsOf), // of the whole period
    currency: currencyCode,
    days: z.int().min(1).max(180),
    cpm: z.number().min(0.01).max(10_000).transform(microsOf).optional(), // price of 1,000 impressions; none: the account's own
    matchRate: z // which share of the list the platform recognises
      .strictObject({ low: upToAll.min(0.01), high: share })
      .refine(({ low, high }) => low <= high, { path: ['high'], error: 'below low' })
      .optional(),
    averageOrder: amount.transform(microsOf).optional(), // price before the incentive
    margin: share.optional(), // of the price, before advertising and incentive
    cpa: z.number().min(0).max(1e9).transform(microsOf).optional(), // what advertising is expected to cost per order
    incentive: z.strictObject({ discount }).optional(),
  })
  .transform(({ budget, cpm, averageOrder, cpa, incentive, ...rest }) => ({
    ...rest,
    budgetMicros: budget,
    cpmMicros: cpm ?? null,
    priceMicros: averageOrder ?? null,
    cpaMicros: cpa ?? null,
    discount: incentive?.discount ?? null,
  }))
export type PlanBody = z.infer<typeof planBody>
export type Discount = z.infer<typeof discount>
