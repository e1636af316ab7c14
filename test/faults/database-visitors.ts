import { MINUTE_MS, sleep } from '../../src/lib/time.ts'
import { ad } from '../spring.ts'
import { type Case, counts } from './case.ts'
import type { Told } from './host.ts'
import { D1_SAYS } from './trouble.ts'
import { beacon, forms, inParallel, send, stored, views, visit } from './visits.ts'
import { asLong, statuses, underEach, until, waysOf, withStatus } from './ways.ts'

const OLD_MS = 20 * MINUTE_MS // older than what is served at once
const STALL_MS = 80_000 // the longest that has been seen

const saysWhen = ({ status, headers }: Told): boolean => status === 503 && Number(headers.get('retry-after')) > 0

/** What visitors meet while D1 throws, in four ways, or does not answer. */
export const databaseVisitors: Case[] = [
  {
    fault: 'D1 fails: a landing page that the process has shown before',
    promise: 'is served from memory, also when that is older than ten minutes',
    run: async (host, how) => {
      const n = how.some(3, 100)
      const some = Array.from({ length: n })
      await visit(host)
      const [young, old] = [
        await underEach(host, how, { skewMs: MINUTE_MS }, () => inParallel(some, () => visit(host))),
        await underEach(host, how, { skewMs: OLD_MS }, () => inParallel(some, () => visit(host))),
      ]
      const all = n * waysOf(how).length
      return counts({
        'served, a minute old': [withStatus(young, 200), all],
        'twenty minutes': [withStatus(old, 200), all],
      })
    },
  },
  {
    fault: 'D1 fails: the first page of a process that has just started',
    promise: 'is the data centre’s copy, of a day at most; without a copy 503, with words and when to reload',
    run: async (host, how) => {
      const slugs = waysOf(how).map((_, way) => `new-${way}`)
      for (const slug of slugs) {
        await host.api('POST', 'campaigns/spring/ads', { ...ad, slug })
        await host.api('POST', `campaigns/spring/ads/${slug}/publish`, {})
      }
      await visit(host)
      await host.again()
      const copy = await host.during(asLong(how, { db: waysOf(how)[0]!, skewMs: OLD_MS }), () => visit(host))
      const without: Told[] = []
      for (const [way, slug] of slugs.entries())
        without.push(await host.during(asLong(how, { db: waysOf(how)[way]! }), () => visit(host, `/spring/${slug}`)))
      const after = await inParallel(slugs, slug => visit(host, `/spring/${slug}`))
      const told = without.filter(page => saysWhen(page) && page.text.includes('Reload it in a few seconds'))
      return counts({
        'with a copy': [copy.status, 200],
        'without, told to reload': [told.length, slugs.length],
        'served once D1 is back': [withStatus(after, 200), slugs.length],
      })
    },
  },
  {
    fault: 'D1 fails: beacons on their way into it',
    promise: 'get 503 and when to come again; the same ones are then stored, once',
    run: async (host, how) => {
      const ids = views(how.some(4, 200))
      const refused = await underEach(host, how, { ingest: 'direct' }, () => inParallel(ids, id => beacon(host, id)))
      const again = await inParallel(ids, id => beacon(host, id))
      return counts({
        'told to come again': [refused.filter(saysWhen).length, ids.length * waysOf(how).length],
        'then 204': [withStatus(again, 204), ids.length],
        rows: [await stored(host, ids), ids.length],
      })
    },
  },
  {
    fault: 'D1 fails: beacons in the queue',
    promise: 'are answered 204 and wait, for up to 7 hours; each becomes a row, none a dead letter',
    run: async (host, how) => {
      const ids = waysOf(how).map(() => views(how.some(4, 200)))
      const dead = await host.count('dead_beacons')
      const answers = await underEach(host, how, { ingest: 'queue' }, async way => {
        const told = await inParallel(ids[way]!, id => beacon(host, id))
        const met = await host.met()
        await until(async () => (await host.met()) > met) // the consumer has tried
        if (!how.isShort && waysOf(how)[way]!.how === 'hangs') await sleep(STALL_MS)
        return told
      })
      const all = ids.flat()
      await until(async () => (await stored(host, all)) === all.length, 120)
      return counts({
        'answered 204': [withStatus(answers, 204), all.length],
        rows: [await stored(host, all), all.length],
        'dead letters': [(await host.count('dead_beacons')) - dead, 0],
      })
    },
  },
  {
    fault: 'D1 fails for a moment: a form is sent, beacons come',
    promise: 'nobody notices: thanked and stored at once',
    run: async (host, how) => {
      const n = how.some(3, 30)
      const filled = await forms(
        host,
        Array.from({ length: n }, (_, i) => `moment-${i}@example.com`),
      )
      const ids = views(n)
      const blip = (says: string) => ({ db: { how: 'throws' as const, says, times: 1 } })
      const thanked: Told[] = []
      for (const one of filled) thanked.push(await host.during(blip(D1_SAYS['connection lost']), () => send(host, one)))
      const told: Told[] = []
      for (const id of ids) told.push(await host.during(blip(D1_SAYS.overloaded), () => beacon(host, id)))
      return counts({
        forms: [statuses(thanked), `303 × ${n}`],
        beacons: [statuses(told), `204 × ${n}`],
        rows: [await stored(host, ids), n],
      })
    },
  },
  {
    fault: 'D1 fails: a form is sent',
    promise:
      'the visitor sees their page again with every answer in it, is told that it was not stored, and sends it again: one lead',
    run: async (host, how) => {
      const emails = Array.from({ length: how.some(2, 40) }, (_, i) => `form-${i}@example.com`)
      const filled = await forms(host, emails)
      const people = () => host.count('contacts WHERE id IN (SELECT contact_id FROM conversions)')
      const [before, known] = [await host.count('conversions'), await people()]
      const refused = await underEach(host, how, {}, () => inParallel(filled, one => send(host, one)))
      const kept = refused.filter((page, i) => saysWhen(page) && page.text.includes(filled[i % filled.length]!.email))
      const leads = async () => (await host.count('conversions')) - before
      const again = await inParallel(filled, one => send(host, one))
      const twice = await inParallel(filled, one => send(host, one))
      return counts({
        'told, answers kept': [kept.length, filled.length * waysOf(how).length],
        'then thanked': [statuses([...again, ...twice]), `303 × ${2 * filled.length}`],
        leads: [await leads(), filled.length],
        people: [(await people()) - known, filled.length],
      })
    },
  },
]
