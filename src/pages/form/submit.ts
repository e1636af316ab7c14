import type { Context } from 'hono'
import { type Form, formOf, stepsOf } from '../../../templates/kit/fields.ts'
import type { FormState } from '../../../templates/kit/props.ts'
import { originOf } from '../../brands/domain.ts'
import { arrivalOf } from '../../contacts/arrival.ts'
import { eventIdOf, leadIsStored, storeLead } from '../../contacts/lead.ts'
import { forVisitor, retry } from '../../db/query.ts'
import { kick } from '../../deliveries/send-outbox.ts'
import { readLabel } from '../../experiments/assign.ts'
import { keepConverted } from '../../experiments/cookie.ts'
import { isUuidV7, mintedAt } from '../../lib/ids.ts'
import { log } from '../../lib/log.ts'
import { mayTry } from '../../lib/rate.ts'
import { readConsent } from '../../pixel/consent/consent.ts'
import { ownPath } from '../../pixel/consent/own-form.ts'
import { noteProgress } from '../../pixel/sequence.ts'
import { confirmationOf } from '../confirm/mail.ts'
import { renderPage } from '../render.ts'
import { sendPage } from '../send.ts'
import type { Snapshot } from '../snapshot.ts'
import { type Judgement, judge, type Refused } from './judge.ts'
import { keptValues } from './lead-form.ts'
import { readForm } from './read-form.ts'
import { mintToken, saidBy } from './token.ts'
import { type Proof, proveHuman, turnstileIsOn } from './turnstile.ts'
import { type FormRefusal, formWords } from './words.ts'

type Visit = Context<{ Bindings: Env }>

const STATUS = {
  'check-fields': 422,
  robot: 422,
  unproven: 422,
  'not-ours': 422,
  'too-old': 422,
  'too-soon': 429,
  'too-many': 429,
  'not-stored': 503,
} as const satisfies Record<FormRefusal, number>

const RETRY_AFTER_S: Partial<Record<FormRefusal, string>> = { 'too-soon': '3', 'too-many': '60', 'not-stored': '5' }

/** The lead form. Refused: the same page again with every answer kept, and words that say what to do. `tested`: versions
 *  of which the sender may have had another than the live one. */
export async function submit(c: Visit, live: Snapshot, now: number, tested: readonly Snapshot[]): Promise<Response> {
  const sent = await readForm(c.req.raw)
  if (!sent) return c.text('Send the form as application/x-www-form-urlencoded.', 415)
  const seen = saidBy(sent.get('token') ?? '').version
  const snapshot = tested.find(({ page }) => page.version === seen) ?? live
  const sending: Sending = { snapshot, form: formOf(snapshot.content), sent }
  const judged = (await mayTry(c, c.env.FORM_LIMIT))
    ? await judge(c.env.SIGNING_KEY, snapshot, sending.form, sent, now)
    : ({ kind: 'refused', reason: 'too-many' } as const)
  switch (judged.kind) {
    case 'refused':
      return refuse(c, sending, judged, now)
    case 'step':
      return showForm(
        c,
        sending,
        { errors: [], notice: null, step: judged.step },
        { outcome: 'step', status: 200 },
        now,
      )
    case 'lead':
      try {
        return await keep(c, sending, judged, now)
      } catch (error) {
        log('error', 'lead.not-stored', { page: snapshot.page.path }, error)
        return refuse(c, sending, { kind: 'refused', reason: 'not-stored' }, now)
      }
  }
}

interface Sending {
  snapshot: Snapshot
  form: Form
  sent: URLSearchParams
}

type Sent = Extract<Judgement, { kind: 'lead' }>

async function keep(c: Visit, sending: Sending, { rendering, answers }: Sent, now: number): Promise<Response> {
  const { snapshot, form, sent } = sending
  const { page, consentTexts } = snapshot
  const view = viewOf(sent, rendering.view)
  const eventId = await forVisitor(
    'naming a lead',
    retry(() => eventIdOf(c.env.DB, c.env.DATA_KEY, view, answers.person)),
  )
  // The mail repeats the words that were agreed to: they have to be the ones that were on the page.
  if (form.doubleOptIn && rendering.textVersion !== consentTexts.version)
    return refuse(c, sending, { kind: 'refused', reason: 'not-ours' }, now)
  const proof = form.turnstile ? await proofOf(c, sent, eventId) : 'human'
  if (proof === 'refused') return refuse(c, sending, { kind: 'refused', reason: 'unproven' }, now)
  const origin = originOf(snapshot.brand, c.req.url)
  const { person, message, extras, consent } = answers
  const { visitor } = readConsent(c)
  const seen = { at: mintedAt(view), cookies: c.req.header('cookie') ?? '' }
  const lead = {
    ...{ eventId, view, campaign: page.campaign, ad: page.ad, version: rendering.version, variant: rendering.variant },
    ...{ person, message, extras, visitor, unverified: proof === 'unknown' },
    consent: { ...consent, gpc: c.req.header('sec-gpc') === '1', textVersion: rendering.textVersion },
    ...{ arrival: arrivalOf(sent.get('from') ?? '', seen), url: origin + page.path },
    ...(form.doubleOptIn && {
      confirmation: await confirmationOf(c.env.SIGNING_KEY, snapshot, { ...answers, eventId, origin }, now),
    }),
  }
  const outcome = await retry(() => forVisitor('storing a lead', storeLead(c.env.DB, c.env.DATA_KEY, lead, now)))
  if (outcome === 'stored') kick(c.env, c.executionCtx, now)
  const label = readLabel(rendering.variant)
  if (label) keepConverted(c, label.test, now)
  if (visitor) await noteProgress(c, visitor, [{ campaign: page.campaign, converted: true }], now)
  const thanks = `${new URL(c.req.url).pathname.replace(/\/$/, '')}/thanks`
  const said = lead.unverified ? `${outcome}, unverified` : outcome
  return c.body(null, 303, { Location: thanks, 'X-Form': said, 'Cache-Control': 'no-store' })
}

/** A token is good for one look: a form that is stored already is not asked again. */
async function proofOf(c: Visit, sent: URLSearchParams, eventId: string): Promise<Proof> {
  if (!turnstileIsOn(c.env)) return 'human'
  if (await forVisitor('finding a lead', leadIsStored(c.env.DB, eventId))) return 'human'
  return proveHuman(c.env.TURNSTILE_SECRET ?? '', sent.get('cf-turnstile-response') ?? '', eventId, fetch)
}

function refuse(c: Visit, sending: Sending, { reason, errors = [], step }: Refused, now: number): Promise<Response> {
  const { page, brand } = sending.snapshot
  const notice = formWords(page.lang, brand.tone).refusals[reason]
  const last = stepsOf(sending.form).length - 1
  const state = { errors, notice, step: step ?? last }
  return showForm(c, sending, state, { outcome: reason, status: STATUS[reason] }, now)
}

interface Showing {
  outcome: FormRefusal | 'step'
  status: 200 | (typeof STATUS)[FormRefusal]
}

/** With a token that may be sent again it keeps it, and with it the event id; else it gets a new one. */
async function showForm(
  c: Visit,
  { snapshot, form, sent }: Sending,
  state: Omit<FormState, 'values'>,
  { outcome, status }: Showing,
  now: number,
): Promise<Response> {
  const token = sent.get('token') ?? ''
  const spent = outcome === 'not-ours' || outcome === 'too-old'
  const { view, variant } = saidBy(token)
  const slots = spent
    ? await mintToken(c.env.SIGNING_KEY, snapshot, '')
    : { view: viewOf(sent, view.slice(0, 36)), token, variant }
  const sameWords = token.includes(`~${snapshot.consentTexts.version}.`)
  const html = renderPage(snapshot, { ...state, values: keptValues(sent, form, sameWords) })
  const retryAfter = outcome === 'step' ? undefined : RETRY_AFTER_S[outcome]
  const from = sent.get('from') ?? ''
  const answer = { page: { html }, snapshot, slots, stage: null, now, ...(ownPath(from) === from && { from }) }
  return sendPage(c, answer, status, { 'X-Form': outcome, ...(retryAfter && { 'Retry-After': retryAfter }) })
}

/** The view that the pixel or the page minted, else the one that the token was signed for. */
function viewOf(sent: URLSearchParams, signedView: string): string {
  const view = sent.get('view') ?? ''
  return isUuidV7(view) ? view : signedView
}
