import * as z from 'zod'
import { endpoint } from '../accounts/endpoint.ts'
import { campaignOr404 } from '../campaigns/routes.ts'
import { csvAnswer } from '../lib/csv-answer.ts'
import { economicsOf } from './economics.ts'
import { asked, funnelAsk, funnelParams } from './query.ts'
import { countOnly, funnelReport } from './report.ts'
import { together } from './stages.ts'
import { partsOf } from './store.ts'
import { economicsTable, funnelTable, passagesTable } from './tables.ts'

const fileAsk = z.object({ rows: z.enum(['parts', 'passages']).default('parts') })

const margin = z.coerce.number().min(0).max(1).nullable().default(null)

/** A margin that is left empty is none: as a number it would be nought. */
const economicsAsk = z.object({ margin: z.preprocess(text => text || undefined, margin) })

export const funnelEndpoints = [
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/funnel',
    role: 'viewer',
    summary:
      'The funnel of a campaign from impressions to sales, its parts, and where it leaks. ?from=&to= days (UTC, both included; by default the last 30) &by=ad|platform|device|day &ad=&platform=&device= (only those) &compare=previous, year (the same days of last year) or two days (2026-09-01..2026-09-30) &currency= (all money in it, each amount at the ECB rate of its day) &format=csv &rows=parts|passages (of the file: the cut, or each passage beside its benchmark)',
    query: funnelParams.extend(fileAsk.shape),
    answers: {
      200: '{campaign, currency, converted, from, to, by, only, prorated, reportedTo, counts, funnel, anomalies, parts, ads, tiers, reached, leak, compare}; text/csv: a row per part, or per passage',
      404: 'unknown-campaign',
      422: 'invalid-query',
    },
    handle: async (c, _, now) => {
      const ask = funnelAsk(c.req.query(), now)
      const { rows } = asked(fileAsk, c.req.query())
      const campaign = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      const report = await funnelReport(c.env.DB, campaign, ask)
      const { from, to } = ask.range
      if (ask.format === 'json') return c.json(report)
      return rows === 'parts'
        ? csvAnswer(c, `funnel-${campaign.slug}-${from}-${to}`, funnelTable(report))
        : csvAnswer(c, `passages-${campaign.slug}-${from}-${to}`, passagesTable(report))
    },
  }),
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/economics',
    role: 'viewer',
    summary:
      'What each ad cost and brought in: CPM, CPC, CPL, CPA, ROAS, with intervals where a rate is behind. ?from=&to=&currency= and &ad=&platform=&device= as above &margin= (share of revenue, 0–1, for the profit) &format=csv',
    query: funnelParams.omit({ by: true, compare: true }).extend(economicsAsk.shape),
    answers: {
      200: '{campaign, currency, converted, from, to, only, margin, total, ads}; text/csv: a row per ad',
      404: 'unknown-campaign',
      422: 'invalid-query',
    },
    handle: async (c, _, now) => {
      const ask = funnelAsk(c.req.query(), now)
      const { range, only, currency: asIn, format } = ask
      const { margin } = asked(economicsAsk, c.req.query())
      const campaign = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      const { slug } = campaign
      const currency = asIn ?? campaign.currency
      const counted = partsOf(['ad'], await countOnly(c.env.DB, campaign, ask, ['ad']))
      const ads = counted.map(counts => ({ ad: counts.ad, ...economicsOf(counts, margin) }))
      if (format === 'csv')
        return csvAnswer(c, `economics-${slug}-${range.from}-${range.to}`, economicsTable(currency, ads))
      const of = { campaign: slug, currency, converted: asIn !== null, ...range, only, margin }
      return c.json({ ...of, total: economicsOf(together(counted), margin), ads })
    },
  }),
]
