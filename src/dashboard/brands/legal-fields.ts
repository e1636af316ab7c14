import type { Legal } from '../../brands/schema.ts'
import type { Form } from '../form.ts'

/** The fields of the form, by what they are about. The publisher's host and further paragraphs are for the API. */
export const PARTS = {
  who: ['company', 'form', 'capital', 'registration', 'vat', 'publisher'],
  reach: ['address', 'email', 'phone', 'dpo'],
} as const satisfies Record<string, readonly (keyof Legal)[]>

/** The least that the law wants under a page. */
export const IDENTITY = ['company', 'address', 'email', 'publisher'] as const satisfies readonly (keyof Legal)[]

const TEXTS = [...PARTS.who, ...PARTS.reach]
export type TextField = (typeof TEXTS)[number]

const NAMES = [...TEXTS, 'retentionMonths', 'recipients'] as const
type Name = (typeof NAMES)[number]

/** What was typed, as PATCH /api/brands/:id takes it: a field that was left empty removes what was there, one that was not sent
 *  says nothing of it. */
export const legalIn = (form: Form): Partial<Record<Name, unknown>> =>
  Object.fromEntries(
    NAMES.flatMap(name => {
      const typed = form[`legal.${name}`]?.trim()
      return typed === undefined ? [] : [[name, meant(name, typed)]]
    }),
  )

function meant(name: Name, typed: string) {
  const lines = typed.split('\n').map(line => line.trim())
  if (name === 'recipients') return lines.filter(Boolean)
  return name === 'retentionMonths' && /^\d+$/.test(typed) ? Number(typed) : typed || null
}

export const formOfLegal = (legal: Legal): Form => ({
  ...Object.fromEntries(TEXTS.map(field => [`legal.${field}`, legal[field] ?? ''])),
  'legal.retentionMonths': String(legal.retentionMonths ?? ''),
  'legal.recipients': legal.recipients.join('\n'),
})
