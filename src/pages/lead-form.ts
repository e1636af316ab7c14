import { FIELDS, type Field, requiredField } from '../../templates/kit/content.ts'
import type { FormState } from '../../templates/kit/props.ts'
import { cleanEmail, cleanPhone } from '../contacts/identity.ts'
import type { Person } from '../contacts/person.ts'
import { formWords } from './words.ts'

const MAX_LENGTH: Record<Field, number> = {
  email: 254,
  phone: 40,
  first_name: 80,
  last_name: 80,
  company: 120,
  message: 2000,
}

export interface Answers {
  person: Person
  message: string | null
  consent: { contact: boolean; ads: boolean }
}

export type FormReading = { ok: true; answers: Answers } | { ok: false; errors: FormState['errors'] }

/** What a visitor sent, cleaned. Asked-for fields follow the page; any of the six that comes is kept. */
export function readAnswers(
  sent: URLSearchParams,
  asked: readonly Field[],
  lang: 'fr' | 'en',
  country: string | null,
): FormReading {
  const words = formWords[lang]
  const values = Object.fromEntries(
    FIELDS.map(field => [field, (sent.get(field) ?? '').normalize('NFC').trim()]),
  ) as Record<Field, string>
  const errors = FIELDS.filter(field => values[field].length > MAX_LENGTH[field]).map(field => ({
    field: field as string,
    message: words.tooLong(MAX_LENGTH[field]),
  }))
  const email = cleanEmail(values.email)
  const phone = cleanPhone(values.phone, country)
  const needed = requiredField(asked)
  if (!email && (values.email !== '' || needed === 'email')) errors.push({ field: 'email', message: words.email })
  if (!phone && (values.phone !== '' || needed === 'phone')) errors.push({ field: 'phone', message: words.phone })
  if (errors.length > 0) return { ok: false, errors }
  const optional = (field: Field): string | null => values[field] || null
  return {
    ok: true,
    answers: {
      person: {
        email,
        phone: phone?.e164 ?? null,
        first_name: optional('first_name'),
        last_name: optional('last_name'),
        company: optional('company'),
        country: phone?.country ?? null,
      },
      message: optional('message'),
      consent: { contact: sent.get('consent_contact') === '1', ads: sent.get('consent_ads') === '1' },
    },
  }
}

/** What is put back into a form that is shown again. Boxes are not: agreeing is done anew, on the page that is sent. */
export const keptValues = (sent: URLSearchParams): Record<string, string> =>
  Object.fromEntries(FIELDS.map(field => [field, (sent.get(field) ?? '').slice(0, MAX_LENGTH[field])]))
