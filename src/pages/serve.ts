import type { Context } from 'hono'
import { Hono } from 'hono'
import { field } from '../../templates/kit/content.ts'
import type { FormState } from '../../templates/kit/props.ts'
import { storeLead } from '../contacts/lead.ts'
import { forVisitor, retry } from '../db/query.ts'
import { readText } from '../lib/http.ts'
import { isUuidV7 } from '../lib/ids.ts'
import { slug } from '../lib/text.ts'
import { readConsent } from '../pixel/consent.ts'
import { pageHeaders } from './headers.ts'
import { keptValues, readAnswers } from './lead-form.ts'
import { livePage } from './live.ts'
import { notNow } from './plain.tsx'
import { fillSlots, renderPage, renderThanks, type SlotValues } from './render.ts'
import type { Snapshot } from './snapshot.ts'
import type { LivePage } from './store.ts'
import { mintToken, readToken } from './token.ts'
import { formWords } from './words.ts'

type Visit = Context<{ Bindings: Env }>

const MAX_FORM_BYTES = 32 * 1024

export const pages = new Hono<{ Bindings: Env }>()
  .get('/:campaign/thanks', c => thanks(c, ''))
  .get('/:campaign/:ad/thanks', c => thanks(c, c.req.param('ad')))
  .get('/:campaign', c => page(c, ''))
  .get('/:campaign/:ad', c => page(c, c.req.param('ad')))
  .post('/:campaign', c => submit(c, ''))
  .post('/:campaign/:ad', c => submit(c, c.req.param('ad')))

async function page(c: Visit, ad: string): Promise<Response> {
  const live = await find(c, ad)
  if (live instanceof Response) return live
  const minted = await mintToken(c.env.SIGNING_KEY, live.snapshot)
  return html(c, live.html, { ...minted, ...visitSlots(c) }, 200)
}

async function thanks(c: Visit, ad: string): Promise<Response> {
  const live = await find(c, ad)
  if (live instanceof Response) return live
  return html(c, renderThanks(live.snapshot), { view: '', token: '', ...visitSlots(c) }, 200)
}

/** The lead form. Refused: the same page again with every answer kept, and words that say what to do. */
async function submit(c: Visit, ad: string): Promise<Response> {
  const now = Date.now()
  const live = await find(c, ad)
  if (live instanceof Response) return live
  const { snapshot } = live
  const { lang, path, locale } = snapshot.page
  const sent = await readForm(c.req.raw)
  if (!sent) return c.text('Send the form as application/x-www-form-urlencoded.', 415)
  const words = formWords[lang]
  const token = sent.get('token') ?? ''
  const verdict = await readToken(c.env.SIGNING_KEY, path, token, now)

  const again = async (status: 422 | 429, form: Omit<FormState, 'values'>, reason: string) => {
    const keepToken = verdict.ok || verdict.reason === 'too-soon'
    const slots = keepToken ? { view: eventIdOf(sent, token), token } : await mintToken(c.env.SIGNING_KEY, snapshot)
    const body = renderPage(snapshot, { ...form, values: keptValues(sent) })
    return html(c, body, { ...slots, ...visitSlots(c) }, status, {
      'X-Form': reason,
      ...(status === 429 && { 'Retry-After': '3' }),
    })
  }

  const address = c.req.header('cf-connecting-ip')
  if (address && !(await c.env.FORM_LIMIT.limit({ key: address })).success) {
    return again(429, { errors: [], notice: words.refusals.busy }, 'too-many')
  }
  if (!verdict.ok)
    return again(
      verdict.reason === 'too-soon' ? 429 : 422,
      { errors: [], notice: words.refusals[verdict.reason] },
      verdict.reason,
    )
  if (sent.get('website')) return again(422, { errors: [], notice: words.refusals.robot }, 'robot')
  const reading = readAnswers(sent, askedFields(snapshot), lang, countryOf(locale))
  if (!reading.ok) return again(422, { errors: reading.errors, notice: words.refusals['check-fields'] }, 'check-fields')

  const { visitor } = readConsent(c)
  const lead = {
    ...reading.answers,
    eventId: eventIdOf(sent, token),
    campaign: snapshot.page.campaign,
    ad: snapshot.page.ad,
    version: verdict.rendering.version,
    visitor,
    consent: {
      ...reading.answers.consent,
      gpc: c.req.header('sec-gpc') === '1',
      textVersion: verdict.rendering.textVersion,
    },
  }
  const outcome = await retry(() => forVisitor('storing a lead', storeLead(c.env.DB, c.env.DATA_KEY, lead, now)))
  return c.body(null, 303, {
    Location: `${new URL(c.req.url).pathname.replace(/\/$/, '')}/thanks`,
    'X-Form': outcome,
    'Cache-Control': 'no-store',
  })
}

/** The event id: the view that the pixel or the page minted, else the one that the token was signed for. */
function eventIdOf(sent: URLSearchParams, token: string): string {
  const view = sent.get('view') ?? ''
  return isUuidV7(view) ? view : token.slice(0, 36)
}

async function find(c: Visit, ad: string): Promise<LivePage | Response> {
  const campaign = c.req.param('campaign') ?? ''
  if (!slug.safeParse(campaign).success || (ad !== '' && !slug.safeParse(ad).success)) return c.notFound()
  try {
    return (await livePage(c.env, c.executionCtx, campaign, ad, Date.now())) ?? c.notFound()
  } catch {
    return notNow(c) // logged where it happened; nothing is known of this page here and D1 does not answer
  }
}

const visitSlots = (c: Visit): Pick<SlotValues, 'consent' | 'back'> => {
  const { pathname, search } = new URL(c.req.url)
  return { consent: readConsent(c).state, back: pathname + search }
}

async function html(
  c: Visit,
  body: string,
  slots: SlotValues,
  status: 200 | 422 | 429,
  headers: Record<string, string> = {},
): Promise<Response> {
  return c.body(fillSlots(body, slots), status, { ...(await pageHeaders(body)), ...headers })
}

const askedFields = (s: Snapshot) => field.array().parse((s.content as { fields: unknown }).fields)

const countryOf = (locale: string): string | null => locale.split('-')[1] ?? null

async function readForm(request: Request): Promise<URLSearchParams | null> {
  const type = request.headers.get('content-type') ?? ''
  if (type.startsWith('application/x-www-form-urlencoded'))
    return new URLSearchParams(await readText(request, MAX_FORM_BYTES))
  if (!type.startsWith('multipart/form-data')) return null
  const text = await readText(request, MAX_FORM_BYTES)
  try {
    const form = await new Response(text, { headers: { 'Content-Type': type } }).formData()
    return new URLSearchParams([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  } catch {
    return null // not the multipart body that its header announces
  }
}
