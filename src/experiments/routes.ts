import { type Endpoint, endpoint } from '../accounts/endpoint.ts'
import { slopeOf } from './slope.ts'
import { listScored } from './slope-store.ts'

export const experimentEndpoints: Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/slope',
    role: 'viewer',
    summary:
      'What ten points more of the match score go with in this account: every version of the last 180 days with its score, views and conversions, and the line through them with its 95 % interval. It shows what goes together; a test shows what causes what.',
    answers: { 200: '{slope, pages: [{campaign, ad, version, score, visitors, conversions}]}' },
    handle: async (c, _, now) => {
      const pages = await listScored(c.env.DB, now)
      return c.json({ slope: slopeOf(pages), pages })
    },
  }),
]
