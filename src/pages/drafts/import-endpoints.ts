import * as z from 'zod'
import { endpoint } from '../../accounts/endpoint.ts'
import { findBrand } from '../../brands/store.ts'
import { FIELDS, PROFILES } from '../../campaigns/import/columns.ts'
import { campaignOr404 } from '../../campaigns/routes.ts'
import { isDuplicate } from '../../db/query.ts'
import { HttpError, parsedQuery, readBytes } from '../../lib/http.ts'
import { templateOr422 } from './ads.ts'
import { type ImportOptions, importAds, type Preview } from './import.ts'

export const MAX_FILE_BYTES = 5 * 1024 * 1024
export const FORMATS = ['auto', ...(Object.keys(PROFILES) as (keyof typeof PROFILES)[]), 'json'] as const

export const IMPORT = { method: 'POST', path: '/campaigns/:slug/ads/import' } as const

const mapping = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'JSON like {"headline":"My column"}' })
      return z.NEVER
    }
  })
  .pipe(z.partialRecord(z.enum(FIELDS), z.string().min(1).max(200)))

const query = z.strictObject({
  platform: z.enum(FORMATS).default('auto'),
  dryRun: z.enum(['0', '1']).default('0'),
  language: z.enum(['auto', 'fr', 'en']).default('auto'),
  template: z.string().max(40).default('quote'),
  mapping: mapping.default({}),
})

export const importEndpoints = [
  endpoint({
    ...IMPORT,
    role: 'editor',
    summary: `Add and change ads from an export, sent as it is: ?platform=${FORMATS.join('|')}&language=auto|fr|en&template=quote. ?dryRun=1 tells what it would do and writes nothing. ?mapping={"headline":"My column","platform":"=pinterest"} names columns that are not known (${FIELDS.join(', ')}); "=" gives one value to every ad.`,
    query,
    file: { type: 'text/csv', limitBytes: MAX_FILE_BYTES },
    example: {
      query: { dryRun: '1', mapping: '{"platform":"=pinterest"}' },
      file: 'slug,headline,primaryText,cta,language\ntoit-hiver,Isolez votre toit avant Noël,Devis sous 48 h.,GET_QUOTE,fr\n',
    },
    answers: {
      200: '{platform, rows, ads: {add, change, same}, skipped, notes, issues, unmapped, columns}',
      404: 'unknown-campaign',
      409: 'changed-meanwhile',
      413: 'too-large',
      422: 'invalid-query, unknown-template; invalid-file with each line and column: then nothing was written',
    },
    handle: async (c, _, now) => {
      const campaign = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      const brand = (await findBrand(c.env.DB, campaign.brand))!
      const options = importOptions(new URL(c.req.url).searchParams)
      const bytes = await readBytes(c.req.raw, MAX_FILE_BYTES)
      const told = await importOnce(c.env.DB, campaign, brand, bytes, options, now)
      if (options.write && told.issues.length > 0)
        throw new HttpError(422, 'invalid-file', 'Nothing was imported: mend these lines first.', told.issues)
      return c.json(told)
    },
  }),
]

/** 422 `invalid-query` with each name. */
export function importOptions(params: URLSearchParams): ImportOptions {
  const says = 'The query has names or values that are not known; nothing was written.'
  const { platform, mapping, dryRun, language, template } = parsedQuery(query, Object.fromEntries(params), says)
  return {
    format: platform,
    mapping,
    language: language === 'auto' ? null : language,
    template: templateOr422(template).name,
    write: dryRun === '0',
  }
}

/** 409 when somebody added one of the ads in the same moment. */
export async function importOnce(...work: Parameters<typeof importAds>): Promise<Preview> {
  try {
    return await importAds(...work)
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const message = 'Somebody added one of these ads a moment ago: send the file again.'
    throw new HttpError(409, 'changed-meanwhile', message)
  }
}
