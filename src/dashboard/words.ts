import { typeset } from '../lib/typography.ts'
import { en } from './words/en.ts'
import { fr } from './words/fr.ts'

export const LANGUAGES = ['fr', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export type Words = typeof fr

/** A key that one language lacks does not compile. */
export const words: Record<Language, Words> = { fr: set(fr, 'fr'), en: set(en, 'en') }

/** The same dictionary with the spaces and apostrophes of its language, in sentences made from figures too. */
function set<T>(entry: T, language: Language): T {
  if (typeof entry === 'string') return typeset(entry, language) as T
  if (typeof entry === 'function') return ((...args: unknown[]) => set(entry(...args), language)) as T
  if (Array.isArray(entry)) return entry.map(each => set(each, language)) as T
  return Object.fromEntries(Object.entries(entry as object).map(([key, value]) => [key, set(value, language)])) as T
}
