import { DAY_MS, MINUTE_MS } from '../../src/lib/time.ts'
import { ad } from '../spring.ts'
import { type Case, counts } from './case.ts'
import type { Host, Told } from './host.ts'
import { csv, customers, SPEND_HEADER } from './people.ts'
import { D1_SAYS } from './trouble.ts'
import { beacon, forms, inParallel, send, stored, views } from './visits.ts'
import { asLong, statuses, underEach, waysOf, withStatus } from './ways.ts'

/** A browser of the team's, signed in. */
async function desk(host: Host): Promise<(path: string) => Promise<Told>> {
  const { url } = await host.api('POST', 'sign-in-links')
  const { pathname, search } = new URL(url)
  const cookie = (await host.call('GET', pathname + search)).headers.get('set-cookie')?.split(';')[0] ?? ''
  return path => host.call('GET', path, undefined, { Cookie: cookie, 'Accept-Language': 'en' })
}

const SCREENS = ['/app', '/app/campaigns/spring', '/app/leads', '/app/audiences']

/** What the team and the clock meet, and what becomes of a write whose answer is lost. */
export const databaseTeam: Case[] = [
  {
    fault: 'D1 fails: a page of the dashboard',
    promise: 'says that it does not go just now and to try again, within 20 s, and comes once D1 is back',
    run: async (host, how) => {
      const open = await desk(host)
      const screens = SCREENS.slice(0, how.some(2, SCREENS.length))
      const broken = await underEach(host, how, {}, () => Promise.all(screens.map(open)))
      const clear = broken.filter(
        ({ status, text }) => status >= 500 && /Try again in a moment|Reload it in a few seconds/.test(text),
      )
      const after = await Promise.all(screens.map(open))
      return counts({
        'told to try again': [clear.length, screens.length * waysOf(how).length],
        'shown once D1 is back': [withStatus(after, 200), screens.length],
      })
    },
  },
  {
    fault: 'D1 fails: a read by the API',
    promise:
      'is a refusal in JSON: 503 `not-now` with when to come again, 500 `internal` for what nobody knows; never an answer that looks whole',
    run: async (host, how) => {
      const answers = await underEach(host, how, {}, () =>
        Promise.all(['campaigns', 'contacts'].map(what => host.ask('GET', what))),
      )
      const ways = waysOf(how)
      const passing = ways.filter(way => way.how === 'hangs' || way.says !== D1_SAYS['what nobody knows']).length
      const codes = answers.map(({ json }) => json?.error?.code)
      const soon = answers.filter(({ status, headers }) => status === 503 && headers.has('retry-after'))
      return counts({
        '503 not-now': [codes.filter(code => code === 'not-now').length, 2 * passing],
        'with Retry-After': [soon.length, 2 * passing],
        '500 internal': [codes.filter(code => code === 'internal').length, 2 * (ways.length - passing)],
      })
    },
  },
  {
    fault: 'D1 fails: the jobs of the minute and of the night',
    promise: 'are done by a later run: a page that was to be published is, a day that was closed is counted',
    run: async (host, how) => {
      const at = Date.now()
      const due = [...waysOf(how).keys()].map(way => `due-${way}`)
      for (const slug of due) await scheduled(host, slug, at + MINUTE_MS)
      const [yesterday] = views(1)
      await beacon(host, yesterday!)
      const live = () => host.count(`pages WHERE live IS NOT NULL AND ad GLOB 'due-*'`)
      const broken = await underEach(host, how, {}, async () => {
        const work = Promise.all([host.tick(at + 2 * MINUTE_MS), host.tick(at + 2 * MINUTE_MS, 'night')])
        await Promise.race([work, new Promise(resolve => setTimeout(resolve, 500))])
        return [await live()]
      })
      await host.tick(at + 3 * DAY_MS, 'night')
      await host.tick(at + 3 * DAY_MS)
      return counts({
        'published meanwhile': [Math.max(...broken), 0],
        'published then': [await live(), due.length],
        'days counted': [Math.min(1, await host.count('view_days')), 1],
      })
    },
  },
  {
    fault: 'D1 fails: GET /health',
    promise: 'is 200 within a second or so and says that D1 is down',
    run: async (host, how) => {
      const answers = await underEach(host, how, {}, async () => [await host.call('GET', '/health')])
      const down = answers.filter(({ status, json }) => status === 200 && json.d1 === 'down')
      return counts({ 'said so': [down.length, waysOf(how).length] })
    },
  },
  {
    fault: 'D1 does what it was asked, and its answer is lost',
    promise: 'what is sent again, by the product or by whoever sent it, is there once: beacons, forms, imports',
    run: async (host, how) => {
      const ids = views(how.some(5, 200))
      const emails = Array.from({ length: how.some(2, 40) }, (_, i) => `lost-${i}@example.com`)
      const filled = await forms(host, emails)
      const lost = (times: number) =>
        asLong(how, { db: { how: 'forgets', says: D1_SAYS['connection lost'], times }, ingest: 'direct' })
      const [leads, known, spent] = [
        await host.count('conversions'),
        await host.count('customers'),
        await host.count('spend'),
      ]
      const told = await host.during(lost(2), () => inParallel(ids, id => beacon(host, id)))
      const thanked = await host.during(lost(3), () => inParallel(filled, one => send(host, one)))
      const people = await host.during(lost(1), () => host.ask('POST', 'contacts/import?country=FR', csv(CUSTOMERS)))
      const spend = await host.during(lost(1), () => host.ask('POST', 'spend/import', csv(SPEND)))
      const again = [
        await host.ask('POST', 'contacts/import?country=FR', csv(CUSTOMERS)),
        await host.ask('POST', 'spend/import', csv(SPEND)),
      ]
      return counts({
        beacons: [statuses(told), `204 × ${ids.length}`],
        rows: [await stored(host, ids), ids.length],
        forms: [statuses(thanked), `303 × ${filled.length}`],
        leads: [(await host.count('conversions')) - leads, filled.length],
        'imports, at first': statuses([people, spend]),
        'imports, again': [statuses(again), '200 × 2'],
        customers: [(await host.count('customers')) - known, CUSTOMERS.length - 1],
        'lines of spend': [(await host.count('spend')) - spent, SPEND.length - 1],
      })
    },
  },
]

async function scheduled(host: Host, slug: string, at: number): Promise<void> {
  await host.api('POST', 'campaigns/spring/ads', { ...ad, slug })
  await host.api('POST', `campaigns/spring/ads/${slug}/schedule`, { publishAt: new Date(at).toISOString() })
}

const CUSTOMERS = customers(3, 'lost-answer')
const SPEND = [
  SPEND_HEADER,
  ...['01', '02', '03'].map(day => `spring,ad-1,meta,2026-11-${day},2026-11-${day},1000,,20,10,5.00,EUR`),
]
