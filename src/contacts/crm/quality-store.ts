import * as z from 'zod'
import { all, first } from '../../db/query.ts'
import { units } from '../../lib/money.ts'
import { ADS_CONSENT } from '../consent.ts'
import { type Hint, hintsOf, type Quality } from './quality.ts'

// The country is a column of its own: nobody is opened to be counted.
const SEED = `customers u CROSS JOIN contacts c ON c.id = u.contact_id AND ${ADS_CONSENT}`

const totals = z.object({ customers: z.int(), people: z.int(), with_value: z.int(), matched: z.int() })
export const TOTALS = `
  SELECT (SELECT count(*) FROM customers) AS customers, count(*) AS people, count(u.value_micros) AS with_value,
    coalesce(sum(EXISTS (SELECT 1 FROM visitors v WHERE v.contact_id = c.id AND v.withdrawn_at IS NULL)), 0) AS matched
  FROM ${SEED}`

const country = z.object({ country: z.string().nullable(), people: z.int() })
const COUNTRIES = `
  SELECT nullif(u.country, '') AS country, count(*) AS people FROM ${SEED} GROUP BY u.country ORDER BY people DESC, u.country`

const amount = z.number().transform(micros => units(micros))
const value = z.object({ currency: z.string(), people: z.int(), min: amount, median: amount, max: amount })
const VALUES = `
  SELECT currency, n AS people, min(value_micros) AS min, max(value_micros) AS max,
    avg(CASE WHEN place IN ((n + 1) / 2, (n + 2) / 2) THEN value_micros END) AS median
  FROM (
    SELECT u.currency, u.value_micros, row_number() OVER (PARTITION BY u.currency ORDER BY u.value_micros) AS place,
      count(*) OVER (PARTITION BY u.currency) AS n
    FROM ${SEED} WHERE u.value_micros IS NOT NULL)
  GROUP BY currency ORDER BY people DESC, currency`

/** How good a seed the customers are who agreed to advertising, and what would make it better. */
export async function seedQuality(db: D1Database): Promise<Quality & { hints: Hint[] }> {
  const [counted, countries, values] = await Promise.all([
    first(db, totals, TOTALS),
    all(db, country, COUNTRIES),
    all(db, value, VALUES),
  ])
  const { customers, people, with_value: withValue, matched } = counted!
  const share = people === 0 ? null : matched / people
  const quality: Quality = { customers, people, withValue, matched: { people: matched, share }, countries, values }
  return { ...quality, hints: hintsOf(quality) }
}
