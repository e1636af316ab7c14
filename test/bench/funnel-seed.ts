import { readdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DAY_MS, dayNumber, dayOf } from '../../src/lib/time.ts'
import { brand } from '../../src/local/demo/catalogue.ts'
import { PRESENT_RULES } from '../../src/pixel/days/days.ts'
import { ROLL, ROLL_FIELDS, ROLL_VITALS } from '../../src/pixel/days/roll-up.ts'
import type { Host } from './host.ts'

const DAYS = 760 // 25 months
const SHORT = 120 // days that each of the other campaigns lasts
const OTHERS = 19
const ADS = 6
const PLATFORMS = ['meta', 'linkedin', 'tiktok'] as const
const OPEN_SHARE = 0.003 // of all views: those of today and yesterday, which are not rolled up

interface Campaign {
  number: number
  slug: string
  from: number // day
  to: number
  perDay: number
}

/** One campaign that never ends and has a fifth of all views; the others last four months each, one after the other. */
function campaignsOf(views: number, today: number): Campaign[] {
  const evergreen = {
    number: 0,
    slug: 'evergreen',
    from: today - DAYS + 1,
    to: today,
    perDay: Math.round((views * 0.2) / DAYS),
  }
  const others = Array.from({ length: OTHERS }, (_, i) => {
    const to = today - Math.round((i * (DAYS - SHORT)) / (OTHERS - 1))
    return {
      number: i + 1,
      slug: `campaign-${i}`,
      from: to - SHORT + 1,
      to,
      perDay: Math.round((views * 0.8) / (OTHERS * SHORT)),
    }
  })
  return [evergreen, ...others]
}

/** The catalogue and what was spent, by the API. */
export async function seedCatalogue({ url, adminToken }: Host, views: number, now: number): Promise<void> {
  const call = async (resource: string, body: object | string) => {
    const answer = await fetch(`${url}/api/${resource}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${adminToken}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`seeding ${resource}: ${answer.status} ${await answer.text()}`)
  }
  await call('brands', brand)
  for (const { slug, from, to } of campaignsOf(views, dayNumber(now))) {
    await call('campaigns', { slug, name: slug, locale: 'fr-FR', currency: 'EUR', brand: brand.id, status: 'active' })
    for (let ad = 0; ad < ADS; ad++) {
      const copy = { headline: `Votre audit offert, ${ad}`, primaryText: 'Sans engagement.', description: '' }
      const platform = PLATFORMS[ad % PLATFORMS.length]!
      await call(`campaigns/${slug}/ads`, { slug: `ad-${ad}`, platform, ...copy, cta: 'GET_QUOTE', language: 'fr' })
    }
    await call('spend/import', spendOf(slug, from, to))
  }
}

function spendOf(campaign: string, from: number, to: number): string {
  const lines = ['campaign,ad,platform,starts_on,ends_on,impressions,reach,engagements,clicks,cost,currency']
  for (let day = from; day <= to; day++)
    for (let ad = 0; ad < ADS; ad++) {
      const on = dayOf(day * DAY_MS)
      lines.push(
        [
          campaign,
          `ad-${ad}`,
          PLATFORMS[ad % PLATFORMS.length],
          on,
          on,
          20_000,
          15_000,
          700,
          500,
          '120.50',
          'EUR',
        ].join(','),
      )
    }
  return lines.join('\n')
}

/** Visits, who they were and what became of them, straight into the database's file: nothing runs meanwhile. Every closed day
 *  is rolled up by the statements that do it every night. `open`: how many of today and yesterday there are. */
export function seedViews(
  stateFolder: string,
  views: number,
  now: number,
  open = Math.round(views * OPEN_SHARE),
): { views: number; leads: number } {
  const db = new DatabaseSync(databaseIn(stateFolder))
  db.exec(
    'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2000000; PRAGMA temp_store = MEMORY',
  )
  const today = dayNumber(now)
  const campaigns = campaignsOf(views, today)
  db.exec(SEEN)
  const [forget, see] = [FORGET, SEE].map(sql => db.prepare(sql))
  const fills = FILL.map(sql => db.prepare(sql))
  const [roll, rollSpeed, rollForms, mark] = [ROLL, ROLL_VITALS, ROLL_FIELDS, MARK].map(sql => db.prepare(sql))
  for (let day = today - DAYS + 1; day <= today; day++) {
    const running = campaigns.filter(({ from, to }) => from <= day && day <= to)
    db.exec('BEGIN')
    for (const { slug, perDay, number } of running) {
      const isOpen = day >= today - 1
      const n = isOpen ? Math.round(open / 2 / running.length) : perDay
      forget!.run()
      see!.run(null, day, n, number)
      for (const fill of fills) fill.run(slug)
      if (isOpen) continue
      roll!.run(slug, day)
      rollSpeed!.run(slug, day)
      rollForms!.run(slug, day)
      mark!.run(slug, day)
    }
    db.exec('COMMIT')
  }
  const { n, leads } = db.prepare('SELECT count(*) AS n, sum(lead) AS leads FROM views').get() as {
    n: number
    leads: number
  }
  db.exec('PRAGMA journal_mode = WAL')
  db.close()
  return { views: n, leads }
}

/** The file of the product's database. */
export function databaseIn(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    name => name.endsWith('.sqlite') && name.includes('d1'),
  )
  for (const name of files) {
    const file = path.join(folder, name)
    const db = new DatabaseSync(file)
    const found = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'view_days'`).get()
    db.close()
    if (found) return file
  }
  throw new Error(`no database in ${folder}`)
}

const MARK = `INSERT INTO rolled_days (campaign, day, rules, rolled_at) VALUES (?1, ?2, ${PRESENT_RULES}, 0)`

// The n-th of ?3 views of the day ?2 in the ?4-th campaign. A contact's id is spread like the digest that it is. Every tenth agreed to advertising; every hundredth is a lead, whose
// browser had been there twice before; every fifth of these bought, and one in ten of those got it all back.
const SEEN =
  'CREATE TEMP TABLE seen (n INTEGER PRIMARY KEY, id TEXT, at INTEGER, dice INTEGER, ad TEXT, lead INTEGER, purchase INTEGER, contact TEXT)'
const FORGET = 'DELETE FROM seen'
const SEE = `
  WITH RECURSIVE k (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < ?3),
    m AS (SELECT n, CAST(?2 * ${DAY_MS} + n * (${DAY_MS}.0 / (?3 + 1)) AS INTEGER) AS at, (n * 2654435761 + ?2 * 40503) & 1048575 AS dice FROM k)
  INSERT INTO seen SELECT n, printf('%08x-%04x-7%03x-8%03x-%012x', at >> 16, at & 65535, n & 4095, ?4, n), at, dice,
    'ad-' || (dice % ${ADS}), n % 100 = 0, n % 500 = 0,
    iif(n % 100 = 0, printf('%08x-%04x-7%03x-9%03x-%012x', (n * 2654435761 + ?2 * 2246822519 + ?4 * 3266489917) & 4294967295, at & 65535, n & 4095, ?4, at), NULL) FROM m`

// In the campaign ?1.
const FILL = [
  `INSERT INTO views (id, campaign, at, ad, variant, version, source, utm, device, in_app, country, consent, bots, trusted,
     engaged_ms, scroll_pct, cta_clicks, form_started, fields, lead, purchase, lcp_ms, inp_ms, cls_milli)
   SELECT id, ?1, at, ad, '', 1, iif(dice % 7 < 3, 'meta', iif(dice % 7 < 5, 'linkedin', 'tiktok')),
     's=meta&m=paid_social', iif(dice % 5 < 4, 'mobile', 'desktop'),
     iif(dice % 5 = 4, '', iif(dice % 3, 'instagram', 'tiktok')), 'FR', iif(n % 10 = 0, 2, 0), iif(dice % 23 = 0 AND NOT lead, 2, 0), 1,
     dice % 61000, dice % 101, dice % 13 = 0, lead OR dice % 37 = 0,
     CASE WHEN lead OR dice % 111 = 0 THEN 'email,phone,first_name' WHEN dice % 37 = 0 THEN 'email,phone' ELSE '' END, lead, purchase,
     iif(dice % 10 < 9, 400 + (dice % 71) * (dice % 59), NULL), iif(dice % 3, 24 + dice % 400, NULL), iif(dice % 2, dice % 150, NULL)
   FROM seen`,
  `INSERT INTO visitors (id, contact_id, created_at) SELECT id, contact, at FROM seen WHERE n % 10 = 0 AND ?1 <> ''`,
  `INSERT INTO touches (view_id, visitor_id, campaign, ad, at, source, clicks)
   SELECT id, id, ?1, ad, at, 'meta', 'fbclid=IwAR' || n FROM seen WHERE n % 10 = 0
   UNION ALL SELECT b.id, v.id, ?1, b.ad, b.at, 'tiktok', '' FROM seen v JOIN seen b ON b.n IN (v.n - 1, v.n - 2) WHERE v.lead`,
  `INSERT INTO engagements (visitor_id, campaign, views, visits, first_at, last_at, engaged_ms, scroll_pct, cta_clicks,
     contact_clicks, form_started, lead, purchase)
   SELECT id, ?1, 1, 1, at, at, dice % 61000, dice % 101, dice % 13 = 0, 0, lead OR dice % 37 = 0, lead, purchase FROM seen WHERE n % 10 = 0`,
  `INSERT INTO contacts (id, email_index, sealed, created_at, updated_at, ads_consent_at)
   SELECT contact, 'e' || id, 'sealed', at, at, at FROM seen WHERE lead AND ?1 <> ''`,
  `INSERT INTO conversions (id, kind, campaign, ad, at, contact_id, view_id) SELECT id, 'lead', ?1, ad, at + 60000, contact, id
   FROM seen WHERE lead`,
  `INSERT INTO conversions (id, kind, campaign, ad, at, contact_id, view_id, value_micros, currency)
   SELECT 'order-' || id || ' refund 90', 'purchase', ?1, ad, at + 180000, contact, id, -90000000, 'EUR' FROM seen WHERE purchase AND n % 5000 = 0`,
  `INSERT INTO conversions (id, kind, campaign, ad, at, contact_id, view_id, value_micros, currency, order_key)
   SELECT 'order-' || id, 'purchase', ?1, ad, at + 120000, contact, id, 90000000, 'EUR', 'order-' || id FROM seen WHERE purchase`,
]
