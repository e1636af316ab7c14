import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { mount } from '../src/accounts/endpoint.ts'
import type { Role } from '../src/accounts/roles.ts'
import { addKey } from '../src/accounts/store.ts'
import { criteriaOf } from '../src/audiences/criteria.ts'
import { COUNT_BROWSERS, COUNT_PEOPLE, LIST_MEMBERS, listMembers } from '../src/audiences/members.ts'
import { audienceEndpoints } from '../src/audiences/routes.ts'
import type { Audience, Rule } from '../src/audiences/schema.ts'
import { audienceSize } from '../src/audiences/size.ts'
import { addAudience } from '../src/audiences/store.ts'
import { bind } from '../src/db/query.ts'
import { onError } from '../src/fallbacks.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { withdrawalStatements } from '../src/pixel/consent.ts'

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
  const plan = async (sql: string, ...params: (string | number)[]) => {
    const { results } = await bind(DB, `EXPLAIN QUERY PLAN ${sql}`, ...params).all<{ detail: string }>()
    return results.map(row => row.detail)
  }
  // `v` and `k` are one-row or virtual tables, `r` the handful of tier rules.
  const scans = (details: string[]) =>
    details.filter(
      d => d.startsWith('SCAN') && !/VIRTUAL TABLE|CONSTANT ROW|tier_rules|SCAN (r|t|rule|x\d|page|k)\b/.test(d),
    )

  test('a page of members reads its own range of contacts and looks the rest up', async () => {
    const details = await plan(LIST_MEMBERS, '{}', '', 5000)
    expect(scans(details)).toEqual([])
    expect(details.filter(d => / c\b/.test(d))).toEqual(['SEARCH c USING PRIMARY KEY (id>? AND id<?)'])
    for (const index of ['visitors_contact', 'conversions_contact']) {
      expect(details.some(d => d.includes(index))).toBe(true)
    }
    expect(details.some(d => /SEARCH e USING PRIMARY KEY \(visitor_id=\? AND campaign=\?\)/.test(d))).toBe(true)
  })

  test('counting people goes once through contacts, counting browsers only through those of the window', async () => {
    expect(scans(await plan(COUNT_PEOPLE, '{}'))).toEqual(['SCAN c'])
    const browsers = await plan(COUNT_BROWSERS, '{}')
    expect(scans(browsers)).toEqual([])
    expect(browsers.some(d => d.includes('engagements_campaign_at (campaign=? AND last_at>?)'))).toBe(true)
    expect(browsers).toContain('SEARCH b USING PRIMARY KEY (id=?)')
  })
})

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
      visitors: 0,
      destinations: {
        meta: { rows: 0, minimum: 100, enough: false },
        google: { rows: 0, minimum: 100, enough: false },
      },
    })
  })

  test.each<[string, object, string]>([
    ['names a campaign that is not there', { campaigns: ['known', 'nowhere'] }, 'unknown-campaign'],
    ['excludes an audience that is not there', { exclude: { audiences: ['nobody'] } }, 'unknown-audience'],
    ['has no campaign', { campaigns: [] }, 'invalid-body'],
    ['has its tiers upside down', { tiers: { min: 40, max: 20 } }, 'invalid-body'],
    ['looks back further than 540 days', { windowDays: 541 }, 'invalid-body'],
    ['says something unknown', { colour: 'red' }, 'invalid-body'],
  ])('an audience that %s is refused', async (_, change, code) => {
    const response = await call('editor', 'POST', '/audiences', { ...asked, ...change })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ error: { code, issues: [{}] } })
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
    await bind(DB, `INSERT INTO feeds VALUES ('f', ?1, 'meta', 'u', '${'0'.repeat(64)}', 0, NULL)`, made.id).run()
    expect(await remove(made.id)).toBe(409)
    await DB.prepare(`UPDATE feeds SET revoked_at = 1`).run()
    expect(await remove(made.id)).toBe(204)
    expect(await remove(made.id)).toBe(404)
  })
})
