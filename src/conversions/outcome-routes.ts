import * as z from 'zod'
import { endpoint, list } from '../accounts/endpoint.ts'
import { currencyCode } from '../lib/currency.ts'
import { HttpError } from '../lib/http.ts'
import { type Money, microsOf, units } from '../lib/money.ts'
import {
  findOutcomes,
  type Judged,
  listOutcomes,
  type Outcome,
  outcomeId,
  outcomeOf,
  outcomeStatements,
  STATUSES,
} from './outcomes.ts'
import { findLeads, type JudgedLead } from './standing-store.ts'

const telling = z.strictObject({
  lead: z.string().max(100), // event id
  status: z.enum(STATUSES),
  at: z.iso.datetime({ offset: true }).optional(), // now, or as it was told before, when left out
  value: z.number().min(0).max(1_000_000_000).optional(), // in units of the currency, in all
  currency: currencyCode.optional(), // its campaign's when left out
})

/** What became of leads, as the CRM tells it. */
export const outcomeEndpoints = [
  endpoint({
    method: 'POST',
    path: '/outcomes',
    role: 'editor',
    summary:
      'A lead was qualified, won or lost. Told again it counts once: value and time become those told last, what is left out stays.',
    body: telling,
    example: { body: { lead: '{lead}', status: 'won', value: 1490, currency: 'EUR' } },
    answers: { 201: 'the outcome', 422: 'invalid-body, unknown-lead, in-the-future, before-the-lead' },
    handle: async (c, body, now) => {
      const [lead] = await findLeads(c.env.DB, [body.lead])
      if (!lead)
        throw new HttpError(422, 'unknown-lead', `No lead "${body.lead}".`, [{ path: 'lead', message: 'unknown' }])
      const id = outcomeId(lead.id, body.status)
      const told = { ...body, at: body.at ? Date.parse(body.at) : null, value: toldMoney(body, lead) }
      const judged = outcomeOf(lead, told, (await findOutcomes(c.env.DB, [id])).get(id), now)
      if (!judged.ok)
        throw new HttpError(422, judged.reason, WHY[judged.reason], [{ path: 'at', message: WHY[judged.reason] }])
      await c.env.DB.batch(outcomeStatements(c.env.DB, [judged.outcome]))
      return c.json(shown((await findOutcomes(c.env.DB, [id])).get(id)!), 201)
    },
  }),
  list({
    path: '/outcomes',
    role: 'analyst',
    summary: 'What became of leads, without personal data.',
    rows: (c, cursor, limit) => listOutcomes(c.env.DB, cursor, limit),
    keyOf: item => item.id,
    shown,
  }),
]

export const WHY: Record<Extract<Judged, { ok: false }>['reason'], string> = {
  'in-the-future': 'more than a day ahead',
  'before-the-lead': 'more than a day before the lead itself',
}

/** What is told of a lead's value, in the currency of its campaign when none is named. */
export function toldMoney(
  { value, currency }: Pick<z.infer<typeof telling>, 'value' | 'currency'>,
  lead: JudgedLead,
): Money | null {
  if (value === undefined) return null
  const code = currency ?? lead.currency
  if (code) return { micros: microsOf(value), currency: code }
  const issue = { path: 'currency', message: 'is missing' }
  throw new HttpError(422, 'invalid-body', 'A value needs its currency.', [issue])
}

function shown({ contact_id, value_micros, told_at, ...rest }: Outcome) {
  return {
    ...rest,
    contact: contact_id,
    value: units(value_micros),
    toldAt: told_at,
  }
}
