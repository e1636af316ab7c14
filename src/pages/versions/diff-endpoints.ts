import type { Context } from 'hono'
import { type Api, endpoint } from '../../accounts/endpoint.ts'
import type { Ad } from '../../campaigns/schema.ts'
import { adOf } from '../drafts/ads.ts'
import { compared, type Side, sideOf } from './compare.ts'
import { unknownVersion } from './version-endpoints.ts'
import { versionIn } from './version-store.ts'

export const diffEndpoints = [
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/ads/:ad/versions/:from/diff/:to',
    role: 'viewer',
    summary:
      'What changed from one published version to another, or to the draft (`draft`): fields, and the text that is read.',
    example: { path: { from: '1', to: 'draft' } },
    answers: {
      200: '{from, to, changes: [{path, before, after}], text: [{is, text}]}',
      404: 'unknown-ad, unknown-version',
    },
    handle: async (c, _, now) => {
      const ad = await adOf(c)
      const sides = await Promise.all(['from', 'to'].map(side => namedSide(c, ad, c.req.param(side) ?? '')))
      const [before, after] = [sides[0]!, sides[1]!]
      return c.json({ from: before.name, to: after.name, ...compared(before, after, now) })
    },
  }),
]

async function namedSide(c: Context<Api>, ad: Ad, asked: string): Promise<Side> {
  const name = asked === 'draft' ? asked : versionIn(asked)
  const side = name === null ? null : await sideOf(c.env.DB, ad, name)
  if (!side) throw unknownVersion(asked)
  return side
}
