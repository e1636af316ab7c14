import { endpoint, list } from '../accounts/endpoint.ts'
import { HttpError } from '../lib/http.ts'
import { type Audience, MAX_LEVELS, newAudience } from './schema.ts'
import { audienceSize } from './size.ts'
import { addAudience, deleteAudience, findAudience, listAudiences, type Refusal } from './store.ts'

export const audienceEndpoints = [
  endpoint({
    method: 'POST',
    path: '/audiences',
    role: 'editor',
    summary: 'Add an audience: campaigns, a range of tiers, a window in days, and who to leave out.',
    body: newAudience,
    answers: { 201: 'the audience', 422: 'invalid-body, unknown-campaign, unknown-audience, too-many-levels' },
    handle: async (c, body, now) => {
      const added = await addAudience(c.env.DB, body, now)
      if ('reason' in added) throw refused(added)
      return c.json(added, 201)
    },
  }),
  list({
    path: '/audiences',
    role: 'analyst',
    summary: 'List audiences, latest first.',
    rows: (c, cursor, limit) => listAudiences(c.env.DB, cursor, limit),
    keyOf: audience => audience.id,
  }),
  endpoint({
    method: 'GET',
    path: '/audiences/:id',
    role: 'analyst',
    summary: 'One audience.',
    answers: { 200: 'the audience', 404: 'unknown-audience' },
    handle: async c => c.json(await audienceOr404(c.env.DB, c.req.param('id'))),
  }),
  endpoint({
    method: 'GET',
    path: '/audiences/:id/size',
    role: 'analyst',
    summary: 'How many people and browsers an audience holds now, and whether that is enough for each platform.',
    answers: { 200: '{people, visitors, destinations}', 404: 'unknown-audience' },
    handle: async (c, _, now) =>
      c.json(await audienceSize(c.env.DB, await audienceOr404(c.env.DB, c.req.param('id')), now)),
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
          'A live feed or another audience uses it: revoke or delete that first.',
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

function refused(refusal: Refusal): HttpError {
  switch (refusal.reason) {
    case 'unknown-campaign':
      return unknownNames(refusal.reason, 'campaigns', refusal.campaigns)
    case 'unknown-audience':
      return unknownNames(refusal.reason, 'exclude.audiences', refusal.audiences)
    case 'too-many-levels': {
      const message = `Audiences may exclude one another ${MAX_LEVELS} levels deep, this one included.`
      return new HttpError(422, refusal.reason, message, [{ path: 'exclude.audiences', message }])
    }
  }
}

function unknownNames(code: string, path: string, names: string[]): HttpError {
  const issues = names.map(name => ({ path, message: `unknown: ${name}` }))
  return new HttpError(422, code, `Unknown: ${names.join(', ')}.`, issues)
}
