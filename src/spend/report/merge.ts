import type { Issues } from './issues.ts'
import type { Draft } from './line.ts'
import type { Named, ReportRow } from './schema.ts'

interface Sum {
  first: Draft
  row: ReportRow // that of the first, until a second is added
}

const BETWEEN = '\u0001'

/** Adds up what differs only in what we do not keep: placement, age, network. In our own format nothing does. */
export function merged(drafts: readonly Draft[], issues: Issues): ReportRow[] {
  const sums = new Map<string, Sum>()
  const whose = new Map<string, number>() // short keys: there are as many as lines
  const seen = new Map<string, number>() // the cells of a line that shares its row → that line
  for (const draft of drafts) {
    const { row } = draft
    const identity = identityOf(row)
    const who = whose.get(identity) ?? whose.size
    whose.set(identity, who)
    const key = `${who} ${row.from}${row.to}${row.device} ${row.currency}`
    const sum = sums.get(key)
    if (!sum) {
      sums.set(key, { first: draft, row })
      continue
    }
    const [line, other] = [row.lines[0]!, sum.row.lines[0]!]
    if (sum.row === sum.first.row) seen.set(sum.first.cells.join(BETWEEN), other)
    const text = draft.cells.join(BETWEEN)
    const twin = seen.get(text)
    // Lines without any figure may well be the same: two ads that did not run.
    if (twin !== undefined && row.costMicros + row.impressions + row.clicks > 0)
      issues.add('repeated-line', { line }, { other: twin })
    else if (row.own) issues.add('overlap', { line }, { other })
    else seen.set(text, line)
    add(sum, row)
  }
  const rows = [...sums.values()].map(({ row }) => row)
  tellOverlaps(rows, issues)
  return rows
}

function add(sum: Sum, row: ReportRow): void {
  if (sum.row === sum.first.row) sum.row = { ...sum.row, lines: [...sum.row.lines], reach: null }
  const total = sum.row
  total.lines.push(...row.lines)
  total.costMicros += row.costMicros
  total.impressions += row.impressions
  total.clicks += row.clicks
  total.engagements =
    total.engagements === null || row.engagements === null ? null : total.engagements + row.engagements
}

/** What the money was spent on, by ids where there are any: names may be changed. */
const identityOf = ({ platform, campaign, group, ad }: ReportRow): string =>
  `${platform}${BETWEEN}${keyOf(campaign)}${keyOf(group)}${keyOf(ad)}`
const keyOf = ({ id, name }: Named): string => `${id === null ? `:${name ?? ''}` : id}${BETWEEN}`

/** The same days in two periods of the same ad would be counted twice. Days of their own cannot overlap. */
function tellOverlaps(rows: readonly ReportRow[], issues: Issues): void {
  if (rows.every(({ from, to }) => from === to)) return
  for (const same of Map.groupBy(rows, identityOf).values()) {
    const sorted = same.toSorted((a, b) => compare(a.from, b.from) || compare(a.to, b.to))
    let widest = sorted[0]!
    for (const row of sorted.slice(1)) {
      const apart = row.from > widest.to || (row.from === widest.from && row.to === widest.to)
      if (!apart) issues.add('overlap', { line: row.lines[0]! }, { other: widest.lines[0]! })
      if (row.to > widest.to) widest = row
    }
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
