import * as z from 'zod'
import { endpoint } from '../../accounts/endpoint.ts'
import { campaignOr404 } from '../../campaigns/routes.ts'
import { campaignSlugs } from '../../campaigns/store.ts'
import { HttpError, parsedQuery } from '../../lib/http.ts'
import { botRule, listBotRules, switchBotRule } from '../../pixel/facts/bot-rules.ts'
import { rangeAt, rangeParams } from '../range.ts'
import { eventCounts } from './events.ts'
import { trafficOf } from './robots.ts'

const WRONG_DAYS = 'from or to is wrong.'

export const trafficEndpoints = [
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/events',
    role: 'viewer',
    summary:
      'Custom events by ad and name: in how many views, how often; people’s only. ?from=&to= days (UTC, both included); by default the last 30.',
    query: rangeParams,
    answers: { 200: '{campaign, from, to, events}', 404: 'unknown-campaign', 422: 'invalid-query' },
    handle: async (c, _, now) => {
      const range = parsedQuery(rangeAt(now), c.req.query(), WRONG_DAYS)
      const { slug } = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      return c.json({ campaign: slug, ...range, events: await eventCounts(c.env.DB, slug, range) })
    },
  }),
  endpoint({
    method: 'GET',
    path: '/traffic/bots',
    role: 'viewer',
    summary:
      'What each rule against robots left out, and the signs of people that speak against it. ?from=&to= as above, ?campaign=',
    query: rangeParams.extend({ campaign: z.string().optional() }),
    answers: {
      200: '{campaign, from, to, views, human, excluded, rules}',
      404: 'unknown-campaign',
      422: 'invalid-query',
    },
    handle: async (c, _, now) => {
      const range = parsedQuery(rangeAt(now), c.req.query(), WRONG_DAYS)
      const named = c.req.query('campaign')
      const campaign = named ? (await campaignOr404(c.env.DB, named)).slug : null
      const campaigns = campaign ? [campaign] : await campaignSlugs(c.env.DB)
      return c.json({ campaign, ...range, ...(await trafficOf(c.env.DB, campaigns, range)) })
    },
  }),
  endpoint({
    method: 'PATCH',
    path: '/traffic/bots/:rule',
    role: 'editor',
    summary: 'Puts a rule in force, on trial, or off. Past views follow.',
    body: z.strictObject({ mode: botRule.shape.mode }),
    example: { path: { rule: 'shared-network' }, body: { mode: 'shadow' } },
    answers: { 200: 'the rule', 404: 'unknown-rule', 422: 'invalid-body' },
    handle: async (c, { mode }, now) => {
      const rule = (await listBotRules(c.env.DB)).find(({ rule }) => rule === c.req.param('rule'))
      if (!rule) throw new HttpError(404, 'unknown-rule', `No rule "${c.req.param('rule')}".`)
      await switchBotRule(c.env.DB, rule, mode, now)
      return c.json({ rule: rule.rule, mode })
    },
  }),
]
