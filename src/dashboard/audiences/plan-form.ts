import type { Campaign } from '../../campaigns/schema.ts'
import { type Form, numberIn } from '../form.ts'
import { number } from './form-values.ts'

/** What was typed, as POST /api/audiences/:id/plan takes it: percents become shares. */
export function planBodyOf(form: Form): object {
  const { destination = '', currency = '', incentive = '', unit } = form
  return {
    destination,
    currency,
    budget: numberIn(form.budget),
    days: numberIn(form.days),
    ...number('cpm', form.cpm),
    ...number('averageOrder', form.averageOrder),
    ...number('margin', form.margin, 100),
    ...number('cpa', form.cpa),
    ...(incentive && {
      incentive: { discount: number(unit === 'amount' ? 'amount' : 'percent', incentive) },
    }),
  }
}

/** The field of the form that a path of a refusal is. */
export const planFieldAt = (path: string): string => path.split('.')[0]!

/** What the form begins with. */
export const planStart = (campaign: Campaign | undefined): Form => ({
  destination: 'meta',
  currency: campaign?.currency ?? 'EUR',
  days: '30',
})
