import { lastDays, type Range } from '../../src/funnel/range.ts'
import { countCampaign } from '../../src/funnel/store.ts'
import { DAY_MS, dayNumber, HOUR_MS } from '../../src/lib/time.ts'
import { listClosedDays, rollUp } from '../../src/pixel/days/roll-up.ts'
import type { Figure } from './figures.ts'
import { emptyHost } from './host.ts'
import { median, percentile } from './median.ts'

const VIEWS = Number(process.env.BENCH_VIEWS ?? 1_000_000)
const DAYS = 90
const TIMES = 20
const TODAY = dayNumber(Date.UTC(2026, 10, 23))
const NOW = TODAY * DAY_MS + 18 * HOUR_MS
const WHOLE = lastDays(DAYS, NOW)
const TENTH = lastDays(DAYS / 10, NOW) // of ten million, a raw count does not end within what D1 allows

/** What a dashboard asks of one campaign over 90 days, before and after its closed days are rolled up. BENCH_VIEWS sets
 *  how many views it has. */
export async function days(): Promise<Figure[]> {
  const { db, stop } = await emptyHost()
  for (let day = TODAY - DAYS + 1; day <= TODAY; day++)
    await db
      .prepare(FILL)
      .bind(day, Math.round(VIEWS / DAYS))
      .run()
  const ask = (range: Range) => countCampaign(db, 'bench', range)
  const raw = await timed(() => ask(TENTH), 3)
  const rolling = await rollEverything(db)
  const asked = await timed(() => ask(WHOLE), TIMES)
  const rows = await db.prepare('SELECT count(*) AS n FROM view_days').first<number>('n')
  await stop()
  const what = `funnel and tiers of ${(VIEWS / 1e6).toFixed(1)} M views`
  const slowest = percentile(asked, 95)
  return [
    { what: `${what}, p50`, figure: median(asked), unit: 'ms', baseline: `${Math.round(median(raw))} ms for a tenth of the days, from views alone` },
    { what: `${what}, p95`, figure: slowest, unit: 'ms', limit: '< 1000 ms' },
    { what: `rolling up ${DAYS - 2} days`, figure: rolling / 1000, unit: 's', baseline: `${rows} rows of view_days` },
  ] // biome-ignore format: a table
}

// As many kinds of views in a day as a busy campaign has: 6 ads, 2 variants, 4 sources, 3 devices, robots, every tier.
const FILL = `
  WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?2),
    v AS (SELECT n, CAST(?1 * ${DAY_MS} + n * (${DAY_MS}.0 / (?2 + 1)) AS INTEGER) AS at, abs(random()) AS dice FROM n)
  INSERT INTO views (id, campaign, at, ad, variant, version, source, utm, device, country, consent, bots, engaged_ms,
    scroll_pct, cta_clicks, form_started, lead, lcp_ms, cls_milli)
  SELECT printf('%08x-%04x-7%03x-8%03x-%012x', at >> 16, at & 65535, n & 4095, dice & 4095, n), 'bench', at,
    'ad-' || (dice % 6), iif(dice & 1, 'a', 'b'), 1, iif(dice % 7 < 3, 'meta', iif(dice % 7 < 5, 'google', 'direct')),
    's=meta&m=paid_social', iif(dice % 5 < 3, 'mobile', 'desktop'), 'FR', iif(dice % 11 < 3, 2, 0),
    iif(dice % 23 = 0, 2, 0), dice % 61000, dice % 101, dice % 13 = 0, dice % 37 = 0, dice % 97 = 0, dice % 4001, dice % 150
  FROM v`

async function rollEverything(db: D1Database): Promise<number> {
  const began = performance.now()
  await listClosedDays({ DB: db }, NOW)
  const waiting = () => db.prepare('SELECT count(*) AS n FROM rolled_days WHERE rules = 0').first<number>('n')
  while (await waiting()) await rollUp({ DB: db }, NOW)
  return performance.now() - began
}

/** ms each. */
async function timed(work: () => Promise<unknown>, times: number): Promise<number[]> {
  const took: number[] = []
  for (let i = 0; i < times; i++) {
    const began = performance.now()
    await work()
    took.push(performance.now() - began)
  }
  return took
}
