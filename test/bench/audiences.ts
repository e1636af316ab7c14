import type { Rule } from '../../src/audiences/schema.ts'
import type { Size } from '../../src/audiences/size.ts'
import { DAY_MS } from '../../src/lib/time.ts'
import { exporting } from './export.ts'
import type { Figure } from './figures.ts'
import { kept } from './kept.ts'
import { median, percentile } from './median.ts'
import { probeHost } from './probe-host.ts'

const VISITORS = Number(process.env.BENCH_VISITORS ?? 1_000_000)
const TIMES = 20
const NOW = Date.UTC(2026, 10, 23, 12)
const DAYS = 390

/** What the size of an audience costs among a million visitors of whom one in twenty left a name, and what leaves of it. */
export const audiences = async (): Promise<Figure[]> => [...(await sizes()), ...(await exporting())]

async function sizes(): Promise<Figure[]> {
  const { folder } = await kept('audiences', { sources: ['test/bench/audiences.ts'], how: VISITORS }, async folder => {
    const { miniflare, db } = await probeHost('test/bench/audience-probe.ts', folder)
    await fill(db)
    await miniflare.dispose()
    return {}
  })
  const { miniflare } = await probeHost('test/bench/audience-probe.ts', folder)
  const ask = async (rule: Rule) => {
    const answer = await miniflare.dispatchFetch(`http://probe/size?now=${NOW}`, {
      method: 'POST',
      body: JSON.stringify(rule),
    })
    return (await answer.json()) as Size
  }
  const figures: Figure[] = []
  for (const [what, rule] of RULES) {
    const took: number[] = []
    let size = await ask(rule)
    for (let i = 0; i < TIMES; i++) {
      const began = performance.now()
      size = await ask(rule)
      took.push(performance.now() - began)
    }
    const p95 = percentile(took, 95)
    figures.push({
      budget: 'audienceSize',
      what: `${what} of ${VISITORS / 1e6} M, p95`,
      figure: p95,
      baseline: `p50 ${Math.round(median(took))} ms; ${size.visitors} ± ${size.margin?.visitors ?? 0} browsers, ${size.people} ± ${size.margin?.people ?? 0} people`,
    })
  }
  await miniflare.dispose()
  return figures
}

const RULES: [string, Rule][] = [
  ['everybody of 30 days', { campaigns: ['bench'], windowDays: 30 }],
  [
    'engaged without lead, 14 days',
    { campaigns: ['bench'], tiers: { min: 20 }, windowDays: 14, exclude: { leads: true } },
  ],
  [
    'a nested rule',
    {
      campaigns: ['bench', 'other'],
      windowDays: 180,
      where: {
        all: [
          { any: [{ source: ['meta'] }, { device: ['mobile'] }] },
          { not: { seen: { maxDays: 1 } } },
          { visits: { min: 1 } },
          { stage: ['proof', 'incentive', 'rest'] },
        ],
      },
      exclude: { leads: true, customers: true },
    },
  ],
]

// One visitor every few seconds for thirteen months; every twentieth left a name, and half of these agreed to advertising.
const FILL = [
  `INSERT INTO visitors (id, contact_id, created_at)
   SELECT id, iif(n % 20 = 0, printf('%08x-0000-8000-8000-%012x', (n * 2654435761) & 4294967295, n), NULL), at FROM n_rows`,
  `INSERT INTO touches (view_id, visitor_id, campaign, ad, at, source, clicks)
   SELECT id, id, 'bench', 'ad-1', at, iif(n % 3, 'meta', 'google'), iif(n % 3, 'fbclid=IwAR' || n || '&_fbp=fb.1.1.' || n, 'gclid=Cj' || n) FROM n_rows`,
  `INSERT INTO engagements (visitor_id, campaign, views, visits, first_at, last_at, engaged_ms, scroll_pct, cta_clicks,
     contact_clicks, form_started, lead, purchase)
   SELECT id, 'bench', 1, 1, at, at, (n * 7919) % 60000, (n * 104729) % 101, n % 13 = 0, 0, n % 37 = 0, n % 20 = 0, 0 FROM n_rows`,
  `INSERT INTO views (id, campaign, at, ad, source, device, country, consent, engaged_ms)
   SELECT id, 'bench', at, 'ad-1', iif(n % 3, 'meta', 'google'), iif(n % 4, 'mobile', 'desktop'), 'FR', 2, (n * 7919) % 60000 FROM n_rows`,
  `INSERT INTO contacts (id, email_index, sealed, created_at, updated_at, ads_consent_at)
   SELECT printf('%08x-0000-8000-8000-%012x', (n * 2654435761) & 4294967295, n), 'e' || n, 'sealed', at, at, iif(n % 40 = 0, at, NULL)
   FROM n_rows WHERE n % 20 = 0`,
  `INSERT INTO conversions (id, kind, campaign, at, contact_id)
   SELECT id, 'lead', 'bench', at, printf('%08x-0000-8000-8000-%012x', (n * 2654435761) & 4294967295, n)
   FROM n_rows WHERE n % 20 = 0`,
]

const PER_STATEMENT = 100_000

async function fill(db: D1Database): Promise<void> {
  const start = NOW - DAYS * DAY_MS
  for (let from = 1; from <= VISITORS; from += PER_STATEMENT) {
    const until = Math.min(VISITORS, from + PER_STATEMENT - 1)
    for (const sql of FILL) {
      await db
        .prepare(
          `WITH RECURSIVE k (n) AS (SELECT ?1 UNION ALL SELECT n + 1 FROM k WHERE n < ?2),
           m AS (SELECT n, CAST(?3 + n * ?4 AS INTEGER) AS at FROM k),
           n_rows AS (SELECT n, at, printf('%08x-%04x-7%03x-8%03x-%012x', at >> 16, at & 65535, n & 4095, (n * 31) & 4095, n) AS id FROM m)
           ${sql}`,
        )
        .bind(from, until, start, (DAYS * DAY_MS) / VISITORS)
        .run()
    }
  }
}
