import { type Issue, issuesOf } from '../../lib/http.ts'
import { incomingAd } from '../schema.ts'
import { type AdsFile, type ReadAd, readAd } from './ad.ts'
import { adIssue, issuesAt } from './issues.ts'
import { merged } from './merge.ts'

/** An array of what POST …/ads takes; `slug` and `language` may be left out. */
export function readJsonAds(text: string, otherwise: 'fr' | 'en'): AdsFile {
  const { items, issues } = itemsOf(text)
  const reads: ReadAd[] = []
  for (const [i, item] of items.entries()) {
    const place = `item ${i + 1}`
    const checked = incomingAd.safeParse(item)
    if (checked.success) reads.push(readAd(checked.data, checked.data.headline, place, i + 1, otherwise))
    else issues.push(...issuesAt(place, issuesOf(checked.error)))
  }
  const { ads, issues: clashes } = merged(reads)
  const columns = Object.fromEntries([...new Set(reads.flatMap(({ ad }) => Object.keys(ad)))].map(key => [key, key]))
  return {
    format: 'json',
    rows: items.length,
    ads,
    skipped: [],
    notes: [],
    issues: [...issues, ...clashes],
    unmapped: [],
    columns,
  }
}

function itemsOf(text: string): { items: unknown[]; issues: Issue[] } {
  try {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value)) return { items: value, issues: [] }
    return { items: [], issues: [adIssue('file', 'no-array', {})] }
  } catch (error) {
    const why = (error as Error).message
    return { items: [], issues: [adIssue('file', 'not-json', { why, ...whereIn(why) })] }
  }
}

/** V8 says where it stopped, unless that is the end of the file. */
function whereIn(why: string): { line: number; character: number } | undefined {
  const [, line, character] = /\(line (\d+) column (\d+)\)/.exec(why) ?? []
  return line && character ? { line: Number(line), character: Number(character) } : undefined
}
