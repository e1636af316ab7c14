import { DAY_MS, dayOf } from '../lib/time.ts'
import { oursIn, sourceIn } from './known.ts'
import { cutsOf, type LongRow, type Sourced, type Stretch, told } from './replace.ts'
import { issueAt } from './report/issues.ts'
import type { ReportRow } from './report/schema.ts'
import { longRows, relatedSources, type StoredSource } from './store.ts'
import { periodOf } from './summary.ts'

interface Taken extends Sourced {
  rows: readonly ReportRow[]
  periods: readonly Stretch[]
}

/** What of the database the report takes the place of, and what it would count twice. `related`: stored sources that share a
 *  campaign with those of the report. */
export async function givingWay(db: D1Database, taken: readonly Taken[], related: readonly StoredSource[]) {
  const ours = new Map(
    taken.map(({ source: { platform }, ours }) => [
      `${platform} ${ours!.campaign}`,
      [platform, ours!.campaign] as const,
    ]),
  )
  // The same sources, and those that are told by our own slugs or were taken for the same.
  const same = await relatedSources(db, { numbers: taken.map(({ number }) => number), ours: [...ours.values()] })
  const rows = new Map([...related, ...same].map(row => [row.id, row]))
  const stored = [...rows.values()].map(row => ({ number: row.id, source: sourceIn(row), ours: oursIn(row) }))
  const toldOf = told(taken, stored)
  const period = periodOf(taken.flatMap(one => one.rows))
  const long = period ? await longRows(db, [...toldOf.keys()], period) : []
  const { cuts, partly } = cutsOf(toldOf, long)
  return { cuts, partly: partly.map(row => partlyIssue(row, toldOf.get(row.number)!, taken)) }
}

function partlyIssue({ starts_on, ends_on }: LongRow, stretches: readonly Stretch[], taken: readonly Taken[]) {
  const [from, to] = [dayOf(stretches[0]!.from * DAY_MS), dayOf(stretches.at(-1)!.to * DAY_MS)]
  const row = taken.flatMap(({ rows }) => rows).find(({ from, to }) => from <= ends_on && starts_on <= to)
  const message = `${starts_on} to ${ends_on} was imported before as one figure, and this report tells ${from} to ${to} of it: send a report from ${starts_on} to ${ends_on} or longer`
  const params = { storedFrom: starts_on, storedTo: ends_on, from, to }
  return issueAt({ line: row?.lines[0] ?? 1 }, 'partly-stored', message, params)
}
