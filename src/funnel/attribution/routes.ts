import type { Context } from 'hono'
import * as z from 'zod'
import { endpoint } from '../../accounts/endpoint.ts'
import { campaignOr404 } from '../../campaigns/routes.ts'
import { csvAnswer, tableOf, units } from '../../lib/csv-answer.ts'
import { HttpError, issuesOf } from '../../lib/http.ts'
import { askedFor, reportParams } from '../query.ts'
import { attribute } from './attribute.ts'
import type { Credit } from './credit.ts'
import { HALF_LIFE_DAYS, MODELS } from './models.ts'
import type { ModelReport } from './report.ts'

export const WINDOW_DAYS = 90

const query = z.object({
  model: z.enum(['all', ...MODELS]).default('all'),
  window: z.coerce.number().int().min(1).max(365).default(WINDOW_DAYS),
})

export const attributionEndpoints = [
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/attribution',
    role: 'viewer',
    summary: `Which visits led to the conversions of a campaign, as far as visitors agreed to advertising, and what it led to elsewhere. ?model=all|${MODELS.join('|')} &window= days before a conversion (${WINDOW_DAYS}) &from=&to= days of the conversions (UTC, both included), by default the last 30; ?format=csv.`,
    query: reportParams.extend(query.shape),
    answers: {
      200: '{campaign, currency, from, to, windowDays, halfLifeDays, recorded, seen, visible, consent, touches, models}',
      404: 'unknown-campaign',
      422: 'invalid-query',
    },
    handle: async (c, _, now) => {
      const { range, format } = askedFor(c.req.query(), now)
      const { model, window } = chosen(c)
      const { slug, currency } = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      const { models, ...found } = await attribute(c.env.DB, slug, range, window)
      const asked = models.filter(report => model === 'all' || report.model === model)
      if (format === 'csv')
        return csvAnswer(
          c,
          `attribution-${slug}-${range.from}-${range.to}`,
          tableOf(COLUMNS, asked.flatMap(rowsOf(slug))),
        )
      const method = { windowDays: window, halfLifeDays: HALF_LIFE_DAYS }
      return c.json({ campaign: slug, currency, ...range, ...method, ...found, models: asked })
    },
  }),
]

function chosen(c: Context): z.infer<typeof query> {
  const asked = query.safeParse(c.req.query())
  if (!asked.success) throw new HttpError(422, 'invalid-query', 'model or window is wrong.', issuesOf(asked.error))
  return asked.data
}

const COLUMNS = [
  'model', 'conversions_of', 'credited_campaign', 'credited_ad', 'leads', 'purchases', 'refunds', 'currency', 'value',
] as const // biome-ignore format: one header line

/** A line per currency; without any, one that has none. */
const rowsOf =
  (campaign: string) =>
  ({ model, ads, received }: ModelReport) => [
    ...ads.flatMap(row =>
      lines({ model, conversions_of: campaign, credited_campaign: row.campaign, credited_ad: row.ad }, row),
    ),
    ...received.flatMap(row =>
      lines({ model, conversions_of: row.campaign, credited_campaign: campaign, credited_ad: null }, row),
    ),
  ]

function lines(key: Record<string, string | null>, { leads, purchases, refunds, value }: Credit) {
  const [most, ...others] = Object.entries(value)
  const first = { ...key, leads: part(leads), purchases: part(purchases), refunds: part(refunds) }
  return [
    { ...first, currency: most?.[0] ?? null, value: units(most?.[1] ?? null) },
    ...others.map(([currency, micros]) => ({ ...key, currency, value: units(micros) })),
  ]
}

/** Thirds add up to 0.9999999999999999: a spreadsheet has no use for that. */
const part = (credit: number): number => +credit.toFixed(6)
