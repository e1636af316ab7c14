import { toHex } from '../lib/bytes.ts'
import type { Issue } from '../lib/http.ts'
import { sumOf } from '../lib/sum.ts'
import { type Cells, changesOf } from './changes.ts'
import { givingWay } from './giving-way.ts'
import { importStatement } from './imports.ts'
import { knownOf, rowOf } from './known.ts'
import { type Match, matcher, type OurAd } from './match.ts'
import { type Open, openOf } from './open.ts'
import { type Cut, joined, type Sourced, type Stretch, stretchOf } from './replace.ts'
import { issueAt } from './report/issues.ts'
import { readReport } from './report/read.ts'
import type { Refusal, Report, ReportAsk, ReportIssueCode, ReportRow } from './report/schema.ts'
import { keyOf, numberOf, type Ours, type Source, sourceOf } from './source.ts'
import { countWithin, heldWithin, replaceStatements } from './store.ts'
import { suggester } from './suggest.ts'
import {
  type Day,
  dailyOf,
  periodOf,
  type Summary,
  summaryOf,
  type Totals,
  totalsOf,
  type Warning,
  warningsOf,
} from './summary.ts'

/** What a report says, and what becomes of it. Period, rows and totals are those of the whole report, as the platform shows it. */
export interface Told
  extends Summary,
    Pick<Report, 'platform' | 'level' | 'clicksAre' | 'columns' | 'notes' | 'skipped'> {
  daily: Day[]
  warnings: Warning[]
  matched: { rows: number; totals: Totals } // what is ours: this is stored
  ignored: number // rows that were said not to be ours
  leftOut: { rows: number; totals: Totals } // nobody knows whose it is
  unmatched: Open[] // what that is: those that cost most …
  moreUnmatched: number // … and how many besides
  campaignOnly: Open[] // stored for the campaign as a whole, as nobody knows the ad
  replaced: number // rows stored before that give way
}

export type SpendIssueCode = ReportIssueCode | 'other-platform' | 'partly-stored'

type SpendIssue = Issue & { code: SpendIssueCode }

export type SpendRefusal = Refusal | 'partly-stored'

type Import = { ok: true; told: Told } | { ok: false; code: SpendRefusal; issues: Issue[] }

interface Place {
  db: D1Database
  actor: string
  now: number
  file: string // what the report is called
}

/** Reads a report, whosever it is, and says what it does; does it, whole or not at all, when it is asked to. Two imports at the
 *  same instant could each miss the other's periods: they are made by hand, and the next one shows it. */
export async function importSpend(
  place: Place,
  bytes: Uint8Array<ArrayBuffer>,
  ask: ReportAsk,
  write: boolean,
): Promise<Import> {
  const reading = readReport(bytes, ask)
  if (!reading.ok) return reading
  const { report } = reading
  const sources = sourcesOf(report.rows)
  const byKey = new Map(sources.map(({ key, source }) => [key, source]))
  const { known, related } = await knownOf(place.db, byKey, place.now)
  const match = matcher(known)
  const judged = sources.map((one): Judged => {
    const found = match(one.source)
    return { ...one, how: found?.how ?? null, ours: found?.ours ?? null }
  })
  const taken = await Promise.all(judged.filter(({ ours }) => ours !== null).map(takenOf))
  const issues = taken.flatMap(one => otherPlatform(one, known.ads))
  if (issues.length > 0) return { ok: false, code: 'invalid-report', issues }
  const giving = await givingWay(place.db, taken, related)
  if (giving.partly.length > 0) return { ok: false, code: 'partly-stored', issues: giving.partly }
  const rows = taken.flatMap(one => one.rows)
  const suggest = suggester(known.campaigns, known.ads)
  const unknown = judged.filter(({ how }) => how === null)
  const unmatched = openOf(unknown, suggest)
  const unknownRows = unknown.flatMap(one => one.rows)
  const answer: Told = {
    platform: report.platform,
    level: report.level,
    clicksAre: report.clicksAre,
    ...summaryOf(report.rows),
    daily: dailyOf(report.rows),
    matched: { rows: rows.length, totals: totalsOf(rows) },
    ignored: sumOf(judged, ({ how, rows }) => (how === 'ignored' ? rows.length : 0)),
    leftOut: { rows: unknownRows.length, totals: totalsOf(unknownRows) },
    unmatched,
    moreUnmatched: unknown.length - unmatched.length,
    campaignOnly: openOf(judged.filter(isVague), suggest),
    replaced: await countWithin(place.db, giving.cuts),
    warnings: warningsOf(report, place.now),
    skipped: report.skipped,
    columns: report.columns,
    notes: report.notes,
  } // biome-ignore format: one thing a line
  if (write && rows.length > 0) await store(place, bytes, answer, giving.cuts, taken)
  return { ok: true, told: answer }
}

/** What a report tells of one thing. */
interface Part {
  key: string
  source: Source
  rows: ReportRow[]
}

interface Judged extends Part, Pick<Sourced, 'ours'> {
  how: Match['how'] | null // null: nobody knows whose it is
}

interface Taken extends Judged, Sourced {
  periods: Stretch[]
}

function sourcesOf(rows: readonly ReportRow[]): Part[] {
  const byKey = new Map<string, Part>()
  for (const row of rows) {
    const key = keyOf(row)
    const known = byKey.get(key)
    if (known) known.rows.push(row)
    else byKey.set(key, { key, source: sourceOf(row), rows: [row] })
  }
  return [...byKey.values()]
}

/** A number costs a digest: only what is ours has one. Of a file that is somebody else's there would be as many as lines. */
const takenOf = async (one: Judged): Promise<Taken> => ({
  ...one,
  number: await numberOf(one.key),
  periods: joined(one.rows.map(({ from, to }) => stretchOf(from, to))),
})

/** Our own format names an ad and its platform, which then have to agree. */
function otherPlatform({ source: { level, platform, own }, rows }: Part, ads: readonly OurAd[]): SpendIssue[] {
  const ad = level === 'own' && ads.find(({ campaign, slug }) => campaign === own!.campaign && slug === own!.ad)
  if (!ad || ad.platform === platform) return []
  const message = `${platform}, but this ad is in ${ad.platform}`
  const params = { value: platform, platform: ad.platform }
  return rows.map(({ lines: [line] }) => issueAt({ line, column: 'platform' }, 'other-platform', message, params))
}

const isVague = ({ source: { level }, ours, how }: Judged): boolean =>
  level === 'ad' && ours?.ad === '' && how !== 'confirmed' && how !== 'whole'

async function store(
  { db, actor, now, file }: Place,
  bytes: Uint8Array<ArrayBuffer>,
  answer: Told,
  cuts: readonly Cut[],
  taken: readonly Taken[],
): Promise<void> {
  const digest = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
  const { platform, matched, replaced } = answer
  const period = periodOf(taken.flatMap(one => one.rows))!
  const told = taken.flatMap(({ number, ours, rows }) => rows.map(row => cellsOf(number, ours!, row)))
  const changes = changesOf(told, await heldWithin(db, cuts))
  const log = {
    at: now,
    actor,
    platform,
    starts_on: period.from,
    ends_on: period.to,
    rows: matched.rows,
    replaced,
    totals: matched.totals,
    digest,
    file,
    added: changes.written.length - changes.changed,
    changed: changes.changed,
    removed: changes.removed.length,
  }
  const statements = [
    importStatement(db, log),
    ...replaceStatements(db, {
      sources: taken.map(({ number, source, ours, how }) => rowOf(number, source, ours, how!)),
      ...changes,
    }),
  ]
  await db.batch(statements)
}

const cellsOf = (number: number, { campaign, ad }: Ours, row: ReportRow): Cells => [
  campaign, row.from, row.to, ad, row.platform, number, row.device, row.currency,
  row.impressions, row.reach, row.engagements, row.clicks, row.costMicros,
] // biome-ignore format: key, figures
