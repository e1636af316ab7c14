// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { formCounts } from '../src/funnel/form/store.ts'
import { merged } from '../src/funnel/marks.ts'
import { countCampaign } from '../src/funnel/store.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { DAY_MS, dayNumber, dayOf, HOUR_MS } from '../src/lib/time.ts'
import { DAYS_SEEN } from '../src/pixel/days/days.ts'
import { COUNT_FIELDS } from '../src/pixel/days/fields.ts'
import {
  LIST_WAITING,
  listClosedDays,
  ROLL,
  ROLL_FIELDS,
  ROLL_VITALS,
  rollStatements,
  rollUp,
} from '../src/pixel/days/roll-up.ts'
import { countViews, DIMENSIONS, type Dimension, FACTS, type Fact } from '../src/pixel/days/views.ts'
import { VITALS } from '../src/pixel/days/vital-limits.ts'
import { countVitals, edgesOf, VITAL_VIEWS } from '../src/pixel/days/vitals.ts'
import { isHuman } from '../src/pixel/facts/bots.ts'
import { record } from '../src/pixel/record.ts'
import type { Recorded } from '../src/pixel/row.ts'
import { blank } from './beacon.ts'

const { DB } = env
const DAY = dayNumber(Date.UTC(2026, 10, 1))
const NOON = DAY * DAY_MS + 12 * HOUR_MS
const LATER = (DAY + 30) * DAY_MS
const uuid = (n: number) => `019ab0c5-2c00-7abc-8def-${String(n).padStart(12, '0')}`
const seen = (n: number, more: Partial<Recorded> = {}) => blank(uuid(n), { at: NOON, ad: 'ad-1', ...more })

const rowsOf = async (sql: string, ...params: unknown[]) =>
  (await DB.prepare(sql)
    .bind(...params)
    .all()).results // biome-ignore format: a line
const rolled = () => rowsOf('SELECT campaign, day FROM rolled_days WHERE rules > 0 ORDER BY 1, 2')
const roll = (campaign: string, day: number) => DB.batch(rollStatements(DB, { campaign, day }, LATER))
const night = async (now: number) => {
  await listClosedDays(env, now)
  await rollUp(env, now)
}

const [BY, ALL] = [Object.keys(DIMENSIONS) as Dimension[], Object.keys(FACTS) as Fact[]]
const sorted = (rows: object[]) => rows.map(row => JSON.stringify(row)).sort()
const counted = async (by = BY, facts = ALL, from = DAY, to = DAY + 9) =>
  sorted(await rowsOf(countViews(by, facts), '["spring","autumn"]', from, to))
/** The same from views alone. */
const countedRaw = async (by = BY, facts = ALL, from = DAY, to = DAY + 9) =>
  sorted(
    await rowsOf(
      `SELECT v.campaign, ${[...by.map(name => `${DIMENSIONS[name]} AS ${name}`), ...facts.map(fact => `${FACTS[fact]} AS ${fact}`)]}
       FROM views v WHERE v.campaign IN ('spring', 'autumn') AND v.at >= ?1 AND v.at < ?2 AND ${isHuman('v')}
       GROUP BY ${['campaign', ...by].map((_, i) => i + 1)}`,
      from * DAY_MS,
      (to + 1) * DAY_MS,
    ),
  )

const vitals = async (from = DAY, to = DAY + 9) =>
  (await rowsOf(countVitals(['ad', 'device']), 'spring', from, to)).map(({ counts, ...cut }) => ({
    ...cut,
    counts: merged(JSON.parse(counts as string)),
  }))
/** The same from views alone, with the buckets as JavaScript has them. */
async function vitalsRaw(from = DAY, to = DAY + 9) {
  const sql = `SELECT ad, device, lcp_ms, inp_ms, cls_milli FROM views v
    WHERE campaign = 'spring' AND at >= ?1 AND at < ?2 AND ${isHuman('v')} ORDER BY ad, device`
  const rows = await rowsOf(sql, from * DAY_MS, (to + 1) * DAY_MS)
  return [...Map.groupBy(rows, ({ ad, device }) => JSON.stringify({ ad, device }))].map(([cut, views]) => {
    const counts: Record<string, number> = { views: views.length }
    for (const view of views)
      for (const [name, { column }] of Object.entries(VITALS)) {
        const value = view[column] as number | null
        const bucket = EDGES.find(edge => value !== null && edge >= value)
        if (bucket !== undefined) counts[`${name} ${bucket}`] = (counts[`${name} ${bucket}`] ?? 0) + 1
      }
    return { ...JSON.parse(cut), counts }
  })
}

/** Forms of spring, by the statement, and by hand. */
const forms = async (from = DAY - 1, to = DAY + 9) =>
  sortedForms(await formCounts(DB, ['spring'], { from: dayOf(from * DAY_MS), to: dayOf(to * DAY_MS) }))
const sortedForms = (rows: { ad: string }[]) => rows.toSorted((a, b) => a.ad.localeCompare(b.ad))

async function formsRaw(from = DAY - 1, to = DAY + 9) {
  const views = await rowsOf(
    `SELECT v.* FROM views v WHERE v.campaign = 'spring' AND v.form_started = 1 AND ${isHuman('v')} AND v.at >= ?1 AND v.at < ?2`,
    from * DAY_MS, (to + 1) * DAY_MS,
  ) // biome-ignore format: one statement
  const byAd = Map.groupBy(views, ({ ad }) => String(ad))
  return sortedForms(
    [...byAd].map(([ad, ofAd]) => {
      const counts: Record<string, number> = {}
      const add = (mark: string) => {
        counts[mark] = (counts[mark] ?? 0) + 1
      }
      for (const { fields, lead, page, form_submits } of ofAd) {
        const names = String(fields).split(',').filter(Boolean)
        const isSent = lead === 1 || (page !== '' && Number(form_submits) > 0)
        for (const mark of ['started', isSent ? 'sent' : `left ${names.at(-1) ?? ''}`]) add(mark)
        for (const name of names) add(`reached ${name}`)
      }
      return { campaign: 'spring', ad, counts }
    }),
  )
}
const EDGES = [0]
for (let edge = 0; edge < 600_000; EDGES.push(edge)) edge += edge + 1 - edgesOf(edge + 1).above

beforeEach(async () => {
  await DB.batch([
    ...['rolled_days', 'view_days', 'vital_days', 'field_days', 'views'].map(table =>
      DB.prepare(`DELETE FROM ${table}`),
    ),
    DB.prepare(`DELETE FROM tier_rules WHERE id > 100`),
    DB.prepare(`UPDATE bot_rules SET mode = 'on'`),
  ])
})

test('whatever was rolled, came late, or counts as a robot: the answer is that of the views themselves', async () => {
  const view = fc.record({
    n: fc.integer({ min: 1, max: 12 }), // few, so that views come again, and move
    campaign: fc.constantFrom('spring', 'spring', 'autumn', 'winter'),
    at: fc.integer({ min: -1, max: 5 }).map(day => NOON + day * DAY_MS),
    ad: fc.constantFrom('', 'ad-1', 'ad-2'),
    device: fc.constantFrom('mobile' as const, 'desktop' as const),
    consent: fc.constantFrom(0 as const, 1 as const, 2 as const),
    bots: fc.constantFrom(0, 0, 0, 1, 2, 6, 16),
    trusted: fc.constantFrom(null, 0 as const, 1 as const),
    engaged_ms: fc.constantFrom(0, 9000, 31_000),
    scroll_pct: fc.integer({ min: 0, max: 100 }),
    cta_clicks: fc.integer({ min: 0, max: 2 }),
    form_started: fc.constantFrom(0 as const, 1 as const),
    fields: fc.constantFrom('', 'email', 'email,phone', 'phone,email,name'),
    form_submits: fc.constantFrom(0, 0, 1),
    page: fc.constantFrom('', 'shop.example/offer'),
    lcp_ms: fc.constantFrom(null, 2500, 2501, 600_000),
    inp_ms: fc.constantFrom(null, 40, 200, 201),
    cls_milli: fc.constantFrom(null, 0, 51, 100, 101),
  })
  const views = fc.array(view, { minLength: 1, maxLength: 15 })
  const days = fc.array(fc.tuple(fc.constantFrom('spring', 'autumn'), fc.integer({ min: -1, max: 5 })))
  const keep = (rows: readonly { n: number }[]) =>
    record(
      DB,
      rows.map(({ n, ...more }) => seen(n, more)),
    )

  await fc.assert(
    fc.asyncProperty(
      views, days, fc.option(fc.integer({ min: 1, max: 90 })), days, views, fc.subarray([1, 2, 4, 8, 16, 32]),
      async (early, firstDays, tier, otherDays, late, off) => {
        await DB.batch(['rolled_days', 'view_days', 'vital_days', 'field_days', 'views'].map(table => DB.prepare(`DELETE FROM ${table}`)))
        await DB.prepare(`UPDATE bot_rules SET mode = iif(bit IN (SELECT value FROM json_each(?1)), 'off', 'on')`).bind(JSON.stringify(off)).run()
        await keep(early)
        for (const [campaign, day] of firstDays) await roll(campaign, DAY + day)
        if (tier) await DB.prepare(`INSERT OR REPLACE INTO tier_rules (id, rank, min_scroll_pct) VALUES (101, 30, ?1)`).bind(tier).run()
        for (const [campaign, day] of otherDays) await roll(campaign, DAY + day)
        await keep(late)
        expect(await counted()).toEqual(await countedRaw())
        expect(await counted(['ad'], ['views'], DAY + 1, DAY + 3)).toEqual(await countedRaw(['ad'], ['views'], DAY + 1, DAY + 3))
        expect(await vitals()).toEqual(await vitalsRaw())
        expect(await vitals(DAY + 1, DAY + 3)).toEqual(await vitalsRaw(DAY + 1, DAY + 3))
        expect(await forms(DAY + 1, DAY + 3)).toEqual(await formsRaw(DAY + 1, DAY + 3))
        await listClosedDays(env, LATER)
        await rollUp(env, LATER)
        expect(await counted()).toEqual(await countedRaw())
        expect(await vitals()).toEqual(await vitalsRaw())
        expect(await forms()).toEqual(await formsRaw())
      },
    ),
    { numRuns: 100 },
  ) // biome-ignore format: one story
}, 120_000)

test('a day is rolled when it has been over for 24 hours, and not before', async () => {
  await record(DB, [seen(1), seen(2, { campaign: 'autumn' }), seen(3, { at: NOON + DAY_MS })])
  const end = (DAY + 1) * DAY_MS
  for (const now of [NOON, end, end + DAY_MS - 1]) {
    await night(now)
    expect(await rolled()).toEqual([])
  }
  await night(end + DAY_MS)
  expect(await rolled()).toEqual([
    { campaign: 'autumn', day: DAY },
    { campaign: 'spring', day: DAY },
  ])
  await night(end + 2 * DAY_MS)
  expect(await rolled()).toHaveLength(3)
})

test('a rolled day says who counts, what they did, and how fast their pages were', async () => {
  const fast = { lcp_ms: 2500, inp_ms: 200, cls_milli: 100 }
  await record(DB, [
    seen(1, { engaged_ms: 4000, scroll_pct: 30, ...fast }),
    seen(2, { engaged_ms: 5000, scroll_pct: 40, lcp_ms: 2501, inp_ms: 201, cls_milli: 101 }),
    seen(3, { cta_clicks: 2, contact_clicks: 1, outbound_clicks: 3, file_clicks: 4, trusted: 0, form_started: 1 }),
  ])
  await night(LATER)
  const day = {
    campaign: 'spring',
    day: DAY,
    ad: 'ad-1',
    variant: '',
    source: 'direct',
    device: '',
    in_app: '',
    consent: 0,
  }
  const nothing = Object.fromEntries(ALL.map(fact => [fact, 0]))
  expect(await rowsOf('SELECT * FROM view_days ORDER BY rank')).toEqual([
    { ...day, ...nothing, bots: 0, rank: 10, views: 2, engaged_ms: 9000, scroll_pct: 70, lcp_measured: 2, lcp_good: 1,
      inp_measured: 2, inp_good: 1, cls_measured: 2, cls_good: 1 },
    { ...day, ...nothing, bots: 32, rank: 40, views: 1, cta_clicks: 2, contact_clicks: 1, outbound_clicks: 3,
      file_clicks: 4, form_started: 1 },
  ]) // biome-ignore format: two rows
})

describe('a closed day is open again', () => {
  const LATE: [string, () => Promise<unknown>][] = [
    ['by a late beacon of a view', () => record(DB, [seen(1, { scroll_pct: 80 })])],
    ['by a view that comes late', () => record(DB, [seen(9)])],
    ['by a lead on an old view', () => DB.prepare('UPDATE views SET lead = 1 WHERE id = ?1').bind(uuid(1)).run()],
  ]
  test.each(LATE)('%s, until the next night', async (_, happens) => {
    await record(DB, [seen(1), seen(2, { at: NOON + DAY_MS })])
    await night(LATER)
    await happens()
    expect(await rolled()).toEqual([{ campaign: 'spring', day: DAY + 1 }])
    expect(await counted()).toEqual(await countedRaw())
    await night(LATER)
    expect(await rolled()).toHaveLength(2)
    expect(await counted()).toEqual(await countedRaw())
  })

  test('and so is the other, when a view turns out to be of another campaign or day', async () => {
    await record(DB, [seen(1, { campaign: 'autumn', at: NOON + DAY_MS }), seen(2), seen(3, { at: NOON + 5 * DAY_MS })])
    await night(LATER)
    await record(DB, [seen(1)])
    expect(await rolled()).toEqual([{ campaign: 'spring', day: DAY + 5 }])
    expect(await counted()).toEqual(await countedRaw())
  })

  test('but not by a beacon that says nothing new', async () => {
    await record(DB, [seen(1, { scroll_pct: 80 })])
    await night(LATER)
    expect(await record(DB, [seen(1, { scroll_pct: 70 })])).toBe(0)
    expect(await rolled()).toHaveLength(1)
  })

  test('and opening it is one row and its place in the index, once', async () => {
    await record(DB, [seen(1), seen(2)])
    await night(LATER)
    expect(await record(DB, [seen(1, { scroll_pct: 80 })])).toBeLessThanOrEqual(3)
    expect(await record(DB, [seen(2, { scroll_pct: 80 })])).toBe(1)
  })
})

test('a tier that is added reclassifies closed days at once, and they are rolled anew', async () => {
  const range = { from: '2026-11-01', to: '2026-11-10' }
  await record(DB, [seen(1, { scroll_pct: 5 })])
  await night(LATER)
  expect((await countCampaign(DB, 'spring', range)).reached).toEqual([
    { campaign: 'spring', ad: 'ad-1', rank: 10, views: 1 },
  ])
  await DB.prepare(`INSERT INTO tier_rules (id, rank, min_scroll_pct) VALUES (101, 30, 5)`).run()
  expect((await countCampaign(DB, 'spring', range)).reached).toEqual([
    { campaign: 'spring', ad: 'ad-1', rank: 30, views: 1 },
  ])
  expect(await rowsOf('SELECT rank FROM view_days')).toEqual([{ rank: 10 }])
  await rollUp(env, LATER)
  expect(await rowsOf('SELECT rank FROM view_days')).toEqual([{ rank: 30 }])
  expect((await countCampaign(DB, 'spring', range)).reached).toEqual([
    { campaign: 'spring', ad: 'ad-1', rank: 30, views: 1 },
  ])
})

test('a report on robots counts them too, by the rules that each view breaks', async () => {
  await record(DB, [seen(1, { trusted: 1 }), seen(2, { bots: 6 }), seen(3, { bots: 6, at: NOON + 29 * DAY_MS })])
  await night(LATER)
  const sql = countViews(['bots'], ['views', 'trusted'], 'people and robots')
  expect(await rowsOf(sql, '["spring"]', DAY, DAY + 30)).toEqual([
    { campaign: 'spring', bots: 0, views: 1, trusted: 1 },
    { campaign: 'spring', bots: 6, views: 2, trusted: 0 },
  ])
})

test('a bot rule that is switched changes closed days, which are not rolled for it', async () => {
  await record(DB, [seen(1), seen(2, { bots: 16 })])
  await night(LATER)
  expect(await counted([], ['views'])).toEqual(['{"campaign":"spring","views":1}'])
  await DB.prepare(`UPDATE bot_rules SET mode = 'shadow' WHERE bit = 16`).run()
  expect(await counted([], ['views'])).toEqual(['{"campaign":"spring","views":2}'])
  expect(await rolled()).toHaveLength(1)
})

test('two runs at once, and again, end in the same rows', async () => {
  await record(
    DB,
    Array.from({ length: 30 }, (_, n) => seen(n, { at: NOON + (n % 7) * DAY_MS })),
  )
  await Promise.all([night(LATER), night(LATER)])
  const state = async () => [
    await rowsOf('SELECT * FROM view_days'),
    await rowsOf('SELECT * FROM rolled_days'),
    await rowsOf('SELECT * FROM vital_days'),
    await rowsOf('SELECT * FROM field_days'),
  ]
  const once = await state()
  expect(once[1]).toHaveLength(7)
  await DB.prepare('UPDATE rolled_days SET rules = 0').run()
  await Promise.all([night(LATER), night(LATER), night(LATER)])
  expect(await state()).toEqual(once)
})

test('a day that cannot be rolled is named, is read from its views, and holds up no other', async () => {
  await record(DB, [seen(1, { at: NOON + DAY_MS, ad: 'poison' }), seen(2)])
  await DB.prepare(
    `CREATE TRIGGER poison BEFORE INSERT ON view_days WHEN new.ad = 'poison' BEGIN SELECT RAISE(ABORT, 'no'); END`,
  ).run()
  await listClosedDays(env, LATER)
  await expect(rollUp(env, LATER)).rejects.toThrow('days not rolled: spring on 2026-11-02')
  expect(await rolled()).toEqual([{ campaign: 'spring', day: DAY }])
  expect(await counted()).toEqual(await countedRaw())
  await DB.prepare('DROP TRIGGER poison').run()
})

// When this fails on purpose: a new migration says UPDATE day_rules SET version = version + 1, so that closed days are
// counted anew, and then the new digest goes here.
test('code that counts a day differently comes with a migration that raises the version of its rules', async () => {
  expect((await sha256Hex((ROLL + ROLL_VITALS + ROLL_FIELDS).replace(/\s+/g, ' '))).slice(0, 16)).toBe(
    '391a5edf1bf5e92f',
  )
})

describe('query plans', () => {
  const plan = async (sql: string, ...params: unknown[]) =>
    (await rowsOf(`EXPLAIN QUERY PLAN ${sql}`, ...params)).map(row => String(row.detail))
  const scans = (steps: string[]) =>
    steps.filter(step => /^SCAN (v|d|views|view_days|vital_days|field_days|rolled_days)\b/.test(step))

  test('counting reads the index of views for open days, and the key of view_days for closed ones', async () => {
    const steps = await plan(countViews(BY, ALL), '["spring"]', DAY, DAY + 9)
    expect(scans(steps)).toEqual([])
    expect(steps).toContain('SEARCH v USING INDEX views_campaign_at (campaign=? AND at>? AND at<?)')
    expect(steps).toContain('SEARCH d USING PRIMARY KEY (campaign=? AND day=?)')
    expect(steps.filter(step => step.startsWith('SEARCH r USING PRIMARY KEY (campaign=? AND day'))).toHaveLength(2)
  })

  test('and so does the speed of pages, of vital_days', async () => {
    for (const sql of [countVitals(['ad', 'device', 'in_app', 'week']), VITAL_VIEWS]) {
      const steps = await plan(sql, 'spring', DAY, DAY + 9)
      expect(scans(steps)).toEqual([])
      expect(steps).toContain('SEARCH v USING INDEX views_campaign_at (campaign=? AND at>? AND at<?)')
      expect(steps).toContain('SEARCH d USING PRIMARY KEY (campaign=? AND day=?)')
    }
  })

  test('and so do forms, of field_days', async () => {
    const steps = await plan(COUNT_FIELDS, '["spring"]', DAY, DAY + 9)
    expect(scans(steps)).toEqual([])
    expect(steps).toContain('SEARCH v USING INDEX views_campaign_at (campaign=? AND at>? AND at<?)')
    expect(steps).toContain('SEARCH d USING PRIMARY KEY (campaign=? AND day=?)')
  })

  test('rolling reads one day, and finding days steps through the index', async () => {
    const rolling = await plan(ROLL, 'spring', DAY)
    expect(scans(rolling)).toEqual([])
    expect(rolling).toContain('SEARCH v USING INDEX views_campaign_at (campaign=? AND at>? AND at<?)')
    const speed = await plan(ROLL_VITALS, 'spring', DAY)
    expect(scans(speed)).toEqual([])
    expect(speed).toContain('SEARCH v USING INDEX views_campaign_at (campaign=? AND at>? AND at<?)')
    expect(scans(await plan(ROLL_FIELDS, 'spring', DAY))).toEqual([])
    const finding = await plan(`${DAYS_SEEN} SELECT * FROM seen`, DAY)
    expect(finding.filter(step => /views|\bv\b/.test(step) && !step.includes('SEARCH'))).toEqual([])
    const waiting = await plan(LIST_WAITING)
    expect(waiting.join('\n')).toContain('SEARCH rolled_days USING COVERING INDEX rolled_days_rules (rules<?)')
  })

  test('a question about closed days reads as many rows when there are ten times the views', async () => {
    const read = async () => {
      await night(LATER)
      const [views, speed] = await DB.batch([
        DB.prepare(countViews(['ad'], ['views'])).bind('["spring"]', DAY, DAY + 9),
        DB.prepare(countVitals(['ad'])).bind('spring', DAY, DAY + 9),
      ])
      return [views!.meta.rows_read, speed!.meta.rows_read]
    }
    await record(
      DB,
      Array.from({ length: 20 }, (_, n) => seen(n)),
    )
    const before = await read()
    await record(
      DB,
      Array.from({ length: 200 }, (_, n) => seen(n)),
    )
    expect(await read()).toEqual(before)
  })
})
