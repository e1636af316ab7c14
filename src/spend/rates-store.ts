import * as z from 'zod'
import { all, bind, jsonChunks } from '../db/query.ts'
import { sumOf } from '../lib/sum.ts'
import type { Period } from './period.ts'
import { neededSince, type Rate, type Rates } from './rates.ts'
import type { FileRate } from './rates-file.ts'

// A rate that is there already, and the same, costs no write.
const KEEP = `
  INSERT INTO rates (currency, day, per_eur_micros)
  SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?1) WHERE true
  ON CONFLICT (currency, day) DO UPDATE SET per_eur_micros = excluded.per_eur_micros WHERE per_eur_micros <> excluded.per_eur_micros`
/** All or none; how many are new or different. */
export async function keepRates(db: D1Database, rates: readonly FileRate[]): Promise<number> {
  const results = await db.batch([...jsonChunks(rates)].map(chunk => bind(db, KEEP, chunk)))
  return sumOf(results, ({ meta }) => meta.changes)
}

const rateRow = z
  .object({ currency: z.string(), day: z.string(), per_eur_micros: z.int() })
  .transform(({ per_eur_micros, ...row }) => ({ ...row, perEurMicros: per_eur_micros }))
export const RATES_BETWEEN = `
  SELECT r.currency, r.day, r.per_eur_micros FROM json_each(?1) wanted CROSS JOIN rates r
  WHERE r.currency = wanted.value AND r.day BETWEEN ?2 AND ?3 ORDER BY r.currency, r.day`
/** The rates that `convert` needs for amounts of these days in these currencies. */
export async function ratesBetween(
  db: D1Database,
  currencies: readonly string[],
  { from, to }: Period,
): Promise<Rates> {
  const rows = await all(db, rateRow, RATES_BETWEEN, JSON.stringify(currencies), neededSince(from), to)
  const rates = new Map<string, Rate[]>()
  for (const { currency, ...rate } of rows) rates.set(currency, [...(rates.get(currency) ?? []), rate])
  return rates
}

// From one currency to the next in the index, whatever history lies between.
export const LATEST = `
  WITH RECURSIVE named (currency) AS (
    SELECT min(currency) FROM rates
    UNION ALL SELECT (SELECT min(r.currency) FROM rates r WHERE r.currency > named.currency) FROM named WHERE currency IS NOT NULL
  )
  SELECT r.currency, r.day, r.per_eur_micros FROM named JOIN rates r
  ON r.currency = named.currency AND r.day = (SELECT max(l.day) FROM rates l WHERE l.currency = named.currency)
  ORDER BY r.currency`
export const latestRates = (db: D1Database) => all(db, rateRow, LATEST)
