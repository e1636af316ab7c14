import * as z from 'zod'
import { endpoint } from '../../accounts/endpoint.ts'
import { campaignOr404 } from '../../campaigns/routes.ts'
import { csvAnswer, tableOf } from '../../lib/csv-answer.ts'
import { bounded, boundedCells } from '../cells.ts'
import { merged } from '../marks.ts'
import { asked, askedFor, reportParams } from '../query.ts'
import { type FormReport, formOf } from './form.ts'
import { formCounts } from './store.ts'

const choices = z.object({ ad: z.string().max(100).optional() })

export const formEndpoints = [
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/form',
    role: 'viewer',
    summary:
      'Where people leave the form: how many came to each field, and of how many it was the last. Names of fields, never what was typed. ?from=&to= days (UTC, both included), by default the last 30 &ad= (its page alone) &format=csv: a row per field',
    query: reportParams.extend(choices.shape),
    answers: {
      200: '{campaign, from, to, ad, started, sent, fields: [{name, reached, left, leaving}], elsewhere, stop}',
      404: 'unknown-campaign',
      422: 'invalid-query',
    },
    handle: async (c, _, now) => {
      const { range, format } = askedFor(c.req.query(), now)
      const { ad = null } = asked(choices, c.req.query())
      const { slug } = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      const found = await formCounts(c.env.DB, [slug], range)
      const report = formOf(merged(found.filter(row => ad === null || row.ad === ad).map(({ counts }) => counts)))
      if (format === 'csv') return csvAnswer(c, `form-${slug}-${range.from}-${range.to}`, table(report))
      return c.json({ campaign: slug, ...range, ad, ...report })
    },
  }),
]

const COLUMNS = ['field', 'reached', 'left', ...bounded('leaving')]

/** First the whole form, last those who left at no field with a name. */
const table = ({ started, sent, fields, elsewhere }: FormReport) =>
  tableOf(COLUMNS, [
    { field: 'total', reached: started, left: started - sent },
    ...fields.map(({ name, reached, left, leaving: { rate, interval } }) => ({
      ...{ field: name, reached, left, ...boundedCells('leaving', rate, interval) },
    })),
    { field: '', reached: null, left: elsewhere },
  ])
