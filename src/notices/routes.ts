import type { Context } from 'hono'
import * as z from 'zod'
import { endpoint, list } from '../accounts/endpoint.ts'
import { closedDays } from '../funnel/range.ts'
import { csvAnswer, formatOf, formatParams } from '../lib/csv-answer.ts'
import { HttpError, parsedQuery } from '../lib/http.ts'
import { slug } from '../lib/text.ts'
import { DAY_MS, dayOf } from '../lib/time.ts'
import { type Digest, isCampaign, loadDigest } from './digest.ts'
import { overviewEndpoints } from './overview/routes.ts'
import { recipientEndpoints } from './recipient-routes.ts'
import { dismissal, type Notice } from './schema.ts'
import { dismiss, findNotice, listNotices } from './store.ts'
import { digestTable, noticeTable } from './tables.ts'
import { noticeTold, weekTold } from './told.ts'

const digestAsk = z.object({ campaign: slug.or(z.literal('')).default(''), week: z.iso.date().optional() })

const everyNotice = list({
  path: '/notices',
  role: 'viewer',
  summary:
    'What is wrong and what puts it right: leaks, broken promises, spend on a broken page, missed pulls, paused destinations, privacy requests whose month goes by, tests that came to an end. Latest first. `?state=all` lists those that are over too; `?format=csv`: the latest 5,000 at once.',
  query: formatParams.extend({ state: z.enum(['open', 'all']).default('open') }),
  rows: (c, cursor, limit) => listNotices(c.env.DB, stateOf(c), cursor, limit),
  keyOf: notice => notice.id,
  shown,
})

const stateOf = (c: Context) => (c.req.query('state') === 'all' ? 'all' : 'open')

const IN_A_FILE = 5000

export const noticeEndpoints = [
  endpoint({
    ...everyNotice,
    handle: async (c, body, now) => {
      if (formatOf(c.req.query()) === 'json') return everyNotice.handle(c, body, now)
      return csvAnswer(c, 'notices', noticeTable(await listNotices(c.env.DB, stateOf(c), '', IN_A_FILE - 1)))
    },
  }),
  endpoint({
    method: 'POST',
    path: '/notices/:id/dismiss',
    role: 'editor',
    summary: 'You know, and want to hear no more of it: it stays out of the list until its reason is gone for good.',
    body: dismissal,
    example: { body: { reason: 'We know, and are on it.' } },
    answers: { 200: 'the notice', 404: 'unknown-notice', 409: 'closed-before', 422: 'invalid-body' },
    handle: async (c, { reason }, now) => {
      const id = c.req.param('id') ?? ''
      if (!(await findNotice(c.env.DB, id))) throw new HttpError(404, 'unknown-notice', `No notice "${id}".`)
      if (!(await dismiss(c.env.DB, id, c.var.actor.id, reason, now)))
        throw new HttpError(409, 'closed-before', 'This notice was closed or dismissed before.')
      return c.json(shown((await findNotice(c.env.DB, id))!))
    },
  }),
  endpoint({
    method: 'GET',
    path: '/digest',
    role: 'viewer',
    summary:
      'What the digest says of seven days: ?week= their first day (by default those that ended yesterday) &campaign=. Each campaign beside the seven days before, its leak, its open notices and the tests that came to an end. ?format=csv: a line for each campaign.',
    query: formatParams.extend(digestAsk.shape),
    answers: { 200: '{from, to, campaigns, others, alerts}', 404: 'unknown-campaign', 422: 'invalid-query' },
    handle: async (c, _, now) => {
      const format = formatOf(c.req.query())
      const { campaign, week } = parsedQuery(digestAsk, c.req.query(), 'campaign or week is wrong.')
      if (campaign !== '' && !(await isCampaign(c.env.DB, campaign)))
        throw new HttpError(404, 'unknown-campaign', `No campaign "${campaign}".`)
      const range = week ? { from: week, to: dayOf(Date.parse(week) + 6 * DAY_MS) } : closedDays(7, now)
      const digest = await loadDigest(c.env.DB, range, campaign)
      if (format === 'csv') return csvAnswer(c, `digest-${range.from}-${range.to}`, digestTable(digest))
      return c.json(told(digest))
    },
  }),
  ...overviewEndpoints,
  ...recipientEndpoints,
]

function shown(notice: Notice) {
  const { told_at, closed_at, dismissed_at, dismissed_by, reason } = notice
  const past = { toldAt: told_at, closedAt: closed_at, dismissedAt: dismissed_at, dismissedBy: dismissed_by, reason }
  return { ...noticeTold(notice), ...past }
}

const told = (digest: Digest) => ({
  ...{ from: digest.from, to: digest.to, others: digest.others },
  campaigns: digest.campaigns.map(week => weekTold(week, digest)),
  alerts: digest.notices.map(noticeTold),
})
