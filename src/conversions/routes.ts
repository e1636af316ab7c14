import * as z from 'zod'
import { endpoint, list } from '../accounts/endpoint.ts'
import { currencyCode } from '../lib/currency.ts'
import { HttpError } from '../lib/http.ts'
import { line } from '../lib/text.ts'
import { DAY_MS } from '../lib/time.ts'
import { orderKey, orderName } from './order.ts'
import { outcomeEndpoints } from './outcome-routes.ts'
import { addPurchaseStatement, type Conversion, findConversion, listConversions } from './store.ts'

const purchase = z.strictObject({
  id: line(100), // the order's number, of a refund too: a second send of the same changes nothing
  kind: z.literal('purchase'),
  lead: z.string().max(100), // event id of the lead that became a customer
  value: z.number().min(-10_000_000).max(10_000_000), // in units of the currency; negative for a refund
  currency: currencyCode,
  at: z.iso.datetime({ offset: true }).optional(),
})

export const conversionEndpoints = [
  endpoint({
    method: 'POST',
    path: '/conversions',
    role: 'editor',
    summary:
      'A lead became a customer. Idempotent on `id`, the order’s number; with a value below zero, what was given back of it, once per amount.',
    body: purchase,
    answers: { 201: 'the conversion', 422: 'invalid-body, unknown-lead, in-the-future' },
    handle: async (c, body, now) => {
      const lead = await findConversion(c.env.DB, body.lead, 'lead')
      if (!lead)
        throw new HttpError(422, 'unknown-lead', `No lead "${body.lead}".`, [{ path: 'lead', message: 'unknown' }])
      const at = body.at ? Date.parse(body.at) : now
      if (at > now + DAY_MS)
        throw new HttpError(422, 'in-the-future', 'A conversion cannot be more than a day ahead.', [
          { path: 'at', message: 'in the future' },
        ])
      const micros = Math.round(body.value * 1_000_000)
      const sale: Conversion = {
        ...lead,
        id: orderName(body.id, micros),
        kind: 'purchase',
        at,
        value_micros: micros,
        currency: body.currency,
      }
      await addPurchaseStatement(c.env.DB, sale, await orderKey(c.env.DATA_KEY, body.id, micros)).run()
      return c.json(shown((await findConversion(c.env.DB, sale.id, 'purchase')) ?? sale), 201)
    },
  }),
  list({
    path: '/conversions',
    role: 'analyst',
    summary: 'Leads and purchases, without personal data.',
    rows: (c, cursor, limit) => listConversions(c.env.DB, cursor, limit),
    keyOf: item => item.id,
    shown,
  }),
  ...outcomeEndpoints,
]

function shown({ contact_id, view_id, value_micros, ...rest }: Conversion) {
  return {
    ...rest,
    contact: contact_id,
    view: view_id,
    value: value_micros === null ? null : value_micros / 1_000_000,
  }
}
