import { endpoint } from '../../accounts/endpoint.ts'
import { may } from '../../accounts/roles.ts'
import { campaignOr404 } from '../../campaigns/routes.ts'
import { csvAnswer, tableOf } from '../../lib/csv-answer.ts'
import { askedFor, reportParams } from '../query.ts'
import type { CutSum, Line } from './reconcile.ts'
import { reconcile } from './store.ts'

export const reconcileEndpoints = [
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/reconcile',
    role: 'viewer',
    summary:
      'Whether forms, the pixel and contacts count the same, every difference by its reason, and whether parts add up to their total. Ids of conversions are for analysts. ?from=&to= days (UTC, both included), by default the last 30; ?format=csv.',
    query: reportParams,
    answers: {
      200: '{campaign, from, to, lines: [first + Σ effect × count + unexplained = second], cuts}',
      404: 'unknown-campaign',
      422: 'invalid-query',
    },
    handle: async (c, _, now) => {
      const { range, format } = askedFor(c.req.query(), now)
      const { slug } = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      const { lines, cuts } = await reconcile(c.env.DB, slug, range)
      const shown = may(c.var.actor.role, 'analyst') ? lines : lines.map(withoutIds)
      if (format === 'csv')
        return csvAnswer(
          c,
          `reconcile-${slug}-${range.from}-${range.to}`,
          tableOf(COLUMNS, [...shown.flatMap(rowsOf), ...cuts.flatMap(sumsOf)]),
        )
      return c.json({ campaign: slug, ...range, lines: shown, cuts })
    },
  }),
]

const withoutIds = (line: Line): Line => ({
  ...line,
  differences: line.differences.map(of => ({ ...of, ids: [] })),
})

const COLUMNS = ['line', 'what', 'effect', 'count', 'ids'] as const

const rowsOf = ({ line, first, second, differences, unexplained }: Line) => [
  { line, what: first.what, count: first.count },
  ...differences.map(({ reason, effect, count, ids }) => ({ line, what: reason, effect, count, ids: ids.join('; ') })),
  { line, what: 'unexplained', effect: 1, count: unexplained },
  { line, what: second.what, count: second.count },
]

const sumsOf = ({ cut, parts, total }: CutSum) => [
  { line: cut, what: 'parts', count: parts },
  { line: cut, what: 'total', count: total },
]
