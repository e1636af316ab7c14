import type { Form } from '../form.ts'

/** Names of the boxes 'group.name' that are ticked. */
export const chosen = (form: Form, group: string): string[] =>
  Object.keys(form).flatMap(key => (key.startsWith(`${group}.`) ? [key.slice(group.length + 1)] : []))

export const ticked = (group: string, names: readonly string[]): Form =>
  Object.fromEntries(names.map(name => [`${group}.${name}`, 'on']))

/** 'FR, BE' */
export const listed = (typed = ''): string[] =>
  typed
    .split(/[,;\n]/)
    .map(name => name.trim())
    .filter(Boolean)

/** '1 500,5' as people type it. What is no number goes on as it is, and the API refuses it. */
export function number(key: string, typed = ''): object {
  const plain = typed.replace(/\s/g, '').replace(',', '.')
  if (plain === '') return {}
  return { [key]: Number.isNaN(Number(plain)) ? typed : Number(plain) }
}

export const text = (value: number | undefined): string => (value === undefined ? '' : String(value))

export const orNone = (filled: object): object | null => (Object.keys(filled).length > 0 ? filled : null)
