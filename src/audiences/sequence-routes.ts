import { endpoint } from '../accounts/endpoint.ts'
import { may } from '../accounts/roles.ts'
import { HttpError } from '../lib/http.ts'
import { DEFAULT_SETTINGS, DEFAULT_TOUCHES, sequenceSettings, spansOf, stageAudience } from './sequence.ts'
import {
  type CampaignSequence,
  findSequence,
  makeStageAudiences,
  type StageAudience,
  saveSequence,
  stageAudiences,
} from './sequence-store.ts'
import { audienceSize } from './size.ts'
import { distributionOf } from './touches.ts'
import { touchesBefore } from './touches-store.ts'

const NO_SOURCE = 'No primary source was found for 7 to 13 touches (looked for in 2026-11). Your own figures say more.'

export const sequenceEndpoints = [
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/sequence',
    role: 'viewer',
    summary:
      'The sequence of a campaign: its settings, and of each stage when it begins, its audience and, for analysts, who is in it.',
    answers: { 200: '{campaign, own, settings, defaults, stages}', 404: 'unknown-campaign' },
    handle: async (c, _, now) => {
      const sequence = await sequenceOr404(c.env.DB, c.req.param('slug'))
      return c.json(await shown(c.env.DB, sequence, may(c.var.actor.role, 'analyst'), now))
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/campaigns/:slug/sequence',
    role: 'editor',
    summary:
      'Set when each stage begins, in days since the first visit, and the usual touches; what is left out is the default. Pages follow within 15 seconds, audiences at once.',
    body: sequenceSettings,
    example: { body: { proofFromDays: 3, incentiveFromDays: 12, restFromDays: 30 } },
    answers: { 200: '{campaign, own, settings}', 404: 'unknown-campaign', 422: 'invalid-body' },
    handle: async (c, settings, now) => {
      const { campaign } = await sequenceOr404(c.env.DB, c.req.param('slug'))
      await saveSequence(c.env.DB, campaign.slug, settings, now)
      return c.json({ campaign: campaign.slug, own: true, settings })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/campaigns/:slug/sequence/audiences',
    role: 'editor',
    summary: 'Make the audience of each stage of the sequence; those that exist stay as they are.',
    answers: { 200: '{items}: they existed', 201: '{items}', 404: 'unknown-campaign' },
    handle: async (c, _, now) => {
      const { campaign } = await sequenceOr404(c.env.DB, c.req.param('slug'))
      const { made, audiences } = await makeStageAudiences(c.env.DB, campaign, now)
      const items = audiences.map(({ rule, ...audience }) => ({ ...audience, ...rule }))
      return c.json({ items }, made ? 201 : 200)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/touches',
    role: 'viewer',
    summary:
      'How many touches (visits 30 minutes apart, of any campaign) consented people had before they first converted, last 180 days.',
    answers: {
      200: '{campaign, conversions, missing, histogram, p25, median, p75, within, usual}',
      404: 'unknown-campaign',
    },
    handle: async (c, _, now) => {
      const { campaign, settings } = await sequenceOr404(c.env.DB, c.req.param('slug'))
      const { touches: usual } = settings
      const distribution = distributionOf(await touchesBefore(c.env.DB, campaign.slug, now), usual)
      const unsourced = usual.min === DEFAULT_TOUCHES.min && usual.max === DEFAULT_TOUCHES.max
      const source = unsourced ? NO_SOURCE : null // else the team's own
      return c.json({ campaign: campaign.slug, ...distribution, usual: { ...usual, source } })
    },
  }),
]

export async function sequenceOr404(db: D1Database, slug = ''): Promise<CampaignSequence> {
  const sequence = await findSequence(db, slug)
  if (!sequence) throw new HttpError(404, 'unknown-campaign', `No campaign "${slug}".`)
  return sequence
}

/** `withSizes`: who is in an audience is for those who may see audiences. */
async function shown(db: D1Database, { campaign, own, settings }: CampaignSequence, withSizes: boolean, now: number) {
  const made = new Map((await stageAudiences(db, campaign.slug)).map(audience => [audience.stage, audience]))
  const stages = await Promise.all(
    spansOf(settings).map(async span => {
      const { name: _, ...rule } = stageAudience(campaign, span.stage)
      const audience = made.get(span.stage)
      const size = withSizes ? await audienceSize(db, audience?.rule ?? rule, now) : null
      return { ...span, audience: audience?.id ?? null, changed: isChanged(audience, rule), size }
    }),
  )
  return { campaign: campaign.slug, own, settings, defaults: DEFAULT_SETTINGS, stages }
}

/** Somebody gave the audience another rule: it may share people with the other stages now. */
const isChanged = (audience: StageAudience | undefined, rule: object): boolean =>
  audience !== undefined && canonical(audience.rule) !== canonical(rule)

const canonical = (rule: object): string =>
  JSON.stringify(Object.entries(rule).toSorted(([a], [b]) => (a < b ? -1 : 1)))
