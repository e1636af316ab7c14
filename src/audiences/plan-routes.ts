import * as z from 'zod'
import { endpoint } from '../accounts/endpoint.ts'
import { destinations } from '../destinations/index.ts'
import { HttpError } from '../lib/http.ts'
import { slug } from '../lib/text.ts'
import { addLadder, newLadder } from './ladder.ts'
import { planRetargeting, rowsNeeded } from './plan.ts'
import { planBody } from './plan-schema.ts'
import { aroundOf, cpmOf } from './plan-store.ts'
import { presetsOf } from './presets.ts'
import { refused } from './refusals.ts'
import { audienceOr404 } from './routes.ts'
import { RUNG_DAYS, rungsOf } from './rungs.ts'
import { sequenceOr404 } from './sequence-routes.ts'
import { audienceSize } from './size.ts'

export const planEndpoints = [
  endpoint({
    method: 'GET',
    path: '/audiences/presets',
    role: 'analyst',
    summary: 'The audiences of the method for one campaign, as rules that POST /api/audiences takes. ?campaign=slug',
    query: z.object({ campaign: slug }),
    example: { query: { campaign: 'audit-energie' } },
    answers: { 200: '{items: [{key, use, names, says, rule}]}', 404: 'unknown-campaign', 422: 'invalid-query' },
    handle: async c => {
      const asked = c.req.query('campaign')
      if (!asked) {
        const message = 'is missing: ?campaign= and the slug of a campaign'
        throw new HttpError(422, 'invalid-query', 'campaign is missing.', [{ path: 'campaign', message }])
      }
      const { campaign } = await sequenceOr404(c.env.DB, asked)
      return c.json({ items: presetsOf(campaign.slug, campaign.currency) })
    },
  }),
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/rungs',
    role: 'analyst',
    summary:
      'Where those who saw a campaign in the last 30 days stand, tier by tier, nobody in two; each as a rule that POST /api/audiences takes, with its audience once there is one.',
    answers: {
      200: '{windowDays, items: [{tier, rule, people, browsers, margin, audience}]}',
      404: 'unknown-campaign',
    },
    handle: async (c, _, now) => {
      const { campaign } = await sequenceOr404(c.env.DB, c.req.param('slug'))
      return c.json({ windowDays: RUNG_DAYS, items: await rungsOf(c.env.DB, campaign.slug, now) })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/audiences/ladders',
    role: 'editor',
    summary: 'Add the audiences of a ladder, the topmost rung first: each leaves out whoever is on a rung above it.',
    body: newLadder,
    example: {
      body: {
        name: 'Spring',
        campaigns: ['audit-energie'],
        rungs: [
          { name: 'Intent', tiers: { min: 40 }, windowDays: 30 },
          { name: 'Engaged', tiers: { min: 20, max: 39 }, windowDays: 30 },
        ],
      },
    },
    answers: {
      201: '{id, items}',
      422: 'invalid-body, unknown-campaign, unknown-ad, unknown-audience, too-many-levels, too-large',
    },
    handle: async (c, body, now) => {
      const added = await addLadder(c.env.DB, body, now)
      if ('refusal' in added) {
        const { rung, rule, refusal } = added
        throw refused(refusal, rule, path => (path === 'campaigns' ? path : `rungs.${rung}.${path}`))
      }
      return c.json({ id: added.id, items: added.audiences }, 201)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/audiences/:id/plan',
    role: 'analyst',
    changesNothing: true,
    summary:
      'What a budget does to an audience on a platform: impressions, frequency, the platform’s minimum and whom to merge, and whether an incentive leaves a margin. Amounts in units.',
    body: planBody,
    example: { body: { destination: 'meta', budget: 500, currency: 'EUR', days: 14, cpm: 9 } },
    answers: {
      200: '{cpm, impressions, list, minimum, merge, frequency, response, margin, advice, …}',
      404: 'unknown-audience',
      422: 'invalid-body',
    },
    handle: async (c, asked, now) => {
      const db = c.env.DB
      const audience = await audienceOr404(db, c.req.param('id'))
      const { minimumMembers: minimum } = destinations[asked.destination]
      const [size, cpm] = await Promise.all([audienceSize(db, audience, now), cpmOf(db, asked, now)])
      const { rows: n, margin } = size.destinations[asked.destination]
      const needed = rowsNeeded(minimum, asked.matchRate)
      const { destination } = asked
      const around = n < needed ? await aroundOf(db, audience, { rows: n, needed, destination }, now) : null
      return c.json(planRetargeting({ asked, cpm, rows: { n, margin: margin.rows }, minimum, around }))
    },
  }),
]
