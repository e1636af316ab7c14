import { endpoint } from '../accounts/endpoint.ts'
import { HttpError, readBytes } from '../lib/http.ts'
import { readRates } from './rates-file.ts'
import { keepRates, latestRates } from './rates-store.ts'

const MAX_FILE_BYTES = 10 * 1024 * 1024

export const rateEndpoints = [
  endpoint({
    method: 'POST',
    path: '/rates/import',
    role: 'editor',
    summary:
      "Import daily rates from CSV: the European Central Bank's eurofxref-hist.csv, or date,currency,rate. A rate is what one euro costs. Nothing is converted by itself.",
    file: { type: 'text/csv', limitBytes: MAX_FILE_BYTES },
    example: { file: 'date,currency,rate\n2026-11-27,USD,1.0832\n2026-11-27,GBP,0.8511\n' },
    answers: { 200: '{rates, changed, currencies, period}', 413: 'too-large', 422: 'invalid-rates with each line' },
    handle: async c => {
      const read = readRates(await readBytes(c.req.raw, MAX_FILE_BYTES))
      if (!read.ok)
        throw new HttpError(422, 'invalid-rates', 'Nothing was imported: mend these lines first.', read.issues)
      const changed = await keepRates(c.env.DB, read.rates)
      const days = read.rates.map(([, day]) => day).sort()
      return c.json({
        rates: read.rates.length,
        changed,
        currencies: [...new Set(read.rates.map(([currency]) => currency))].sort(),
        period: { from: days[0], to: days.at(-1) },
      })
    },
  }),
  endpoint({
    method: 'GET',
    path: '/rates',
    role: 'viewer',
    summary: 'The latest rate of each currency: millionths of it for one euro.',
    answers: { 200: '{rates: [{currency, day, perEurMicros}]}' },
    handle: async c => c.json({ rates: await latestRates(c.env.DB) }),
  }),
]
