import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { perform, recordCall } from '../../accounts/endpoint.ts'
import type { Ad } from '../../campaigns/schema.ts'
import { findAd } from '../../campaigns/store.ts'
import { keepImage, MAX_UPLOAD_BYTES, UPLOAD } from '../../images/routes.ts'
import { HttpError, readText } from '../../lib/http.ts'
import { asCaller, outcomeOf } from '../call.ts'
import { formOf } from '../form.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { readUpload } from '../upload.ts'
import { act, findAction, type Said } from './actions.ts'
import { loadDesk } from './load.ts'
import { DeskPage } from './page.tsx'
import { deskPath } from './parts.tsx'

const FORM_BYTES = 64 * 1024
const IMAGE_FORM_BYTES = MAX_UPLOAD_BYTES + FORM_BYTES

/** /app/campaigns/:slug/ads/:ad, and the forms on it. */
export const desk = new Hono<Dashboard>()
  .get('/', async c => show(c, await adOf(c), null))

  .post('/image', atLeast('editor'), async c => {
    const ad = await adOf(c)
    const outcome = await outcomeOf(async () => {
      const { file, form } = await readUpload(c.req.raw, IMAGE_FORM_BYTES, 'image')
      const { id, width, height } = await keepImage(c.env, file, c.var.now)
      await recordCall(asCaller(c), UPLOAD, c.var.now)
      const image = { asset: id, width, height, alt: form.alt ?? '' }
      const body = { revision: Number(form.revision), content: { image } }
      return perform(asCaller(c), findAction('save')!.endpoint, body, c.var.now)
    })
    return answer(c, ad, { action: 'image', form: {}, ...outcome })
  })

  .post('/:action', atLeast('editor'), async c => {
    const [ad, name] = [await adOf(c), c.req.param('action')]
    const action = findAction(name)
    if (!action) throw notFound()
    const form = formOf(new URLSearchParams(await readText(c.req.raw, FORM_BYTES)))
    return answer(c, ad, await act(c, name, action, form, c.var.now))
  })

async function adOf(c: Context<Dashboard>): Promise<Ad> {
  const ad = await findAd(c.env.DB, c.req.param('slug') ?? '', c.req.param('ad') ?? '')
  if (!ad) throw notFound()
  return ad
}

const notFound = () => new HttpError(404, 'not-found', 'No such page.')

/** What has nothing more to say is told by the page itself, so that loading it anew sends nothing twice. */
async function answer(c: Context<Dashboard>, ad: Ad, said: Said): Promise<Response> {
  const more = said.ok && (said.action === 'share' || 'dropped' in (said.json as object))
  if (said.ok && !more) return c.redirect(`${deskPath(ad)}?did=${said.action}`, 303)
  return show(c, ad, said)
}

async function show(c: Context<Dashboard>, ad: Ad, said: Said | null): Promise<Response> {
  const { screen, now } = c.var
  const desk = await loadDesk(c.env, ad, c.req.query('compare') ?? '', c.req.url, now)
  const status = said && !said.ok ? said.status : 200
  const body = <DeskPage screen={screen} desk={desk} said={said} did={c.req.query('did') ?? null} />
  return page(c, ad.headline, body, status as ContentfulStatusCode)
}
