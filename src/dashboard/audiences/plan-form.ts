import type { Campaign } from '../../campaigns/schema.ts'
import type { Form } from '../form.ts'

/** What was typed, as POST /api/audiences/:id/plan takes it: percents become shares. */
export function planBodyOf(form: Form): object {
  const { destination = '', currency = '', incentive = '', unit } = form
  return {
    destination,
    currency,
    ...number('budget', form.budget, true),
    ...number('days', form.days, true),
    ...number('cpm', form.cpm),
    ...number('averageOrder', form.averageOrder),
    ...number('margin', form.margin, false, 100),
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

function number(key: string, typed = '', isNeeded = false, of = 1): object {
  const plain = typed.replace(/\s/g, '').replace(',', '.')
  if (plain === '') return isNeeded ? { [key]: null } : {}
  return { [key]: Number.isNaN(Number(plain)) ? typed : Number(plain) / of }
}
