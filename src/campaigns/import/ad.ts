import type { Issue } from '../../lib/http.ts'
import type { IncomingAd } from '../schema.ts'
import type { Format } from './columns.ts'
import type { Mapping } from './header.ts'
import { languageOf } from './language.ts'
import type { Note } from './notes.ts'

export interface ReadAd {
  ad: IncomingAd
  name: string // what the slug is made from
  at: string // 'line 12', or 'item 3' of JSON
  places: number[] // of all its lines
  language: 'fr' | 'en' // what its texts look like, for an ad that is new and does not say
}

/** Why a line tells no ad. */
export type Skipped = 'empty' | 'total' | 'footer' | 'no text of an ad'

export interface AdsFile {
  format: Format | 'json' | null // null: not recognised
  rows: number // lines that tell an ad
  ads: ReadAd[]
  skipped: { line: number; reason: Skipped }[]
  notes: Note[]
  issues: Issue[]
  unmapped: string[] // headers that nothing is taken from
  columns: Record<string, string> // field → the header that it is taken from
}

export interface ReadOptions {
  format: Format | 'json' | 'auto'
  mapping: Mapping
  language: 'fr' | 'en' // when the words do not tell
}

export function readAd(ad: IncomingAd, name: string, place: string, line: number, otherwise: 'fr' | 'en'): ReadAd {
  const words = [ad.headline, ad.primaryText, ad.description].join(' ')
  return { ad, name, at: place, places: [line], language: ad.language ?? languageOf(words, otherwise) }
}
