import { env } from 'cloudflare:workers'
import { addAudience } from '../../src/audiences/store.ts'
import { type OpenedPerson, openPerson, sealPerson } from '../../src/contacts/person.ts'
import { addConnection } from '../../src/deliveries/platforms/connection-store.ts'
import { addList, findList, leaseLists } from '../../src/deliveries/sync/list-store.ts'
import type { Pace } from '../../src/deliveries/sync/pace.ts'
import { pollReceipts } from '../../src/deliveries/sync/poll-receipts.ts'
import { runList } from '../../src/deliveries/sync/run-list.ts'
import type { Destination } from '../../src/destinations/contract.ts'
import { destinations } from '../../src/destinations/index.ts'
import { DAY_MS, MINUTE_MS } from '../../src/lib/time.ts'
import { fakeLists, LISTS, type Platform, type Trouble } from './lists.ts'

const { DB, DATA_KEY } = env

export const START = Date.parse('2026-12-01T08:00:00Z')
const SLUG = 'winter'

/** A little at a time, so that even few people take several requests. */
export const SMALL: Pace = { steps: 80, ms: 60_000, people: 3 }

export const TABLES =
  'lists sent_members receipts list_runs connections audiences conversions customers contacts campaigns brands'.split(
    ' ',
  )

export async function emptied(): Promise<void> {
  await DB.batch([
    ...TABLES.map(table => DB.prepare(`DELETE FROM ${table}`)),
    DB.prepare(
      `INSERT INTO brands (id, name, kit, legal, created_at, updated_at) VALUES ('b', 'B', '{}', '{"company":"B","email":"privacy@example.com"}', 0, 0)`,
    ),
    DB.prepare(`INSERT INTO campaigns VALUES ('${SLUG}', 'b', 'C', 'fr-FR', 'EUR', NULL, 'active', NULL, 0, 0)`),
  ])
}

/** Ids that come in no order of time. */
export const idOf = (n: number): string =>
  `${((n * 7919) % 100_000).toString().padStart(8, '0')}-0000-4000-8000-${`${n}`.padStart(12, '0')}`

/** Every third has a phone too, every fifth nothing else. */
export function personOf(n: number, version = 0): OpenedPerson {
  const tag = version === 0 ? '' : `+${version}`
  return {
    email: n % 5 === 4 ? null : `p${n}.v${version}${tag}@example.com`,
    phone: n % 3 === 0 || n % 5 === 4 ? `+3319900${`${n * 10 + version}`.padStart(4, '0')}` : null,
    first_name: 'Zoé',
    last_name: n % 2 ? 'Durand' : null,
    company: null,
    country: 'FR',
    zip: n % 4 ? null : '75011',
    city: null,
  }
}

/** One audience, one connection and one list on the platform. */
export async function world(platform: Platform, trouble: Trouble = {}, pace = SMALL, withValue = false) {
  await emptied()
  const { settings, secrets } = LISTS[platform]
  const connected = { destination: platform, name: 'Ours', settings, secrets, events: [] }
  const connection = await addConnection(DB, DATA_KEY, connected, START)
  const rule = { name: 'Leads', campaigns: [SLUG], tiers: { min: 50 }, windowDays: 180 }
  const audience = await addAudience(DB, rule, START)
  if ('reason' in audience) throw new Error(audience.reason)
  const wanted = { audience: audience.id, connection, name: 'L2L 7f3a', everyHours: 24, withValue }
  return worldOf({ platform, wanted, list: await addList(DB, wanted, START), now: START }, trouble, pace)
}

/** What is found again in the database, and what the platform knows by then. */
export interface Begun {
  platform: Platform
  wanted: Parameters<typeof addList>[1]
  list: string
  now: number
  known?: ReturnType<ReturnType<typeof fakeLists>['known']>
}

export function worldOf(begun: Begun, trouble: Trouble, pace: Pace) {
  const { platform, wanted, list } = begun
  const { audience, connection, withValue } = wanted
  let { now } = begun
  const destination: Destination = destinations[platform]
  const fake = fakeLists(platform, () => now, trouble, begun.known)

  const put = async (n: number, version = 0) =>
    DB.prepare(
      `INSERT INTO contacts (id, sealed, created_at, updated_at, ads_consent_at) VALUES (?1, ?2, 0, 0, 0)
       ON CONFLICT (id) DO UPDATE SET sealed = ?2, ads_consent_at = 0, erased_at = NULL`,
    ).bind(idOf(n), await sealPerson(DATA_KEY, idOf(n), personOf(n, version)))
  const lead = (n: number) =>
    DB.prepare(
      `INSERT INTO conversions (id, kind, campaign, at, contact_id) VALUES (?1, 'lead', '${SLUG}', ?2, ?1) ON CONFLICT DO NOTHING`,
    ).bind(idOf(n), START)

  /** What is due now. Rejects when a run breaks off in a way that no platform can cause. */
  async function run(fetchFn = fake.fetchFn, db = DB): Promise<void> {
    const sending = { DB: db, DATA_KEY, fetchFn }
    for (const due of await leaseLists(DB, 10, now)) await runList(sending, due, now, pace)
    await pollReceipts(sending, now)
  }

  return {
    fake,
    destination,
    connection,
    audience,
    list,
    run,
    begun: (): Begun => ({ platform, wanted, list, now, known: fake.known() }),
    at: () => now,
    pass: (ms: number) => {
      now += ms
    },
    async join(...people: number[]) {
      const contacts = await Promise.all(people.map(n => put(n)))
      await DB.batch([...contacts, ...people.map(lead)])
    },
    change: async (n: number, version: number) => (await put(n, version)).run(),
    /** What the CRM says that they have brought in, in millionths of a currency. */
    bring: (n: number, micros: number, currency = 'EUR') =>
      DB.prepare(
        `INSERT INTO customers (contact_id, value_micros, currency, import_id, updated_at) VALUES (?1, ?2, ?3, '', 0)
         ON CONFLICT (contact_id) DO UPDATE SET value_micros = ?2, currency = ?3`,
      )
        .bind(idOf(n), micros, currency)
        .run(),
    leave: (n: number) => DB.prepare('DELETE FROM conversions WHERE id = ?1').bind(idOf(n)).run(),
    withdraw: (n: number) => DB.prepare('UPDATE contacts SET ads_consent_at = NULL WHERE id = ?1').bind(idOf(n)).run(),
    erase: (n: number) =>
      DB.prepare(`UPDATE contacts SET sealed = '', ads_consent_at = NULL, erased_at = 1 WHERE id = ?1`)
        .bind(idOf(n))
        .run(),
    found: async () => (await findList(DB, list))!,
    /** Another one of the same people on the same connection. Answers its id on the platform. */
    async another(): Promise<string> {
      const other = await addList(DB, { ...wanted, name: 'L2L 8e4b' }, now)
      for (let minute = 0; minute < 5; minute++) {
        await run()
        now += MINUTE_MS
      }
      return (await findList(DB, other))!.platformList!
    },
    /** Minutes pass until the list waits for its next comparison. */
    async settle(limit = 400): Promise<void> {
      for (let minute = 0; minute < limit; minute++) {
        const { nextAt } = (await findList(DB, list))!
        if (nextAt === null || nextAt > now + 12 * 60 * MINUTE_MS) return
        now = Math.max(now + MINUTE_MS, nextAt)
        await run()
      }
      throw new Error('the list never came to rest')
    },
    /** To the next comparison with the audience, and until it is through. */
    async nextDay(): Promise<void> {
      now += DAY_MS
      await run()
      await this.settle()
    },
    /** What the platform should hold of those who are in the audience and agreed. */
    async audienceRows(): Promise<string[]> {
      const { results } = await DB.prepare(
        `SELECT c.id, c.sealed, u.value_micros AS micros, u.currency
         FROM contacts c JOIN conversions v ON v.id = c.id LEFT JOIN customers u ON u.contact_id = c.id
         WHERE c.ads_consent_at IS NOT NULL AND c.erased_at IS NULL${withValue ? ' AND u.value_micros IS NOT NULL' : ''}`,
      ).all<{ id: string; sealed: string; micros: number; currency: string }>()
      const people = await Promise.all(
        results.map(async ({ id, sealed, micros, currency }) => ({
          ...(await openPerson(DATA_KEY, id, sealed)),
          ...(withValue && { value: { micros, currency } }),
        })),
      )
      const rows = (await Promise.all(people.map(who => destination.lists.rows(who)))).flat()
      return fake.expected(rows.map(({ cells }) => cells))
    },
  }
}
export type World = Awaited<ReturnType<typeof world>>

export const rowsOf = async (table: string) =>
  (await DB.prepare(`SELECT * FROM ${table}`).all<Record<string, unknown>>()).results

/** A database that is out of reach from the moment that its process dies. */
export function mortal(): { db: D1Database; die: () => void } {
  let isDead = false
  const db = new Proxy(DB, {
    get(target, name) {
      if (isDead) throw new Error('the process is gone')
      const value = Reflect.get(target, name) as unknown
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return {
    db,
    die: () => {
      isDead = true
    },
  }
}

/** A database to which something happens right before it runs this statement. */
export const before = (sql: string, happens: () => Promise<unknown>): D1Database =>
  new Proxy(DB, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown
      if (name !== 'prepare') return typeof value === 'function' ? value.bind(target) : value
      return (text: string) => {
        const statement = target.prepare(text)
        if (text !== sql) return statement
        return {
          bind: (...values: unknown[]) => ({
            all: async () => {
              await happens()
              return statement.bind(...values).all()
            },
          }),
        }
      }
    },
  })

export const TEN = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

/** The process dies once this request, counted over all runs, is answered. Answers whether it came to that. */
export async function diesWith(w: World, at: number): Promise<boolean> {
  const { db, die } = mortal()
  const dying = (async (...told: Parameters<typeof fetch>) => {
    const answer = await w.fake.fetchFn(...told)
    if (w.fake.asked.length === at) die()
    return answer
  }) as typeof fetch
  return w.run(dying, db).then(
    () => false,
    () => true,
  )
}
