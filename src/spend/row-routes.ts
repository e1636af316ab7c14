import * as z from 'zod'
import { endpoint } from '../accounts/endpoint.ts'
import { csvHeaders } from '../lib/csv.ts'
import { formatParams } from '../lib/csv-answer.ts'
import { parsedQuery } from '../lib/http.ts'
import { paged, pagingParams, readPaging } from '../lib/paging.ts'
import { slug } from '../lib/text.ts'
import { dayOf } from '../lib/time.ts'
import { ownFormatOf } from './own-format.ts'
import { allSpendRows, spendRows } from './rows-store.ts'

const day = z.iso.date('a day like 2026-11-30')
const asked = formatParams.extend({ campaign: slug, from: day.default('2000-01-01'), to: day.optional() })

export const spendRowsEndpoint = endpoint({
  method: 'GET',
  path: '/spend',
  role: 'viewer',
  summary:
    'What is stored of a campaign, by ad and period, in the order of time: ?campaign= &from=&to= (days, both included) &cursor=&limit=. &format=csv: all of it in our own format, which can be imported again.',
  query: asked.extend(pagingParams.shape),
  example: { query: { campaign: 'audit-energie' } },
  answers: {
    200: '{items: [{campaign, ad, platform, from, to, impressions, reach, engagements, clicks, costMicros, currency, device}], next}',
    422: 'invalid-query',
  },
  handle: async (c, _, now) => {
    const { format, to = dayOf(now), ...rest } = parsedQuery(asked, c.req.query(), 'The query is wrong.')
    const ask = { ...rest, to }
    if (format === 'csv')
      return c.body(await ownFormatOf(allSpendRows(c.env.DB, ask)), 200, csvHeaders(`spend-${ask.campaign}.csv`))
    const { cursor, limit } = readPaging(c)
    const { items, next } = paged(await spendRows(c.env.DB, ask, cursor, limit + 1), limit, row => row.place)
    return c.json({ items: items.map(({ place, ...row }) => row), next })
  },
})
