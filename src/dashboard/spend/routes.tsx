import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { HttpError } from '../../lib/http.ts'
import type { Imported } from '../../spend/imports.ts'
import type { SaidMapping } from '../../spend/mappings.ts'
import { reportHeaders } from '../../spend/report/read.ts'
import { spendEndpoints } from '../../spend/routes.ts'
import { ourAds, ourCampaigns } from '../../spend/store.ts'
import { answerOf, ask, pageOf } from '../ask.ts'
import { outcomeOf } from '../call.ts'
import type { Form } from '../form.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { readForm } from '../upload.ts'
import { keyNames } from '../who.ts'
import { packed, unpacked } from './carried.ts'
import { answersIn } from './choices.ts'
import { columnsIn } from './column-fields.tsx'
import { Overview, type Refused } from './overview.tsx'
import { Preview, type Told } from './preview.tsx'

const IMPORT = endpointOf(spendEndpoints, 'POST', '/spend/import')
const REGISTER = endpointOf(spendEndpoints, 'GET', '/spend/imports')
const UNDO = endpointOf(spendEndpoints, 'POST', '/spend/imports/:id/undo')
const MAPPINGS = endpointOf(spendEndpoints, 'GET', '/spend/mappings')
const CONFIRM = endpointOf(spendEndpoints, 'PUT', '/spend/mappings')
const FORGET = endpointOf(spendEndpoints, 'DELETE', '/spend/mappings/:id')
const RATES = endpointOf(spendEndpoints, 'GET', '/rates')
const IMPORT_RATES = endpointOf(spendEndpoints, 'POST', '/rates/import')

const MAX_FILE_BYTES = 10 * 1024 * 1024 // a form is in memory several times over; the API takes longer files
const FORM_BYTES = MAX_FILE_BYTES + 4 * 1024 * 1024
const FILE_NAME = 200 // characters
const SHOWN = '20'

/** /app/spend: what the platforms' reports say, whose is what, and rates. */
export const spend = new Hono<Dashboard>()
  .use(atLeast('viewer'))
  .get('/', c => show(c, null))
  .post('/import', atLeast('editor'), async c => {
    try {
      const { bytes, form } = await fileIn(c)
      return await taken(c, bytes, form)
    } catch (error) {
      return refused(c, 'report', error)
    }
  })
  .post('/rates', atLeast('editor'), async c => {
    try {
      const { bytes } = await fileIn(c)
      const outcome = await outcomeOf(() => ask(c, IMPORT_RATES, { bytes }))
      if (!outcome.ok) return show(c, { about: 'rates', ...outcome }, outcome.status)
      return c.redirect(`/app/spend?rates=${(outcome.json as { rates: number }).rates}#rates`, 303)
    } catch (error) {
      return refused(c, 'rates', error)
    }
  })
  .post('/imports/:id/undo', atLeast('editor'), async c => {
    const outcome = await outcomeOf(() => ask(c, UNDO, { params: { id: c.req.param('id') } }))
    if (!outcome.ok) return show(c, { about: 'register', ...outcome }, outcome.status)
    return c.redirect('/app/spend?done=undone', 303)
  })
  .post('/mappings/:id/forget', atLeast('editor'), async c => {
    const outcome = await outcomeOf(() => ask(c, FORGET, { params: { id: c.req.param('id') } }))
    if (!outcome.ok) return show(c, { about: 'mappings', ...outcome }, outcome.status)
    return c.redirect('/app/spend?done=removed#mappings', 303)
  })

async function fileIn(c: Context<Dashboard>): Promise<{ bytes: Uint8Array<ArrayBuffer>; form: Form }> {
  const { file, fileName, form } = await readForm(c.req.raw, FORM_BYTES, 'file')
  const bytes = file ?? (form.carried ? await unpacked(form.carried, MAX_FILE_BYTES) : null)
  if (!bytes) throw new HttpError(422, 'no-file', 'Choose a file.')
  if (bytes.length > MAX_FILE_BYTES) throw new HttpError(413, 'too-large', 'The file is larger than 10 MB.')
  return { bytes, form: fileName ? { ...form, fileName } : form }
}

function refused(c: Context<Dashboard>, about: Refused['about'], error: unknown) {
  if (!(error instanceof HttpError) || error.status === 403) throw error
  return show(c, { about, code: error.code, issues: [] }, error.status)
}

async function taken(c: Context<Dashboard>, bytes: Uint8Array<ArrayBuffer>, form: Form) {
  const { screen } = c.var
  const { platform = 'auto', dayOrder = '', currency = '', fileName = '', step } = form
  const columns = columnsIn(form)
  const write = step === 'apply'
  const mappings = answersIn(form)
  const query = {
    platform,
    dryRun: write ? '0' : '1',
    ...(dayOrder && { dayOrder }),
    ...(currency.trim() && { currency: currency.trim() }),
    columns: JSON.stringify(columns),
    file: fileName.slice(-FILE_NAME),
  }
  const outcome = await outcomeOf(async () => {
    if (mappings.length > 0) await ask(c, CONFIRM, { body: { mappings } })
    return ask(c, IMPORT, { query, bytes })
  })
  if (outcome.ok && write) return c.redirect(`/app/spend?applied=${(outcome.json as Told).matched.rows}`, 303)
  const [campaigns, ads, carried] = await Promise.all([ourCampaigns(c.env.DB), ourAds(c.env.DB), packed(bytes)])
  const told = outcome.ok ? (outcome.json as Told) : outcome
  const settings = { platform, dayOrder, currency, fileName }
  const headers = outcome.ok ? [] : reportHeaders(bytes)
  const props = { screen, told, carried, settings, columns, headers, campaigns, ads }
  return page(c, screen.t.spending.name, <Preview {...props} />, outcome.ok ? 200 : outcome.status)
}

async function show(c: Context<Dashboard>, refused: Refused | null, status: ContentfulStatusCode = 200) {
  const { screen } = c.var
  const [{ items, next }, mappings, { rates }] = await Promise.all([
    pageOf<Imported>(c, REGISTER, SHOWN),
    answerOf<{ items: SaidMapping[] }>(c, MAPPINGS, { query: { limit: '200' } }),
    answerOf<{ rates: { currency: string; day: string; perEurMicros: number }[] }>(c, RATES),
  ])
  const keys = await keyNames(c, items)
  const props = { screen, imports: items, next, keys, mappings: mappings.items, rates, refused }
  return page(c, screen.t.spending.name, <Overview {...props} />, status)
}
