import type { CommonContent, Sections } from '../../../templates/kit/content.ts'
import { type Register, registerOf } from '../../match/register.ts'
import { fold } from '../../match/words.ts'
import { type Check, judged } from './check.ts'
import { type Found, found, short } from './found.ts'

/** Dynamic text that nobody declared, and macros that only a platform fills in: visitors would read the braces. */
export function placeholdersCheck(content: unknown): Check {
  const { dynamic = [], ...written } = content as Partial<CommonContent>
  const declared = new Set(dynamic.map(({ name }) => `{${name}}`))
  const faults = textsOf(written, 'content').flatMap(({ path, text }): Found[] =>
    [...text.matchAll(/\{\{[^{}]+\}\}|\{[a-z][a-z0-9_]*\}/g)]
      .filter(([name]) => !declared.has(name))
      .map(([name]) => found(path, 'undeclared-braces', { name })),
  )
  return judged('placeholders', 'block', faults, 'Every name in braces is filled in.')
}

/** A draft keeps the words that it was born with when the brand or the ad has changed its mind since. */
export function voiceCheck(content: unknown, tone: Register, lang: 'fr' | 'en'): Check {
  const { proof: _, ...ours } = content as Partial<Sections>
  const mixed =
    lang === 'en' ? [] : textsOf(ours, 'content').filter(({ text }) => registerOf(fold(text)) === OTHER[tone])
  const named = { says: OTHER[tone], page: tone }
  const faults = mixed.map(({ path, text }) => found(path, 'other-register', { text: short(text), ...named }))
  return judged('voice', 'warn', faults, 'The page speaks to its reader in one way.')
}

const OTHER: Record<Register, Register> = { tu: 'vous', vous: 'tu' }

function textsOf(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => textsOf(each, `${path}.${key}`))
}
