import type { Context } from 'hono'
import { Hono } from 'hono'
import type { CommonContent } from '../../../templates/kit/content.ts'
import { endpointOf, recordCall } from '../../accounts/endpoint.ts'
import { firstSteps } from '../../campaigns/first-steps.ts'
import type { Ad } from '../../campaigns/schema.ts'
import { keepImage, MAX_UPLOAD_BYTES, UPLOAD } from '../../images/routes.ts'
import { HttpError } from '../../lib/http.ts'
import { findDraft } from '../../pages/drafts/draft-store.ts'
import { pageEndpoints } from '../../pages/routes.ts'
import { askHere, formIn, noPage } from '../ask.ts'
import { adOf } from '../at-address.ts'
import { asCaller, outcomeOf } from '../call.ts'
import { refusedDraft } from '../draft.ts'
import type { Draft } from '../fields.tsx'
import type { Form } from '../form.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { readForm } from '../upload.ts'
import { namesFor } from '../who.ts'
import { act, findAction, type Said } from './actions.ts'
import { adIn } from './ad-form.tsx'
import { judgeTyped, saveTyped, showTyped } from './live.tsx'
import { loadDesk } from './load.ts'
import { DeskPage } from './page.tsx'
import { deskPath } from './parts.tsx'
import { testDraft } from './trial.ts'

const FORM_BYTES = 256 * 1024 // every block of a page, its accents written as %C3%A9
const IMAGE_FORM_BYTES = MAX_UPLOAD_BYTES + FORM_BYTES
const CHANGE_AD = endpointOf(pageEndpoints, 'PATCH', '/campaigns/:slug/ads/:ad')

/** /app/campaigns/:slug/ads/:ad, and the forms on it. */
export const desk = new Hono<Dashboard>()
  .get('/', async c => show(c, await adOf(c), null))

  .post('/live', atLeast('editor'), async c => judgeTyped(c, await adOf(c), await typedIn(c)))
  .post('/page', atLeast('editor'), async c => showTyped(c, await adOf(c), await typedIn(c)))
  .post('/autosave', atLeast('editor'), async c => {
    await adOf(c)
    return saveTyped(c, await typedIn(c))
  })

  .post('/image', atLeast('editor'), async c => {
    const ad = await adOf(c)
    const outcome = await outcomeOf(async () => {
      const { file, form } = await readForm(c.req.raw, IMAGE_FORM_BYTES, 'image')
      const picture = file ? await sent(c, file) : await standing(c, ad)
      const image = { ...picture, alt: form.alt ?? '' }
      const body = { revision: Number(form.revision), content: { image } }
      return askHere(c, findAction('save')!.endpoint, body)
    })
    return answer(c, ad, { action: 'image', form: {}, ...outcome })
  })

  .post('/ad', atLeast('editor'), async c => {
    const ad = await adOf(c)
    let typed: Form = {}
    const outcome = await outcomeOf(async () => {
      const { file, form } = await readForm(c.req.raw, IMAGE_FORM_BYTES, 'image')
      typed = form
      const picture = file ? { image: (await kept(c, file)).id } : {}
      return askHere(c, CHANGE_AD, { ...adIn(form), ...picture })
    })
    const said = { action: 'ad', form: typed, ...outcome }
    if (outcome.ok) return answer(c, ad, said)
    return show(c, ad, said, refusedDraft(c.var.screen, typed, outcome, c.var.screen.t.desk.refused))
  })

  .post('/test', atLeast('editor'), async c => {
    const ad = await adOf(c)
    const form = await typedIn(c)
    const outcome = await testDraft(c, ad, form)
    if (outcome.ok) return c.redirect(`${deskPath(ad)}/experiment?did=plan`, 303)
    return show(c, ad, { action: 'test', form, ...outcome })
  })

  .post('/:action', atLeast('editor'), async c => {
    const [ad, name] = [await adOf(c), c.req.param('action')]
    const action = findAction(name)
    if (!action) throw noPage()
    return answer(c, ad, await act(c, name, action, await typedIn(c)))
  })

const typedIn = (c: Context<Dashboard>): Promise<Form> => formIn(c, FORM_BYTES)

async function kept(c: Context<Dashboard>, file: Uint8Array<ArrayBuffer>) {
  const asset = await keepImage(c.env, file, c.var.now)
  await recordCall(asCaller(c), UPLOAD, c.var.now)
  return asset
}

async function sent(c: Context<Dashboard>, file: Uint8Array<ArrayBuffer>) {
  const { id, width, height } = await kept(c, file)
  return { asset: id, width, height }
}

/** The picture that is there: its text alone may change. */
async function standing(c: Context<Dashboard>, ad: Ad) {
  const draft = await findDraft(c.env.DB, ad.campaign, ad.slug)
  const { image } = (draft?.content ?? {}) as Partial<CommonContent>
  if (!image) throw new HttpError(422, 'no-file', 'Choose a file.')
  return image
}

const CHANGES_WHAT_IS_LIVE = new Set(['publish', 'unpublish', 'rollback'])

/** What has nothing more to say is told by the page itself, so that loading it anew sends nothing twice. */
async function answer(c: Context<Dashboard>, ad: Ad, said: Said): Promise<Response> {
  const more = said.ok && (said.action === 'share' || 'dropped' in (said.json as object))
  if (!said.ok || more) return show(c, ad, said)
  const was = CHANGES_WHAT_IS_LIVE.has(said.action) ? `&was=${ad.live ?? 0}` : ''
  return c.redirect(`${deskPath(ad)}?did=${said.action}${was}`, 303)
}

async function show(c: Context<Dashboard>, ad: Ad, said: Said | null, adDraft: Draft | null = null): Promise<Response> {
  const { screen, now } = c.var
  const loaded = await loadDesk(c.env, ad, c.req.query('compare') ?? '', c.req.url, now)
  const names = await namesFor(
    c,
    loaded.versions.map(({ published_by }) => published_by),
  )
  const desk = { ...loaded, names }
  const status = said && !said.ok ? said.status : 200
  const did = c.req.query('did') ?? null
  const isUnseen = did === 'publish' && (await firstSteps(c.env.DB)).firstView === null
  const body = <DeskPage {...{ screen, desk, said, did, isUnseen, adDraft }} />
  return page(c, ad.headline, body, status)
}
