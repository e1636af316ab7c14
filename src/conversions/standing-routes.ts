import * as z from 'zod'
import { endpoint } from '../accounts/endpoint.ts'
import { currencyCode } from '../lib/currency.ts'
import { HttpError } from '../lib/http.ts'
import { microsOf, units } from '../lib/money.ts'
import { toldMoney } from './outcome-routes.ts'
import { type Outcome, outcomeId, STATUSES } from './outcomes.ts'
import { outcomesAt, STANDINGS, standingOf } from './standing.ts'
import {
  type Change,
  findLeads,
  type JudgedLead,
  outcomesOf,
  platformsThatKnow,
  writeChanges,
} from './standing-store.ts'

const MAX_AT_ONCE = 100

const value = z.number().min(0).max(1_000_000_000) // in units of the currency, in all
const judging = z.strictObject({
  leads: z.array(z.string().max(100)).min(1).max(MAX_AT_ONCE), // event ids
  status: z.enum(STANDINGS),
  value: value.optional(),
  currency: currencyCode.optional(), // its campaign's when left out
})

const row = z.strictObject({
  status: z.enum(STATUSES),
  at: z.int(),
  value: value.nullable(),
  currency: currencyCode.nullable(),
  toldAt: z.int(),
})
const step = z.strictObject({ lead: z.string().max(100), before: z.array(row).max(3), after: z.array(row).max(3) })
const undoing = z.strictObject({ items: z.array(step).min(1).max(MAX_AT_ONCE) })

/** Where leads stand, said by hand: several at once, and taken back. */
export const standingEndpoints = [
  endpoint({
    method: 'POST',
    path: '/outcomes/status',
    role: 'editor',
    summary: `Up to ${MAX_AT_ONCE} leads stand at this status now: what was told of them and contradicts it is taken back (new: all of it). The answer’s items undo it: POST /api/outcomes/undo. platforms: those that were told of what is taken back, and keep it.`,
    body: judging,
    example: { body: { leads: ['{lead}'], status: 'qualified' } },
    answers: {
      200: '{items: [{lead, status, before, after}], platforms}',
      422: 'invalid-body, unknown-lead; then nothing was written',
    },
    handle: async (c, body, now) => {
      const { DB } = c.env
      const ids = [...new Set(body.leads)]
      const [leads, known] = await Promise.all([findLeads(DB, ids), outcomesOf(DB, ids)])
      refuseUnknown(body.leads, leads)
      const changes = leads.map(lead => {
        const from = known.get(lead.id)!
        return { from, to: outcomesAt(body.status, { lead, known: from, value: toldMoney(body, lead) }, now) }
      })
      const platforms = await platformsThatKnow(DB, changes)
      await writeChanges(DB, changes)
      const after = await outcomesOf(DB, ids)
      const items = leads.map(({ id }) => ({
        ...{ lead: id, status: standingOf(after.get(id)!) },
        ...{ before: known.get(id)!.map(shown), after: after.get(id)!.map(shown) },
      }))
      return c.json({ items, platforms })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/outcomes/undo',
    role: 'editor',
    summary:
      'Takes back what POST /api/outcomes/status did, given its items: leads stand where they stood. One of which somebody has told something since is left as it is.',
    body: undoing,
    example: { body: { items: [{ lead: '{lead}', before: [], after: [] }] } },
    answers: { 200: '{undone, changedSince, platforms}', 422: 'invalid-body, unknown-lead' },
    handle: async (c, { items }, now) => {
      const { DB } = c.env
      const ids = items.map(({ lead }) => lead)
      const [leads, known] = await Promise.all([findLeads(DB, ids), outcomesOf(DB, ids)])
      refuseUnknown(ids, leads)
      const isStill = ({ lead, after }: Step) => marks(known.get(lead)!.map(shown)) === marks(after)
      const undone = items.filter(isStill)
      const changes = undone.map(({ lead, before }): Change => {
        const of = leads.find(({ id }) => id === lead)!
        return { from: known.get(lead)!, to: before.map(one => stored(of, one, now)) }
      })
      const platforms = await platformsThatKnow(DB, changes)
      await writeChanges(DB, changes)
      const changedSince = items.filter(item => !isStill(item)).map(({ lead }) => lead)
      return c.json({ undone: undone.length, changedSince, platforms })
    },
  }),
]

type Row = z.infer<typeof row>
type Step = z.infer<typeof step>

function refuseUnknown(asked: readonly string[], found: readonly JudgedLead[]): void {
  const known = new Set(found.map(({ id }) => id))
  const issues = asked.flatMap((id, i) => (known.has(id) ? [] : [{ path: `leads.${i}`, message: 'unknown' }]))
  if (issues.length > 0) throw new HttpError(422, 'unknown-lead', 'There is no such lead.', issues)
}

/** Two sets of outcomes are the same when nothing was told in between. */
const marks = (rows: readonly Row[]): string =>
  rows
    .map(({ status, toldAt }) => `${status} ${toldAt}`)
    .sort()
    .join()

const shown = ({ status, at, value_micros, currency, told_at }: Outcome): Row => ({
  ...{ status, at, currency, toldAt: told_at },
  value: units(value_micros),
})

const stored = ({ id, contact_id, campaign, ad }: JudgedLead, { status, at, value, currency }: Row, now: number) => ({
  ...{ id: outcomeId(id, status), lead: id, contact_id, campaign, ad, status, at, told_at: now },
  value_micros: value === null ? null : microsOf(value),
  currency: value === null ? null : currency,
})
