import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { newId } from '../../src/lib/ids.ts'
import { MIGRATIONS, migrationFiles } from '../../src/local/migrations.ts'
import type { Recorded } from '../../src/pixel/row.ts'
import { blank } from '../beacon.ts'
import type { Figure } from './figures.ts'
import { probeHost } from './probe-host.ts'
import type { Telling } from './store-probe.ts'
import { cpuOf } from './workerd.ts'

const BATCHES = [
  { size: 100, count: 50 }, // the queue's
  { size: 1000, count: 5 },
]
const ROUNDS = 7

// Processor and not time: of a machine that others use too, time tells how busy they were. Both sides write the same rows,
// under the same indexes and triggers, as many in a transaction, to a disk that is waited for (WAL, synchronous = FULL, as the
// runtime was built). Ours also goes to Miniflare's D1 and back, by HTTP and JSON within a process, which is neither
// record() nor Cloudflare: what a call that asks for nothing takes in the same round is told, and not counted.
const LIMIT = '≥ 0.5'

/** record() in a Worker beside plain INSERTs into the same table by node:sqlite, what D1 bills for a visit, and the disk that
 *  a view takes. */
export async function store(): Promise<Figure[]> {
  const { miniflare, db } = await probeHost('test/bench/store-probe.ts')
  const tell = async (batches: Recorded[][], more: Partial<Telling> = {}): Promise<{ written: number }> => {
    const body = JSON.stringify({ batches, ...more } satisfies Telling)
    const answer = await miniflare.dispatchFetch('http://probe/', { method: 'POST', body })
    if (!answer.ok) throw new Error(await answer.text())
    return (await answer.json()) as { written: number }
  }

  const visitor = newId()
  await db.prepare('INSERT INTO visitors (id, created_at) VALUES (?1, 1)').bind(visitor).run()
  const exempt = (await tell(visit({}))).written
  const consented = (await tell(visit({ visitor, consent: 2, clicks: 'fbclid=abc' }))).written

  const before = await held(db)
  const plain = plainTable()
  const ratios: Figure[] = []
  for (const { size, count } of BATCHES) {
    const rounds: Round[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const { cpuS: way } = await cpuOf(() => tell([], { calls: count }))
      const began = performance.now()
      const { cpuS: ours } = await cpuOf(() => tell([[row({})]], { each: { size, count } }))
      const tookMs = performance.now() - began
      const used = process.cpuUsage()
      for (let i = 0; i < count; i++) plain(Array.from({ length: size }, () => row({})))
      const { user, system } = process.cpuUsage(used)
      rounds.push({ ours, way, theirs: (user + system) / 1e6, tookMs })
    }
    ratios.push(ratioOf(rounds, size, size * count))
  }
  const after = await held(db)
  await miniflare.dispose()
  const views = after.views - before.views
  return [
    { budget: 'rowsWritten', figure: exempt },
    { budget: 'rowsWrittenAgreed', figure: consented },
    {
      ...{ budget: 'diskPerView', what: 'index included', figure: (after.bytes - before.bytes) / views },
      baseline: `${views} views, each later than the one before`,
    },
    ...ratios,
  ]
}

async function held(db: D1Database): Promise<{ views: number; bytes: number }> {
  const { results, meta } = await db.prepare('SELECT count(*) AS n FROM views').run<{ n: number }>()
  return { views: results[0]!.n, bytes: meta.size_after }
}

interface Round {
  ours: number // seconds of processor, likewise:
  way: number // of `ours`, to D1 and back
  theirs: number
  tookMs: number // ours
}

/** Of all rounds together, as the processor is told by hundredths of a second. */
function ratioOf(rounds: Round[], size: number, rows: number): Figure {
  const sum = (of: keyof Round) => rounds.reduce((total, round) => total + round[of], 0)
  const [ours, way, theirs] = [sum('ours'), sum('way'), sum('theirs')]
  const each = (seconds: number) => ((seconds * 1e6) / (rows * rounds.length)).toFixed(1)
  const figure = theirs / (ours - way)
  return {
    ...{ what: `record(), ${size} rows at once`, figure, limit: LIMIT, ratio: figure },
    baseline:
      `plain INSERTs by node:sqlite take ${each(theirs)} µs of processor a row, ours ${each(ours - way)} and ${each(way)} for the way to ` +
      `Miniflare's D1 and back (with it ${(theirs / ours).toFixed(2)}); ${Math.round((rows * rounds.length * 1000) / sum('tookMs'))}/s`,
  }
}

const row = (more: Partial<Recorded>): Recorded =>
  blank(newId(), {
    campaign: 'audit-energie',
    at: Date.now(),
    ad: 'maison-froide',
    version: 1,
    source: 'meta',
    utm: 'utm_source=meta&utm_medium=paid_social',
    device: 'mobile',
    country: 'FR',
    engaged_ms: 12_000,
    scroll_pct: 64,
    cta_clicks: 1,
    ...more,
  })

/** The three beacons of a standard visit, each alone, as they come. */
function visit(more: Partial<Recorded>): Recorded[][] {
  const view = row({ engaged_ms: 0, scroll_pct: 0, cta_clicks: 0, ...more })
  const read = { ...view, engaged_ms: 700, scroll_pct: 40 }
  const sent = { ...read, engaged_ms: 15_000, scroll_pct: 100, cta_clicks: 1, contact_clicks: 1, lcp_ms: 900 }
  return [
    view,
    read,
    { ...sent, form_started: 1 as const, forms_started: 1, form_submits: 1, trusted: 1 as const },
  ].map(beacon => [beacon])
}

/** The same schema on a disk, a transaction per batch and one prepared INSERT: the least that a database has to do. */
function plainTable(): (batch: Recorded[]) => void {
  const db = new DatabaseSync(path.join(mkdtempSync(path.join(tmpdir(), 'like2lead-')), 'plain.sqlite'))
  db.exec('PRAGMA journal_mode = WAL')
  for (const name of migrationFiles()) db.exec(readFileSync(path.join(MIGRATIONS, name), 'utf8'))
  const columns = db.prepare(`SELECT name FROM pragma_table_info('views')`).all() as { name: keyof Recorded }[]
  const names = columns.map(({ name }) => name).filter(name => name in blank(''))
  const insert = db.prepare(`INSERT INTO views (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
  return batch => {
    db.exec('BEGIN')
    for (const view of batch) insert.run(...names.map(name => view[name] as string | number | null))
    db.exec('COMMIT')
  }
}
