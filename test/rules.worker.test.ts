// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Condition, Leaf } from '../src/audiences/conditions.ts'
import { criteriaOf } from '../src/audiences/criteria.ts'
import { listMembers } from '../src/audiences/members.ts'
import type { Rule } from '../src/audiences/schema.ts'
import { audienceSize } from '../src/audiences/size.ts'
import { bind } from '../src/db/query.ts'
import { DAY_MS, HOUR_MS } from '../src/lib/time.ts'
import { engagementStatementsOf } from '../src/pixel/engagement.ts'

/** A small world, judged twice: by the SQL that a rule becomes, and by a reading of the same rule in plain TypeScript. */

const NOW = Date.UTC(2026, 10, 23, 12)
const { DB } = env

interface View {
  campaign: string
  ad: string
  daysAgo: number
  source: string
  device: 'mobile' | 'desktop'
  clicks: string
  engaged_ms: number
  form_started: 0 | 1
  event: boolean
}
interface Browser {
  id: string
  owner: number | null
  withdrawn: boolean
  views: View[]
}
interface Person {
  id: string
  ads: boolean
  leads: { campaign: string; daysAgo: number }[]
  purchases: { campaign: string; daysAgo: number; euros: number }[]
  outcomes: { status: 'qualified' | 'won' | 'lost'; daysAgo: number }[]
  worth: number | null
}

const campaign = fc.constantFrom('spring', 'winter')
// Halves of days: no visit lies on the very edge of a window, which has tests of its own.
const daysAgo = fc.integer({ min: 0, max: 45 }).map(days => days + 0.5)
const view: fc.Arbitrary<View> = fc.record({
  campaign,
  ad: fc.constantFrom('ad-1', 'ad-2'),
  daysAgo,
  source: fc.constantFrom('meta', 'email'),
  device: fc.constantFrom('mobile', 'desktop'),
  clicks: fc.constantFrom('', 'fbclid=a', 'gclid=b&_fbp=fb.1.1.1'),
  engaged_ms: fc.constantFrom(0, 9_999, 10_000, 40_000),
  form_started: fc.constantFrom(0, 1),
  event: fc.boolean(),
})
const browser = fc.record({
  owner: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 2 }),
  withdrawn: fc.boolean().map(yes => yes && false),
  views: fc.array(view, { minLength: 1, maxLength: 4 }),
})
const person = fc.record({
  ads: fc.integer({ min: 0, max: 3 }).map(n => n > 0),
  leads: fc.array(fc.record({ campaign, daysAgo }), { maxLength: 1 }),
  purchases: fc.array(fc.record({ campaign, daysAgo, euros: fc.constantFrom(10, 90, -5) }), { maxLength: 2 }),
  outcomes: fc.uniqueArray(fc.record({ status: fc.constantFrom('qualified', 'won', 'lost'), daysAgo }), {
    selector: o => o.daysAgo,
    maxLength: 2,
  }),
  worth: fc.option(fc.constantFrom(50, 500), { freq: 1 }),
})
const uuid = (kind: number, n: number) => `0000000${kind}-0000-7000-8000-${String(n).padStart(12, '0')}`
const world = fc.record({
  people: fc.array(person, { minLength: 6, maxLength: 6 }).map(list => list.map((p, i) => ({ ...p, id: uuid(1, i) }))),
  browsers: fc.array(browser, { maxLength: 10 }).map(list => list.map((b, i) => ({ ...b, id: uuid(2, i) }))),
})

const scope = {
  campaigns: fc.constantFrom(undefined, ['spring'], ['spring', 'winter']),
  days: fc.constantFrom(undefined, 7, 20),
}
const range = (values: number[]) =>
  fc
    .record({ min: fc.constantFrom(undefined, ...values), max: fc.constantFrom(undefined, ...values) })
    .filter(({ min = 0, max = 1e9 }) => min <= max)
const asks = ({ min, max }: { min?: number | undefined; max?: number | undefined }) =>
  min !== undefined || max !== undefined
const age = fc
  .record({ minDays: fc.constantFrom(undefined, 1, 5), maxDays: fc.constantFrom(undefined, 5, 14, 30) })
  .filter(({ minDays, maxDays }) => minDays !== undefined || maxDays !== undefined)
const leaf = fc
  .oneof(
    fc.record({ tier: range([10, 20, 30, 40, 49, 50, 60]), ...scope }),
    fc.record({ seen: age, campaigns: scope.campaigns }),
    fc.record({ arrived: age, campaigns: scope.campaigns }),
    fc.record({ visits: range([1, 2, 3]).filter(asks), ...scope }),
    fc.record({ touches: range([0, 1, 3]).filter(asks), ...scope }),
    fc.record({ source: fc.constantFrom(['meta'], ['email'], ['meta', 'email']), ...scope }),
    fc.record({ ad: fc.constantFrom(['spring/ad-1'], ['winter/ad-2', 'spring/ad-2']), days: scope.days }),
    fc.record({ device: fc.constantFrom(['mobile'], ['desktop']), ...scope }),
    fc.record({ event: fc.record({ name: fc.constant('video'), min: fc.constantFrom(undefined, 2) }), ...scope }),
    fc.record({
      value: fc.record({
        min: fc.constantFrom(undefined, 40, 100),
        max: fc.constantFrom(undefined, 100),
        currency: fc.constantFrom('EUR', 'USD'),
      }),
    }),
    fc.record({ crm: fc.subarray(['lead', 'qualified', 'won', 'lost', 'customer'] as const, { minLength: 1 }) }),
    fc.record({
      stage: fc.subarray(['reassurance', 'proof', 'incentive', 'rest'] as const, { minLength: 1 }),
      campaigns: scope.campaigns,
    }),
    fc.record({ clicked: fc.constantFrom(['meta'], ['google'], ['linkedin']), ...scope }),
    fc.record({ named: fc.boolean() }),
    fc.record({ contacted: fc.record({ days: fc.constantFrom(7, 30) }) }),
  )
  .map(made => JSON.parse(JSON.stringify(made)) as Leaf)
const { condition } = fc.letrec<{ condition: Condition }>(tie => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}))
const rule: fc.Arbitrary<Rule> = fc
  .record({
    campaigns: scope.campaigns,
    tiers: fc.constantFrom(undefined, {}, { min: 20 }, { max: 30 }, { min: 20, max: 49 }),
    windowDays: fc.constantFrom(undefined, 10, 30),
    where: fc.option(condition, { nil: undefined }),
    exclude: fc.option(
      fc.record({ leads: fc.boolean(), customers: fc.boolean(), contactedDays: fc.constantFrom(undefined, 10) }),
      { nil: undefined },
    ),
  })
  .map(made => JSON.parse(JSON.stringify(made)) as Rule)

// ---- the same in plain TypeScript

type World = { people: Person[]; browsers: Browser[] }
interface Someone {
  person: Person | null
  views: View[]
}

const TIERS: [number, (s: Record<string, number>) => boolean][] = [
  [10, () => true],
  [20, s => s.engaged_ms! >= 10_000],
  [30, s => s.visits! >= 2],
  [40, s => s.form_started! >= 1],
  [50, s => s.lead! >= 1],
  [60, s => s.purchase! >= 1],
]
const rankOf = (signals: Record<string, number>) =>
  Math.max(...TIERS.filter(([, is]) => is(signals)).map(([rank]) => rank))

interface Engagement {
  campaign: string
  firstAgo: number
  lastAgo: number
  visits: number
  rank: number
}

function engagementsOf(browsers: Browser[]): Engagement[] {
  return browsers.flatMap(b => {
    const byCampaign = Map.groupBy(b.views, v => v.campaign)
    return [...byCampaign].map(([name, views]) => {
      const ages = [...new Set(views.map(v => v.daysAgo))]
      const visits = ages.length // those of one moment are one visit; the next is a day away at least
      const signals = {
        engaged_ms: Math.max(...views.map(v => v.engaged_ms)),
        form_started: Math.max(...views.map(v => v.form_started)),
        visits,
        lead: 0,
        purchase: 0,
      }
      return { campaign: name, firstAgo: Math.max(...ages), lastAgo: Math.min(...ages), visits, rank: rankOf(signals) }
    })
  })
}

function holds(
  at: Condition,
  who: Someone,
  engaged: Engagement[],
  base: { campaigns?: string[] | undefined; days?: number | undefined },
): boolean {
  if ('all' in at) return at.all.every(one => holds(one, who, engaged, base))
  if ('any' in at) return at.any.some(one => holds(one, who, engaged, base))
  if ('not' in at) return !holds(at.not, who, engaged, base)
  const { campaigns = base.campaigns, days = base.days } = at as { campaigns?: string[]; days?: number }
  const there = (c: string) => !campaigns || campaigns.includes(c)
  const lately = (ago: number) => days === undefined || ago <= days
  const here = engaged.filter(e => there(e.campaign))
  const within = here.filter(e => lately(e.lastAgo))
  const seen = who.views.filter(v => there(v.campaign) && lately(v.daysAgo))
  const { person: p } = who
  const inRange = (
    n: number,
    { min = -Infinity, max = Infinity }: { min?: number | undefined; max?: number | undefined },
  ) => n >= min && n <= max
  if ('tier' in at) {
    const named = [
      ...(p?.leads ?? []).map(l => ({ ...l, rank: 50 })),
      ...(p?.purchases ?? []).map(l => ({ ...l, rank: 60 })),
    ].filter(l => there(l.campaign) && lately(l.daysAgo))
    const best = Math.max(0, ...within.map(e => e.rank), ...named.map(l => l.rank))
    return best >= (at.tier.min ?? 1) && best <= (at.tier.max ?? Infinity)
  }
  if ('seen' in at) {
    const last = Math.min(Infinity, ...here.map(e => e.lastAgo))
    return last !== Infinity && last <= (at.seen.maxDays ?? Infinity) && last >= (at.seen.minDays ?? 0)
  }
  if ('arrived' in at) {
    const first = Math.max(-1, ...here.map(e => e.firstAgo))
    const some = here.some(e => e.firstAgo >= (at.arrived.minDays ?? 0))
    return some && first <= (at.arrived.maxDays ?? Infinity)
  }
  if ('visits' in at)
    return inRange(
      within.reduce((n, e) => n + e.visits, 0),
      at.visits,
    )
  if ('touches' in at) return inRange(seen.length, at.touches)
  if ('source' in at) return seen.some(v => at.source.includes(v.source))
  if ('ad' in at) return who.views.some(v => lately(v.daysAgo) && at.ad.includes(`${v.campaign}/${v.ad}`))
  if ('device' in at) return seen.some(v => at.device.includes(v.device))
  if ('event' in at) return seen.filter(v => v.event).length >= (at.event.min ?? 1)
  if ('value' in at) {
    if (!p) return at.value.min === undefined || at.value.min === 0
    const eur = at.value.currency === 'EUR'
    const worth = Math.max(eur ? (p.worth ?? 0) : 0, eur ? p.purchases.reduce((sum, x) => sum + x.euros, 0) : 0)
    return inRange(worth, { min: at.value.min ?? 0, max: at.value.max })
  }
  if ('crm' in at) {
    if (!p) return false
    const latest = p.outcomes.toSorted((a, b) => a.daysAgo - b.daysAgo)[0]?.status
    const status =
      p.purchases.length > 0 || p.worth !== null ? 'customer' : (latest ?? (p.leads.length > 0 ? 'lead' : ''))
    return (at.crm as string[]).includes(status)
  }
  if ('stage' in at) {
    const first = Math.max(-1, ...here.map(e => e.firstAgo))
    if (first < 0 || convertedAt(who, 'lead', campaigns) || convertedAt(who, 'purchase', campaigns)) return false
    const formOld = who.views.some(v => there(v.campaign) && v.form_started && v.daysAgo >= 1)
    const stage = first >= 31 ? 'rest' : first >= 15 ? 'incentive' : first >= 4 || formOld ? 'proof' : 'reassurance'
    return (at.stage as string[]).includes(stage)
  }
  if ('clicked' in at) {
    const names: Record<string, string[]> = { meta: ['fbclid=', '_fbp='], google: ['gclid='], linkedin: ['li_fat_id='] }
    return seen.some(v => at.clicked.some(platform => names[platform]!.some(name => v.clicks.includes(name))))
  }
  if ('named' in at) return (p !== null) === at.named
  if ('contacted' in at) return contacted(who, at.contacted.days)
  throw new Error('not in this test')
}

const contacted = ({ person: p }: Someone, days: number) =>
  p !== null && [...p.leads, ...p.outcomes].some(l => l.daysAgo <= days)

const convertedAt = ({ person: p }: Someone, kind: 'lead' | 'purchase', campaigns?: string[]) => {
  const there = (c: { campaign: string }) => !campaigns || campaigns.includes(c.campaign)
  if (!p) return false
  if (kind === 'lead') return p.leads.some(there)
  return p.purchases.some(there) || p.worth !== null || p.outcomes.some(o => o.status === 'won')
}

function isIn(r: Rule, who: Someone, browsers: Browser[]): boolean {
  const engaged = engagementsOf(browsers)
  const base = { campaigns: r.campaigns, days: r.windowDays }
  const { leads, customers, contactedDays } = r.exclude ?? {}
  const asksToBeSeen = r.campaigns || r.windowDays || r.tiers?.min !== undefined || r.tiers?.max !== undefined
  return (
    (!asksToBeSeen || holds({ tier: r.tiers ?? {} }, who, engaged, base)) &&
    (!r.where || holds(r.where, who, engaged, base)) &&
    !(leads && convertedAt(who, 'lead', r.campaigns)) &&
    !(customers && convertedAt(who, 'purchase', r.campaigns)) &&
    !(contactedDays && contacted(who, contactedDays))
  )
}

const browsersOf = (w: World, i: number) => w.browsers.filter(b => b.owner === i)
const wantedPeople = (r: Rule, w: World) =>
  w.people
    .filter((p, i) => p.ads && isIn(r, { person: p, views: browsersOf(w, i).flatMap(b => b.views) }, browsersOf(w, i)))
    .map(p => p.id)
const wantedBrowsers = (r: Rule, w: World) =>
  w.browsers.filter(b => isIn(r, { person: b.owner === null ? null : w.people[b.owner]!, views: b.views }, [b])).length

// ---- the world as rows

const ago = (days: number) => Math.round(NOW - days * DAY_MS)

async function build(w: World): Promise<void> {
  const tables = [
    'touches',
    'engagements',
    'visitors',
    'views',
    'view_events',
    'conversions',
    'outcomes',
    'customers',
    'contacts',
  ]
  const rows: D1PreparedStatement[] = tables.map(table => DB.prepare(`DELETE FROM ${table}`))
  w.people.forEach((p, i) => {
    rows.push(
      bind(
        DB,
        `INSERT INTO contacts (id, email_index, sealed, created_at, updated_at, ads_consent_at) VALUES (?1, ?1, 'x', 1, 1, ?2)`,
        p.id,
        p.ads ? 1 : null,
      ),
    )
    const converted = [
      ...p.leads.map(l => ({ ...l, euros: null, kind: 'lead' })),
      ...p.purchases.map(l => ({ ...l, kind: 'purchase' })),
    ]
    converted.forEach((c, k) => {
      rows.push(bind(DB, `INSERT INTO conversions (id, kind, campaign, at, contact_id, value_micros, currency) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'EUR')`,
        `${i}-${k}`, c.kind, c.campaign, ago(c.daysAgo), p.id, c.euros === null ? null : c.euros * 1e6)) // biome-ignore format: one row
    })
    p.outcomes.forEach((o, k) => {
      rows.push(bind(DB, `INSERT INTO outcomes (id, lead, contact_id, campaign, ad, status, at, told_at) VALUES (?1 || '.' || ?3, ?1, ?2, 'spring', 'ad-1', ?3, ?4, ?4)`,
        `${i}-${k}`, p.id, o.status, ago(o.daysAgo))) // biome-ignore format: one row
    })
    if (p.worth !== null) rows.push(bind(DB, CUSTOMER, p.id, p.worth * 1e6))
  })
  let n = 0
  const pairs: { visitor_id: string; campaign: string }[] = []
  for (const b of w.browsers) {
    rows.push(
      bind(
        DB,
        `INSERT INTO visitors (id, contact_id, created_at) VALUES (?1, ?2, 1)`,
        b.id,
        b.owner === null ? null : w.people[b.owner]!.id,
      ),
    )
    for (const v of b.views) {
      const id = uuid(3, ++n)
      rows.push(
        bind(DB, `INSERT INTO views (id, campaign, at, ad, source, device, engaged_ms, form_started) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
          id, v.campaign, ago(v.daysAgo), v.ad, v.source, v.device, v.engaged_ms, v.form_started),
        bind(DB, `INSERT INTO touches (view_id, visitor_id, campaign, ad, at, source, clicks) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
          id, b.id, v.campaign, v.ad, ago(v.daysAgo), v.source, v.clicks),
        ...(v.event ? [bind(DB, `INSERT INTO view_events VALUES (?1, 'video', '', ?2, ?3, 1)`, id, v.campaign, ago(v.daysAgo))] : []),
      ) // biome-ignore format: columns
      pairs.push({ visitor_id: b.id, campaign: v.campaign })
    }
  }
  await DB.batch([...rows, ...engagementStatementsOf(DB, pairs)])
}

const CUSTOMER = `INSERT INTO customers (contact_id, value_micros, currency, import_id, updated_at) VALUES (?1, ?2, 'EUR', 'i', 1)`

beforeAll(async () => {
  // Rules whose thresholds this test does not draw are taken out, so that its own reading stays short.
  await DB.batch([
    DB.prepare(`DELETE FROM tier_rules WHERE min_scroll_pct > 0 OR min_cta_clicks > 0 OR min_contact_clicks > 0`),
  ])
})

async function members(r: Rule): Promise<string[]> {
  const found: string[] = []
  for await (const page of listMembers(DB, await criteriaOf(DB, r, NOW))) found.push(...page.map(m => m.id))
  return found
}

test('any rule holds exactly those whom a plain reading of it holds, people and browsers', async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.array(rule, { minLength: 8, maxLength: 8 }), async (w, rules) => {
      await build(w as World)
      for (const r of rules) {
        expect(await members(r), JSON.stringify(r)).toEqual(wantedPeople(r, w as World))
        const { people, visitors } = await audienceSize(DB, r, NOW)
        expect([people, visitors], JSON.stringify(r)).toEqual([
          wantedPeople(r, w as World).length,
          wantedBrowsers(r, w as World),
        ])
      }
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('every person and every browser of a campaign is in one stage of its sequence, or has converted', async () => {
  const stages = ['reassurance', 'proof', 'incentive', 'rest'] as const
  await fc.assert(
    fc.asyncProperty(world, async w => {
      await build(w as World)
      const of = async (where: Condition, more: Partial<Rule> = {}) =>
        members({ campaigns: ['spring'], where, ...more })
      const lists = await Promise.all(stages.map(stage => of({ stage: [stage] })))
      const seen = await of({ arrived: { minDays: 0 } }, { exclude: { leads: true, customers: true } })
      expect(lists.flat().sort()).toEqual(seen)
      const sizes = await Promise.all(
        stages.map(stage => audienceSize(DB, { campaigns: ['spring'], where: { stage: [stage] } }, NOW)),
      )
      const whole = await audienceSize(DB, { campaigns: ['spring'], where: { stage: [...stages] } }, NOW)
      expect(sizes.reduce((n, s) => n + s.visitors, 0)).toBe(whole.visitors)
    }),
    { numRuns: 15 },
  )
}, 60_000)

test('nobody is on two rungs of a ladder, whatever its rungs ask', async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.array(rule, { minLength: 3, maxLength: 4 }), async (w, rules) => {
      await build(w as World)
      const rungs = rules.map((r, rung): Rule => ({ ...r, windowDays: r.windowDays ?? 40, ladder: { id: 'l', rung } }))
      await DB.batch([
        DB.prepare('DELETE FROM audiences'),
        ...rungs.map((r, i) =>
          bind(DB, `INSERT INTO audiences VALUES (?1, 'n', ?2, 1, 1)`, `rung-${i}`, JSON.stringify(r)),
        ),
      ])
      const lists = await Promise.all(rungs.map(members))
      expect(new Set(lists.flat()).size).toBe(lists.flat().length)
      const without = await Promise.all(rungs.map(({ ladder: _, ...r }) => members(r)))
      expect(new Set(lists.flat())).toEqual(new Set(without.flat()))
    }),
    { numRuns: 15 },
  )
}, 60_000)

test('a form begun 24 hours ago moves somebody on to proof, to the hour', async () => {
  const one = (hours: number): World => ({
    people: [{ id: uuid(1, 0), ads: true, leads: [], purchases: [], outcomes: [], worth: null }],
    browsers: [
      {
        id: uuid(2, 0),
        owner: 0,
        withdrawn: false,
        views: [
          {
            campaign: 'spring',
            ad: 'ad-1',
            daysAgo: hours / 24,
            source: 'meta',
            device: 'mobile',
            clicks: '',
            engaged_ms: 0,
            form_started: 1,
            event: false,
          },
        ],
      },
    ],
  })
  const stageAfter = async (hours: number) => {
    await build(one(hours))
    const found = await Promise.all(
      (['reassurance', 'proof', 'incentive', 'rest'] as const).map(async stage =>
        (await members({ campaigns: ['spring'], where: { stage: [stage] } })).length > 0 ? [stage] : [],
      ),
    )
    return found.flat()
  }
  expect(await stageAfter(24 - 0.01)).toEqual(['reassurance'])
  expect(await stageAfter(24)).toEqual(['proof'])
  expect(await stageAfter((15 * DAY_MS) / HOUR_MS)).toEqual(['incentive'])
  expect(await stageAfter((31 * DAY_MS) / HOUR_MS)).toEqual(['rest'])
})
