import * as z from 'zod'
import { endpoint, list } from '../accounts/endpoint.ts'
import { currencyCode } from '../lib/currency.ts'
import { HttpError } from '../lib/http.ts'
import { microsOf, units } from '../lib/money.ts'
import { line } from '../lib/text.ts'
import { DAY_MS } from '../lib/time.ts'
import { orderKey, orderName } from './order.ts'
import { outcomeEndpoints } from './outcome-routes.ts'
import { leftAfter } from './refund.ts'
import { standingEndpoints } from './standing-routes.ts'
import { addPurchaseStatement, type Conversion, findConversion, listConversions } from './store.ts'

const purchase = z.strictObject({
  id: line(100), // the order's number, of a refund too: a second send of the same changes nothing
  kind: z.literal('purchase'),
  lead: z.string().max(100), // event id of the lead that became a customer
  value: z.number().min(-10_000_000).max(10_000_000), // in units of the currency; negative for a refund
  currency: currencyCode,
  at: z.iso.datetime({ offset: true }).optional(),
})

const answer = z.strictObject({
  id: z.string().describe('Of a lead its event id, of a purchase its order.'),
  kind: z.enum(['lead', 'purchase']),
  campaign: z.string(),
  ad: z.string(),
  at: z.int(),
  value: z.number().nullable(),
  currency: z.string().nullable(),
  source: z.string(),
  utm: z.string(),
  landing: z.string(),
  contact: z.string().nullable(),
  view: z.string().nullable(),
})

export const conversionEndpoints = [
  endpoint({
    method: 'POST',
    path: '/conversions',
    role: 'editor',
    summary:
      'A lead became a customer. Idempotent on `id`, the order’s number; with a value below zero, what was given back of it, once per amount and never more than the order.',
    body: purchase,
    example: { body: { id: 'ORDER-1001', kind: 'purchase', lead: '{lead}', value: 1490, currency: 'EUR' } },
    answer,
    answers: { 201: 'the conversion', 422: 'invalid-body, unknown-lead, in-the-future, refund-too-large' },
    handle: async (c, body, now) => {
      const lead = await findConversion(c.env.DB, body.lead, 'lead')
      if (!lead)
        throw new HttpError(422, 'unknown-lead', `No lead "${body.lead}".`, [{ path: 'lead', message: 'unknown' }])
      const at = body.at ? Date.parse(body.at) : now
      if (at > now + DAY_MS)
        throw new HttpError(422, 'in-the-future', 'A conversion cannot be more than a day ahead.', [
          { path: 'at', message: 'in the future' },
        ])
      const micros = microsOf(body.value)
      const { currency } = body
      const left = micros < 0 ? await leftAfter(c.env.DB, c.env.DATA_KEY, body.id, { micros, currency }) : null
      if (left !== null && left < 0) throw tooLarge(body.id, units(left - micros), currency)
      const sale: Conversion = {
        ...lead,
        id: orderName(body.id, micros),
        kind: 'purchase',
        at,
        value_micros: micros,
        currency,
      }
      await addPurchaseStatement(c.env.DB, sale, await orderKey(c.env.DATA_KEY, body.id, micros)).run()
      return c.json(shown((await findConversion(c.env.DB, sale.id, 'purchase')) ?? sale), 201)
    },
  }),
  list({
    path: '/conversions',
    role: 'analyst',
    summary: 'Leads and purchases, without personal data.',
    item: answer,
    rows: (c, cursor, limit) => listConversions(c.env.DB, cursor, limit),
    keyOf: item => item.id,
    shown,
  }),
  ...outcomeEndpoints,
  ...standingEndpoints,
]

function tooLarge(order: string, left: number, currency: string): HttpError {
  const message = `of "${order}" ${left} ${currency} are left to give back`
  return new HttpError(422, 'refund-too-large', `More than the order: ${message}.`, [{ path: 'value', message }])
}

function shown({ contact_id, view_id, value_micros, ...rest }: Conversion) {
  return {
    ...rest,
    contact: contact_id,
    view: view_id,
    value: units(value_micros),
  }
}
