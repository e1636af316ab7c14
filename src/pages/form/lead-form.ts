import {
  FIELDS,
  type Field,
  type Form,
  isRequired,
  maxLength,
  nameOf,
  type Question,
  stepsOf,
} from '../../../templates/kit/fields.ts'
import type { FormState } from '../../../templates/kit/props.ts'
import { cleanEmail, cleanPhone } from '../../contacts/identity.ts'
import type { Person } from '../../contacts/person.ts'
import type { Agreed } from '../../contacts/proof.ts'
import type { Extras } from '../../contacts/told.ts'
import { readExtra } from './extra-answers.ts'
import { formWords } from './words.ts'

export interface Answers {
  person: Person
  message: string | null
  extras: Extras
  consent: Agreed
}

type FormReading = { ok: true; answers: Answers } | { ok: false; errors: FormState['errors'] }

/** Who asks, and in which words. */
export interface Asking {
  form: Form
  lang: 'fr' | 'en'
  tone: 'tu' | 'vous'
  country: string | null // ISO 3166-1 alpha-2: how a phone number or a postcode is read
}

/** What a visitor sent, cleaned. What is asked for follows the page; any of our six fields that comes is kept. */
export function readAnswers(sent: URLSearchParams, asking: Asking): FormReading {
  const { form, country } = asking
  const stray = FIELDS.filter(name => !form.fields.includes(name))
  const errors = errorsIn(sent, [...stepsOf(form).flat(), ...stray], asking)
  if (errors.length > 0) return { ok: false, errors }
  const said = (name: Field): string | null => textOf(sent, name) || null
  const phone = cleanPhone(textOf(sent, 'phone'), country)
  const extras = form.extras.flatMap(extra => {
    const text = textOf(sent, extra.name)
    const answer = text === '' ? null : readExtra(text, extra, country)
    return answer === null ? [] : [[extra.name, answer] as const]
  })
  return {
    ok: true,
    answers: {
      person: {
        email: cleanEmail(textOf(sent, 'email')),
        phone: phone?.e164 ?? null,
        first_name: said('first_name'),
        last_name: said('last_name'),
        company: said('company'),
        country: phone?.country ?? null,
      },
      message: said('message'),
      extras: Object.fromEntries(extras),
      consent: { contact: sent.get('consent_contact') === '1', ads: sent.get('consent_ads') === '1' },
    },
  }
}

/** What is wrong with the answers to these questions, one line each, in their order. */
export function errorsIn(sent: URLSearchParams, questions: readonly Question[], asking: Asking): FormState['errors'] {
  return questions.flatMap(question => {
    const message = errorIn(textOf(sent, nameOf(question)), question, asking)
    return message === null ? [] : [{ field: nameOf(question), message }]
  })
}

function errorIn(text: string, question: Question, { form, lang, tone, country }: Asking): string | null {
  const words = formWords(lang, tone)
  const max = maxLength(question)
  if (text.length > max) return words.tooLong(max)
  if (text === '') return isRequired(question, form) ? missing(question, words) : null
  if (typeof question !== 'string') {
    return readExtra(text, question, country) === null ? words.extras[question.type] : null
  }
  if (question === 'email' && !cleanEmail(text)) return words.email
  if (question === 'phone' && !cleanPhone(text, country)) return words.phone
  return null
}

function missing(question: Question, words: ReturnType<typeof formWords>): string {
  if (question === 'email' || question === 'phone') return words[question]
  return typeof question === 'string' ? words.required : words.extras[question.type]
}

const BOXES = ['consent_contact', 'consent_ads'] as const

/** What is put back into a form that is shown again. A box that the visitor ticked stays ticked while it says the same
 *  words; beside other words agreeing is done anew. */
export function keptValues(sent: URLSearchParams, form: Form, sameWords: boolean): Record<string, string> {
  const answers = [...FIELDS, ...form.extras].map(question => [
    nameOf(question),
    textOf(sent, nameOf(question)).slice(0, maxLength(question)),
  ])
  const ticked = BOXES.filter(box => sameWords && sent.get(box) === '1').map(box => [box, '1'])
  return Object.fromEntries([...answers, ...ticked])
}

// A browser counts a line break as one character and sends two. Private-use characters mark the slots of a page.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped
const UNPRINTABLE = /[\u0000-\u0009\u000b-\u001f\u007f\ue000-\uf8ff]/g

const textOf = (sent: URLSearchParams, name: string): string =>
  (sent.get(name) ?? '').replaceAll('\r\n', '\n').replace(UNPRINTABLE, '').normalize('NFC').trim()
