import { microsOf, units } from '../lib/money.ts'
import type { Discount, PlanBody } from './plan-schema.ts'

/** What an order leaves, step by step; amounts in units of the currency. Null: not told. */
interface MarginCheck {
  price: number | null
  unitMargin: number | null // price × margin
  discount: number | null
  afterIncentive: number | null // unitMargin − discount; also what an order may cost in advertising at most
  cpa: number | null
  afterAds: number | null // afterIncentive − cpa
  leaves: boolean | null // whether anything is left; null while something is not told
  missing: ('averageOrder' | 'margin' | 'cpa')[]
}

/** Whether an order still leaves a margin after the incentive and what advertising costs. Null: there is no incentive. */
export function marginCheck(
  asked: Pick<PlanBody, 'priceMicros' | 'margin' | 'cpaMicros' | 'discount'>,
): MarginCheck | null {
  const { priceMicros: price, margin = null, cpaMicros: cpa, discount } = asked
  if (!discount) return null
  const unitMargin = price === null || margin === null ? null : price * margin
  const off = discountOf(discount, price)
  const afterIncentive = unitMargin === null || off === null ? null : unitMargin - off
  const afterAds = afterIncentive === null || cpa === null ? null : afterIncentive - cpa
  return {
    price: units(price),
    unitMargin: units(unitMargin),
    discount: units(off),
    afterIncentive: units(afterIncentive),
    cpa: units(cpa),
    afterAds: units(afterAds),
    leaves: leavesOf(afterIncentive, afterAds),
    missing: [
      ...(price === null ? (['averageOrder'] as const) : []),
      ...(margin === null ? (['margin'] as const) : []),
      ...(cpa === null ? (['cpa'] as const) : []),
    ],
  }
}

/** No cost of advertising brings back what the incentive has taken. */
function leavesOf(afterIncentive: number | null, afterAds: number | null): boolean | null {
  if (afterIncentive !== null && afterIncentive <= 0) return false
  return afterAds === null ? null : afterAds > 0
}

/** Never more than the price: nobody is paid to take something. */
function discountOf(discount: Discount, price: number | null): number | null {
  if ('percent' in discount) return price === null ? null : (price * discount.percent) / 100
  const off = microsOf(discount.amount)
  return price === null ? off : Math.min(off, price)
}
