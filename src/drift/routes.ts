import * as z from 'zod'
import { endpoint, list } from '../accounts/endpoint.ts'
import { HttpError } from '../lib/http.ts'
import { line } from '../lib/text.ts'
import { adOf } from '../pages/drafts/ads.ts'
import { impactOf } from './impact.ts'
import { spendSinceDay } from './judge.ts'
import type { AlertRow } from './schema.ts'
import { namesOf, spendOf } from './spend.ts'
import { type AdSpend, acceptAlert, findAlert, listAlerts, spendSince } from './store.ts'

export const driftEndpoints = [
  list({
    path: '/alerts',
    role: 'viewer',
    summary:
      'Ads whose page no longer keeps what they say, with what they cost in the last 30 days. `?state=all` lists closed ones too.',
    query: z.object({ state: z.enum(['open', 'all']).default('open') }),
    rows: (c, cursor, limit) => listAlerts(c.env.DB, cursor, c.req.query('state') === 'all', limit),
    keyOf: alert => alert.id,
    shown: async (alert, c) => {
      const since = spendSinceDay(Date.now())
      return shown(alert, await spendSince(c.env.DB, [alert.campaign], since))
    },
  }),
  endpoint({
    method: 'POST',
    path: '/alerts/:id/accept',
    role: 'editor',
    summary: 'The page is meant to differ from its ad: the alert closes, and the score of today is the new measure.',
    body: z.strictObject({ reason: line(500) }),
    example: { body: { reason: 'The page is shorter on purpose.' } },
    answers: { 200: 'the alert', 404: 'unknown-alert', 409: 'closed-before', 422: 'invalid-body' },
    handle: async (c, { reason }, now) => {
      const id = c.req.param('id') ?? ''
      const alert = await findAlert(c.env.DB, id)
      if (!alert) throw new HttpError(404, 'unknown-alert', `No alert "${id}".`)
      if (!(await acceptAlert(c.env.DB, id, c.var.actor.id, reason, now)))
        throw new HttpError(409, 'closed-before', `This alert was closed before, by ${alert.closed_by}.`)
      const spend = await spendSince(c.env.DB, [alert.campaign], spendSinceDay(now))
      return c.json(shown((await findAlert(c.env.DB, id))!, spend))
    },
  }),
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/ads/:ad/impact',
    role: 'viewer',
    summary:
      'Before publishing the draft: every live ad whose visitors would get it, its spend, and its score now and then.',
    answers: {
      200: '{ads: [{campaign, ad, platform, headline, spend, before, after, newCaps, breaks}]}',
      404: 'unknown-ad',
    },
    handle: async (c, _, now) => {
      const ad = await adOf(c)
      return c.json({ ads: await impactOf(c.env.DB, ad, now) })
    },
  }),
]

function shown(alert: AlertRow, spend: readonly AdSpend[]) {
  return {
    id: alert.id,
    ...namesOf(alert, alert.ad),
    spend: spendOf(spend, alert.campaign, alert.ad),
    openedAt: alert.opened_at,
    before: alert.before_score,
    after: alert.after_score,
    newCaps: alert.new_caps,
    closedAt: alert.closed_at,
    closedBy: alert.closed_by,
    reason: alert.reason,
  }
}
