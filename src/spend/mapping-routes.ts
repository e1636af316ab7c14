import { endpoint, list } from '../accounts/endpoint.ts'
import { HttpError } from '../lib/http.ts'
import { confirm, listMappings, mappings, missingOurs, takeBack } from './mappings.ts'

export const mappingEndpoints = [
  list({
    path: '/spend/mappings',
    role: 'viewer',
    summary:
      "What people said the platforms' campaigns and ads are: {id, platform, level, campaign, campaignId, group, groupId, ad, adId, ours}.",
    rows: (c, cursor, limit) => listMappings(c.env.DB, cursor, limit),
    keyOf: row => String(row.id),
  }),
  endpoint({
    method: 'PUT',
    path: '/spend/mappings',
    role: 'editor',
    summary:
      'Say what campaigns and ads are, named as `unmatched` of an import names them: ours {campaign, ad}, {campaign} for the campaign as a whole, or null when it is not ours. Counts from the next import on.',
    body: mappings,
    example: {
      body: {
        mappings: [
          {
            platform: 'meta',
            level: 'ad',
            campaign: 'Audit',
            ad: 'Froid',
            ours: { campaign: 'audit-energie', ad: 'maison-froide' },
          },
        ],
      },
    },
    answers: { 200: '{confirmed}', 422: 'invalid-body; unknown-ad with the place of each' },
    handle: async (c, { mappings: wanted }) => {
      const missing = await missingOurs(c.env.DB, wanted)
      if (missing.length > 0) {
        const issues = missing.map(place => ({
          path: `mappings.${place}.ours`,
          message: 'no such campaign or ad',
          code: 'unknown-ad',
        }))
        throw new HttpError(422, 'unknown-ad', 'A mapping names a campaign or an ad that does not exist.', issues)
      }
      await confirm(c.env.DB, wanted)
      return c.json({ confirmed: wanted.length })
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/spend/mappings/:id',
    role: 'editor',
    summary: 'Take back what was said. What is stored stays until its days are imported again.',
    answers: { 204: 'taken back', 404: 'not-found' },
    handle: async c => {
      if (!(await takeBack(c.env.DB, numberIn(c.req.param('id')))))
        throw new HttpError(404, 'not-found', 'Nothing like this was said.')
      return c.body(null, 204)
    },
  }),
]

/** Whole and above zero, or 0, which is nobody's. */
export const numberIn = (text = ''): number => (/^\d{1,15}$/.test(text) ? Number(text) : 0)
