import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { newId } from '../../src/lib/ids.ts'
import { MIGRATIONS, migrationFiles } from '../../src/local/migrations.ts'
import type { Recorded } from '../../src/pixel/record.ts'
import { blank } from '../beacon.ts'
import type { Figure } from './figures.ts'
import { probeHost } from './probe-host.ts'
import type { Telling } from './store-probe.ts'
import { cpuOf } from './workerd.ts'

const BATCHES = [
  { size: 100, count: 50 }, // the queue's
  { size: 1000, count: 5 }, // what is left when the way to D1 and back is forgotten
]
const ROUNDS = 5

/** record() in a Worker beside plain INSERTs into the same table by node:sqlite, what D1 bills for a visit, and the disk that
 *  a view takes. */
export async function store(): Promise<Figure[]> {
  const { miniflare, db } = await probeHost('test/bench/store-probe.ts')
  const tell = async (batches: Recorded[][], each?: Telling['each']): Promise<{ written: number }> => {
    const body = JSON.stringify({ batches, each } satisfies Telling)
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
    const speeds: Speed[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const first = performance.now()
      const { cpuS } = await cpuOf(() => tell([[row({})]], { size, count }))
      const second = performance.now()
      const used = process.cpuUsage()
      for (let i = 0; i < count; i++) plain(Array.from({ length: size }, () => row({})))
      const { user, system } = process.cpuUsage(used)
      const [ours, theirs] = [second - first, performance.now() - second]
      speeds.push({ ours, theirs, cpu: (cpuS * 1e6) / (user + system) })
    }
    ratios.push(ratioOf(speeds, size, size * count))
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

interface Speed {
  ours: number
  theirs: number
  cpu: number // seconds of the runtime for one of ours
}

/** The round in the middle: the machine's speed changes from one to the next. */
function ratioOf(speeds: Speed[], size: number, rows: number): Figure {
  const { ours, theirs, cpu } = speeds.toSorted((a, b) => a.theirs / a.ours - b.theirs / b.ours)[speeds.length >> 1]!
  const perSecond = (ms: number) => `${Math.round((rows * 1000) / ms)}/s`
  return {
    what: `record(), ${size} rows at once`,
    figure: theirs / ours,
    limit: '≥ 0.5',
    ratio: theirs / ours,
    baseline: `${perSecond(ours)} to ${perSecond(theirs)} of plain INSERTs by node:sqlite; ${cpu.toFixed(1)} × its processor`,
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
