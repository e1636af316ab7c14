import { type Endpoint, endpoint } from '../accounts/endpoint.ts'
import { csvAnswer, formatOf, formatParams } from '../lib/csv-answer.ts'
import { slopeOf } from './slope.ts'
import { listScored } from './slope-store.ts'
import { slopeTable } from './table.ts'

export const experimentEndpoints: Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/slope',
    role: 'viewer',
    summary:
      'What ten points more of the match score go with in this account: every version of the last 180 days with its score, views and conversions, and the line through them with its 95 % interval. It shows what goes together; a test shows what causes what. ?format=csv: a line for each version.',
    query: formatParams,
    answers: { 200: '{slope, pages: [{campaign, ad, version, score, visitors, conversions}]}', 422: 'invalid-query' },
    handle: async (c, _, now) => {
      const format = formatOf(c.req.query())
      const pages = await listScored(c.env.DB, now)
      const slope = slopeOf(pages)
      return format === 'csv' ? csvAnswer(c, 'slope', slopeTable(slope, pages)) : c.json({ slope, pages })
    },
  }),
]
