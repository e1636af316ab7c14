import * as z from 'zod'
import { endpoint } from '../accounts/endpoint.ts'
import { destinationName } from '../destinations/index.ts'
import { asked, askedFor, reportParams } from '../funnel/query.ts'
import { type Cell, csvAnswer } from '../lib/csv-answer.ts'
import { HttpError } from '../lib/http.ts'
import { paged, pagingParams, readPaging } from '../lib/paging.ts'
import { DAY_MS, dayOf } from '../lib/time.ts'
import { chooseKeptMonths, keptMonths, MOST_MONTHS } from '../pixel/days/kept-months.ts'
import { type ConsentReport, consentReport } from './consent.ts'
import { factsOf } from './facts.ts'
import { KINDS, listLeft, totalsLeft } from './register.ts'
import { retentionOf } from './retention.ts'

const filter = z.object({ destination: destinationName.optional(), kind: z.enum(KINDS).optional() })
const FILE_ROWS = 10_000

export const privacyEndpoints = [
  endpoint({
    method: 'GET',
    path: '/privacy/consent',
    role: 'analyst',
    summary:
      'How many visits accept, refuse or answer nothing: by campaign, device, in-app browser, source and week; what forms were ticked, what was withdrawn, and what one point of consent is worth. ?from=&to=&format=csv.',
    query: reportParams,
    answers: { 200: '{range, whole, by, weeks, forms, choices, worth}, or text/csv', 422: 'invalid-query' },
    handle: async (c, _, now) => {
      const { range, format } = askedFor(c.req.query(), now)
      const report = await consentReport(c.env.DB, range)
      return format === 'csv' ? csvAnswer(c, `consent-${range.from}-${range.to}`, consentTable(report)) : c.json(report)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/privacy/register',
    role: 'analyst',
    summary:
      'Everything that left in a period: files, feeds, lists, conversions and files of leads, latest first, with totals by platform. ?from=&to=&destination=&kind=&cursor=&limit=; ?format=csv: up to 10,000 rows. Counts, never anybody’s data.',
    query: reportParams.extend(filter.shape).extend(pagingParams.shape),
    answers: { 200: '{items, next, totals}, or text/csv', 422: 'invalid-query' },
    handle: async (c, _, now) => {
      const { range, format } = askedFor(c.req.query(), now)
      const wanted = { range, ...asked(filter, c.req.query()) }
      if (format === 'csv') {
        const rows = await listLeft(c.env.DB, wanted, '', FILE_ROWS)
        return csvAnswer(c, `register-${range.from}-${range.to}`, registerTable(rows.slice(0, FILE_ROWS)))
      }
      const { cursor, limit } = readPaging(c)
      const [rows, totals] = await Promise.all([
        listLeft(c.env.DB, wanted, cursor, limit),
        totalsLeft(c.env.DB, wanted),
      ])
      return c.json({ ...paged(rows, limit, ({ id }) => id), totals })
    },
  }),
  endpoint({
    method: 'GET',
    path: '/privacy/retention',
    role: 'analyst',
    summary:
      'What is kept for how long, which job of the night sees to it, when it ran last, and what it deletes next.',
    answers: { 200: '{views: {allowed, chosen, months}, rows}' },
    handle: async (c, _, now) => c.json(await retentionOf(c.env, now)),
  }),
  endpoint({
    method: 'PUT',
    path: '/privacy/retention',
    role: 'owner',
    summary:
      'Keep single views for fewer months than the deployment allows (MEASURED_MONTHS); null: for as long as it allows. Longer brings back nothing that is gone.',
    body: z.strictObject({ viewMonths: z.int().min(1).max(MOST_MONTHS).nullable() }),
    example: { body: { viewMonths: 13 } },
    answers: { 200: '{allowed, chosen, months}', 422: 'invalid-body, more-than-allowed' },
    handle: async (c, { viewMonths }, now) => {
      const { allowed } = await keptMonths(c.env)
      if (viewMonths !== null && viewMonths > allowed)
        throw new HttpError(422, 'more-than-allowed', `This deployment allows ${allowed} months at most.`, [
          {
            path: 'viewMonths',
            message: `at most ${allowed}`,
            code: 'too-big',
            params: { most: allowed, of: 'number' },
          },
        ])
      await chooseKeptMonths(c.env.DB, viewMonths, c.var.actor.id, now)
      return c.json(await keptMonths(c.env))
    },
  }),
  endpoint({
    method: 'GET',
    path: '/privacy/facts',
    role: 'analyst',
    summary:
      'What this deployment does with data: brands and who is responsible, platforms that receive some, the team by role, and how long visits are kept. For a record of processing (GDPR art. 30).',
    answers: { 200: '{brands, platforms, team, campaigns, webhooks, viewMonths, mail}' },
    handle: async c => c.json(await factsOf(c.env)),
  }),
]

const HEAD = ['cut', 'part', 'views', 'granted', 'refused', 'unanswered']
function consentTable({ whole, by, weeks }: ConsentReport): Cell[][] {
  const cuts = Object.entries(by).flatMap(([cut, parts]) => parts.map(({ part, split }) => ({ cut, part, split })))
  const byWeek = weeks.map(({ monday, split }) => ({ cut: 'week', part: dayOf(monday * DAY_MS), split }))
  return [
    HEAD,
    ...[{ cut: 'all', part: '', split: whole }, ...cuts, ...byWeek].map(({ cut, part, split }) => [
      ...[cut, part, split.views, split.granted, split.refused, split.unanswered],
    ]),
  ]
}

function registerTable(rows: Awaited<ReturnType<typeof listLeft>>): Cell[][] {
  const cells = rows.map(({ at, kind, destination, actor, rows, removed, verdict }) => [
    ...[new Date(at).toISOString(), kind, destination, actor, rows, removed, verdict],
  ])
  return [['at', 'kind', 'destination', 'actor', 'rows', 'removed', 'verdict'], ...cells]
}
