import * as z from 'zod'
import { endpoint } from '../../accounts/endpoint.ts'
import { campaignOr404 } from '../../campaigns/routes.ts'
import { csvAnswer } from '../../lib/csv-answer.ts'
import { parsedQuery } from '../../lib/http.ts'
import { comparedFor, comparedParams } from '../query.ts'
import { attributeBeside } from './compare.ts'
import { HALF_LIFE_DAYS, MODELS, type Model } from './models.ts'
import { creditTable } from './table.ts'

export const WINDOW_DAYS = 90

const choices = z.object({
  model: z.enum(['all', ...MODELS]).default('all'),
  window: z.coerce.number().int().min(1).max(365).default(WINDOW_DAYS),
})

export const attributionEndpoints = [
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/attribution',
    role: 'viewer',
    summary: `Which visits led to the conversions of a campaign, as far as visitors agreed to advertising, and what it led to elsewhere. ?model=all|${MODELS.join('|')} &window= days before a conversion (${WINDOW_DAYS}) &from=&to= days of the conversions (UTC, both included), by default the last 30; &compare= as the funnel has it: who got which share of the credit then; ?format=csv.`,
    query: comparedParams.extend(choices.shape),
    answers: {
      200: '{campaign, currency, from, to, windowDays, halfLifeDays, recorded, seen, visible, consent, touches, models, compare}',
      404: 'unknown-campaign',
      422: 'invalid-query',
    },
    handle: async (c, _, now) => {
      const { range, compare, format } = comparedFor(c.req.query(), now)
      const { model, window } = parsedQuery(choices, c.req.query(), 'model or window is wrong.')
      const { slug, currency } = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      const { models, compare: changes, ...found } = await attributeBeside(c.env.DB, slug, range, compare, window)
      const isAsked = (report: { model: Model }) => model === 'all' || report.model === model
      const asked = models.filter(isAsked)
      const before = changes && { ...changes, models: changes.models.filter(isAsked) }
      if (format === 'csv')
        return csvAnswer(c, `attribution-${slug}-${range.from}-${range.to}`, creditTable(slug, asked, before))
      const method = { windowDays: window, halfLifeDays: HALF_LIFE_DAYS }
      return c.json({ campaign: slug, currency, ...range, ...method, ...found, models: asked, compare: before })
    },
  }),
]
