import { endpoint, list } from '../accounts/endpoint.ts'
import { HttpError } from '../lib/http.ts'
import { pagingParams, readPaging } from '../lib/paging.ts'
import { explainAudience } from './explain.ts'
import { daysOf, movesOf } from './nightly.ts'
import { previewOf } from './preview.ts'
import { refused } from './refusals.ts'
import { type Audience, audience, newAudience } from './schema.ts'
import { audienceSize } from './size.ts'
import { addAudience, deleteAudience, findAudience, listAudiences, refusalOf, replaceAudience } from './store.ts'

const MAX_SAMPLE = 50

const INTENT = { campaigns: ['audit-energie'], tiers: { min: 40 }, windowDays: 30, exclude: { customers: true } }

const REFUSALS = 'invalid-body, unknown-campaign, unknown-ad, unknown-audience, too-many-levels, too-large'

export const audienceEndpoints = [
  endpoint({
    method: 'POST',
    path: '/audiences',
    role: 'editor',
    summary:
      'Add an audience: campaigns, a range of tiers, a window in days, conditions (`where`), and who to leave out.',
    body: newAudience,
    example: { body: { name: 'Intent, 30 days', ...INTENT } },
    answer: audience,
    answers: { 201: 'the audience', 422: `${REFUSALS}, ladder-fixed` },
    handle: async (c, body, now) => {
      const added = await addAudience(c.env.DB, body, now)
      if ('reason' in added) throw refused(added, body)
      return c.json(added, 201)
    },
  }),
  list({
    path: '/audiences',
    role: 'analyst',
    summary: 'List audiences, latest first.',
    item: audience,
    rows: (c, cursor, limit) => listAudiences(c.env.DB, cursor, limit),
    keyOf: audience => audience.id,
  }),
  endpoint({
    method: 'GET',
    path: '/audiences/:id',
    role: 'analyst',
    summary: 'One audience.',
    answer: audience,
    answers: { 200: 'the audience', 404: 'unknown-audience' },
    handle: async c => c.json(await audienceOr404(c.env.DB, c.req.param('id'))),
  }),
  endpoint({
    method: 'PUT',
    path: '/audiences/:id',
    role: 'editor',
    summary: 'Replace the name and the rule of an audience; a rung stays on its ladder. Its feeds and lists follow.',
    body: newAudience,
    example: { body: { name: 'Intent, 60 days', ...INTENT, windowDays: 60 } },
    answer: audience,
    answers: { 200: 'the audience', 404: 'unknown-audience', 422: `${REFUSALS}, names-itself, ladder-fixed` },
    handle: async (c, body, now) => {
      const replaced = await replaceAudience(c.env.DB, await audienceOr404(c.env.DB, c.req.param('id')), body, now)
      if ('reason' in replaced) throw refused(replaced, body)
      return c.json(replaced)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/audiences/preview',
    role: 'analyst',
    changesNothing: true,
    summary: 'The size of a rule that is not stored, whom it leaves out and why, and what would make it hold more.',
    body: newAudience,
    example: { body: { name: 'Intent, 90 days', ...INTENT, windowDays: 90 } },
    answers: {
      200: '{people, withEmail, withPhone, noConsent, withdrawn, visitors, identified, clickless, destinations, margin, leftOut, wider}',
      422: REFUSALS,
    },
    handle: async (c, { name: _, ...rule }, now) => {
      const refusal = await refusalOf(c.env.DB, rule, null, now)
      if (refusal) throw refused(refusal, rule)
      return c.json(await previewOf(c.env.DB, rule, now))
    },
  }),
  endpoint({
    method: 'GET',
    path: '/audiences/:id/size',
    role: 'analyst',
    summary: 'How many people and browsers an audience holds now, and whether that is enough for each platform.',
    answers: {
      200: '{people, withEmail, withPhone, noConsent, withdrawn, visitors, identified, clickless, destinations, margin}',
      404: 'unknown-audience',
    },
    handle: async (c, _, now) =>
      c.json(await audienceSize(c.env.DB, await audienceOr404(c.env.DB, c.req.param('id')), now)),
  }),
  endpoint({
    method: 'GET',
    path: '/audiences/:id/sample',
    role: 'analyst',
    summary: 'Some who are in, by id, each with what of the rule holds for them. ?limit=1 to 50.',
    query: pagingParams.pick({ limit: true }),
    answers: { 200: '{people, browsers}', 404: 'unknown-audience', 422: 'invalid-query' },
    handle: async (c, _, now) => {
      const { limit } = readPaging(c)
      const audience = await audienceOr404(c.env.DB, c.req.param('id'))
      return c.json(await explainAudience(c.env.DB, audience, Math.min(limit, MAX_SAMPLE), now))
    },
  }),
  endpoint({
    method: 'GET',
    path: '/audiences/:id/days',
    role: 'analyst',
    summary: 'How many were in at each of the last 30 nights, and how many joined and left.',
    answers: { 200: '{items}', 404: 'unknown-audience' },
    handle: async (c, _, now) => {
      const { id } = await audienceOr404(c.env.DB, c.req.param('id'))
      return c.json({ items: await daysOf(c.env.DB, id, now) })
    },
  }),
  list({
    path: '/audiences/:id/moves',
    refuses: { 404: 'unknown-audience' },
    role: 'analyst',
    summary: 'Who joined and who left at the last night, by contact id.',
    rows: async (c, cursor, limit, now) =>
      movesOf(c.env.DB, (await audienceOr404(c.env.DB, c.req.param('id'))).id, cursor, limit, now),
    keyOf: move => move.contact,
  }),
  endpoint({
    method: 'DELETE',
    path: '/audiences/:id',
    role: 'editor',
    summary: 'Delete an audience and its revoked feeds.',
    answers: { 204: 'deleted', 404: 'unknown-audience', 409: 'audience-in-use' },
    handle: async c => {
      const id = c.req.param('id') ?? ''
      const outcome = await deleteAudience(c.env.DB, id)
      if (outcome === 'unknown') throw unknownAudience(id)
      if (outcome === 'in-use') {
        throw new HttpError(
          409,
          'audience-in-use',
          'A live feed, a list on a platform, another audience or a lower rung of its ladder uses it: end that first.',
        )
      }
      return c.body(null, 204)
    },
  }),
]

export async function audienceOr404(db: D1Database, id = ''): Promise<Audience> {
  const audience = await findAudience(db, id)
  if (!audience) throw unknownAudience(id)
  return audience
}

const unknownAudience = (id: string) => new HttpError(404, 'unknown-audience', `No audience "${id}".`)
