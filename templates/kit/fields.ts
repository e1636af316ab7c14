import * as z from 'zod'
import { line } from '../../src/lib/text.ts'

export const FIELDS = ['email', 'phone', 'first_name', 'last_name', 'company', 'message'] as const
const field = z.enum(FIELDS)
export type Field = z.infer<typeof field>

const MAX_QUESTIONS = 12

const fields = z
  .array(field)
  .min(1)
  .max(MAX_QUESTIONS)
  .refine(list => new Set(list).size === list.length, 'the same field twice')
  .refine(list => list.includes('email') || list.includes('phone'), 'an e-mail or a phone is needed to answer')

/** Names of our own in the form that is sent, and those of a form's properties that a script on the page may read. */
const TAKEN = [
  ...FIELDS,
  'view',
  'token',
  'website',
  'from',
  'step',
  'go',
  'q',
  'action',
  'matches',
  'method',
  'submit',
]

export const EXTRA_TYPES = ['text', 'number', 'select', 'choice', 'date', 'postcode', 'textarea'] as const

// Braces would be read as a dynamic text, and the answer would no longer be one of the options.
const option = line(80).pipe(z.string().regex(/^[^{}]*$/, 'no { or }'))

/** A question of the team's own. The answer to a `select` or a `choice` is the option's text. */
export const extra = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,29}$/, 'lower-case letters, digits and _, 1 to 30')
      .refine(name => !TAKEN.includes(name) && !/^(consent|utm)_/.test(name), 'the form itself uses this name'),
    label: line(120),
    type: z.enum(EXTRA_TYPES),
    options: z
      .array(option)
      .min(2)
      .max(20)
      .refine(list => new Set(list).size === list.length, 'the same option twice')
      .optional(),
    required: z.boolean().default(false),
    help: line(200).optional(),
  })
  .refine(({ type, options }) => (type === 'select' || type === 'choice') === (options !== undefined), {
    path: ['options'],
    error: 'a select or a choice has 2 to 20 options, no other type has any',
  })
export type Extra = z.infer<typeof extra>

/** What a form asks and how. */
export const form = {
  fields,
  extras: z
    .array(extra)
    .max(MAX_QUESTIONS - 1)
    .refine(list => new Set(list.map(({ name }) => name)).size === list.length, 'the same name twice')
    .default([]),
  turnstile: z.boolean().default(false), // Cloudflare's check against robots: a script of another host
  doubleOptIn: z.boolean().default(false), // what is agreed to counts once the link in a mail is confirmed
}
const wholeForm = z.object(form)
export type Form = z.infer<typeof wholeForm>

/** As it was published: pages of before an option came do not know it. */
type FormParts = Pick<Form, 'fields'> & Partial<Form>

/** A published page's form; its content was checked when it was saved. */
export const formOf = (content: unknown): Form => wholeForm.parse(content)

/** Rules that span the form; templates/index.ts adds them to every template's schema. */
export function formRules(content: FormParts, refuse: (issue: { path: string[]; message: string }) => void): void {
  if (questionsOf(content).length > MAX_QUESTIONS)
    refuse({ path: ['extras'], message: `${MAX_QUESTIONS} questions at most, fields and extras together` })
  if (content.doubleOptIn && !content.fields.includes('email'))
    refuse({ path: ['doubleOptIn'], message: 'the confirmation goes by mail: add the field "email"' })
}

/** A lead is reached by e-mail when the form asks for one, else by phone; the rest is up to them. */
const requiredField = (fields: readonly Field[]): 'email' | 'phone' => (fields.includes('email') ? 'email' : 'phone')

export type Question = Field | Extra

export const nameOf = (question: Question): string => (typeof question === 'string' ? question : question.name)

/** The longest answers, in characters: a browser stops there, and what is longer is not taken. */
export const MAX_LENGTH = { email: 254, phone: 40, first_name: 80, last_name: 80, company: 120, message: 2000 } as const
export const MAX_EXTRA = {
  text: 200,
  number: 20,
  select: 80,
  choice: 80,
  date: 20,
  postcode: 12,
  textarea: 2000,
} as const

export const maxLength = (question: Question): number =>
  typeof question === 'string' ? MAX_LENGTH[question] : MAX_EXTRA[question.type]

export const isRequired = (question: Question, { fields }: FormParts): boolean =>
  typeof question === 'string' ? question === requiredField(fields) : question.required

/** Free text comes last: it takes longest. */
export function questionsOf({ fields, extras = [] }: FormParts): Question[] {
  return [...fields.filter(isShort), ...extras, ...fields.filter(name => !isShort(name))]
}

const isShort = (name: Field): boolean => name !== 'message'

/** Below, a form of one piece does as well or better (Zuko, in research on forms). */
const STEPS_FROM = 7
const STEP_LENGTH = 3

/** One step, or from seven questions on several of two or three: first what is easy to say, last who says it. */
export function stepsOf(content: FormParts): Question[][] {
  const all = questionsOf(content)
  if (all.length < STEPS_FROM) return [all]
  const { fields, extras = [] } = content
  const easyFirst: Question[] = [...extras, ...fields.filter(isShort), ...fields.filter(name => !isShort(name))]
  const count = Math.ceil(all.length / STEP_LENGTH)
  const lengthOf = (step: number) => Math.floor(all.length / count) + (step < all.length % count ? 1 : 0)
  return Array.from({ length: count }, (_, step) => easyFirst.splice(0, lengthOf(step)))
}

const FEW = 4

interface Warnings {
  count: number
  most: number
  turnstile: boolean // a foreign script
  turnstileUnset: boolean
  mailUnset: boolean // and confirmations are to be sent
}

/** What is allowed and yet better known before publishing. `can`: what this deployment is set up for; what is left out
 *  is not judged. Figures: foundrycro 2026. */
export function formWarnings(content: FormParts, can: { turnstile?: boolean; mail?: boolean } = {}): Warnings {
  const turnstile = content.turnstile === true
  return {
    count: questionsOf(content).length,
    most: FEW,
    turnstile,
    turnstileUnset: turnstile && can.turnstile === false,
    mailUnset: content.doubleOptIn === true && can.mail === false,
  }
}
