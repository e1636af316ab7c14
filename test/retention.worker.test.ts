import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { firstIdAt, mintedAt } from '../src/lib/ids.ts'
import { DAY_MS, dayNumber, dayOf, HOUR_MS, monthsBefore } from '../src/lib/time.ts'
import { forgetOldViews, forgetOldVisitors, OLD_VIEWS } from '../src/pixel/days/retention.ts'
import { listClosedDays, rollUp } from '../src/pixel/days/roll-up.ts'
import { countViews } from '../src/pixel/days/views.ts'
import { record } from '../src/pixel/record.ts'
import { blank } from './beacon.ts'
import { count } from './call.ts'

const { DB } = env
const AT = Date.UTC(2026, 10, 23, 12)
const DAY = dayNumber(AT)
const LIMIT = Date.UTC(2028, 11, 23, 12) // 25 months later
const uuid = (n: number) => `019ab0c5-2c00-7abc-8def-${String(n).padStart(12, '0')}`
const seen = (n: number, at = AT, campaign = 'spring') => blank(uuid(n), { at, ad: 'ad-1', campaign })
const many = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => seen(from + n))

const settings = { DB, MEASURED_MONTHS: '25' } as const
const night = async (now: number) => {
  await listClosedDays(env, now)
  await rollUp(env, now)
  await forgetOldViews(settings, now)
}
const counted = async () =>
  DB.prepare(`SELECT sum(views) AS n FROM (${countViews([], ['views'])})`)
    .bind('["spring"]', DAY - 60, DAY + 60)
    .first<number>('n')

beforeEach(() => DB.batch(['rolled_days', 'view_days', 'views'].map(table => DB.prepare(`DELETE FROM ${table}`))))

test.each([
  { after: '0', now: AT, rolled: 0, views: 3 },
  { after: '24 hours', now: AT + DAY_MS, rolled: 0, views: 3 },
  { after: '2 days', now: AT + 2 * DAY_MS, rolled: 1, views: 3 },
  { after: '25 months less a day', now: LIMIT - DAY_MS, rolled: 1, views: 3 },
  { after: '25 months and a day', now: LIMIT + DAY_MS, rolled: 1, views: 0 },
])('after $after: $views views, $rolled rolled days, and always 3 counted', async ({ now, rolled, views }) => {
  await record(DB, many(0, 3))
  await night(now)
  expect(await count('rolled_days')).toBe(rolled)
  expect(await count('views')).toBe(views)
  expect(await counted()).toBe(3)
})

test('no view outlives 25 calendar months, by whatever day one counts', () => {
  for (let now = Date.UTC(2027, 0, 1); now < Date.UTC(2031, 0, 1); now += DAY_MS) {
    const limit = monthsBefore(now, 25)
    const [year, month] = [new Date(now).getUTCFullYear(), new Date(now).getUTCMonth()]
    expect(limit).toBeGreaterThanOrEqual(Date.UTC(year - 2, month - 1, 1))
    expect((now - limit) / DAY_MS).toBeLessThanOrEqual(762)
    expect((now - limit) / DAY_MS).toBeGreaterThanOrEqual(758 - 3)
  }
  expect(dayOf(monthsBefore(Date.UTC(2029, 2, 31), 25))).toBe('2027-03-03')
})

test('a team may keep views for less long', async () => {
  await record(DB, [seen(1), seen(2, AT + 40 * DAY_MS)])
  await forgetOldViews({ DB, MEASURED_MONTHS: '1' } as never, AT + 40 * DAY_MS)
  expect(await count('views')).toBe(1)
  expect(await counted()).toBe(2)
})

test.each(['26', '0', '', '-1', '2.5', '25 months', '1e1', 'NaN', undefined])(
  'with MEASURED_MONTHS "%s" no view is deleted, and the job says so',
  async months => {
    await record(DB, many(0, 3))
    await expect(forgetOldViews({ DB, MEASURED_MONTHS: months } as never, LIMIT + 99 * DAY_MS)).rejects.toThrow(
      `MEASURED_MONTHS is "${months}": no view was deleted. It must be 1 to 25`,
    )
    expect(await count('views')).toBe(3)
  },
)

test('views are deleted piece by piece, and a run that stopped in between is taken up again', async () => {
  for (const part of [0, 4000, 8000]) await record(DB, many(part, part + 4000))
  let batches = 0
  const dying = new Proxy(DB, {
    get: (target, name) => (statements: never) => {
      if (name === 'batch' && ++batches > 2) throw new Error('the machine stops')
      return Reflect.apply(target[name as 'batch'], target, [statements])
    },
  })
  const late = LIMIT + DAY_MS
  await expect(forgetOldViews({ ...settings, DB: dying }, late)).rejects.toThrow(
    'are still there: spring on 2026-11-23',
  )
  expect(await count('views')).toBe(2000)
  expect(await counted()).toBe(12_000)
  await night(late)
  expect(await count('views')).toBe(0)
  expect(await counted()).toBe(12_000)
})

test('a night deletes what the platform allows it, says that more is left, and the next goes on', async () => {
  await record(
    DB,
    Array.from({ length: 80 }, (_, n) => seen(n, AT - n * DAY_MS)),
  )
  await expect(forgetOldViews(settings, LIMIT + DAY_MS)).rejects.toThrow('and later: more than a night deletes')
  expect(await count('views')).toBeGreaterThan(0)
  await forgetOldViews(settings, LIMIT + DAY_MS)
  expect(await count('views')).toBe(0)
  expect(await DB.prepare('SELECT sum(views) AS n FROM view_days').first('n')).toBe(80)
})

test('a day that cannot be rolled keeps its views, is named, and holds up no other', async () => {
  await record(DB, [...many(0, 3), seen(4, AT - DAY_MS, 'autumn'), seen(5, AT + HOUR_MS, 'winter')])
  const poison = `CREATE TRIGGER poison BEFORE INSERT ON view_days WHEN new.campaign = 'spring' BEGIN SELECT RAISE(ABORT, 'poisoned'); END`
  await DB.prepare(poison).run()
  await expect(forgetOldViews(settings, LIMIT + DAY_MS)).rejects.toThrow(
    /^views older than 25 months are still there: spring on 2026-11-23: .*poisoned/,
  )
  await DB.prepare('DROP TRIGGER poison').run()
  expect(await count('views')).toBe(3)
  await night(LIMIT + DAY_MS)
  expect(await count('views')).toBe(0)
  expect(await counted()).toBe(3)
})

describe('a day whose views are gone', () => {
  beforeEach(async () => {
    await record(DB, many(0, 3))
    await night(LIMIT + DAY_MS)
  })

  test('is neither opened nor changed by a view that comes too late, which goes the next night', async () => {
    await record(DB, [seen(1), seen(99)])
    await DB.prepare('UPDATE views SET lead = 1').run()
    expect(await counted()).toBe(3)
    await night(LIMIT + 2 * DAY_MS)
    expect(await counted()).toBe(3)
    expect(await count('views')).toBe(0)
  })

  test('keeps its counts when the tiers change, when it is listed, and whatever runs again', async () => {
    await DB.prepare('INSERT INTO tier_rules (id, rank, min_scroll_pct) VALUES (101, 30, 0)').run()
    await night(LIMIT + 2 * DAY_MS)
    await Promise.all([night(LIMIT + 3 * DAY_MS), night(LIMIT + 3 * DAY_MS)])
    expect(await counted()).toBe(3)
    await DB.prepare('DELETE FROM tier_rules WHERE id = 101').run()
  })
})

test('the custom events of a view go with it, and those of others stay', async () => {
  await record(DB, [
    { ...seen(1), events: [['quote', '', 2]] },
    { ...seen(2, AT + 99 * DAY_MS), events: [['quote', '', 1]] },
  ])
  await night(LIMIT + DAY_MS)
  expect((await DB.prepare('SELECT view_id FROM view_events').all()).results).toEqual([{ view_id: uuid(2) }])
})

test('two runs at once delete what one deletes', async () => {
  await record(DB, many(0, 3))
  await Promise.all([night(LIMIT + DAY_MS), night(LIMIT + DAY_MS), night(LIMIT + DAY_MS)])
  expect(await count('views')).toBe(0)
  expect(await counted()).toBe(3)
})

test('a beacon between the last roll and the deletion is counted', async () => {
  await record(DB, many(0, 3))
  await listClosedDays(env, LIMIT)
  await rollUp(env, LIMIT)
  await record(DB, [seen(4)])
  await forgetOldViews(settings, LIMIT + DAY_MS)
  expect(await count('views')).toBe(0)
  expect(await counted()).toBe(4)
})

test('old views are found by the index', async () => {
  const { results } = await DB.prepare(`EXPLAIN QUERY PLAN ${OLD_VIEWS}`).bind('spring', 1, 1).all<{ detail: string }>()
  const plan = results.map(({ detail }) => detail).join('\n')
  expect(plan).toContain('SEARCH v USING COVERING INDEX views_campaign_at (campaign=? AND at>? AND at<?)')
})

test('visitors are kept for 13 months, and not a day longer', async () => {
  const now = Date.UTC(2029, 0, 1)
  const idAt = (ms: number, n: number): string => firstIdAt(ms).slice(0, -4) + String(n).padStart(4, '0')
  const addTouch = `INSERT INTO touches (view_id, visitor_id, campaign, ad, at, source) VALUES (?1, ?2, 'spring', 'ad-1', ?3, 'meta')`
  const addLink = `INSERT INTO identity_links (id, visitor_id, contact_id, act, how, at) VALUES (?1, ?1, 'c', 'tie', 'form', ?2)`
  for (const days of [396, 394]) {
    const at = now - days * DAY_MS
    await DB.batch([
      DB.prepare(`INSERT INTO visitors (id, created_at) VALUES (?1, ?2)`).bind(idAt(at, 1), at),
      DB.prepare(addTouch).bind(idAt(at, 2), idAt(at, 1), at),
      DB.prepare(addLink).bind(idAt(at, 1), at),
    ])
  }
  await forgetOldVisitors(env, now)
  const { results } = await DB.prepare('SELECT id FROM visitors').all<{ id: string }>()
  expect(results.map(({ id }) => (now - mintedAt(id)) / DAY_MS)).toEqual([394])
  expect([await count('touches'), await count('identity_links')]).toEqual([1, 1])
})
