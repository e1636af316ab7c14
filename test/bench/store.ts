import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { newId } from '../../src/lib/ids.ts'
import { ROOT } from '../../src/local/setup.mjs'
import type { Recorded } from '../../src/pixel/record.ts'
import { blank } from '../beacon.ts'
import type { Figure } from './bench.ts'
import type { Telling } from './probe.ts'
import { probeHost } from './probe-host.ts'

const BATCHES = [
  { size: 100, count: 50 }, // the queue's
  { size: 1000, count: 5 }, // what is left when the way to D1 and back is forgotten
]
const ROUNDS = 5

/** record() in a Worker beside plain INSERTs into the same table by node:sqlite, and what D1 bills for a visit. */
export async function store(): Promise<Figure[]> {
  const { miniflare, db } = await probeHost('test/bench/probe.ts')
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

  const plain = plainTable()
  const ratios: Figure[] = []
  for (const { size, count } of BATCHES) {
    const speeds = []
    for (let round = 0; round < ROUNDS; round++) {
      const first = performance.now()
      await tell([[row({})]], { size, count })
      const second = performance.now()
      for (let i = 0; i < count; i++) plain(Array.from({ length: size }, () => row({})))
      speeds.push({ ours: second - first, theirs: performance.now() - second })
    }
    ratios.push(ratioOf(speeds, size, size * count))
  }
  await miniflare.dispose()
  return [
    { what: 'rows written per visit', figure: exempt, unit: 'rows', limit: '≤ 4', ok: exempt <= 4 },
    {
      what: 'rows written per visit, consented',
      figure: consented,
      unit: 'rows',
      limit: '≤ 10',
      ok: consented <= 10,
    },
    ...ratios,
  ]
}

/** The round in the middle: the machine's speed changes from one to the next. */
function ratioOf(speeds: { ours: number; theirs: number }[], size: number, rows: number): Figure {
  const sorted = speeds.map(({ ours, theirs }) => ({ ours, theirs, ratio: theirs / ours }))
  const { ours, theirs, ratio } = sorted.toSorted((a, b) => a.ratio - b.ratio)[speeds.length >> 1]!
  const perSecond = (ms: number) => `${Math.round((rows * 1000) / ms)}/s`
  return {
    what: `record(), ${size} rows at once`,
    figure: ratio,
    unit: 'ratio',
    limit: '≥ 0.5',
    ok: ratio >= 0.5,
    baseline: `${perSecond(ours)} to node:sqlite's ${perSecond(theirs)}, plain INSERTs`,
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
  const folder = path.join(ROOT, 'migrations')
  for (const name of readdirSync(folder).sort()) db.exec(readFileSync(path.join(folder, name), 'utf8'))
  const columns = db.prepare(`SELECT name FROM pragma_table_info('views')`).all() as { name: keyof Recorded }[]
  const names = columns.map(({ name }) => name).filter(name => name in blank(''))
  const insert = db.prepare(`INSERT INTO views (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
  return batch => {
    db.exec('BEGIN')
    for (const view of batch) insert.run(...names.map(name => view[name] as string | number | null))
    db.exec('COMMIT')
  }
}
