// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addSession } from '../src/accounts/store.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS, dayOf } from '../src/lib/time.ts'
import { noteAtNight } from '../src/notices/jobs.ts'
import { loadOverview } from '../src/notices/overview/load.ts'
import { AD_PAGES, RUNNING, STANDINGS, UNJUDGED, UNNAMED } from '../src/notices/overview/store.ts'
import { listNotices } from '../src/notices/store.ts'
import { DEAREST_CAMPAIGNS } from '../src/spend/dearest-campaigns.ts'
import { addCatalogue, api, call } from './call.ts'

const { DB } = env
const NOW = Date.now()
const day = (ago: number) => dayOf(NOW - ago * DAY_MS)
const range = { from: day(29), to: day(0) }

type Statement = ReturnType<typeof sql>
const sql = (text: string, ...values: (string | number | null)[]) => DB.prepare(text).bind(...values)
const run = (...statements: (Statement | Statement[])[]) => DB.batch(statements.flat())
const see = async (path: string, role = 'editor') => {
  const headers = { Cookie: `__Host-l2l_session=session-${role}` }
  const { status, text } = await call('GET', path, { token: null, headers })
  return { status, text, said: text.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ') }
}

const addCampaign = (slug: string, currency = 'EUR', status = 'active') =>
  sql(
    `INSERT INTO campaigns (slug, brand, name, locale, currency, status, created_at, updated_at)
     VALUES (?1, 'atelier-exemple', ?1, 'fr-FR', ?2, ?3, 0, 0)`,
    slug, currency, status,
  ) // biome-ignore format: the columns in the order of the statement
const addAd = (campaign: string, ad: string): Statement[] => [
  sql(
    `INSERT INTO ads (campaign, slug, platform, headline, primary_text, description, cta, language, palette, created_at, updated_at)
     VALUES (?1, ?2, 'meta', ?3, '', '', 'GET_QUOTE', 'fr', '[]', 0, 0)`,
    campaign, ad, `Titre de ${ad}`,
  ), // biome-ignore format: the columns in the order of the statement
  sql(
    `INSERT INTO pages (campaign, ad, template, content, updated_at) VALUES (?1, ?2, 'quote', '{}', 0)`,
    campaign,
    ad,
  ),
]
const goLive = (campaign: string, ad: string, score: number): Statement[] => [
  sql(`UPDATE pages SET live = 1, updated_at = ?3 WHERE campaign = ?1 AND ad = ?2`, campaign, ad, NOW - 5 * DAY_MS),
  sql(`INSERT INTO promises VALUES (?1, ?2, ?2, 1, 0, 'a', ?3, '[]', 0, ?3, '[]')`, campaign, ad, score),
]
const addViews = (campaign: string, ad: string, n: number, ago = 1) =>
  sql(
    `INSERT INTO views (id, campaign, ad, at, source, engaged_ms) SELECT value, ?2, ?3, ?4, 'meta', 20000 FROM json_each(?1)`,
    JSON.stringify(Array.from({ length: n }, newId)), campaign, ad, NOW - ago * DAY_MS,
  ) // biome-ignore format: the columns in the order of the statement
const addLeads = (campaign: string, ad: string, n: number, ago = 1) =>
  sql(
    `INSERT INTO conversions (id, kind, campaign, ad, at) SELECT value, 'lead', ?2, ?3, ?4 FROM json_each(?1)`,
    JSON.stringify(Array.from({ length: n }, newId)), campaign, ad, NOW - ago * DAY_MS,
  ) // biome-ignore format: the columns in the order of the statement
const addSpend = (campaign: string, ad: string, clicks: number, euros: number, currency = 'EUR', ago = 1) =>
  sql(
    `INSERT INTO spend (campaign, ad, platform, starts_on, ends_on, impressions, engagements, clicks, cost_micros, currency)
     VALUES (?1, ?2, 'meta', ?3, ?3, ?4, ?5, ?6, ?7, ?8)`,
    campaign, ad, day(ago), clicks * 50, clicks * 3, clicks, euros * 1e6, currency,
  ) // biome-ignore format: the columns in the order of the statement

beforeAll(async () => {
  await addCatalogue()
  for (const role of ['editor', 'viewer']) {
    await run(sql(`INSERT INTO users (id, role, sealed, created_at) VALUES (?1, ?2, 'x', 0)`, `u-${role}`, role))
    await addSession(DB, await sha256Hex(`session-${role}`), `u-${role}`, NOW, NOW + DAY_MS)
  }
  await run(sql('DELETE FROM pages'), sql('DELETE FROM ads'), sql('DELETE FROM campaigns'))
})

const FACTS = [
  'promises',
  'spend',
  'views',
  'conversions',
  'alerts',
  'notices',
  'page_lives',
  'pages',
  'ads',
  'campaigns',
]
beforeEach(() => run(FACTS.map(table => sql(`DELETE FROM ${table}`))))

/** Half of the clicks never arrive. */
const leaky = (campaign = 'spring', currency = 'EUR'): Statement[] => [
  addCampaign(campaign, currency),
  ...addAd(campaign, 'ad-1'),
  ...goLive(campaign, 'ad-1', 90),
  addSpend(campaign, 'ad-1', 400, 600, currency),
  addViews(campaign, 'ad-1', 200),
  addLeads(campaign, 'ad-1', 12),
]

/** One of two ads brings hardly a lead, and the other makes the sum fair. */
const quizLeaks = (): Statement[] => [
  ...leaky(),
  sql('DELETE FROM views'),
  addViews('spring', 'ad-1', 390),
  addLeads('spring', 'ad-1', 18),
  ...addAd('spring', 'quiz'),
  ...goLive('spring', 'quiz', 90),
  addSpend('spring', 'quiz', 500, 400),
  addViews('spring', 'quiz', 490),
  addLeads('spring', 'quiz', 1),
]

describe('the home', () => {
  test('begins with what leaks, where and how much; and says the same in both languages', async () => {
    await run(leaky())
    const { said } = await see('/app?lang=fr')
    expect(said).toContain('Environ 360 € de leads ou d’achats manquent entre le clic et la visite, sur « spring ».')
    expect(said).toContain('Au repère de 80 %, il y aurait environ 7,2 leads ou achats de plus')
    expect((await see('/app?lang=en')).said).toContain(
      'About €360 worth of leads or purchases is missing between click and visit, on “spring”.',
    )
  })

  test('tells the leak of each currency in a line of its own', async () => {
    await run(leaky('spring'), leaky('london', 'GBP'))
    const { said } = await see('/app?lang=en')
    expect(said).toContain('About €360 worth of leads or purchases is missing between click and visit, on “spring”.')
    expect(said).toContain('About £360 worth of leads or purchases is missing between click and visit, on “london”.')
    expect(said).not.toMatch(/720|1,200/)
  })

  test('calls nothing a leak that may be chance, and says how much it takes to know', async () => {
    await run(
      leaky(),
      sql('DELETE FROM spend'),
      sql('DELETE FROM views'),
      addSpend('spring', 'ad-1', 4, 5),
      addViews('spring', 'ad-1', 3),
    )
    const { said } = await see('/app?lang=en')
    expect(said).toContain('No leak is certain.')
    expect(said).toMatch(/it takes \d+ clicks more/)
  })

  test('without campaigns leads to the guide, and only editors to a new campaign', async () => {
    const { text } = await see('/app?lang=en')
    expect(text).toContain('href="/app/guide"')
    expect(text).toContain('href="/app/new"')
    expect((await see('/app?lang=en', 'viewer')).text).not.toContain('href="/app/new"')
  })

  test('shows the last 30 days, and says so, when the dates of its address make no sense', async () => {
    await run(leaky())
    const { status, text, said } = await see('/app?from=yesterday&lang=en')
    expect([status, said.includes('Those dates make no sense')]).toEqual([200, true])
    expect(text).toContain(`from=${day(29)}&amp;to=${day(0)}" aria-current="true"`)
  })

  test('sets figures beside the period before', async () => {
    await run(leaky(), addSpend('spring', 'ad-1', 400, 300, 'EUR', 40))
    const { said } = await see('/app?lang=en')
    expect(said).toContain('€600 before: €300 · +100%')
  })

  test('marks the weakest passage of the funnel, in words too', async () => {
    await run(leaky())
    const { text, said } = await see('/app?lang=en')
    expect(text.match(/class="passage weak"/g)).toHaveLength(1)
    expect(said).toContain('50% · the weakest')
  })

  test('names the ad of an alert by its headline, though nothing was counted of it', async () => {
    const facts = JSON.stringify({ before: 90, after: 40, caps: [] })
    await run(
      addCampaign('spring'),
      addAd('spring', 'ad-1'),
      addAd('spring', 'ad-2'),
      sql(
        `INSERT INTO notices (id, kind, subject, campaign, ad, facts, opened_at)
         VALUES ('n', 'drift', 'spring/ad-2', 'spring', 'ad-2', ?1, 0)`,
        facts,
      ),
    )
    expect((await see('/app?lang=en')).said).toContain('Titre de ad-2: The page no longer keeps its ad’s promise')
  })

  test('escapes what people named', async () => {
    await run(
      leaky(),
      sql(`UPDATE campaigns SET name = '<script>alert(1)</script>'`),
      sql(`UPDATE ads SET headline = '<img src=x>'`),
    )
    const { text } = await see('/app')
    expect(text).not.toMatch(/<script>alert|<img src=x/)
  })

  test('sends whoever may not open a page not there', async () => {
    await run(leaky(), addLeads('spring', 'ad-1', 3, 20))
    expect((await see('/app?lang=en')).text).toContain('href="/app/leads?status=new" aria-label')
    const { text, said } = await see('/app?lang=en', 'viewer')
    expect(text).not.toContain('href="/app/leads?status=new" aria-label')
    expect(said).toContain('This takes the role “analyst”')
  })
})

describe('the overview', () => {
  const overview = async (path = 'overview') => (await api('GET', path)).json

  test('names what ads spent on pages that do not keep their promise, with why', async () => {
    await run(leaky())
    for (const [ad, score] of [
      ['kept', 80],
      ['half', 79],
      ['broken', 30],
    ] as const) {
      await run(addAd('spring', ad), goLive('spring', ad, score), addSpend('spring', ad, 10, score))
    }
    await run(
      addAd('spring', 'down'),
      sql(`UPDATE pages SET last_live = 1 WHERE ad = 'down'`),
      addSpend('spring', 'down', 10, 55, 'USD'),
      addCampaign('nowhere'),
      addAd('nowhere', 'draft'),
      addSpend('nowhere', 'draft', 10, 7),
    )
    const { exposed } = await overview()
    expect(exposed.map(({ ad, why, spend }: Record<string, unknown>) => ({ ad, why, spend }))).toEqual([
      { ad: 'half', why: 'partial', spend: { EUR: 79e6 } },
      { ad: 'down', why: 'down', spend: { USD: 55e6 } },
      { ad: 'broken', why: 'broken', spend: { EUR: 30e6 } },
      { ad: 'draft', why: 'no-page', spend: { EUR: 7e6 } },
    ])
  })

  test('finds an ad that leaks in a campaign that does not, at what a result of the campaign costs', async () => {
    await run(quizLeaks())
    const { leaks } = await overview()
    expect(leaks.found).toMatchObject([{ campaign: 'spring', ad: 'quiz', passage: 'cvr' }])
    const { results, money } = leaks.found[0].recoverable
    expect(money.mid / results.mid).toBeCloseTo(1000e6 / 31, -3) // 1,000 € for 31 leads
  })

  test('what it calls a leak is an alert of the night, and nothing else is: of the campaign, or of each ad while it has none', async () => {
    const alerts = async () => {
      await noteAtNight(env, NOW)
      await noteAtNight(env, NOW)
      const found = (await listNotices(DB, 'open', '', 50)).filter(({ kind }) => kind === 'leak')
      return found.map(({ campaign, ad, facts }) => ({ campaign, ad, passage: (facts as { passage: string }).passage }))
    }
    const home = async () =>
      (await overview()).leaks.found.map(({ campaign, ad, passage }: Record<string, string>) => ({
        campaign,
        ad,
        passage,
      }))
    await run(quizLeaks())
    expect(await alerts()).toEqual([{ campaign: 'spring', ad: 'quiz', passage: 'cvr' }])
    expect(await alerts()).toEqual(await home())
    expect((await see('/app/notices?lang=en')).said).toContain('spring, ad “Titre de quiz”')
    await run(sql(`DELETE FROM conversions WHERE ad = 'ad-1'`))
    expect(await alerts()).toEqual([{ campaign: 'spring', ad: '', passage: 'cvr' }])
    expect(await alerts()).toEqual(await home())
    await run(sql('DELETE FROM views'), sql('DELETE FROM spend'))
    expect(await alerts()).toEqual([])
  })

  test('looks for what is unfinished, late or silent in each campaign', async () => {
    await run(
      leaky(),
      sql('DELETE FROM spend'),
      sql('UPDATE views SET at = ?1', NOW - 2 * DAY_MS),
      addAd('spring', 'ad-2'),
      addCampaign('empty'),
    )
    const seen = (await overview()).actions.map(({ code, campaign }: Record<string, string>) => `${code} ${campaign}`)
    expect(seen).toEqual([
      'no-view spring',
      'spend-late spring',
      'no-ads empty',
      'unpublished spring',
      'unpictured spring',
    ])
  })

  test('an ad that is going to be published by itself waits for nobody', async () => {
    await run(leaky(), addAd('spring', 'ad-2'))
    const codes = async () => (await overview()).actions.map(({ code }: { code: string }) => code)
    expect(await codes()).toContain('unpublished')
    await run(sql(`INSERT INTO page_schedules (campaign, ad, publish_at, scheduled_at, scheduled_by) VALUES ('spring', 'ad-2', ?1, 0, 'x')`, NOW + DAY_MS)) // biome-ignore format: one row
    expect(await codes()).not.toContain('unpublished')
    await run(sql('DELETE FROM page_schedules'))
  })

  test('a lead is judged once anything is said of it, and is given a week', async () => {
    await run(leaky())
    const unjudged = async () =>
      (await overview()).actions.find(({ code }: { code: string }) => code === 'unjudged')?.facts.leads ?? 0
    expect(await unjudged()).toBe(0)
    await run(addLeads('spring', 'ad-1', 2, 8))
    expect(await unjudged()).toBe(2)
    await run(sql(`INSERT INTO outcomes (id, lead, campaign, ad, status, at, told_at)
      SELECT id || '.lost', id, campaign, ad, 'lost', at, at FROM conversions WHERE at < ?1 LIMIT 1`, NOW - 7 * DAY_MS)) // biome-ignore format: one statement
    expect(await unjudged()).toBe(1)
    await run(sql('DELETE FROM outcomes'))
  })

  test('asks for a legal identity that the law wants and is not whole', async () => {
    await run(leaky())
    const { results } = await DB.prepare('SELECT legal FROM brands').all<{ legal: string }>()
    await run(sql(`UPDATE brands SET legal = json_remove(legal, '$.publisher', '$.address')`))
    const { actions } = await overview()
    expect(actions.find(({ code }: { code: string }) => code === 'unnamed')).toMatchObject({
      href: '/app/brands/atelier-exemple/legal',
      facts: { missing: ['address', 'publisher'] },
    })
    await run(sql('UPDATE brands SET legal = ?1', results[0]!.legal))
  })

  test('campaigns that do not run are not in it', async () => {
    await run(leaky(), sql(`UPDATE campaigns SET status = 'paused'`))
    expect(await overview()).toMatchObject({ campaigns: 0, figures: [], exposed: [], actions: [] })
  })

  test('can be read by a viewer, and refuses days that are none', async () => {
    expect((await api('GET', 'overview?from=nope')).status).toBe(422)
    expect((await call('GET', '/api/overview', { token: null })).status).toBe(401)
  })

  test('asks the database as often for twenty campaigns as for four, and says how many it examined', async () => {
    const asked = async () => {
      let statements = 0
      const counting = new Proxy(DB, {
        get: (db, name) =>
          name === 'prepare' ? (text: string) => { statements++; return db.prepare(text) } : Reflect.get(db, name),
      }) // biome-ignore format: one proxy
      const { campaigns, examined } = await loadOverview(counting, range, NOW)
      return { campaigns, examined, statements }
    }
    await run(Array.from({ length: 4 }, (_, i) => leaky(`spring-${i}`)).flat())
    const few = await asked()
    await run(Array.from({ length: 18 }, (_, i) => leaky(`summer-${i}`)).flat())
    expect(await asked()).toEqual({ campaigns: 22, examined: 20, statements: few.statements })
    expect((await see('/app?lang=en')).said).toContain('20 campaigns that spend most, of 22 active')
  })
})

describe('the list of campaigns', () => {
  test('begins with those that cost most, and leaves archived ones to their filter', async () => {
    for (const [slug, status, euros] of [
      ['small', 'active', 5],
      ['large', 'paused', 90],
      ['old', 'archived', 500],
    ] as const) {
      await run(addCampaign(slug, 'EUR', status), addSpend(slug, '', 10, euros))
    }
    await run(addCampaign('yen', 'JPY'), addSpend('yen', '', 10, 9000, 'JPY'))
    const shown = async (path: string) =>
      [...(await see(path)).text.matchAll(/<h2><a href="\/app\/campaigns\/([^"]+)"/g)].map(([, slug]) => slug)
    expect(await shown('/app/campaigns')).toEqual(['large', 'small', 'yen'])
    expect(await shown('/app/campaigns?status=archived')).toEqual(['old'])
    expect(await shown('/app/campaigns?status=paused')).toEqual(['large'])
    expect(await shown('/app/campaigns?status=nonsense')).toEqual(['large', 'small', 'yen'])
    expect((await see('/app/campaigns?lang=en')).said).toContain('Archived (1)')
  })

  test('pages through any number of them, with the filter that was chosen', async () => {
    await run(Array.from({ length: 35 }, (_, i) => addCampaign(`c-${i}`)))
    const { text } = await see('/app/campaigns?status=active')
    const next = /href="(\/app\/campaigns\?[^"]*cursor=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(next).toContain('status=active')
    const rest = await see(next)
    expect([text, rest.text].map(page => page.match(/<h2><a href/g)?.length)).toEqual([30, 5])
    expect((await see('/app/campaigns?cursor=-3')).status).toBe(200)
  })

  test('offers a new campaign to editors only', async () => {
    await run(addCampaign('spring'))
    expect((await see('/app/campaigns')).text).toContain('href="/app/new"')
    expect((await see('/app/campaigns', 'viewer')).text).not.toContain('href="/app/new"')
  })
})

const plan = async (text: string, ...values: (string | number)[]) =>
  (
    await DB.prepare(`EXPLAIN QUERY PLAN ${text}`)
      .bind(...values)
      .all<{ detail: string }>()
  ).results.map(({ detail }) => detail)

test.each<[name: string, text: string, values: (string | number)[]]>([
  ['which campaigns run', RUNNING, [day(29), day(0)]],
  ['the pages of ads', AD_PAGES, ['[["spring","ad-1"]]']],
  ['what is unfinished', STANDINGS, ['["spring"]', 1, 2]],
  ['leads that nobody judged', UNJUDGED, ['["spring"]', 1, 2]],
  ['who is not named', UNNAMED, ['["demo"]']],
  ['campaigns by what they cost', DEAREST_CAMPAIGNS, ['["active"]', day(29), day(0), 30, 0]],
])('the plan of %s reads no table of facts from end to end', async (_, text, values) => {
  const steps = await plan(text, ...values)
  expect(
    steps.filter(
      step =>
        /^SCAN (s|c|v|o|l|p|a|u|views|spend|conversions|outcomes|pages|ads)\b(?! VIRTUAL)/.test(step) &&
        !/USING .*INDEX/.test(step),
    ),
  ).toEqual([])
})
