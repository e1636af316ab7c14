import { endpoint } from '../accounts/endpoint.ts'
import { destinations } from '../destinations/index.ts'
import { HttpError } from '../lib/http.ts'
import { addLadder, newLadder } from './ladder.ts'
import { planRetargeting, rowsNeeded } from './plan.ts'
import { planBody } from './plan-schema.ts'
import { aroundOf, cpmOf } from './plan-store.ts'
import { presetsOf } from './presets.ts'
import { refused } from './refusals.ts'
import { audienceEndpoints, audienceOr404 } from './routes.ts'
import { sequenceEndpoints, sequenceOr404 } from './sequence-routes.ts'
import { audienceSize } from './size.ts'

export const planEndpoints = [
  endpoint({
    method: 'GET',
    path: '/audiences/presets',
    role: 'analyst',
    summary: 'The audiences of the method for one campaign, as rules that POST /api/audiences takes. ?campaign=slug',
    answers: { 200: '{items: [{key, use, names, says, rule}]}', 404: 'unknown-campaign', 422: 'invalid-query' },
    handle: async c => {
      const slug = c.req.query('campaign')
      if (!slug) {
        const message = 'is missing: ?campaign= and the slug of a campaign'
        throw new HttpError(422, 'invalid-query', 'campaign is missing.', [{ path: 'campaign', message }])
      }
      const { campaign } = await sequenceOr404(c.env.DB, slug)
      return c.json({ items: presetsOf(campaign.slug, campaign.currency) })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/audiences/ladders',
    role: 'editor',
    summary: 'Add the audiences of a ladder, the topmost rung first: each leaves out whoever is on a rung above it.',
    body: newLadder,
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
    summary:
      'What a budget does to an audience on a platform: impressions, frequency, the platform’s minimum and whom to merge, and whether an incentive leaves a margin. Amounts in units.',
    body: planBody,
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

/** In this order: /audiences/presets would else be an audience with that id. */
export const allAudienceEndpoints = [...sequenceEndpoints, ...planEndpoints, ...audienceEndpoints]
