import { MINUTE_MS } from '../../src/lib/time.ts'
import { fakeEvents } from '../fakes/events.ts'
import { fakeLists } from '../fakes/lists.ts'
import type { Host } from './host.ts'
import type { Answer, Asked } from './outside.ts'
import { audienceOf, peopleOf } from './people.ts'
import { forms, send } from './visits.ts'
import { until } from './ways.ts'

/** Somebody whom the product tells something, and who counts what came. */
interface Target {
  wanted: number // how many are to come
  told: () => { there: number; again: number } // how many came; how often one came that was there
  tries: () => Promise<number> // as the ledger has them
}

type Meddles = (asked: Asked, understood: () => Promise<Response>) => Promise<Answer>

/** Begins to tell of `n` people. What is said to the target goes through `meddles`, which may do with it what it likes. */
export type Begin = (host: Host, n: number, meddles: Meddles) => Promise<Target>

const responds = (fetchFn: typeof fetch, { url, method, headers, body }: Asked): Promise<Response> =>
  fetchFn(url.href, { method, headers, ...(body && { body }) })

const sum = async ({ db }: Host, sql: string, ...values: string[]): Promise<number> =>
  (await db
    .prepare(sql)
    .bind(...values)
    .first<number>('n')) ?? 0

let made = 0

/** A list on a platform that is kept equal to an audience: of a set, nobody is in it twice. */
export const list: Begin = async (host, n, meddles) => {
  const fake = fakeLists('tiktok', Date.now)
  const people = await peopleOf(host, n)
  const settings = { advertiserId: '7001234567890123456', pixelCode: 'C0EXAMPLE1234567890A' }
  const connection = await connect(host, { settings, secrets: { accessToken: 'tt-access-of-the-fake' }, events: [] })
  host.world.answers = asked =>
    asked.url.pathname.endsWith('/segment/mapping/')
      ? meddles(asked, () => responds(fake.fetchFn, asked))
      : responds(fake.fetchFn, asked)
  const { id } = await host.api('POST', 'lists', { audience: await audienceOf(host), connection })
  const adds = () => fake.asked.flatMap(asked => (asked.act === 'add' ? asked.rows : [])).length
  return {
    wanted: people,
    told: () => ({ there: fake.members().length, again: Math.max(0, adds() - people) }),
    tries: () => sum(host, 'SELECT count(*) AS n FROM list_runs WHERE list = ?1', id),
  }
}

/** Leads that a platform is told as conversions: it drops what has an id that it knows. */
export const conversions: Begin = async (host, n, meddles) => {
  const fake = fakeEvents('tiktok')
  fake.clock.now = Date.now()
  const settings = { advertiserId: '7001234567890123456', pixelCode: 'C0EXAMPLE1234567890A' }
  const connection = await connect(host, { settings, secrets: { accessToken: 'tt-access' }, events: ['lead'] })
  host.world.answers = asked => meddles(asked, () => responds(fake.fetch, asked))
  await leads(host, n)
  return {
    wanted: n,
    told: () => ({ there: fake.accepted.size, again: fake.repeats() }),
    tries: () => sum(host, 'SELECT count(*) AS n FROM event_requests WHERE connection = ?1', connection),
  }
}

/** A server of the team's that is told of leads: it drops what has a webhook-id that it knows. */
export const webhook: Begin = async (host, n, meddles) => {
  const heard = new Map<string, number>()
  let tries = 0
  host.world.answers = asked => {
    tries++
    return meddles(asked, async () => {
      const id = asked.headers.get('webhook-id') ?? ''
      heard.set(id, (heard.get(id) ?? 0) + 1)
      return new Response('ok')
    })
  }
  await host.db.batch(
    ['DELETE FROM connections', 'DELETE FROM outbox', 'DELETE FROM webhooks'].map(sql => host.db.prepare(sql)),
  )
  await host.api('POST', 'webhooks', { name: 'CRM', url: 'https://crm.example.com/leads', topics: ['lead.created'] })
  await leads(host, n)
  await until(async () => tries >= n) // the first is made at once, by whoever stored the lead
  return {
    wanted: n,
    told: () => ({ there: heard.size, again: [...heard.values()].reduce((all, times) => all + times - 1, 0) }),
    tries: () => sum(host, 'SELECT sum(attempts) AS n FROM outbox'),
  }
}

/** A connection, and no other that would be told as well. */
async function connect(host: Host, given: object): Promise<string> {
  const tables = [
    'webhooks',
    'outbox',
    'list_runs',
    'sent_members',
    'receipts',
    'lists',
    'event_requests',
    'event_sends',
    'connections',
  ]
  await host.db.batch(tables.map(table => host.db.prepare(`DELETE FROM ${table}`)))
  return (await host.api('POST', 'connections', { destination: 'tiktok', name: `Fake ${++made}`, ...given })).id
}

async function leads(host: Host, n: number): Promise<void> {
  made++
  const filled = await forms(
    host,
    Array.from({ length: n }, (_, i) => `told-${made}-${i}@example.com`),
  )
  for (const form of filled) {
    const { status } = await send(host, form)
    if (status !== 303) throw new Error(`a lead was not taken: ${status}`)
  }
}

const MINUTES = [1, 2, 3, 4, 6, 8, 10, 11, 12, 14, 16, 18, 20, 22, 24, 26, 30, 35, 40, 50, 60, 90]

/** Minutes pass, so many at least and 90 at most, until all that is wanted is there. Answers in which minute that was. */
export async function settle(
  host: Host,
  target: Target,
  atLeast: number,
  minute: (now: number) => void = () => {},
): Promise<number> {
  const began = Date.now()
  for (const now of MINUTES) {
    minute(now)
    await host.tick(began + now * MINUTE_MS)
    if (now >= atLeast && target.told().there >= target.wanted) return now
  }
  return Number.NaN
}
