// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { mount } from '../src/accounts/endpoint.ts'
import type { Role } from '../src/accounts/roles.ts'
import { addKey } from '../src/accounts/store.ts'
import { criteriaOf } from '../src/audiences/criteria.ts'
import { type Explained, explainStatement } from '../src/audiences/explain.ts'
import { addLadder } from '../src/audiences/ladder.ts'
import { listMembers, membersStatement } from '../src/audiences/members.ts'
import { daysOf, movesOf, noteMemberships } from '../src/audiences/nightly.ts'
import { audienceEndpoints } from '../src/audiences/routes.ts'
import type { Audience, Rule } from '../src/audiences/schema.ts'
import { audienceSize, browsersStatement, peopleStatement } from '../src/audiences/size.ts'
import { addAudience } from '../src/audiences/store.ts'
import { BROWSER, PERSON } from '../src/audiences/subject.ts'
import { ADS_CONSENT } from '../src/contacts/consent.ts'
import { bind, type Param } from '../src/db/query.ts'
import { destinations } from '../src/destinations/index.ts'
import { onError } from '../src/fallbacks.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { withdrawalStatements } from '../src/pixel/consent/withdrawal.ts'

const NOW = Date.UTC(2026, 10, 23)
const { DB } = env

interface Visit {
  campaign: string
  at?: number
  engaged_ms?: number
  lead?: 0 | 1
  purchase?: 0 | 1
}

interface Someone {
  adsConsent?: boolean
  erased?: boolean
  withdrawn?: boolean
  visits?: Visit[]
  conversions?: { campaign: string; kind: 'lead' | 'purchase'; at?: number }[]
}

/** A contact with one browser. */
async function someone(who: Someone): Promise<string> {
  const contact = newId()
  await browser(who.visits ?? [], { contact, withdrawn: who.withdrawn ?? false })
  await DB.batch([
    bind(
      DB,
      `INSERT INTO contacts (id, sealed, created_at, updated_at, ads_consent_at, erased_at) VALUES (?1, 'sealed', ?2, ?2, ?3, ?4)`,
      contact,
      NOW,
      who.adsConsent === false ? null : NOW,
      who.erased ? NOW : null,
    ),
    ...(who.conversions ?? []).map(c =>
      bind(
        DB,
        `INSERT INTO conversions (id, kind, campaign, at, contact_id) VALUES (?1, ?2, ?3, ?4, ?5)`,
        newId(),
        c.kind,
        c.campaign,
        c.at ?? NOW,
        contact,
      ),
    ),
  ])
  return contact
}

async function browser(visits: Visit[], { contact = null as string | null, withdrawn = false } = {}): Promise<string> {
  const visitor = newId()
  await DB.batch([
    bind(
      DB,
      `INSERT INTO visitors (id, contact_id, created_at, withdrawn_at) VALUES (?1, ?2, ?3, ?4)`,
      visitor,
      contact,
      NOW,
      withdrawn ? NOW : null,
    ),
    ...visits.map(v =>
      bind(
        DB,
        `INSERT INTO engagements (visitor_id, campaign, views, visits, first_at, last_at, engaged_ms, scroll_pct, cta_clicks,
           contact_clicks, form_started, lead, purchase) VALUES (?1, ?2, 1, 1, ?3, ?3, ?4, 0, 0, 0, 0, ?5, ?6)`,
        visitor,
        v.campaign,
        v.at ?? NOW,
        v.engaged_ms ?? 0,
        v.lead ?? 0,
        v.purchase ?? 0,
      ),
    ),
  ])
  return visitor
}

let campaigns = 0
const newCampaign = () => `campaign-${++campaigns}`

const rule = (campaign: string, more: Partial<Rule> = {}): Rule => ({
  campaigns: [campaign],
  tiers: {},
  windowDays: 30,
  ...more,
})

async function members(r: Rule): Promise<string[]> {
  const found: string[] = []
  for await (const page of listMembers(DB, await criteriaOf(DB, r, NOW))) found.push(...page.map(m => m.id))
  return found.sort()
}

describe('consent', () => {
  test.each<[string, Someone]>([
    ['who did not agree to advertising', { adsConsent: false }],
    ['who was erased, whatever else the row says', { erased: true }],
  ])('somebody %s is in no audience', async (_, who) => {
    const campaign = newCampaign()
    await someone({ ...who, visits: [{ campaign }], conversions: [{ campaign, kind: 'lead' }] })
    expect(await members(rule(campaign))).toEqual([])
    expect(await audienceSize(DB, rule(campaign), NOW)).toMatchObject({ people: 0 })
  })

  test('what a browser did says nothing about its owner once it withdrew', async () => {
    const campaign = newCampaign()
    await someone({ withdrawn: true, visits: [{ campaign }] })
    expect(await members(rule(campaign))).toEqual([])
    expect(await audienceSize(DB, rule(campaign), NOW)).toMatchObject({ people: 0, visitors: 0 })
  })

  test('a lead who withdraws from their browser is out, and in again once they agree anew', async () => {
    const campaign = newCampaign()
    const id = await someone({ visits: [{ campaign }], conversions: [{ campaign, kind: 'lead' }] })
    const visitor = await DB.prepare('SELECT id FROM visitors WHERE contact_id = ?1').bind(id).first<string>('id')
    await DB.batch(withdrawalStatements(DB, visitor ?? '', NOW + 1))
    expect(await members(rule(campaign))).toEqual([])
    expect(await audienceSize(DB, rule(campaign), NOW)).toMatchObject({ people: 0, visitors: 0 })
    await bind(DB, 'UPDATE contacts SET ads_consent_at = ?2 WHERE id = ?1', id, NOW + 2).run()
    expect(await members(rule(campaign))).toEqual([id])
  })

  test('a browser without a contact counts as a visitor and is never listed', async () => {
    const campaign = newCampaign()
    await browser([{ campaign }])
    expect(await members(rule(campaign))).toEqual([])
    expect(await audienceSize(DB, rule(campaign), NOW)).toMatchObject({ people: 0, visitors: 1 })
  })

  test('withdrawing removes a person from the next export', async () => {
    const campaign = newCampaign()
    const id = await someone({ visits: [{ campaign }] })
    expect(await members(rule(campaign))).toEqual([id])
    await DB.prepare('UPDATE contacts SET ads_consent_at = NULL WHERE id = ?1').bind(id).run()
    expect(await members(rule(campaign))).toEqual([])
  })
})

describe('tiers', () => {
  test('the ends of the range are in, their neighbours out', async () => {
    const campaign = newCampaign()
    const skimmer = await someone({ visits: [{ campaign, engaged_ms: 9_999 }] }) // 10 visitor
    const reader = await someone({ visits: [{ campaign, engaged_ms: 10_000 }] }) // 20 engaged
    const lead = await someone({ conversions: [{ campaign, kind: 'lead' }] }) // 50
    const buyer = await someone({ conversions: [{ campaign, kind: 'purchase' }] }) // 60
    const within = (tiers: Rule['tiers']) => members(rule(campaign, { tiers }))
    expect(await within({})).toEqual([skimmer, reader, lead, buyer].sort())
    expect(await within({ min: 11 })).toEqual([reader, lead, buyer].sort())
    expect(await within({ max: 19 })).toEqual([skimmer])
    expect(await within({ min: 20, max: 50 })).toEqual([reader, lead].sort())
    expect(await within({ min: 50, max: 50 })).toEqual([lead])
    expect(await within({ min: 51 })).toEqual([buyer])
  })

  test('a person is judged by the best of all their browsers, campaigns and conversions', async () => {
    const [one, two] = [newCampaign(), newCampaign()]
    const id = await someone({ visits: [{ campaign: one, engaged_ms: 20_000 }, { campaign: two }] })
    await browser([{ campaign: two, lead: 1 }], { contact: id })
    expect(await members(rule(one, { tiers: { min: 20, max: 20 } }))).toEqual([id])
    expect(await members(rule(two, { tiers: { min: 50, max: 50 } }))).toEqual([id])
    const both = { ...rule(one), campaigns: [one, two] }
    expect(await members({ ...both, tiers: { min: 50, max: 50 } })).toEqual([id])
    expect(await members({ ...both, tiers: { max: 20 } })).toEqual([])
  })

  test('a new tier is one row, and reclassifies people at once', async () => {
    const campaign = newCampaign()
    const id = await someone({ visits: [{ campaign, engaged_ms: 500_000 }] })
    const devoured = rule(campaign, { tiers: { min: 25, max: 25 } })
    expect(await members(devoured)).toEqual([])
    await DB.batch([
      DB.prepare(`INSERT INTO tiers (rank, slug) VALUES (25, 'devoured')`),
      DB.prepare(`INSERT INTO tier_rules (rank, min_engaged_ms) VALUES (25, 400000)`),
    ])
    expect(await members(devoured)).toEqual([id])
  })
})

test('the window ends to the millisecond, for visits and for conversions', async () => {
  const campaign = newCampaign()
  const edge = NOW - 30 * DAY_MS
  const visited = await someone({ visits: [{ campaign, at: edge }] })
  const bought = await someone({ conversions: [{ campaign, kind: 'purchase', at: edge }] })
  await someone({ visits: [{ campaign, at: edge - 1 }] })
  await someone({ conversions: [{ campaign, kind: 'purchase', at: edge - 1 }] })
  expect(await members(rule(campaign))).toEqual([visited, bought].sort())
  expect(await audienceSize(DB, rule(campaign), NOW)).toMatchObject({ people: 2, visitors: 1 })
})

test('another campaign adds nobody', async () => {
  const [mine, other] = [newCampaign(), newCampaign()]
  await someone({ visits: [{ campaign: other }], conversions: [{ campaign: other, kind: 'lead' }] })
  expect(await members(rule(mine))).toEqual([])
})

describe('exclusions', () => {
  test('leads and customers stay out, even those of long before the window', async () => {
    const campaign = newCampaign()
    const old = NOW - 500 * DAY_MS
    const reader = await someone({ visits: [{ campaign }] })
    const lead = await someone({ visits: [{ campaign }], conversions: [{ campaign, kind: 'lead', at: old }] })
    const buyer = await someone({ visits: [{ campaign }], conversions: [{ campaign, kind: 'purchase', at: old }] })
    const seenBuying = await someone({ visits: [{ campaign, purchase: 1 }] })
    const without = (exclude: Rule['exclude']) => members(rule(campaign, { exclude }))
    expect(await without({})).toEqual([reader, lead, buyer, seenBuying].sort())
    expect(await without({ leads: true })).toEqual([reader, buyer, seenBuying].sort())
    expect(await without({ customers: true })).toEqual([reader, lead].sort())
    expect(await without({ leads: true, customers: true })).toEqual([reader])
    const size = await audienceSize(DB, rule(campaign, { exclude: { leads: true, customers: true } }), NOW)
    expect(size).toMatchObject({ people: 1, visitors: 1 })
  })

  test('an excluded audience takes its own members out, and what it excludes itself comes back', async () => {
    const campaign = newCampaign()
    await DB.batch([
      DB.prepare(
        `INSERT OR IGNORE INTO brands (id, name, kit, legal, created_at, updated_at) VALUES ('b', 'B', '{}', '{}', 0, 0)`,
      ),
      bind(DB, `INSERT INTO campaigns VALUES (?1, 'b', 'C', 'fr-FR', 'EUR', NULL, 'active', NULL, 0, 0)`, campaign),
    ])
    const skimmer = await someone({ visits: [{ campaign }] })
    const reader = await someone({ visits: [{ campaign, engaged_ms: 10_000 }] })
    const lead = await someone({ conversions: [{ campaign, kind: 'lead' }] })
    const stored = async (name: string, r: Rule) => (await addAudience(DB, { name, ...r }, NOW)) as Audience
    const leads = await stored('leads', rule(campaign, { tiers: { min: 50 } }))
    const warm = await stored('warm', rule(campaign, { tiers: { min: 20 }, exclude: { audiences: [leads.id] } }))
    const cold = rule(campaign, { exclude: { audiences: [warm.id] } })
    expect(await members(leads)).toEqual([lead])
    expect(await members(warm)).toEqual([reader])
    expect(await members(cold)).toEqual([skimmer, lead].sort())
    expect(await members({ ...cold, exclude: { audiences: [warm.id, leads.id] } })).toEqual([skimmer])

    const third = await stored('cold', cold)
    const fourth = await addAudience(
      DB,
      { name: 'too deep', ...rule(campaign, { exclude: { audiences: [third.id] } }) },
      NOW,
    )
    expect(fourth).toEqual({ reason: 'too-many-levels' })
  })
})

describe('cost', () => {
  const plan = async ({ sql, values }: { sql: string; values: readonly Param[] }) => {
    const { results } = await bind(DB, `EXPLAIN QUERY PLAN ${sql}`, ...values).all<{ detail: string }>()
    return results.map(row => row.detail)
  }
  // Virtual tables are lists that were bound; `found` and `k` are what was found so far, `r` (of tier_rules) a handful of rows.
  const scans = (details: string[]) =>
    details.filter(d => d.startsWith('SCAN') && !/VIRTUAL TABLE|CONSTANT ROW|SCAN (r|found|k|page)\b/.test(d))

  const everything: Rule = {
    campaigns: ['a', 'b'],
    tiers: { min: 20, max: 49 },
    windowDays: 30,
    where: {
      all: [
        { any: [{ source: ['meta', 'email'] }, { ad: ['a/ad-1'] }, { variant: ['b'] }, { country: ['FR', 'BE'] }] },
        { not: { app: ['instagram'] } },
        { device: ['mobile'] },
        { seen: { minDays: 1, maxDays: 7 } },
        { arrived: { maxDays: 90 } },
        { visits: { min: 1, max: 9 } },
        { touches: { min: 1 } },
        { event: { name: 'video' } },
        { value: { min: 1, currency: 'EUR' } },
        { crm: ['lead', 'qualified'] },
        { stage: ['reassurance', 'proof', 'incentive', 'rest'] },
        { active: { topPercent: 25 } },
        { clicked: ['meta', 'google'] },
        { contacted: { days: 7 } },
      ],
    },
    exclude: { leads: true, customers: true, contactedDays: 3 },
  }
  const EVERYBODY = { ranges: [['', '~', 0]] as const, weights: [1] }

  test('whatever the rule asks, a page of members reads its own range of contacts and looks the rest up', async () => {
    const { sql, values } = membersStatement(await criteriaOf(DB, everything, NOW))
    const details = await plan({ sql, values: values('') })
    expect(scans(details)).toEqual([])
    expect(details.filter(d => / c\b/.test(d))).toEqual(['SEARCH c USING PRIMARY KEY (id>? AND id<?)'])
    const looked = new Set(
      details.flatMap(d => {
        const [, table, how] = /^SEARCH (\w+) USING (?:COVERING )?((?:PRIMARY KEY|INDEX \w+))/.exec(d) ?? []
        return table ? [`${table} ${how}`] : []
      }),
    )
    expect([...looked].sort()).toEqual([
      'c PRIMARY KEY', 'contacts INDEX contacts_consents', 'e PRIMARY KEY', 'k PRIMARY KEY', 'n INDEX conversions_contact',
      'o INDEX outcomes_contact', 't INDEX touches_visitor', 'u PRIMARY KEY', 'v INDEX visitors_contact', 'w PRIMARY KEY', 'x PRIMARY KEY',
    ].sort()) // biome-ignore format: a list
  })

  test('whatever the rule asks, counting and explaining go through contacts and visitors only', async () => {
    const criteria = await criteriaOf(DB, everything, NOW)
    expect(scans(await plan(peopleStatement(criteria, EVERYBODY)))).toEqual([])
    expect(scans(await plan(browsersStatement(criteria, EVERYBODY)))).toEqual([])
    const people = explainStatement(criteria, PERSON, `contacts c WHERE ${ADS_CONSENT}`, 10)
    expect(scans(await plan(people))).toEqual(['SCAN c USING COVERING INDEX contacts_consents'])
    const browsers = explainStatement(criteria, BROWSER, 'visitors b WHERE b.withdrawn_at IS NULL', 10)
    expect(scans(await plan(browsers))).toEqual(['SCAN b'])
  })
})

describe('nights', () => {
  test('the day after tells who has joined and who has left, and a second run of a night changes nothing', async () => {
    const campaign = newCampaign()
    const [stays, leaves, comesBack] = await Promise.all([1, 2, 3].map(() => someone({ visits: [{ campaign }] })))
    const { id } = await audienceOf(rule(campaign))
    const consent = (contact: string, at: number | null) =>
      bind(DB, 'UPDATE contacts SET ads_consent_at = ?2 WHERE id = ?1', contact, at).run()
    await noteMemberships({ DB }, NOW)
    await noteMemberships({ DB }, NOW)
    expect(await daysOf(DB, id, NOW)).toMatchObject([{ people: 3, browsers: 3, joined: null, left: null }])

    const night = NOW + DAY_MS
    const joins = await someone({ visits: [{ campaign }] })
    await bind(
      DB,
      'UPDATE engagements SET campaign = ?2 WHERE visitor_id IN (SELECT id FROM visitors WHERE contact_id = ?1)',
      leaves!,
      'elsewhere',
    ).run()
    await consent(comesBack!, null)
    await noteMemberships({ DB }, night)
    await noteMemberships({ DB }, night)
    expect((await daysOf(DB, id, night)).at(-1)).toMatchObject({ people: 2, joined: 1, left: 1 })
    const moves = await movesOf(DB, id, '', 10, night)
    expect(moves.map(({ contact, moved }) => [contact, moved]).sort()).toEqual(
      [
        [joins, 'joined'],
        [leaves, 'left'],
      ].sort(),
    )

    await consent(comesBack!, NOW)
    await noteMemberships({ DB }, night + DAY_MS)
    expect((await movesOf(DB, id, '', 10, night + DAY_MS)).map(move => move.contact)).toEqual([comesBack])
    expect(stays).toBeDefined()
  })

  async function audienceOf(r: Rule): Promise<{ id: string }> {
    const id = newId()
    await bind(DB, `INSERT INTO audiences VALUES (?1, 'n', ?2, 1, 1)`, id, JSON.stringify(r)).run()
    return { id }
  }
})

const nested = (levels: number): object => (levels === 0 ? { named: true } : { not: nested(levels - 1) })
const manyValues = Array.from({ length: 30 }, (_, i) => ({
  visits: { min: i, max: i + 40 },
  days: i + 1,
  campaigns: ['known'],
}))

describe('the API', () => {
  const api = new Hono<{ Bindings: Env }>().route('/', mount(audienceEndpoints)).onError(onError)
  const keys = {} as Record<Role, string>
  const call = (role: Role, method: string, path: string, body?: unknown) =>
    api.request(
      path,
      {
        method,
        headers: { Authorization: `Bearer ${keys[role]}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
      env,
    )
  const asked = {
    name: 'Readers',
    campaigns: ['known'],
    tiers: { min: 20, max: 40 },
    windowDays: 30,
    exclude: { leads: true },
  }

  const ladder = async (...wheres: { where?: Rule['where'] }[]): Promise<Audience[]> => {
    const rungs = wheres.map((where, i) => ({ name: `${i}`, tiers: { min: 20 }, windowDays: 30, ...where }))
    const made = await addLadder(DB, { name: 'Steps', campaigns: ['known'], rungs }, NOW)
    return 'audiences' in made ? made.audiences : []
  }

  beforeAll(async () => {
    for (const role of ['editor', 'analyst', 'viewer'] as const) {
      keys[role] = `token-${role}`
      await addKey(DB, { name: role, role, tokenHash: await sha256Hex(keys[role]) }, NOW)
    }
    await DB.batch([
      DB.prepare(
        `INSERT OR IGNORE INTO brands (id, name, kit, legal, created_at, updated_at) VALUES ('b', 'B', '{}', '{}', 0, 0)`,
      ),
      DB.prepare(`INSERT INTO campaigns VALUES ('known', 'b', 'C', 'fr-FR', 'EUR', NULL, 'active', NULL, 0, 0)`),
    ])
  })

  test('an audience is answered as it was asked for, and found again', async () => {
    const response = await call('editor', 'POST', '/audiences', asked)
    expect(response.status).toBe(201)
    const made = await response.json<Audience>()
    expect(made).toEqual({ ...asked, id: expect.any(String), createdAt: expect.any(Number) })
    expect(await (await call('analyst', 'GET', `/audiences/${made.id}`)).json()).toEqual(made)
    const list = await (await call('analyst', 'GET', '/audiences?limit=1')).json<{ items: Audience[] }>()
    expect(list.items).toEqual([made])
    expect(await (await call('analyst', 'GET', `/audiences/${made.id}/size`)).json()).toEqual({
      people: 0,
      withEmail: 0,
      withPhone: 0,
      noConsent: 0,
      withdrawn: 0,
      visitors: 0,
      identified: 0,
      clickless: 0,
      margin: {
        people: null,
        withEmail: null,
        withPhone: null,
        noConsent: null,
        withdrawn: null,
        visitors: null,
        identified: null,
        clickless: null,
      },
      destinations: Object.fromEntries(
        Object.values(destinations).map(({ name, minimumMembers: minimum }) => [
          name,
          { rows: 0, reachable: 0, margin: { rows: null, reachable: null }, minimum, enough: false },
        ]),
      ),
    })
    expect(await (await call('analyst', 'GET', `/audiences/${made.id}/sample`)).json()).toEqual({
      people: [],
      browsers: [],
    })
    expect(await (await call('analyst', 'GET', `/audiences/${made.id}/days`)).json()).toEqual({ items: [] })
    expect(await (await call('analyst', 'GET', `/audiences/${made.id}/moves`)).json()).toEqual({
      items: [],
      next: null,
    })
  })

  test.each<[string, object, string]>([
    ['names a campaign that is not there', { campaigns: ['known', 'nowhere'] }, 'unknown-campaign'],
    ['excludes an audience that is not there', { exclude: { audiences: ['nobody'] } }, 'unknown-audience'],
    ['has no campaign', { campaigns: [] }, 'invalid-body'],
    ['has its tiers upside down', { tiers: { min: 40, max: 20 } }, 'invalid-body'],
    ['looks back further than 540 days', { windowDays: 541 }, 'invalid-body'],
    ['says something unknown', { colour: 'red' }, 'invalid-body'],
    ['asks an unknown condition', { where: { colour: 'red' } }, 'invalid-body'],
    ['asks two things in one condition', { where: { source: ['meta'], device: ['mobile'] } }, 'invalid-body'],
    ['has an empty list of conditions', { where: { all: [] } }, 'invalid-body'],
    ['has a condition that is not there', { where: { any: [{ visits: { min: 3, max: 1 } }] } }, 'invalid-body'],
    [
      'names an unknown campaign inside a condition',
      { where: { visits: { min: 1 }, campaigns: ['nowhere'] } },
      'unknown-campaign',
    ],
    ['takes in an audience that is not there', { where: { audience: 'nobody' } }, 'unknown-audience'],
    ['nests 200 clauses', { where: nested(200) }, 'invalid-body'],
    ['lists 200 clauses', { where: { any: Array(200).fill({ source: ['meta'] }) } }, 'invalid-body'],
    ['holds more values than fit', { where: { all: manyValues } }, 'too-large'],
  ])('an audience that %s is refused', async (_, change, code) => {
    const response = await call('editor', 'POST', '/audiences', { ...asked, ...change })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ error: { code, issues: [{}] } })
  })

  test('a rule that asks nothing is refused: it would hold everybody', async () => {
    for (const empty of [
      {},
      { tiers: {} },
      { exclude: { leads: true } },
      { where: { tier: {} } },
      { where: { all: [{ tier: {} }, { seen: { minDays: 0 } }] } },
      { where: { any: [{ crm: ['won'] }, { visits: { min: 0 } }] } },
      { where: { value: { currency: 'EUR' } } },
    ]) {
      const response = await call('editor', 'POST', '/audiences', { name: 'All', ...empty })
      expect(response.status).toBe(422)
      expect(await response.text()).toContain('asks nothing')
    }
  })

  test.each<[string, object]>([
    ['campaigns', { campaigns: ['nowhere'] }],
    ['where.any.1.campaigns', { where: { any: [{ named: true }, { visits: { min: 1 }, campaigns: ['nowhere'] }] } }],
    ['where.not.ad', { where: { not: { ad: ['nowhere/ad'] } } }],
    ['where.ad', { where: { ad: ['known/no-ad'] } }],
    ['where.all.0.audience', { where: { all: [{ audience: 'nobody' }] } }],
    ['exclude.audiences', { exclude: { audiences: ['nobody'] } }],
  ])('what a rule names and is not there is told at %s, where it stands', async (path, change) => {
    const response = await call('editor', 'POST', '/audiences', { ...asked, ...change })
    const { error } = await response.json<{ error: { code: string; issues: object[] } }>()
    expect([response.status, error]).toMatchObject([422, { issues: [{ path, code: 'unknown' }] }])
  })

  test('a number of days that is too small is told once', async () => {
    for (const change of [{ windowDays: -1 }, { where: { visits: { min: 1 }, days: -1 } }]) {
      const response = await call('editor', 'POST', '/audiences', { ...asked, ...change })
      const { error } = await response.json<{ error: { issues: object[] } }>()
      expect(error.issues).toMatchObject([{ message: 'at least 1' }])
    }
  })

  test('a refused condition is named by its place, and told what there is', async () => {
    const where = { all: [{ source: ['meta'] }, { any: [{ colour: 'red' }, { visits: { min: -1 } }] }] }
    const response = await call('editor', 'POST', '/audiences', { ...asked, where })
    const { error } = await response.json<{ error: { issues: { path: string; message: string }[] } }>()
    expect(error.issues.map(issue => issue.path)).toEqual(['where.all.1.any.0', 'where.all.1.any.1.visits.min'])
    expect(error.issues[0]!.message).toMatch(/unknown: colour.*tier, seen, arrived/)
  })

  test('an audience is replaced whole, and cannot come to name itself, directly or by another', async () => {
    const made = async (more: object) =>
      (await call('editor', 'POST', '/audiences', { ...asked, ...more })).json<Audience>()
    const one = await made({})
    const two = await made({ exclude: { audiences: [one.id] } })
    const replaced = await call('editor', 'PUT', `/audiences/${one.id}`, { name: 'Other', windowDays: 7 })
    expect(await replaced.json()).toEqual({ id: one.id, name: 'Other', windowDays: 7, createdAt: one.createdAt })
    for (const id of [one.id, two.id]) {
      const looped = await call('editor', 'PUT', `/audiences/${one.id}`, { ...asked, where: { not: { audience: id } } })
      expect([looped.status, await looped.json()]).toMatchObject([422, { error: { code: 'names-itself' } }])
    }
    const three = await made({ exclude: { audiences: [two.id] } })
    expect(three.id).toBeDefined()
    const four = await made({})
    const deeper = await call('editor', 'PUT', `/audiences/${one.id}`, { ...asked, exclude: { audiences: [four.id] } })
    expect([deeper.status, await deeper.json()]).toMatchObject([422, { error: { code: 'too-many-levels' } }])
  })

  test('a rung is not made so large that one below it no longer fits', async () => {
    const some = (from: number) => ({ where: { any: manyValues.slice(from, from + 15) } })
    const [top] = await ladder({}, some(0))
    expect((await call('editor', 'POST', '/audiences/preview', { ...asked, ...some(15) })).status).toBe(200)
    const response = await call('editor', 'PUT', `/audiences/${top!.id}`, { ...asked, ...some(15) })
    expect([response.status, await response.json()]).toMatchObject([422, { error: { code: 'too-large' } }])
  })

  test('a ladder is closed: nothing joins it later, and a rung that is changed stays where it is', async () => {
    const [top, below] = await ladder({}, {})
    const fixed = { error: { code: 'ladder-fixed', issues: [{ path: 'ladder' }] } }
    const joined = await call('editor', 'POST', '/audiences', { ...asked, ladder: below!.ladder })
    expect([joined.status, await joined.json()]).toMatchObject([422, fixed])
    const put = async (id: string, more: object) => {
      const response = await call('editor', 'PUT', `/audiences/${id}`, { ...asked, ...more })
      return { status: response.status, body: await response.json<Audience>() }
    }
    const alone = (await (await call('editor', 'POST', '/audiences', asked)).json<Audience>()).id
    for (const [id, moved] of [
      [below!.id, top!.ladder],
      [below!.id, { ...below!.ladder, id: 'another' }],
      [alone, below!.ladder],
    ] as const)
      expect(await put(id, { ladder: moved })).toMatchObject({ status: 422, body: fixed })
    for (const more of [{}, { ladder: below!.ladder }])
      expect(await put(below!.id, { ...more, name: 'Renamed' })).toMatchObject({
        status: 200,
        body: { name: 'Renamed', ladder: below!.ladder },
      })
    expect(await (await call('analyst', 'GET', `/audiences/${below!.id}`)).json()).toMatchObject({
      ladder: below!.ladder,
    })
  })

  test('a rule can be sized before it is stored', async () => {
    const response = await call('analyst', 'POST', '/audiences/preview', asked)
    expect([response.status, await response.json()]).toMatchObject([200, { people: 0, visitors: 0 }])
    expect((await call('analyst', 'POST', '/audiences/preview', { ...asked, campaigns: ['nowhere'] })).status).toBe(422)
  })

  test('a sample says of each who is in what of the rule holds for them', async () => {
    const id = await someone({ visits: [{ campaign: 'known', engaged_ms: 12_000 }] })
    const where = { any: [{ visits: { min: 1 } }, { source: ['linkedin'] }] }
    const made = await (await call('editor', 'POST', '/audiences', { ...asked, exclude: {}, where })).json<Audience>()
    const { people, browsers } = await (await call('analyst', 'GET', `/audiences/${made.id}/sample`)).json<{
      people: Explained[]
      browsers: Explained[]
    }>()
    expect(people).toEqual([
      {
        id,
        because: [
          { condition: { tier: asked.tiers }, holds: true },
          { condition: { visits: { min: 1 } }, holds: true },
          { condition: { source: ['linkedin'] }, holds: false },
        ],
        tier: 20,
        lastSeenAt: NOW,
        visits: 1,
        sources: [],
        campaigns: ['known'],
      },
    ])
    expect(browsers).toHaveLength(1)
  })

  test('a sample tells of no tier where the rule asks for none', async () => {
    const id = await someone({})
    const rule = { name: 'Named', tiers: {}, where: { named: true } }
    const made = await (await call('editor', 'POST', '/audiences', rule)).json<Audience>()
    const sample = await (await call('analyst', 'GET', `/audiences/${made.id}/sample`)).json<{ people: Explained[] }>()
    const because = sample.people.find(person => person.id === id)?.because
    expect(because).toEqual([{ condition: { named: true }, holds: true }])
  })

  test('the refusal names the unknown campaign', async () => {
    const response = await call('editor', 'POST', '/audiences', { ...asked, campaigns: ['known', 'nowhere'] })
    expect(await response.text()).toContain('nowhere')
  })

  test.each<[Role, string, string, number]>([
    ['analyst', 'POST', '/audiences', 403],
    ['viewer', 'GET', '/audiences', 403],
    ['viewer', 'GET', '/audiences/any/size', 403],
    ['analyst', 'GET', '/audiences/any/size', 404],
    ['analyst', 'DELETE', '/audiences/any', 403],
    ['editor', 'DELETE', '/audiences/any', 404],
  ])('%s %s %s is answered %i', async (role, method, path, status) => {
    expect((await call(role, method, path, method === 'POST' ? asked : undefined)).status).toBe(status)
  })

  test('an audience that another or a live feed uses cannot be deleted; after that it can', async () => {
    const made = await (await call('editor', 'POST', '/audiences', asked)).json<Audience>()
    const other = await (
      await call('editor', 'POST', '/audiences', { ...asked, exclude: { audiences: [made.id] } })
    ).json<Audience>()
    const remove = async (id: string) => (await call('editor', 'DELETE', `/audiences/${id}`)).status
    expect(await remove(made.id)).toBe(409)
    expect(await remove(other.id)).toBe(204)
    await bind(
      DB,
      `INSERT INTO feeds (id, audience, destination, username, password_hash, created_at) VALUES ('f', ?1, 'meta', 'u', '${'0'.repeat(64)}', 0)`,
      made.id,
    ).run()
    expect(await remove(made.id)).toBe(409)
    await DB.prepare(`UPDATE feeds SET revoked_at = 1`).run()
    expect(await remove(made.id)).toBe(204)
    expect(await remove(made.id)).toBe(404)
  })
})
