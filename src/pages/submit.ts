import type { Context } from 'hono'
import { field } from '../../templates/kit/content.ts'
import type { FormState } from '../../templates/kit/props.ts'
import { storeLead } from '../contacts/lead.ts'
import { forVisitor, retry } from '../db/query.ts'
import { readText } from '../lib/http.ts'
import { isUuidV7 } from '../lib/ids.ts'
import { readConsent } from '../pixel/consent.ts'
import { type Answers, keptValues, readAnswers } from './lead-form.ts'
import { renderPage } from './render.ts'
import { sendPage } from './send.ts'
import type { Snapshot } from './snapshot.ts'
import { mintToken, type Rendering, readToken } from './token.ts'
import { type FormRefusal, formWords } from './words.ts'

type Visit = Context<{ Bindings: Env }>

const MAX_FORM_BYTES = 32 * 1024

const STATUS = {
  'check-fields': 422,
  robot: 422,
  'not-ours': 422,
  'too-old': 422,
  'too-soon': 429,
  'too-many': 429,
  'not-stored': 503,
} as const satisfies Record<FormRefusal, number>

const RETRY_AFTER_S: Partial<Record<FormRefusal, string>> = { 'too-soon': '3', 'too-many': '60', 'not-stored': '5' }

/** The lead form. Refused: the same page again with every answer kept, and words that say what to do. */
export async function submit(c: Visit, snapshot: Snapshot, now: number): Promise<Response> {
  const sent = await readForm(c.req.raw)
  if (!sent) return c.text('Send the form as application/x-www-form-urlencoded.', 415)
  const judged = await judge(c, snapshot, sent, now)
  if ('refused' in judged) return showAgain(c, snapshot, sent, judged, now)
  const { campaign, ad } = snapshot.page
  const { visitor } = readConsent(c)
  const { rendering, answers } = judged
  const lead = {
    ...answers,
    ...{ eventId: eventIdOf(sent, rendering.view), campaign, ad, version: rendering.version, visitor },
    consent: { ...answers.consent, gpc: c.req.header('sec-gpc') === '1', textVersion: rendering.textVersion },
  }
  try {
    const outcome = await retry(() => forVisitor('storing a lead', storeLead(c.env.DB, c.env.DATA_KEY, lead, now)))
    const thanks = `${new URL(c.req.url).pathname.replace(/\/$/, '')}/thanks`
    return c.body(null, 303, { Location: thanks, 'X-Form': outcome, 'Cache-Control': 'no-store' })
  } catch (error) {
    console.error('a lead was not stored:', snapshot.page.path, error)
    return showAgain(c, snapshot, sent, { refused: 'not-stored' }, now)
  }
}

interface Refused {
  refused: FormRefusal
  errors?: FormState['errors']
}

async function judge(
  c: Visit,
  { page, content }: Snapshot,
  sent: URLSearchParams,
  now: number,
): Promise<Refused | { rendering: Rendering; answers: Answers }> {
  const address = c.req.header('cf-connecting-ip')
  if (address && !(await c.env.FORM_LIMIT.limit({ key: address })).success) return { refused: 'too-many' }
  const token = await readToken(c.env.SIGNING_KEY, page.path, sent.get('token') ?? '', now)
  if (!token.ok) return { refused: token.reason }
  if (sent.get('website')) return { refused: 'robot' }
  const asked = field.array().parse((content as { fields: unknown }).fields)
  const reading = readAnswers(sent, asked, page.lang, countryOf(page.locale))
  if (!reading.ok) return { refused: 'check-fields', errors: reading.errors }
  return { rendering: token.rendering, answers: reading.answers }
}

/** With a token that may be sent again it keeps it, and with it the event id; else it gets a new one. */
async function showAgain(
  c: Visit,
  snapshot: Snapshot,
  sent: URLSearchParams,
  { refused, errors = [] }: Refused,
  now: number,
): Promise<Response> {
  const token = sent.get('token') ?? ''
  const spent = refused === 'not-ours' || refused === 'too-old'
  const slots = spent
    ? await mintToken(c.env.SIGNING_KEY, snapshot)
    : { view: eventIdOf(sent, token.slice(0, 36)), token }
  const notice = formWords[snapshot.page.lang].refusals[refused]
  const html = renderPage(snapshot, { errors, notice, values: keptValues(sent) })
  const retryAfter = RETRY_AFTER_S[refused]
  return sendPage(c, { page: { html }, snapshot, slots, stage: null, now }, STATUS[refused], {
    'X-Form': refused,
    ...(retryAfter && { 'Retry-After': retryAfter }),
  })
}

/** The event id: the view that the pixel or the page minted, else the one that the token was signed for. */
function eventIdOf(sent: URLSearchParams, signedView: string): string {
  const view = sent.get('view') ?? ''
  return isUuidV7(view) ? view : signedView
}

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
