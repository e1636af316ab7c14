import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import type { Imported } from '../../contacts/crm/imports.ts'
import type { Hint, Quality } from '../../contacts/crm/quality.ts'
import { crmEndpoints } from '../../contacts/crm/routes.ts'
import { headersOf } from '../../contacts/crm/table.ts'
import { fromBase64url, toBase64 } from '../../lib/bytes.ts'
import { HttpError } from '../../lib/http.ts'
import { answerOf, ask, noPage, pageOf } from '../ask.ts'
import { outcomeOf } from '../call.ts'
import { refusedDraft } from '../draft.ts'
import { EMPTY } from '../fields.tsx'
import type { Form } from '../form.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { readForm } from '../upload.ts'
import { keyNames } from '../who.ts'
import { IMPORTS, KINDS, type Kind, namedTwice, queryOf, type Report } from './import-kinds.ts'
import { Preview } from './import-preview.tsx'
import { Imports } from './imports.tsx'

const REGISTER = endpointOf(crmEndpoints, 'GET', '/imports')
const QUALITY = endpointOf(crmEndpoints, 'GET', '/customers/quality')
const SHOWN = '20'

const MAX_FILE_BYTES = 10 * 1024 * 1024 // as the endpoints take
/** A file up to this size comes back with the form that applies it; a larger one is chosen again. Nothing is kept between
 *  the two. */
const CARRIED_BYTES = 1024 * 1024
const FORM_BYTES = MAX_FILE_BYTES + 64 * 1024

/** /app/imports: customers, outcomes and purchases from the CRM or the shop, shown first, then taken in. */
export const imports = new Hono<Dashboard>()
  .use(atLeast('analyst'))
  .get('/', c => show(c, null))
  .post('/:kind', atLeast('editor'), async c => {
    const kind = KINDS.find(known => known === c.req.param('kind'))
    if (!kind) throw noPage()
    try {
      const { file, form } = await readForm(c.req.raw, FORM_BYTES, 'file')
      const bytes = file ?? (form.carried ? fromBase64url(form.carried) : null)
      if (!bytes) throw new HttpError(422, 'no-file', 'Choose a file.')
      return await taken(c, kind, bytes, form)
    } catch (error) {
      if (!(error instanceof HttpError) || error.status === 403) throw error
      return show(c, { kind, draft: { ...EMPTY, code: error.code } }, error.status)
    }
  })

async function taken(c: Context<Dashboard>, kind: Kind, bytes: Uint8Array<ArrayBuffer>, form: Form) {
  const { screen } = c.var
  const { crm } = screen.t
  const write = form.step === 'apply'
  const twice = namedTwice(form)
  const outcome = await outcomeOf(() => {
    if (twice.length > 0) throw new HttpError(422, 'named-twice', 'Two columns are read as the same.', twice)
    return ask(c, IMPORTS[kind].endpoint, { query: queryOf(form, write), bytes })
  })
  if (outcome.ok && write) return c.redirect(`/app/imports?applied=${(outcome.json as { rows: number }).rows}`, 303)
  const { carried: _, ...settings } = form
  if (!outcome.ok && outcome.code !== 'invalid-file' && form.step === undefined)
    return show(c, { kind, draft: refusedDraft(screen, settings, outcome, crm.refusals) }, outcome.status)
  const told = outcome.ok
    ? ({ kind, ...(outcome.json as object) } as Report)
    : { refused: outcome.issues, code: outcome.code }
  const carried = bytes.length <= CARRIED_BYTES ? toBase64(bytes) : null
  return page(
    c,
    crm.previewTitle(crm.kinds[kind].name),
    <Preview {...{ screen, kind, told, carried }} headers={headersOf(bytes, IMPORTS[kind].format)} form={settings} />,
    outcome.ok ? 200 : outcome.status,
  )
}

async function show(
  c: Context<Dashboard>,
  refused: Parameters<typeof Imports>[0]['refused'],
  status: ContentfulStatusCode = 200,
) {
  const { screen } = c.var
  const [quality, { items, next }] = await Promise.all([
    answerOf<Quality & { hints: Hint[] }>(c, QUALITY),
    pageOf<Imported>(c, REGISTER, SHOWN),
  ])
  const keys = await keyNames(c, items)
  return page(c, screen.t.crm.title, <Imports {...{ screen, quality, keys, next, refused }} imports={items} />, status)
}
