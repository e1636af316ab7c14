import { endpoint } from '../../accounts/endpoint.ts'
import { campaignOr404 } from '../../campaigns/routes.ts'
import { csvAnswer, tableOf } from '../../lib/csv-answer.ts'
import { units } from '../../lib/money.ts'
import { changeCells, changeColumns } from '../change-table.ts'
import { comparedFor, comparedParams } from '../query.ts'
import { type Diagnosis, diagnoseBeside } from './load.ts'

export const diagnosisEndpoints = [
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/diagnosis',
    role: 'viewer',
    summary:
      'The three fatal errors: of each whether the campaign makes it, by which evidence, what it took of the spend, and where to mend it. ?from=&to= days (UTC, both included), by default the last 30; &compare= as the funnel has it: the figures that are of days, not those of today; ?format=csv.',
    query: comparedParams,
    answers: {
      200: '{campaign, currency, from, to, errors: [{error, answer, evidence, ads, missing, atStake, remedy}], compare}',
      404: 'unknown-campaign',
      422: 'invalid-query',
    },
    handle: async (c, _, now) => {
      const { range, compare, format } = comparedFor(c.req.query(), now)
      const campaign = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      const diagnosis = await diagnoseBeside(c.env.DB, campaign, range, compare, now)
      if (format === 'csv')
        return csvAnswer(
          c,
          `diagnosis-${campaign.slug}-${range.from}-${range.to}`,
          tableOf([...COLUMNS, ...changeColumns(compare, ['value'])], rowsOf(diagnosis)),
        )
      return c.json({ campaign: campaign.slug, currency: campaign.currency, ...range, ...diagnosis })
    },
  }),
]

const COLUMNS = [
  'error', 'answer', 'at_stake', 'currency', 'remedy', 'evidence', 'says', 'value', 'low', 'high', 'threshold', 'threshold_of', 'n',
  'cannot_know',
] as const // biome-ignore format: one header line

/** A line for each evidence. */
const rowsOf = ({ errors, compare }: Diagnosis) =>
  errors.flatMap(({ error, answer, evidence, atStake, remedy }) =>
    evidence.map(({ code, value, interval, threshold, basis, n, says, blind }) => ({
      ...{ error, answer, at_stake: units(atStake?.micros ?? null), currency: atStake?.currency ?? null },
      ...{ remedy: remedy.code, evidence: code, says, value, low: interval?.low ?? null, high: interval?.high ?? null },
      ...{ threshold, threshold_of: basis, n, cannot_know: blind },
      ...changeCells(compare, { value: changeIn(compare, error, code) }),
    })),
  )

const changeIn = (compare: Diagnosis['compare'], error: string, code: string) =>
  compare?.errors.find(each => each.error === error)?.evidence.find(each => each.code === code)?.change
