import type { AdIssueCode, NamedIn } from '../../campaigns/import/issues.ts'
import type { NoteCode, NotedIn } from '../../campaigns/import/notes.ts'
import type { Issue } from '../../lib/http.ts'
import type { Preview } from '../../pages/drafts/import.ts'
import { TEXTS } from '../desk/typed.ts'
import type { Fault } from '../fault-list.tsx'
import type { Formats } from '../formats.ts'
import { issueText } from '../issues.ts'
import type { Screen } from '../screen.ts'
import { type FormatName, formatName } from './format-name.ts'

type File = Pick<Preview, 'platform' | 'columns'>

/** What is wrong with a file of ads, in the viewer's words: where, by line and column, and what. */
export function problemIn(screen: Screen, file: File, issue: Issue): Fault {
  const { importing, desk } = screen.t
  const where = importing.at(whereIn(screen, file, issue))
  const say = importing.problems[issue.code as AdIssueCode] as ((p: object, f: Formats) => string) | undefined
  return { where, what: say ? say(namedIn(screen, issue), screen.f) : issueText(screen, issue, desk.refused.other!) }
}

/** What a page will not have although the file does. */
export function noteIn({ t: { importing } }: Screen, { code, params = {} }: Preview['notes'][number]): string {
  const say = importing.told[code] as (p: NotedIn<NoteCode>) => string
  return say(params as NotedIn<NoteCode>)
}

/** « lignes 2 et 4 », or the elements of a list. */
export function placesIn({ t, f }: Screen, { platform }: Pick<Preview, 'platform'>, places: readonly number[]): string {
  const all = f.list(places.map(f.count))
  return platform === 'json' ? t.importing.items(places.length, all) : t.importing.lines(places.length, all)
}

function namedIn(screen: Screen, { params = {} }: Issue): NamedIn<AdIssueCode> {
  const named = { ...params }
  if ('other' in named) named.other = placeNamed(screen, String(named.other))
  if ('or' in named) {
    named.platform = formatName(screen, named.platform as FormatName)
    named.or = formatName(screen, named.or as FormatName)
  }
  return named as NamedIn<AdIssueCode>
}

const PLACE = /^(line|item) (\d+)(?:: (.+))?$/

/** 'line 2' in the middle of a sentence. */
function placeNamed({ t, f }: Screen, place: string): string {
  const [, unit, number] = PLACE.exec(place)!
  return t.importing.sameAs[unit as 'line' | 'item'](f.count(Number(number)))
}

/** 'file', 'platform', 'line 12', 'line 12: headline' or 'item 3: landing.cta'. */
function whereIn(screen: Screen, file: File, { path, params = {} }: Issue): string {
  const { t, f } = screen
  const { importing } = t
  const [, unit, number, field] = PLACE.exec(path) ?? []
  if (number === undefined) return path === 'platform' ? importing.platform : importing.file
  const place = importing.one[unit as 'line' | 'item'](f.count(Number(number)))
  if (field === undefined) return place
  return importing.in(place, params.column ? importing.column(`${params.column}`) : fieldIn(screen, file, field))
}

/** As the file names it, else as the desk does: a text of the draft that follows an ad has no column. */
function fieldIn(screen: Screen, { platform, columns }: File, field: string): string {
  const { importing } = screen.t
  const header = platform === 'json' ? field : columns[field]
  if (header !== undefined && !header.startsWith('=')) return importing.column(header)
  const inDraft = /^(?:landing|page)\.(.+)$/.exec(field)?.[1]
  return inDraft ? fieldName(screen, inDraft) : (importing.fields[field as 'headline'] ?? field)
}

/** A field of the draft as the desk calls it; those of one template only have no other name. */
export function fieldName({ t }: Screen, field: string): string {
  const text = TEXTS.find(name => name === field)
  return text ? t.desk.edit[text] : field
}
