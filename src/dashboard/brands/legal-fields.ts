import type { Legal } from '../../brands/schema.ts'
import type { Form } from '../form.ts'

/** The fields of the form, by what they are about. The publisher's host and further paragraphs are for the API. */
export const PARTS = {
  who: ['company', 'form', 'capital', 'registration', 'vat', 'publisher'],
  reach: ['address', 'email', 'phone', 'dpo'],
} as const satisfies Record<string, readonly (keyof Legal)[]>

const TEXTS = [...PARTS.who, ...PARTS.reach]
export type TextField = (typeof TEXTS)[number]

/** What was typed, as PATCH /api/brands/:id takes it: an empty field removes what was there. */
export function legalIn(form: Form) {
  const typed = (field: string) => (form[`legal.${field}`] ?? '').trim()
  const months = typed('retentionMonths')
  return {
    ...Object.fromEntries(TEXTS.map(field => [field, typed(field) || null])),
    retentionMonths: months === '' ? null : /^\d+$/.test(months) ? Number(months) : months,
    recipients: typed('recipients').split('\n').map(line => line.trim()).filter(Boolean),
  }
} // biome-ignore format: one field a line

export const formOfLegal = (legal: Legal): Form => ({
  ...Object.fromEntries(TEXTS.map(field => [`legal.${field}`, legal[field] ?? ''])),
  'legal.retentionMonths': String(legal.retentionMonths ?? ''),
  'legal.recipients': legal.recipients.join('\n'),
})
