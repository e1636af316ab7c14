import { MEASURES, type Measure, type ReportColumns } from '../../destinations/contract.ts'
import { plain } from '../../lib/text.ts'

export type Column = Measure | 'device' | 'platform'

/** How a platform heads its report. */
export type Headings = ReportColumns & Partial<Record<'device' | 'platform', readonly string[]>>

/** Where the columns of a file are, by what they hold. */
export interface Columns {
  at: Partial<Record<Column, number>>
  currency: string | null // named by the header of the cost: 'Amount spent (EUR)'
  repeated: number[] // places of headers that come twice
}

/** A header as it is compared: with and without the currency that it ends with. */
export interface Heading {
  name: string
  base: string
  currency: string | null
}

/** Any of them tells what the money was spent on. */
export const NAMES = ['campaign', 'campaignId', 'group', 'groupId', 'ad', 'adId'] as const satisfies readonly Column[]

/** 'Nom de l’ensemble' → 'nom de l ensemble', AD_GROUP_ID → 'ad group id'. 'Cost %' is not 'Cost'. */
export const folded = (header: string): string =>
  plain(header)
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim()

export function headingOf(cell: string): Heading {
  const [, base = cell, currency = null] = /^(.*\S)\s*\(([A-Z]{3})\)$/.exec(cell) ?? []
  return { name: folded(cell), base: folded(base), currency }
}

/** What somebody may say of a header that is not known. */
export const MAPPABLE = [
  ...(['day', 'campaign', 'campaignId', 'ad', 'adId', 'cost', 'currency', 'impressions', 'clicks', 'reach'] as const),
] satisfies readonly Column[]
export type Mappable = (typeof MAPPABLE)[number]

/** What a column is called that a platform's own reports never have: no header begins so. */
const saidToBe = (column: Column): string => `= ${column}`

/** The same headers, those that somebody named as the platform itself would write them. */
export function renamedTo(
  headings: readonly Heading[],
  wanted: Partial<Record<Mappable, string>>,
  theirs: Headings,
): Heading[] {
  const names = MAPPABLE.flatMap(column => {
    const said = wanted[column]
    return said ? [[folded(said), folded(theirs[column]?.[0] ?? saidToBe(column))] as const] : []
  })
  const byName = new Map(names)
  return headings.map(one => ({ ...one, name: byName.get(one.name) ?? one.name }))
}

export type Finder = (headings: readonly Heading[]) => Columns

const COLUMNS: readonly Column[] = [...MEASURES, 'device', 'platform']

/** Finds the columns of one platform: of each, the one that is preferred. */
export function finder(headings: Headings): Finder {
  const aliases = new Map<string, { column: Column; rank: number }[]>()
  for (const column of COLUMNS) {
    ;(headings[column] ?? [saidToBe(column)]).forEach((header, rank) => {
      const name = folded(header)
      aliases.set(name, [...(aliases.get(name) ?? []), { column, rank }])
    })
  }
  const { shared, older } = renamed(headings)
  return header => {
    const found = new Map<Column, { rank: number; at: number[] }>()
    const isOlder = header.some(({ name }) => older.has(name))
    header.forEach(({ name, base, currency }, at) => {
      const known = aliases.get(name) ?? (currency ? aliases.get(base)?.filter(({ column }) => column === 'cost') : [])
      for (const { column, rank } of known ?? []) {
        if (shared.has(name) && column.startsWith('group') !== isOlder) continue
        const best = found.get(column)
        if (!best || rank < best.rank) found.set(column, { rank, at: [at] })
        else if (rank === best.rank) best.at.push(at)
      }
    })
    const cost = found.get('cost')?.at[0]
    return {
      at: Object.fromEntries([...found].map(([column, { at }]) => [column, at[0]])),
      currency: cost === undefined ? null : header[cost]!.currency,
      repeated: [...found.values()].flatMap(({ at }) => at.slice(1)),
    }
  }
}

/** LinkedIn has moved its words up a level: what it calls a campaign now is what it called a campaign group. A header that
 *  may be either is the group's where one that only the campaign had is there too. */
function renamed(headings: Headings) {
  const upper = namesOf(headings.campaign, headings.campaignId)
  const lower = namesOf(headings.group, headings.groupId)
  const shared = new Set(upper.filter(name => lower.includes(name)))
  return { shared, older: new Set(shared.size > 0 ? upper.filter(name => !shared.has(name)) : []) }
}

const namesOf = (...lists: (readonly string[] | undefined)[]): string[] => lists.flatMap(list => list ?? []).map(folded)
