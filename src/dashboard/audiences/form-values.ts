import { type Form, numberIn } from '../form.ts'

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

/** A number of a field that was filled in. */
export function number(key: string, typed = '', of = 1): object {
  const value = numberIn(typed, of)
  return value === null ? {} : { [key]: value }
}

export const text = (value: number | undefined): string => (value === undefined ? '' : String(value))

export const orNone = (filled: object): object | null => (Object.keys(filled).length > 0 ? filled : null)
