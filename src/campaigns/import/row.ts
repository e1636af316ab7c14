import type { Column, Field, Format } from './columns.ts'
import type { Table } from './header.ts'
import { ctaOf } from './labels.ts'
import { type Noted, noted } from './notes.ts'
import { hasHole, headlineFrom, oneLine, unixLines, withoutMacros } from './texts.ts'

/** One line of a file in our words, not yet checked. What has no column, or says nothing of this ad, is undefined. */
interface Telling {
  ad: Record<string, string | undefined>
  name: string // what the slug is made from
  notes: Noted[] // what the line holds that the page will not
}

/** Null: the line has no text, so it is no ad (a campaign, a keyword, a total, a post that was promoted as it is). */
export function tell(table: Table, cells: string[]): Telling | null {
  const { format, columns, constants } = table
  const notes = new Map<string, Noted>()
  const note = (one: Noted) => notes.set(one.code, one)
  const constant = (column: Column): string | undefined => constants.get(column as Field)
  const all = (column: Column): string[] => {
    const fixed = constant(column)
    const told = fixed === undefined ? (columns.get(column) ?? []).map(at => written(cells[at])) : [fixed]
    return told.filter(Boolean)
  }
  const one = (column: Column): string => all(column)[0] ?? ''
  const copies = (column: Column, tidy: (text: string) => string): string[] => {
    const cleaned = all(column).map(text => withoutMacros(tidy(text)))
    if (cleaned.some(({ dynamic }) => dynamic)) note(noted('filled-in', {}))
    return [...new Set(cleaned.map(({ text }) => text))].filter(Boolean)
  }
  const said = (column: Column, text: string): string | undefined =>
    columns.has(column) || constant(column) !== undefined ? text : undefined

  const texts = format === 'google' ? searchAd(table, cells, copies) : socialAd(copies)
  if (texts.spare > 0) note(noted('spare-texts', {}))
  if (texts.headline === '' && texts.primaryText === '' && format !== 'csv') return null
  if (texts.headline === '' && format !== 'csv') {
    const { headline, rest } = headlineFrom(texts.primaryText)
    Object.assign(texts, { headline, primaryText: rest })
    note(noted('no-headline', {}))
  } else if (all('headline').some(text => hasHole(text) && withoutMacros(oneLine(text)).text === texts.headline))
    note(noted('made-headline', { headline: texts.headline }))
  if (all('picture').length > 0) note(noted('no-picture', {}))
  const button = one('cta')
  const cta = button === '' ? undefined : (ctaOf(button) ?? (format === 'csv' ? button : 'LEARN_MORE'))
  if (button !== '' && ctaOf(button) === null && format !== 'csv')
    note(noted('other-button', { button: button.slice(0, 60) }))
  return {
    ad: {
      slug: one('slug') || undefined,
      platform: one('platform').toLowerCase() || (format === 'csv' ? 'other' : format),
      headline: texts.headline,
      primaryText: said('primaryText', texts.primaryText),
      description: format === 'google' ? texts.description : said('description', texts.description),
      cta,
      language: languageCode(one('language')),
      externalId: idOf(format, one('externalId')) || undefined,
      image: one('image') || undefined,
      template: one('template') || undefined,
    },
    name: one('name') || (format === 'google' ? `${one('group')} ${texts.headline}` : texts.headline),
    notes: [...notes.values()],
  }
}

/** Over the cell that a text was taken from: a field may have several columns, and an ad without a headline has one from its
 *  text. Undefined: of none that it can be told of. */
export function headerOf({ header, columns }: Table, cells: string[], field: string, text = ''): string | undefined {
  const places = (SOURCES[field] ?? [field as Column]).flatMap(column => columns.get(column) ?? [])
  const [begins = ''] = unixLines(text).split('\n')
  const at = places.find(place => withoutMacros(oneLine(written(cells[place]))).text.includes(oneLine(begins)))
  return at === undefined ? undefined : header[at]
}

const SOURCES: Partial<Record<string, Column[]>> = {
  headline: ['headline', 'primaryText'],
  description: ['description', 'headline'], // of a search ad: the headline that stands second
}

// Meta's bulk export writes a:120210…, which is the number alone everywhere else.
const idOf = (format: Format, id: string): string => (format === 'meta' ? id.replace(/^a:/, '') : id)

// What the exports write for "nothing".
const written = (cell = ''): string => (/^(--?|—|n\/a)$/i.test(cell) ? '' : cell)

const languageCode = (text: string): string | undefined =>
  (/^(fr|en)\b/i.exec(text)?.[1]?.toLowerCase() ?? text) || undefined

interface Texts {
  headline: string
  primaryText: string
  description: string
  spare: number
}

type Copies = (column: Column, tidy: (text: string) => string) => string[]

function socialAd(copies: Copies): Texts {
  const [headlines, bodies, descriptions] = [
    copies('headline', oneLine),
    copies('primaryText', unixLines),
    copies('description', unixLines),
  ]
  return {
    headline: headlines[0] ?? '',
    primaryText: bodies[0] ?? '',
    description: descriptions[0] ?? '',
    spare: [headlines, bodies, descriptions].flatMap(list => list.slice(1)).length,
  }
}

/** Google shows up to three of fifteen headlines beside up to two of four descriptions. The page takes the headline pinned
 *  first (else the first), the one that is to stand second as its offer, and the first two descriptions as its text. */
function searchAd(table: Table, cells: string[], copies: Copies): Texts {
  const headlines = copies('headline', oneLine)
  const pinned = (position: number): string | undefined => {
    const pins = table.columns.get('pin') ?? []
    const pin = pins.find(at => Number(/\d/.exec(cells[at] ?? '')?.[0]) === position)
    const number = pin === undefined ? undefined : /\d+/.exec(table.header[pin]!)?.[0]
    const at = table.columns.get('headline')?.find(place => /\d+/.exec(table.header[place]!)?.[0] === number)
    const text = at === undefined ? '' : withoutMacros(oneLine(written(cells[at]))).text
    return text || undefined
  }
  const headline = pinned(1) ?? headlines.find(text => text !== pinned(2)) ?? ''
  const second = pinned(2) ?? headlines.find(text => text !== headline) ?? ''
  const descriptions = copies('primaryText', oneLine)
  return {
    headline,
    primaryText: descriptions.slice(0, 2).join('\n'),
    description: second,
    spare: headlines.length - Number(headline !== '') - Number(second !== '') + Math.max(0, descriptions.length - 2),
  }
}
