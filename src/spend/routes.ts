import { endpoint } from '../accounts/endpoint.ts'
import { HttpError, readBytes } from '../lib/http.ts'
import { importSpend } from './import.ts'
import { COLUMNS } from './schema.ts'

const MAX_FILE_BYTES = 5 * 1024 * 1024
const READ_FOR_NOW = ['auto', 'like2lead']

export const spendEndpoints = [
  endpoint({
    method: 'POST',
    path: '/spend/import',
    role: 'editor',
    summary: `Import what ads cost, as UTF-8 CSV with the header ${COLUMNS.join(',')}. ?dryRun=1 checks the file and writes nothing.`,
    answers: {
      200: '{platform, period, rows, days, totals, skipped, unmatched}',
      413: 'too-large',
      422: 'unsupported-platform, invalid-query, invalid-encoding, invalid-report with each line and column',
    },
    handle: async c => {
      const platform = c.req.query('platform') ?? 'auto'
      if (!READ_FOR_NOW.includes(platform)) {
        const message = `Reports of "${platform}" are not read yet. Read for now: ${READ_FOR_NOW.join(', ')}.`
        throw new HttpError(422, 'unsupported-platform', message, [{ path: 'platform', message: 'unsupported' }])
      }
      const dryRun = c.req.query('dryRun') ?? '0'
      if (dryRun !== '0' && dryRun !== '1') {
        throw new HttpError(422, 'invalid-query', 'dryRun is 1 or 0.', [{ path: 'dryRun', message: '1 or 0' }])
      }
      const text = decode(await readBytes(c.req.raw, MAX_FILE_BYTES))
      const result = await importSpend(c.env.DB, text, dryRun === '0')
      if (!result.ok)
        throw new HttpError(422, 'invalid-report', 'Nothing was imported: mend these lines first.', result.issues)
      return c.json({ platform: 'like2lead', ...result.report })
    },
  }),
]

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    throw new HttpError(422, 'invalid-encoding', 'The file is not UTF-8: save it again as "CSV UTF-8".')
  }
}
