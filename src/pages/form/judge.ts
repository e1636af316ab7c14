import { type Form, stepsOf } from '../../../templates/kit/fields.ts'
import type { FormState } from '../../../templates/kit/props.ts'
import type { Snapshot } from '../snapshot.ts'
import { type Answers, type Asking, errorsIn, readAnswers } from './lead-form.ts'
import { type Rendering, readToken } from './token.ts'
import type { FormRefusal } from './words.ts'

export interface Refused {
  kind: 'refused'
  reason: FormRefusal
  errors?: FormState['errors']
  step?: number // which one was sent, when it stays the one that is shown
}

export type Judgement =
  | Refused
  | { kind: 'step'; step: number }
  | { kind: 'lead'; rendering: Rendering; answers: Answers }

/** What becomes of a form that was sent: refused, the next step of it, or a lead. */
export async function judge(
  signingKey: string,
  { page, brand }: Snapshot,
  form: Form,
  sent: URLSearchParams,
  now: number,
): Promise<Judgement> {
  const move = moveOf(form, sent)
  const refused = (reason: FormRefusal): Refused => ({ kind: 'refused', reason, ...(move && { step: move.at }) })
  if (sent.get('website')) return refused('robot')
  const asking: Asking = { form, lang: page.lang, tone: brand.tone, country: page.locale.split('-')[1] ?? null }
  const token = await readToken(signingKey, page.path, sent.get('token') ?? '', now)
  if (move) {
    // A first step may be one tap, and moving on stores nothing: only what ends the form can come too soon.
    if (!token.ok && token.reason !== 'too-soon') return refused(token.reason)
    const errors = move.forward ? errorsIn(sent, stepsOf(form)[move.at] ?? [], asking) : []
    if (errors.length > 0) return { ...refused('check-fields'), errors }
    return { kind: 'step', step: move.forward ? move.at + 1 : Math.max(0, move.at - 1) }
  }
  if (!token.ok) return refused(token.reason)
  const reading = readAnswers(sent, asking)
  if (!reading.ok) return { ...refused('check-fields'), errors: reading.errors }
  return { kind: 'lead', rendering: token.rendering, answers: reading.answers }
}

/** Null when the form is sent to be stored: from its last step, or from all of it at once. */
function moveOf(form: Form, sent: URLSearchParams): { at: number; forward: boolean } | null {
  const last = stepsOf(form).length - 1
  const at = /^\d$/.test(sent.get('step') ?? '') ? Number(sent.get('step')) : last
  if (last === 0 || at > last) return null
  const forward = sent.get('go') !== 'back'
  return forward && at === last ? null : { at, forward }
}
