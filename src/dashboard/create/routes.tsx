import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf, recordCall } from '../../accounts/endpoint.ts'
import type { Campaign } from '../../campaigns/schema.ts'
import { keepImage, MAX_UPLOAD_BYTES, UPLOAD } from '../../images/routes.ts'
import { HttpError } from '../../lib/http.ts'
import { pageEndpoints } from '../../pages/routes.ts'
import { framedPage } from '../../pages/versions/preview.tsx'
import { askHere } from '../ask.ts'
import { asCaller, type Outcome, outcomeOf } from '../call.ts'
import { changeIn } from '../desk/typed.ts'
import { refusedDraft } from '../draft.ts'
import { type Draft, EMPTY } from '../fields.tsx'
import type { Form } from '../form.ts'
import { fragment } from '../fragment.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { readForm } from '../upload.ts'
import { AdFields } from './fields.tsx'
import { Judged, Summary } from './judged.tsx'
import { campaignOrNone, seen, signers, withSlug } from './load.ts'
import { NewPage } from './page.tsx'
import { Picture } from './picture.tsx'
import { adIn, atFields, launchIn, refilled } from './typed.ts'

const FORM_BYTES = MAX_UPLOAD_BYTES + 64 * 1024
const LAUNCH = endpointOf(pageEndpoints, 'POST', '/campaigns/launch')
const ADD_AD = endpointOf(pageEndpoints, 'POST', '/campaigns/:slug/ads')

/** /app/new: a campaign with its first ad. /app/campaigns/:slug/ads/new: one more ad. One form, looked at while it is typed. */
export const creating = new Hono<Dashboard>()
  .use(atLeast('editor'))
  .get('/', async c => {
    const { brand = '' } = c.req.query()
    return show(c, await campaignOrNone(c), { ...EMPTY, form: { language: c.var.screen.language, brand } })
  })

  .post('/', async c => {
    const campaign = await campaignOrNone(c)
    let form: Form = {}
    const outcome = await outcomeOf(async () => {
      form = await readNew(c)
      return campaign ? askHere(c, ADD_AD, await withSlug(c, campaign, adIn(form))) : askHere(c, LAUNCH, launchIn(form))
    })
    if (!outcome.ok) return show(c, campaign, refused(c, form, outcome), outcome.status)
    const { ad } = outcome.json as { ad: { campaign: string; slug: string } }
    return c.redirect(`/app/campaigns/${ad.campaign}/ads/${ad.slug}?did=created`, 303)
  })

  .post('/fill', async c => show(c, await campaignOrNone(c), { ...EMPTY, form: await readNew(c) }))
  .post('/fix', async c => {
    const form = await readNew(c)
    return show(c, await campaignOrNone(c), { ...EMPTY, form: { ...form, ...wordsIn(form) } })
  })

  .post('/live', async c => {
    const { screen } = c.var
    const campaign = await campaignOrNone(c)
    const typed = await readNew(c)
    const form = refilled(typed)
    const found = await seen(c, campaign, form)
    const action = screen.url.pathname.replace(/\/live$/, '')
    return fragment(
      c,
      <>
        {form !== typed && <AdFields screen={screen} draft={{ ...EMPTY, form }} />}
        <Judged screen={screen} seen={found} action={action} />
        <Summary screen={screen} seen={found} headline={form.headline} />
      </>,
    )
  })

  .post('/page', async c => {
    const found = await seen(c, await campaignOrNone(c), refilled(await readNew(c)))
    return found ? framedPage(c, found, c.var.now) : c.body(null, 204)
  })

  .post('/image', async c => {
    const { screen } = c.var
    try {
      return await fragment(c, <Picture screen={screen} image={(await readNew(c)).image ?? ''} />)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      const { refused: words } = screen.t.desk
      return fragment(c, <Picture screen={screen} image="" wrong={words[error.code] ?? words.other} />)
    }
  })

/** The form as it was typed, its picture kept: a form that is refused comes back with it. */
async function readNew(c: Context<Dashboard>): Promise<Form> {
  const { file, form } = await readForm(c.req.raw, FORM_BYTES, 'picture')
  const { picture: _, ...typed } = form
  if (!file) return c.req.path.endsWith('/live') || c.req.path.endsWith('/page') ? typed : refilled(typed)
  const { id } = await keepImage(c.env, file, c.var.now)
  await recordCall(asCaller(c), UPLOAD, c.var.now)
  return refilled({ ...typed, image: id })
}

function refused({ var: { screen } }: Context<Dashboard>, form: Form, outcome: Extract<Outcome, { ok: false }>): Draft {
  const { creating: words, desk } = screen.t
  const placed = { ...outcome, issues: atFields(outcome.issues) }
  return refusedDraft(screen, form, placed, { ...desk.refused, ...words.refused })
}

const wordsIn = (form: Form): Form =>
  Object.fromEntries(Object.entries(changeIn(form)).map(([name, text]) => [`page.${name}`, String(text)]))

async function show(
  c: Context<Dashboard>,
  campaign: Campaign | null,
  draft: Draft,
  status: ContentfulStatusCode = 200,
) {
  const { screen } = c.var
  const [brands, found] = await Promise.all([signers(c), seen(c, campaign, draft.form)])
  const title = campaign ? screen.t.creating.titleAd : screen.t.creating.title
  return page(c, title, <NewPage {...{ screen, draft, campaign, brands }} seen={found} />, status)
}
