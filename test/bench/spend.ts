import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { DAY_MS, dayOf } from '../../src/lib/time.ts'
import type { Figure } from './figures.ts'
import { emptyHost } from './host.ts'
import { workerd } from './workerd.ts'

const LINES = Number(process.env.BENCH_LINES ?? 100_000)
const CAMPAIGNS = 10
const ADS = 30 // in each
const LIMIT_S = 5 // of processor: what a Worker may use is counted so

/** A year of daily lines of 300 ads, as Meta exports them: looked at, taken in, taken in again as it is and with every
 *  figure changed, undone. And a day of as many ads as lines, of which hardly one is ours. */
export async function spend(): Promise<Figure[]> {
  const { db, url, adminToken, stop } = await emptyHost()
  await db.batch([
    db.prepare(
      `INSERT INTO brands (id, name, kit, legal, created_at, updated_at) VALUES ('bench', 'Bench', '{}', '{}', 0, 0)`,
    ),
    db.prepare(FILL_CAMPAIGNS).bind(CAMPAIGNS),
    db.prepare(FILL_ADS).bind(ADS),
  ])
  const ask = async (path: string, body?: string) => {
    const [began, { cpuS }] = [performance.now(), workerd()]
    const answer = await fetch(`${url}/api/spend/${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${adminToken}` },
      body: body ?? null,
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 500)}`)
    return { s: (performance.now() - began) / 1000, cpuS: workerd().cpuS - cpuS, json: JSON.parse(text) as Answer }
  }
  const file = report()
  const first = await ask('import?dryRun=1', file)
  const warm = await ask('import?dryRun=1', file)
  const applied = await ask('import', file)
  const again = await ask('import', file)
  const corrected = await ask('import', report(1))
  const undone = await ask('imports/3/undo')
  const foreign = await ask('import?dryRun=1', report(0, LINES))
  const left = await db.prepare('SELECT count(*) AS n FROM spend').first<number>('n')
  await stop()
  const what = `${LINES / 1000} k lines of a report (${(file.length / 1e6).toFixed(1)} MB)`
  const heapMb = heapFor(file)
  const figure = (how: string, { s, cpuS, json }: { s: number; cpuS: number; json: Answer }): Figure => ({
    what: `${what}, ${how}`,
    figure: cpuS,
    limit: `< ${LIMIT_S} s`,
    baseline: `${json.matched ? `${json.matched.rows} rows, ${json.replaced} replaced` : `${left} rows stored`}; ${s.toFixed(1)} s until the answer`,
  })
  return [
    figure('previewed first', first),
    figure('previewed', warm),
    figure('imported', applied),
    figure('imported again', again),
    figure('imported again, every line corrected', corrected),
    figure('undone', undone),
    figure('each of an ad of its own, previewed', foreign),
    { what: `${what}, smallest heap that reads it`, figure: heapMb, limit: '< 128 MB' },
  ]
}

const HEAPS_MB = [60, 70, 80, 90, 100, 110, 120, 130, 140, 160, 200]

/** In Node, whose pointers are twice as long as workerd's. */
function heapFor(file: string): number {
  const isEnough = (mb: number) =>
    spawnSync(process.execPath, [`--max-old-space-size=${mb}`, READER], { input: file }).status === 0
  return HEAPS_MB.find(isEnough) ?? Number.POSITIVE_INFINITY
}

const READER = path.join(import.meta.dirname, 'spend-heap.ts')

interface Answer {
  matched?: { rows: number }
  replaced?: number
}

const FILL_CAMPAIGNS = `
  WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?1)
  INSERT INTO campaigns SELECT 'bench-' || n, 'bench', 'Bench ' || n, 'fr-FR', 'EUR', NULL, 'active', NULL, 0, 0 FROM n`
const FILL_ADS = `
  WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?1)
  INSERT INTO ads
  SELECT c.slug, 'ad-' || n, 'meta', '1203' || substr('00' || substr(c.slug, 7), -2) || substr('000' || n, -3), 'Headline', '', '', 'LEARN_MORE', 'fr', NULL, '[]', 0, 0
  FROM n CROSS JOIN campaigns c`

function report(more = 0, ads = CAMPAIGNS * ADS): string {
  const perAd = Math.ceil(LINES / ads)
  const lines = [
    'Campaign name,Campaign ID,Ad set name,Ad set ID,Ad name,Ad ID,Day,Amount spent (EUR),Impressions,Reach,Link clicks,Reporting starts,Reporting ends',
  ]
  for (let n = 0; n < LINES; n++) {
    const ad = Math.floor(n / perAd)
    const [c, a] = [1 + (ad % CAMPAIGNS), 1 + Math.floor(ad / CAMPAIGNS)]
    const id = `${String(c).padStart(2, '0')}${String(a).padStart(3, '0')}`
    const day = dayOf(Date.UTC(2026, 0, 1) + (n % perAd) * DAY_MS)
    const shown = 1000 + more + (n % 977)
    lines.push(
      `Bench campaign ${c},1201${c},Broad audience ${a},1202${id},"Carousel ${a}, spring",1203${id},${day},${(shown / 90).toFixed(2)},${shown},${shown - 100},${n % 40},${day},${day}`,
    )
  }
  return lines.join('\r\n')
}
