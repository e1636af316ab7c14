import { execFileSync } from 'node:child_process'
import { MARK_OF_SEALED } from '../../src/contacts/person.ts'
import type { Figure } from './figures.ts'
import { probeHost } from './probe-host.ts'
import { workerd } from './workerd.ts'

const MEMBERS = Number(process.env.BENCH_MEMBERS ?? 1_000_000)
const AT_ONCE = 2000

const RUNS = [
  ['google', 'the first time'],
  ['google', 'again'],
  ['meta?form=plain', 'the first time'],
  ['meta?form=plain', 'again'],
] as const

/** An export of a million people beside a plain read of the same rows, in the same Worker. */
export async function exporting(): Promise<Figure[]> {
  const { miniflare, db } = await probeHost('test/bench/audience-probe.ts')
  const get = (what: string) => miniflare.dispatchFetch(`http://probe/${what}`)
  await fillPeople(db, get, 0, MEMBERS)
  const began = performance.now()
  await (await get('raw')).text()
  const raw = performance.now() - began

  const figures: Figure[] = []
  for (const [what, time] of RUNS) {
    const { ms, firstMs, lines, tenthMb, peakMb } = await download(() => get(`export/${what}`))
    const ratio = raw / ms
    figures.push({
      ...{ budget: 'exportRatio', what: `${what.replace('?form=', ' ')}, ${time}`, figure: ratio, ratio },
      baseline: `the same rows read raw in ${(raw / 1000).toFixed(1)} s; ${(ms / 1000).toFixed(1)} s for ${lines} lines`,
    })
    figures.push({ budget: 'exportFirstByte', what: `${what.replace('?form=', ' ')}, ${time}`, figure: firstMs })
    figures.push({
      ...{ budget: 'exportMemory', what: `${what.replace('?form=', ' ')}, ${time}: most beyond the first tenth` },
      ...{ figure: peakMb - tenthMb, ratio: peakMb / tenthMb, baseline: `${tenthMb} MB after the first tenth` },
    })
  }
  const before = rss()
  const slow = await download(() => get('export/meta'), SLOW_MS)
  figures.push({
    what: 'memory while a client takes 20 s over some of it',
    figure: rss() - before,
    unit: 'MB',
    baseline: `${before} MB before; ${slow.lines} lines read`,
  })
  await db.prepare(SENT).run()
  const from = rss()
  const start = performance.now()
  const plan = (await (await get('plan')).json()) as { add: number; remove: number; same: number }
  figures.push({
    what: `what a list would change, ${MEMBERS / 1e6} M people`,
    figure: (performance.now() - start) / 1000,
    unit: 's',
    baseline: `${plan.add} to add, ${plan.same} the same; ${rss() - from} MB more than before`,
  })
  const { members, rows } = (await (await get('cost')).json()) as { members: number; rows: number }
  figures.push({
    what: 'D1 rows read for each member listed',
    figure: rows / members,
    unit: 'rows',
    baseline: 'a rule that looks nothing else up',
  })
  await miniflare.dispose()
  return figures
}

const SLOW_MS = 200 // between two chunks
const LOOK_MS = 250 // at the memory

// Nine of ten were sent before.
const SENT = `
  INSERT INTO sent_members (list, contact_id, state, mark, rows_sealed, sent_at)
  SELECT 'bench', id, 'sent', ${MARK_OF_SEALED}, 'x', 9e15 FROM contacts c WHERE created_at = 1 AND abs(random()) % 10 <> 0`

type Get = (what: string) => Promise<{ text(): Promise<string> }>

/** The people from the one number to before the other. */
export async function fillPeople(db: D1Database, get: Get, first: number, end: number): Promise<void> {
  for (let from = first; from < end; from += AT_ONCE) {
    const rows = await (await get(`seal?from=${from}&n=${Math.min(AT_ONCE, end - from)}`)).text()
    await db.prepare(FILL).bind(rows).run()
  }
}

const FILL = `
  INSERT INTO contacts (id, email_index, phone_index, sealed, created_at, updated_at, ads_consent_at)
  SELECT j.value ->> 0, j.value ->> 0, j.value ->> 0, j.value ->> 1, 1, 1, 1 FROM json_each(?1) j`

/** `pauseMs`: waits so long between chunks, for 20 s at most. */
export async function download(get: () => Promise<{ body: unknown }>, pauseMs = 0) {
  const began = performance.now()
  let firstMs = 0
  let lines = 0
  let [tenthMb, peakMb, looked] = [0, 0, began]
  const body = (await get()).body as AsyncIterable<Uint8Array>
  for await (const chunk of body) {
    firstMs ||= performance.now() - began
    for (const byte of chunk) if (byte === 10) lines++
    if (performance.now() - looked > LOOK_MS) {
      looked = performance.now()
      peakMb = Math.max(peakMb, rss())
      if (lines < MEMBERS / 10) tenthMb = peakMb
    }
    if (pauseMs > 0) await new Promise(resolve => setTimeout(resolve, pauseMs))
    if (pauseMs > 0 && performance.now() - began > 20_000) break
  }
  return { ms: performance.now() - began, firstMs, lines, tenthMb: tenthMb || peakMb, peakMb }
}

/** MB held by the runtime that this process started. */
const rss = (): number =>
  Math.round(Number(execFileSync('ps', ['-p', `${workerd().pid}`, '-o', 'rss='], { encoding: 'utf8' })) / 1024)
