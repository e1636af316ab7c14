// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { STAGES } from '../src/audiences/conditions.ts'
import { criteriaOf } from '../src/audiences/criteria.ts'
import { listMembers } from '../src/audiences/members.ts'
import { OWN_CPM } from '../src/audiences/plan-store.ts'
import type { Rule } from '../src/audiences/schema.ts'
import { FIND_SEQUENCE, STAGE_AUDIENCES, saveSequence } from '../src/audiences/sequence-store.ts'
import { TOUCHES_BEFORE } from '../src/audiences/touches-store.ts'
import { bind, type Param } from '../src/db/query.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS, dayOf, HOUR_MS, MINUTE_MS, SECOND_MS } from '../src/lib/time.ts'
import { engagementStatementsOf } from '../src/pixel/engagement.ts'
import { advanced, DEFAULT_PACE, type Pace, ruleOf, stageOf } from '../src/pixel/sequence.ts'
import { addCatalogue, api, call, count } from './call.ts'

const NOW = Date.UTC(2027, 2, 1, 12)
const { DB } = env

beforeAll(async () => {
  await addCatalogue()
  for (const [slug, locale] of [['winter-2027', 'en-GB'], ['2027', 'fr-FR']] as const) // biome-ignore format: two rows
    expect((await api('POST', 'campaigns', { slug, name: slug, locale, currency: 'EUR' })).status).toBe(201)
})

const MARKETING = ['sequence_audiences', 'audiences', 'sequences', 'touches', 'engagements', 'visitors', 'views', 'conversions', 'contacts', 'spend'] // biome-ignore format: children first
beforeEach(async () => {
  await DB.batch(MARKETING.map(table => DB.prepare(`DELETE FROM ${table}`)))
})

interface Seen {
  campaign?: string
  at: number
  form?: boolean
}
interface Someone {
  seen: readonly Seen[]
  conversions?: readonly {
    at: number
    kind?: 'lead' | 'purchase'
    campaign?: string
    micros?: number
    named?: boolean
  }[]
  withdrawn?: boolean
  engagedMs?: number
}

/** People with one browser each, in one batch. Ids in the order given. */
async function people(list: readonly Someone[]): Promise<string[]> {
  const statements: D1PreparedStatement[] = []
  const pairs: { visitor_id: string; campaign: string }[] = []
  const ids = list.map(({ seen, conversions = [], withdrawn = false, engagedMs = 0 }) => {
    const [id, visitor] = [newId(), newId()]
    statements.push(
      bind(DB, `INSERT INTO contacts (id, email_index, sealed, created_at, updated_at, ads_consent_at) VALUES (?1, ?1, 'x', 1, 1, 1)`, id),
      bind(DB, `INSERT INTO visitors (id, contact_id, created_at, withdrawn_at) VALUES (?1, ?2, 1, ?3)`, visitor, id, withdrawn ? 1 : null),
    ) // biome-ignore format: columns
    let last = ''
    for (const { campaign = 'spring', at, form = false } of seen) {
      last = newId()
      statements.push(
        bind(DB, `INSERT INTO views (id, campaign, at, form_started, engaged_ms) VALUES (?1, ?2, ?3, ?4, ?5)`, last, campaign, at, form ? 1 : 0, engagedMs),
        bind(DB, `INSERT INTO touches (view_id, visitor_id, campaign, ad, at, source) VALUES (?1, ?2, ?3, 'ad-1', ?4, 'meta')`, last, visitor, campaign, at),
      ) // biome-ignore format: columns
      pairs.push({ visitor_id: visitor, campaign })
    }
    for (const { at, kind = 'lead', campaign = 'spring', micros = null, named = true } of conversions)
      statements.push(
        bind(DB, `INSERT INTO conversions (id, kind, campaign, at, contact_id, view_id, value_micros, currency) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'EUR')`,
          newId(), kind, campaign, at, named ? id : null, last, micros),
      ) // biome-ignore format: columns
    return id
  })
  await DB.batch([...statements, ...engagementStatementsOf(DB, pairs)])
  return ids
}

async function members(rule: Rule, now = NOW): Promise<string[]> {
  const found: string[] = []
  for await (const page of listMembers(DB, await criteriaOf(DB, rule, now))) found.push(...page.map(m => m.id))
  return found
}

/** By person: the stages that the audiences of these campaigns hold them in. */
async function stagesIn(campaigns: string[]): Promise<Map<string, string[]>> {
  const lists = await Promise.all(
    STAGES.map(async stage =>
      (await members({ campaigns, where: { stage: [stage] } })).map(id => [id, stage] as const),
    ),
  )
  return new Map([...Map.groupBy(lists.flat(), ([id]) => id)].map(([id, rows]) => [id, rows.map(([, stage]) => stage)]))
}

const own = (pace: Pace, campaign = 'spring') =>
  saveSequence(DB, campaign, { ...pace, touches: { min: 7, max: 13 } }, NOW)
const pace = fc.uniqueArray(fc.integer({ min: 1, max: 59 }), { minLength: 3, maxLength: 3 }).chain(days => {
  const [proofFromDays, incentiveFromDays, restFromDays] = days.toSorted((a, b) => a - b) as [number, number, number]
  return fc
    .integer({ min: 1, max: 720 })
    .map(proofAfterFormHours => ({ proofFromDays, incentiveFromDays, restFromDays, proofAfterFormHours }))
})

describe('the stage of a page and the stage of an audience', () => {
  const HOURS = 60 * 24 - 1 // as long as the page remembers
  const someone = fc.record({
    ageHours: fc.oneof(
      fc.integer({ min: 1, max: HOURS }),
      fc.integer({ min: 1, max: 59 }).map(days => days * 24),
    ),
    formHoursAfter: fc.option(fc.integer({ min: 0, max: 40 * 24 })),
    convertedHoursAfter: fc.option(fc.integer({ min: 0, max: HOURS }), { freq: 3 }),
  })

  test('are the same for every age, form and conversion, to the hour, whatever the settings', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.option(pace, { freq: 3 }),
        fc.array(someone, { minLength: 30, maxLength: 30 }),
        async (settings, list) => {
          await DB.batch(MARKETING.map(table => DB.prepare(`DELETE FROM ${table}`)))
          if (settings) await own(settings)
          const rule = ruleOf(settings ?? DEFAULT_PACE)
          const told = list.map(({ ageHours, formHoursAfter, convertedHoursAfter }) => {
            const firstAt = NOW - ageHours * HOUR_MS
            const formAt = formHoursAfter === null ? null : firstAt + formHoursAfter * HOUR_MS
            const convertedAt = convertedHoursAfter === null ? null : firstAt + convertedHoursAfter * HOUR_MS
            return {
              firstAt,
              formAt: formAt !== null && formAt <= NOW ? formAt : null,
              convertedAt: convertedAt !== null && convertedAt <= NOW ? convertedAt : null,
            }
          })
          const ids = await people(
            told.map(({ firstAt, formAt, convertedAt }) => ({
              seen: [
                { at: firstAt, form: formAt === firstAt },
                ...(formAt !== null && formAt > firstAt ? [{ at: formAt, form: true }] : []),
              ],
              conversions: convertedAt === null ? [] : [{ at: convertedAt }],
            })),
          )
          const audiences = await stagesIn(['spring'])
          told.forEach(({ firstAt, formAt, convertedAt }, i) => {
            let cookie = advanced(new Map(), { campaign: 'spring' }, firstAt)
            if (formAt !== null) cookie = advanced(cookie, { campaign: 'spring', form: true }, formAt)
            if (convertedAt !== null) cookie = advanced(cookie, { campaign: 'spring', converted: true }, convertedAt)
            const page = stageOf(cookie.get('spring'), NOW, rule)
            const wanted = convertedAt !== null ? undefined : [page ?? 'rest']
            expect(audiences.get(ids[i]!), JSON.stringify({ settings, someone: list[i] })).toEqual(wanted)
          })
        },
      ),
      { numRuns: 12 },
    )
  }, 60_000)

  test('differ in the first half hour only: the page is as it is, and who has left is to be reassured', async () => {
    const [id] = await people([{ seen: [{ at: NOW - 29 * MINUTE_MS }] }])
    const cookie = advanced(new Map(), { campaign: 'spring' }, NOW - 29 * MINUTE_MS)
    expect(stageOf(cookie.get('spring'), NOW, ruleOf(DEFAULT_PACE))).toBeNull()
    expect((await stagesIn(['spring'])).get(id!)).toEqual(['reassurance'])
  })
})

describe('an audience over several campaigns', () => {
  test('asks the campaign that somebody came to first, by its own settings', async () => {
    await own({ proofFromDays: 1, incentiveFromDays: 2, restFromDays: 3, proofAfterFormHours: 1 }, 'winter-2027')
    await own({ proofFromDays: 20, incentiveFromDays: 30, restFromDays: 40, proofAfterFormHours: 720 }, '2027')
    const visit = (campaign: string, days: number) => ({ campaign, at: NOW - days * DAY_MS })
    const ids = await people([
      { seen: [visit('winter-2027', 2.5), visit('2027', 2), visit('spring', 1)] },
      { seen: [visit('2027', 16), visit('winter-2027', 2.5)] },
      { seen: [visit('spring', 16), visit('2027', 2)] },
      { seen: [visit('2027', 16), { ...visit('winter-2027', 2), form: true }] },
    ])
    const found = await stagesIn(['spring', 'winter-2027', '2027'])
    expect(ids.map(id => found.get(id))).toEqual([['incentive'], ['reassurance'], ['incentive'], ['reassurance']])
    expect((await stagesIn(['winter-2027', 'spring'])).get(ids[1]!)).toEqual(['incentive']) // where '2027' has no say
  })

  test('holds everybody who came and did not convert in one stage, whatever the settings of each', async () => {
    const campaign = fc.constantFrom('spring', 'winter-2027', '2027')
    const visits = fc.array(fc.record({ campaign, hours: fc.integer({ min: 0, max: 1500 }), form: fc.boolean() }), {
      minLength: 1,
      maxLength: 4,
    })
    await fc.assert(
      fc.asyncProperty(pace, pace, fc.array(visits, { minLength: 10, maxLength: 10 }), async (a, b, list) => {
        await DB.batch(MARKETING.map(table => DB.prepare(`DELETE FROM ${table}`)))
        await own(a, '2027')
        await own(b, 'winter-2027')
        const ids = await people(
          list.map(seen => ({ seen: seen.map(({ hours, ...visit }) => ({ ...visit, at: NOW - hours * HOUR_MS })) })),
        )
        const stages = await stagesIn(['spring', 'winter-2027', '2027'])
        expect(ids.map(id => stages.get(id)?.length)).toEqual(ids.map(() => 1))
      }),
      { numRuns: 8 },
    )
  }, 60_000)

  test('that asks who is in no stage holds people who never came', async () => {
    const [never] = await people([{ seen: [] }])
    expect(await members({ where: { not: { stage: [...STAGES] } } })).toEqual([never])
  })
})

describe('the settings of a campaign’s sequence', () => {
  test('are the method’s until somebody sets them, and the method’s again when all are left out', async () => {
    const before = (await api('GET', 'campaigns/spring/sequence')).json
    expect(before).toMatchObject({
      campaign: 'spring',
      own: false,
      settings: { proofFromDays: 4, touches: { min: 7, max: 13 } },
    })
    const put = await api('PUT', 'campaigns/spring/sequence', { proofFromDays: 3, touches: { max: 9 } })
    expect([put.status, put.json.settings]).toEqual([
      200,
      {
        proofFromDays: 3,
        incentiveFromDays: 15,
        restFromDays: 31,
        proofAfterFormHours: 24,
        touches: { min: 7, max: 9 },
      },
    ])
    const after = (await api('GET', 'campaigns/spring/sequence')).json
    expect([after.own, after.settings]).toEqual([true, put.json.settings])
    expect(after.stages.map((s: { stage: string; fromDays: number }) => [s.stage, s.fromDays])).toEqual([
      ['reassurance', 0],
      ['proof', 3],
      ['incentive', 15],
      ['rest', 31],
    ])
    await api('PUT', 'campaigns/spring/sequence', {})
    expect((await api('GET', 'campaigns/spring/sequence')).json.settings).toEqual(before.settings)
  })

  test('that are out of order or unknown change nothing', async () => {
    await api('PUT', 'campaigns/spring/sequence', { proofFromDays: 3 })
    const late = await api('PUT', 'campaigns/spring/sequence', { incentiveFromDays: 4, proofFromDays: 5, stages: 4 })
    expect([late.status, late.json.error.code]).toEqual([422, 'invalid-body'])
    expect(late.json.error.issues).toContainEqual({ path: 'stages', message: 'unknown field', code: 'unknown-field' })
    expect((await api('GET', 'campaigns/spring/sequence')).json.settings.proofFromDays).toBe(3)
    expect((await api('PUT', 'campaigns/autumn/sequence', {})).json.error.code).toBe('unknown-campaign')
    expect(await count('sequences')).toBe(1)
  })

  test('are followed by the page within 15 seconds, from what it remembers of the published version', async () => {
    const at = async <T>(now: number, work: () => Promise<T>): Promise<T> => {
      vi.useFakeTimers({ toFake: ['Date'], now })
      try {
        return await work()
      } finally {
        vi.useRealTimers()
      }
    }
    const visitor = '01900000-0000-7000-8000-000000000009'
    const visit = (now: number, sequence = '') =>
      at(now, () =>
        call('GET', '/spring/ad-1', {
          token: null,
          headers: { Cookie: `__Host-l2l_visitor=${visitor}${sequence && `; __Host-l2l_sequence=${sequence}`}` },
        }),
      )
    expect((await api('POST', 'campaigns/spring/ads/ad-1/publish', {})).status).toBe(200)
    const first = await visit(NOW)
    const cookie = /__Host-l2l_sequence=([^;]*)/.exec(first.headers.get('set-cookie') ?? '')![1]!
    const stage = async (now: number) => (await visit(now, cookie)).headers.get('etag')?.split('.')[3]
    const later = NOW + 3 * DAY_MS
    await stage(later) // the isolate remembers the page as it is now
    expect(await stage(later + SECOND_MS)).toBe('reassurance')
    await api('PUT', 'campaigns/spring/sequence', { proofFromDays: 3 })
    expect(await stage(later + 2 * SECOND_MS)).toBe('reassurance')
    await stage(later + 17 * SECOND_MS) // served at once, and read anew behind it
    await expect.poll(() => stage(later + 18 * SECOND_MS)).toBe('proof')
  })
})

describe('the audiences of a sequence', () => {
  const make = (campaign = 'spring') => api('POST', `campaigns/${campaign}/sequence/audiences`, {})
  const idsOf = (answer: { json: { items: { id: string }[] } }) => answer.json.items.map(({ id }) => id)

  test('are four, in the language of the campaign, and the same four however often they are asked for', async () => {
    const made = await make()
    expect([made.status, made.json.items.map((a: { name: string }) => a.name)]).toEqual([
      201,
      [
        'Séquence · réassurance · Printemps',
        'Séquence · preuve · Printemps',
        'Séquence · incitation · Printemps',
        'Séquence · repos · Printemps',
      ],
    ])
    expect(made.json.items[1]).toMatchObject({
      stage: 'proof',
      campaigns: ['spring'],
      windowDays: 180,
      where: { stage: ['proof'] },
      exclude: { leads: true, customers: true },
    })
    const [again, third] = await Promise.all([make(), make()])
    expect([again.status, third.status, await count('audiences')]).toEqual([200, 200, 4])
    expect([idsOf(again), idsOf(third)]).toEqual([idsOf(made), idsOf(made)])
    expect((await make('winter-2027')).json.items[0].name).toBe('Sequence · reassurance · winter-2027')
    expect((await make('autumn')).status).toBe(404)
  })

  test('are made once when two people ask at once', async () => {
    const answers = await Promise.all([make(), make(), make()])
    expect(answers.map(idsOf)).toEqual([idsOf(answers[0]!), idsOf(answers[0]!), idsOf(answers[0]!)])
    expect([await count('audiences'), await count('sequence_audiences')]).toEqual([4, 4])
  })

  test('are shown with who is in them now; one that was deleted is made anew, one that was changed is said to be', async () => {
    const now = Date.now()
    const aged = (days: number): Someone => ({ seen: [{ at: now - days * DAY_MS }] })
    await people([aged(1), aged(5), aged(6), aged(20), aged(40), { ...aged(5), conversions: [{ at: now }] }])
    const [first, second, ...rest] = idsOf(await make())
    expect((await api('DELETE', `audiences/${first}`)).status).toBe(204)
    const { id: _, name, createdAt: __, ...rule } = (await api('GET', `audiences/${second}`)).json
    await api('PUT', `audiences/${second}`, { name, ...rule, windowDays: 10 })
    const { stages } = (await api('GET', 'campaigns/spring/sequence')).json
    const shown = stages.map(
      (s: { audience: string; changed: boolean; size: { people: number; visitors: number } }) => [
        s.audience,
        s.changed,
        s.size.people,
        s.size.visitors,
      ],
    )
    expect(shown).toEqual([
      [null, false, 1, 1],
      [second, true, 2, 2],
      [rest[0], false, 1, 1],
      [rest[1], false, 1, 1],
    ]) // biome-ignore format: a table
    const again = await make()
    expect([again.status, idsOf(again).slice(1), idsOf(again)[0] === first]).toEqual([201, [second, ...rest], false])
  })
})

describe('touches before a conversion', () => {
  const touchesOf = async () => (await api('GET', 'campaigns/spring/touches')).json
  const before = (now: number, touches: number): Seen[] =>
    Array.from({ length: touches }, (_, i) => ({ at: now - (i + 1) * HOUR_MS }))

  test('are counted for each person once, up to their first conversion, half an hour apart, wherever they were', async () => {
    const now = Date.now()
    const converted = now - DAY_MS
    await people([
      ...Array.from({ length: 20 }, () => ({ seen: before(converted, 3), conversions: [{ at: converted }] })),
      ...Array.from({ length: 6 }, () => ({
        // The last view is a reload, one was another campaign's, and what came after the conversion does not count.
        seen: [
          ...before(converted, 8),
          { campaign: 'winter-2027', at: converted - 20 * HOUR_MS },
          { at: converted - HOUR_MS + MINUTE_MS },
          { at: now },
        ],
        conversions: [{ at: converted }, { at: now, kind: 'purchase' as const }],
      })),
      ...Array.from({ length: 4 }, () => ({
        seen: before(converted, 14),
        conversions: [{ at: converted, kind: 'purchase' as const, micros: 5_000_000, named: false }], // of a shop that names nobody
      })),
      { seen: before(converted, 30), conversions: [{ at: converted }], withdrawn: true },
      { seen: before(converted, 31), conversions: [{ at: converted, kind: 'purchase' as const, micros: -5 }] },
      { seen: before(converted, 32), conversions: [{ at: now - 181 * DAY_MS }] },
      { seen: before(converted, 33), conversions: [{ at: converted, campaign: 'winter-2027' }] },
    ])
    expect(await touchesOf()).toEqual({
      campaign: 'spring',
      conversions: 30,
      missing: 0,
      histogram: [
        { touches: 3, conversions: 20 },
        { touches: 9, conversions: 6 },
        { touches: 14, conversions: 4 },
      ],
      p25: 3,
      median: 3,
      p75: 9,
      within: 0.2,
      usual: { min: 7, max: 13, source: expect.stringContaining('No primary source') },
    })
  })

  test('say nothing under 30 conversions but how many are missing, and the team’s own range has no source to give', async () => {
    const now = Date.now()
    await people([{ seen: before(now, 3), conversions: [{ at: now }] }])
    await api('PUT', 'campaigns/spring/sequence', { touches: { min: 2, max: 5 } })
    expect(await touchesOf()).toMatchObject({
      conversions: 1, missing: 29, histogram: null, median: null, within: null, usual: { min: 2, max: 5, source: null },
    }) // biome-ignore format: one row
    expect((await api('GET', 'campaigns/autumn/touches')).status).toBe(404)
  })
})

describe('ladders', () => {
  const rungs = [
    { name: 'chauds', tiers: { min: 40 }, windowDays: 7 },
    { name: 'tièdes', tiers: { min: 20 }, windowDays: 14 },
    { name: 'froids', tiers: {}, windowDays: 30 },
  ]
  const ladder = { name: 'Relance', campaigns: ['spring'], rungs }

  test('put everybody on one rung, the topmost that they reach', async () => {
    const now = Date.now()
    const seen = [{ at: now - DAY_MS, form: true }]
    const [hot, warm, cold, old] = await people([
      { seen },
      { seen: [{ at: now - DAY_MS }], engagedMs: 20_000 },
      { seen: [{ at: now - 20 * DAY_MS, form: true }] },
      { seen: [{ at: now - 31 * DAY_MS, form: true }] },
    ])
    const added = await api('POST', 'audiences/ladders', ladder)
    expect([added.status, added.json.items.map((a: { name: string }) => a.name)]).toEqual([
      201,
      ['Relance · chauds', 'Relance · tièdes', 'Relance · froids'],
    ])
    const lists = await Promise.all(
      added.json.items.map(async ({ id }: { id: string }) => {
        const { id: _, name: __, createdAt: ___, ...rule } = (await api('GET', `audiences/${id}`)).json
        return members(rule, now)
      }),
    )
    expect(lists).toEqual([[hot], [warm], [cold]])
    expect(lists.flat()).not.toContain(old)
  })

  test.each<[string, object, string, string]>([
    ['an unknown campaign', { ...ladder, campaigns: ['autumn'] }, 'unknown-campaign', 'campaigns'],
    [
      'an unknown audience',
      { ...ladder, rungs: [rungs[0], { ...rungs[1], where: { audience: 'x' } }] },
      'unknown-audience',
      'rungs.1.where.audience',
    ],
    [
      'a verb that is none',
      { ...ladder, rungs: [rungs[0], { ...rungs[1], where: { tear: 1 } }] },
      'invalid-body',
      'rungs.1.where',
    ],
    ['one rung', { ...ladder, rungs: [rungs[0]] }, 'invalid-body', 'rungs'],
    [
      'rungs that together ask too much for one statement',
      {
        ...ladder,
        rungs: Array.from({ length: 12 }, (_, i) => ({
          ...rungs[1],
          where: { all: Array.from({ length: 9 }, (_, k) => ({ source: [`s-${i}-${k}`] })) },
        })),
      },
      'too-large',
      'rungs.9.where',
    ],
  ])('with %s are refused whole, and it says which rung', async (_, body, code, path) => {
    const { status, json } = await api('POST', 'audiences/ladders', body)
    expect([status, json.error.code, json.error.issues[0].path]).toEqual([422, code, path])
    expect(await count('audiences')).toBe(0)
  })
})

test('every preset of the method is a rule that can be counted and added as it is', async () => {
  const { status, json } = await api('GET', 'audiences/presets?campaign=spring')
  expect([status, json.items.length]).toEqual([200, 9])
  for (const { names, rule } of json.items)
    expect((await api('POST', 'audiences/preview', { name: names.fr, ...rule })).status).toBe(200)
  expect((await api('GET', 'audiences/presets')).json.error).toMatchObject({
    code: 'invalid-query',
    issues: [{ path: 'campaign' }],
  })
  expect((await api('GET', 'audiences/presets?campaign=autumn')).status).toBe(404)
})

describe('the plan of a retargeting', () => {
  const body = { destination: 'meta', budget: 300, currency: 'EUR', days: 30, matchRate: { low: 1, high: 1 } }
  const audience = async (rule: object) =>
    (await api('POST', 'audiences', { name: 'a', campaigns: ['spring'], windowDays: 30, ...rule })).json.id
  const plan = async (id: string, more: object = {}) =>
    (await api('POST', `audiences/${id}/plan`, { ...body, ...more })).json
  const spend = (ad: string, day: number, impressions: number, units: number, more: { platform?: string; currency?: string } = {}) =>
    bind(DB, `INSERT INTO spend (campaign, ad, platform, starts_on, ends_on, impressions, clicks, cost_micros, currency) VALUES ('spring', ?1, ?2, ?3, ?3, ?4, 0, ?5, ?6)`,
      ad, more.platform ?? 'meta', dayOf(day), impressions, units * 1e6, more.currency ?? 'EUR') // biome-ignore format: columns
  const crowd = (n: number, one: Someone) => people(Array.from({ length: n }, () => one))

  test('takes the account’s own median price of the platform before the method’s, and never another’s', async () => {
    const id = await audience({})
    expect((await plan(id)).cpm).toEqual({ basis: 'method', reports: null, low: 5, mid: 10, high: 15 })
    expect((await plan(id, { currency: 'USD' })).cpm).toBeNull()
    const now = Date.now()
    await DB.batch([
      ...[4, 6, 7, 8, 100].map((cpm, i) => spend('ad-1', now - i * DAY_MS, 1000, cpm)),
      spend('ad-2', now, 99, 50), // too few impressions to have a price
      spend('ad-3', now, 1000, 0), // given away
      spend('ad-4', now - 91 * DAY_MS, 1000, 1),
      spend('ad-5', now, 1000, 2, { platform: 'tiktok' }),
      spend('ad-6', now, 1000, 3, { currency: 'USD' }),
    ])
    expect((await plan(id)).cpm).toEqual({ basis: 'account', reports: 5, low: 6, mid: 7, high: 8 })
    expect((await plan(id, { cpm: 9.5 })).cpm).toMatchObject({ basis: 'asked', mid: 9.5 })
    expect((await plan(id, { currency: 'USD' })).cpm).toMatchObject({ basis: 'account', reports: 1, mid: 3 })
  })

  test('counts whom the platform’s list can name, and says what it would do to them', async () => {
    await crowd(120, { seen: [{ at: Date.now() - DAY_MS }] })
    const found = await plan(await audience({}), { cpm: 10, budget: 6 })
    expect(found).toMatchObject({
      list: { rows: 120 },
      minimum: { needed: 100, verdict: 'met', missingRows: 0 },
      impressions: { mid: 600 },
      frequency: { period: { mid: 5 }, verdict: 'refresh', refreshOnDay: 21 },
      merge: null,
    })
  })

  test('of a stage that is too small names the stage beside it that makes it large enough, never who rests', async () => {
    const now = Date.now()
    const aged = (days: number): Someone => ({ seen: [{ at: now - days * DAY_MS }] })
    await crowd(60, aged(1))
    await crowd(50, aged(5))
    await crowd(45, aged(20))
    await crowd(90, aged(40))
    const stages = (await api('POST', 'campaigns/spring/sequence/audiences', {})).json.items.map(
      ({ id }: { id: string }) => id,
    )
    expect((await plan(stages[1])).merge).toEqual({ kind: 'stages', with: [stages[0]], rows: 110, reaches: true })
    expect((await plan(stages[2])).merge).toEqual({
      kind: 'stages',
      with: [stages[0], stages[1]],
      rows: 155,
      reaches: true,
    })
    expect((await plan(stages[3])).merge).toBeNull()
  })

  test('of a rung names the rungs beside it, and of any other audience the tiers below its own', async () => {
    const now = Date.now()
    await crowd(30, { seen: [{ at: now - DAY_MS, form: true }] })
    await crowd(40, { seen: [{ at: now - DAY_MS }], engagedMs: 20_000 })
    await crowd(50, { seen: [{ at: now - DAY_MS }] })
    const rungs = [40, 20, 10].map(min => ({ name: `t${min}`, tiers: { min }, windowDays: 30 }))
    const ladder = await api('POST', 'audiences/ladders', { name: 'l', campaigns: ['spring'], rungs })
    const [hot, warm, cold] = ladder.json.items.map(({ id }: { id: string }) => id)
    expect((await plan(cold)).merge).toMatchObject({ kind: 'rungs', with: [hot, warm], rows: 120, reaches: true })
    expect((await plan(hot)).merge).toMatchObject({ kind: 'rungs', with: [warm, cold], rows: 120 })
    const intent = await audience({ tiers: { min: 40 } })
    expect((await plan(intent)).merge).toEqual({
      kind: 'tiers',
      with: ['considering', 'engaged', 'visitor'],
      rows: 120,
      reaches: true,
    })
    expect((await plan(intent, { destination: 'linkedin' })).merge).toMatchObject({ rows: 120, reaches: false })
  })

  test('of an audience that there is not, and with a field that is wrong, is refused', async () => {
    expect((await api('POST', 'audiences/none/plan', body)).json.error.code).toBe('unknown-audience')
    const wrong = await api('POST', `audiences/${await audience({})}/plan`, { ...body, margin: 40 })
    expect([wrong.status, wrong.json.error.issues[0].path]).toEqual([422, 'margin'])
  })
})

test.each<[string, string, Param[], RegExp]>([
  [
    'the touches before conversions',
    TOUCHES_BEFORE,
    ['spring', 1, 2],
    /^SCAN (k|b|converted|browsers|seen|counted|\(subquery-\d+\))$/,
  ],
  [
    'the account’s price',
    OWN_CPM,
    ['2027-01-01', '2027-03-01', 'meta', 'EUR'],
    /^SCAN (c|prices|ranked|\(subquery-\d+\))$/,
  ],
  ['the sequence of a campaign', FIND_SEQUENCE, ['spring'], /^$/],
  ['the audiences of a sequence', STAGE_AUDIENCES, ['spring'], /^$/],
])('%s are found by index', async (_, sql, params, small) => {
  const { results } = await bind(DB, `EXPLAIN QUERY PLAN ${sql}`, ...params).all<{ detail: string }>()
  expect(results.length).toBeGreaterThan(0)
  expect(
    results.map(({ detail }) => detail).filter(detail => detail.startsWith('SCAN') && !small.test(detail)),
  ).toEqual([])
})
