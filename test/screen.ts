import { formatsOf } from '../src/dashboard/formats.ts'
import { NO_NAMES, type Screen } from '../src/dashboard/screen.ts'
import { type Language, words } from '../src/dashboard/words.ts'

/** Of a viewer in UTC, at this address of the dashboard. */
export const screenAt = (language: Language, path = '/app'): Screen => ({
  ...{ language, t: words[language], f: formatsOf(language), zone: 'UTC', nonce: '', explained: new Set() },
  ...{ names: NO_NAMES, url: new URL(path, 'http://localhost'), viewer: { id: 'u', role: 'viewer' } },
})
