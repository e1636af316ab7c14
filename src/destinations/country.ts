import { plain } from '../lib/text.ts'

/** ISO 3166-1 alpha-2, upper case, of a code or an English or French country name; '' when it is neither. */
export function countryCode(text: string): string {
  const wanted = text.trim()
  if (/^[a-z]{2}$/i.test(wanted)) return wanted.toUpperCase()
  names ??= countryNames()
  return names.get(fold(wanted)) ?? ''
}

/** The same in lower case, as most platforms hash it. */
export const countryLower = (text: string): string => countryCode(text).toLowerCase()

let names: Map<string, string> | undefined

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

function countryNames(): Map<string, string> {
  const found = new Map<string, string>()
  for (const language of ['en', 'fr']) {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    for (const code of LETTERS.flatMap(a => LETTERS.map(b => a + b))) {
      const name = display.of(code)
      // A retired code (DD) has the name of what replaced it (DE), and Intl.Locale says which.
      if (name && new Intl.Locale('und', { region: code }).region === code) found.set(fold(name), code)
    }
  }
  return found
}

const fold = (text: string): string => plain(text).replaceAll('’', "'")
