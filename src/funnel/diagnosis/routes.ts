import { endpoint } from '../../accounts/endpoint.ts'
import { campaignOr404 } from '../../campaigns/routes.ts'
import { csvAnswer, tableOf, units } from '../../lib/csv-answer.ts'
import { askedFor, reportParams } from '../query.ts'
import { diagnose } from './load.ts'
import type { Finding } from './schema.ts'

export const diagnosisEndpoints = [
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/diagnosis',
    role: 'viewer',
    summary:
      'The three fatal errors: of each whether the campaign makes it, by which evidence, what it took of the spend, and where to mend it. ?from=&to= days (UTC, both included), by default the last 30; ?format=csv.',
    query: reportParams,
    answers: {
      200: '{campaign, currency, from, to, errors: [{error, answer, evidence, ads, missing, atStake, remedy}]}',
      404: 'unknown-campaign',
      422: 'invalid-query',
    },
    handle: async (c, _, now) => {
      const { range, format } = askedFor(c.req.query(), now)
      const campaign = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      const errors = await diagnose(c.env.DB, campaign, range, now)
      if (format === 'csv')
        return csvAnswer(c, `diagnosis-${campaign.slug}-${range.from}-${range.to}`, tableOf(COLUMNS, rowsOf(errors)))
      return c.json({ campaign: campaign.slug, currency: campaign.currency, ...range, errors })
    },
  }),
]

const COLUMNS = [
  'error', 'answer', 'at_stake', 'currency', 'remedy', 'evidence', 'says', 'value', 'low', 'high', 'threshold', 'threshold_of', 'n',
  'cannot_know',
] as const // biome-ignore format: one header line

/** A line for each evidence. */
const rowsOf = (errors: readonly Finding[]) =>
  errors.flatMap(({ error, answer, evidence, atStake, remedy }) =>
    evidence.map(({ code, value, interval, threshold, basis, n, says, blind }) => ({
      ...{ error, answer, at_stake: units(atStake?.micros ?? null), currency: atStake?.currency ?? null },
      ...{ remedy: remedy.code, evidence: code, says, value, low: interval?.low ?? null, high: interval?.high ?? null },
      ...{ threshold, threshold_of: basis, n, cannot_know: blind },
    })),
  )
