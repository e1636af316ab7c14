import { endpoint } from '../../accounts/endpoint.ts'
import { asked } from '../../funnel/query.ts'
import { rangeAt, rangeParams } from '../../funnel/range.ts'
import { loadOverview } from './load.ts'

export const overviewEndpoints = [
  endpoint({
    method: 'GET',
    path: '/overview',
    role: 'viewer',
    summary:
      'All active campaigns at a glance: figures by currency beside as many days before, the funnel with its weakest passage, where money surely leaks, what ads spent that lead to a page that does not keep their promise, and at most five things to do next, dearest first. ?from=&to= days (UTC, both included), by default the last 30.',
    query: rangeParams,
    answers: {
      200: '{from, to, before, campaigns, examined, figures, funnel, leaks, exposed, actions}',
      422: 'invalid-query',
    },
    handle: async (c, _, now) => c.json(await loadOverview(c.env.DB, asked(rangeAt(now), c.req.query()), now)),
  }),
]
