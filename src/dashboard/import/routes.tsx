import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { recordCall } from '../../accounts/endpoint.ts'
import { findBrand } from '../../brands/store.ts'
import type { Campaign } from '../../campaigns/schema.ts'
import { fromBase64url, toBase64 } from '../../lib/bytes.ts'
import { HttpError } from '../../lib/http.ts'
import { IMPORT, importOnce, importOptions, MAX_FILE_BYTES } from '../../pages/drafts/import-endpoints.ts'
import { campaignOf } from '../at-address.ts'
import { asCaller } from '../call.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { readForm } from '../upload.ts'
import { Import, type Step } from './page.tsx'

/** A file up to this size comes back with the form that applies it; a larger one is chosen again. Nothing is kept
 *  between the two. */
const CARRIED_BYTES = 1024 * 1024
const FORM_BYTES = MAX_FILE_BYTES + 64 * 1024

/** /app/campaigns/:slug/import: a file, what it would do, done. */
export const importing = new Hono<Dashboard>()
  .use(atLeast('editor'))
  .get('/', async c => show(c, await campaignOf(c), { kind: 'choose', refused: null }))
  .post('/', async c => {
    const campaign = await campaignOf(c)
    try {
      return await show(c, campaign, await read(c, campaign))
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      return show(c, campaign, { kind: 'choose', refused: error.code }, error.status)
    }
  })

async function read(c: Context<Dashboard>, campaign: Campaign): Promise<Step> {
  const { file, form } = await readForm(c.req.raw, FORM_BYTES, 'file')
  const bytes = file ?? (form.carried ? fromBase64url(form.carried) : null)
  if (!bytes) throw new HttpError(422, 'no-file', 'Choose a file.')
  if (bytes.length > MAX_FILE_BYTES) throw new HttpError(413, 'too-large', 'The file is larger than 5 MB.')
  const { platform = 'auto', template = 'quote', step } = form
  const write = step === 'apply'
  const options = importOptions(new URLSearchParams({ platform, template, dryRun: write ? '0' : '1' }))
  const brand = (await findBrand(c.env.DB, campaign.brand))!
  const preview = await importOnce(c.env.DB, campaign, brand, bytes, options, c.var.now)
  if (write && preview.issues.length === 0) {
    await recordCall(asCaller(c), IMPORT, c.var.now)
    return { kind: 'applied', preview }
  }
  const carried = bytes.length <= CARRIED_BYTES ? toBase64(bytes) : null
  return { kind: 'preview', preview, platform, template, carried }
}

function show(c: Context<Dashboard>, campaign: Campaign, step: Step, status: ContentfulStatusCode = 200) {
  const { screen } = c.var
  return page(c, screen.t.importing.title, <Import screen={screen} campaign={campaign} step={step} />, status)
}
