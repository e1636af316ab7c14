import type { Context } from 'hono'
import * as z from 'zod'
import { auditStatement } from '../../accounts/audit-store.ts'
import { type Api, endpoint } from '../../accounts/endpoint.ts'
import { findSealed } from '../../conversions/store.ts'
import { retry } from '../../db/query.ts'
import { csvHeaders } from '../../lib/csv.ts'
import { formatOf, formatParams } from '../../lib/csv-answer.ts'
import { HttpError } from '../../lib/http.ts'
import { log } from '../../lib/log.ts'
import { cursorAt, paged, pagingParams, readPaging } from '../../lib/paging.ts'
import { streamed, utf8 } from '../../lib/streamed.ts'
import { line } from '../../lib/text.ts'
import { openAnswers } from '../answers.ts'
import { leadsCsv } from './file.ts'
import { CONSENTS, type LeadFilter, leadFilter, queryOf, readFilter } from './filter.ts'
import { journeyOf } from './journey.ts'
import { MOST_FOUND, NAMES_AMONG, searchLeads } from './search.ts'
import { leadsByIds, listLeads } from './store.ts'
import { summaryOf } from './summary.ts'
import { toldLead } from './told.ts'

const FILTER = `?campaign=&ad=&source=&status=new, qualified, won or lost&consent=${CONSENTS.join(', ')}&from=&to= (days)`

const searching = z.strictObject({
  q: line(200),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(), // where a number without its country code would be dialled
})

/** Leads as the team works on them. */
export const leadEndpoints = [
  endpoint({
    method: 'GET',
    path: '/leads',
    role: 'analyst',
    summary: `Leads, latest first: ${FILTER}. Editors also get who they are; analysts a name that says nothing. format=csv: all of them, streamed, and noted in the audit trail.`,
    query: leadFilter.extend(formatParams.shape).extend(pagingParams.shape),
    answers: { 200: '{items, next}, or text/csv', 422: 'invalid-query' },
    handle: async (c, _, now) => {
      const filter = readFilter(c.req.query())
      if (formatOf(c.req.query()) === 'csv') return fileOf(c, filter, now)
      const { cursor, limit } = readPaging(c)
      const { items, next } = paged(await listLeads(c.env.DB, filter, cursor, limit), limit, cursorAt)
      const { role } = c.var.actor
      return c.json({ items: await Promise.all(items.map(row => toldLead(c.env.DATA_KEY, role, row))), next })
    },
  }),
  endpoint({
    method: 'GET',
    path: '/leads/summary',
    role: 'analyst',
    summary:
      'What became of the leads of a campaign, an ad, a source and a time: by status, by week, what they brought, and after how long they were judged (median).',
    query: leadFilter,
    answers: { 200: '{leads, counts, qualified, won, judgedAfterMs, weeks}', 422: 'invalid-query' },
    handle: async c => c.json(await summaryOf(c.env.DB, readFilter(c.req.query()))),
  }),
  endpoint({
    method: 'POST',
    path: '/leads/search',
    role: 'editor',
    summary: `Leads of an e-mail or a phone, exactly; else of a name or a company, among the latest ${NAMES_AMONG}. At most ${MOST_FOUND}. What was looked for is kept nowhere.`,
    body: searching,
    example: { body: { q: 'camille.1@example.com' } },
    answers: { 200: '{by, among, items}', 422: 'invalid-body' },
    handle: async (c, { q, country = null }) => {
      const { by, among, ids } = await searchLeads(c.env, { q, country })
      const rows = await leadsByIds(c.env.DB, ids)
      const items = await Promise.all(rows.map(row => toldLead(c.env.DATA_KEY, c.var.actor.role, row)))
      return c.json({ by, among, items })
    },
  }),
  endpoint({
    method: 'GET',
    path: '/leads/:id/journey',
    role: 'analyst',
    summary:
      'How somebody became a lead and what came of it: visits, conversions, outcomes, proofs of consent, and what ad platforms were told. Editors also get who they are and what they answered.',
    answers: { 200: 'the journey', 404: 'unknown-lead' },
    handle: async c => {
      const id = c.req.param('id') ?? ''
      const journey = await journeyOf(c.env, c.var.actor.role, id)
      if (!journey) throw new HttpError(404, 'unknown-lead', `No lead "${id}".`)
      return c.json(journey)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/leads/:id',
    role: 'editor',
    summary: 'What a lead answered, in the clear: its message, and the questions of the team’s own.',
    answers: { 200: '{id, message, extras, unverified}', 404: 'unknown-lead' },
    handle: async c => {
      const id = c.req.param('id') ?? ''
      const lead = await findSealed(c.env.DB, id)
      if (!lead) throw new HttpError(404, 'unknown-lead', `No lead "${id}".`)
      const answers = await openAnswers(c.env.DATA_KEY, id, lead.sealed)
      return c.json({ id, ...answers })
    },
  }),
]

/** Noted before the first line leaves. */
async function fileOf(c: Context<Api>, filter: LeadFilter, now: number): Promise<Response> {
  const { id, role } = c.var.actor
  const noted = auditStatement(c.env.DB, id, 'GET /leads', `/api/leads?${queryOf(filter)}&format=csv`, now)
  await retry(() => noted.run())
  const cut = (error: unknown) => log('warn', 'leads-file.cut-short', {}, error)
  return c.body(streamed(c.executionCtx, utf8(leadsCsv(c.env, filter, role)), cut), 200, csvHeaders('leads.csv'))
}
