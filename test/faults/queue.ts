import fc from 'fast-check'
import { type Case, counts } from './case.ts'
import { D1_SAYS, type Trouble } from './trouble.ts'
import { beacon, inParallel, stored, views } from './visits.ts'
import { asLong, until, withStatus } from './ways.ts'

const LONG_S = 120

/** What becomes of beacons when the queue fails, or does what queues may do. */
export const queue: Case[] = [
  {
    fault: 'the queue refuses, or does not answer',
    promise: 'beacons go straight into D1: 204, a row each',
    run: async (host, how) => {
      const ids = { refuses: views(how.some(10, 500)), hangs: views(how.some(10, 500)) }
      const told = []
      for (const way of ['refuses', 'hangs'] as const) {
        const trouble: Trouble = asLong(how, { queue: way, ingest: 'queue' })
        told.push(...(await host.during(trouble, () => inParallel(ids[way], id => beacon(host, id)))))
      }
      const all = Object.values(ids).flat()
      return counts({ '204': [withStatus(told, 204), all.length], rows: [await stored(host, all), all.length] })
    },
  },
  {
    fault: 'the queue refuses and D1 fails',
    promise: '503: nothing is pretended, nothing stored; the same beacons are stored later',
    run: async (host, how) => {
      const ids = views(how.some(10, 500))
      const trouble: Trouble = {
        queue: 'refuses',
        ingest: 'queue',
        db: { how: 'throws', says: D1_SAYS['what nobody knows'] },
      }
      const told = await host.during(trouble, () => inParallel(ids, id => beacon(host, id)))
      const meanwhile = await stored(host, ids)
      const again = await inParallel(ids, id => beacon(host, id))
      return counts({
        '503': [withStatus(told, 503), ids.length],
        'rows meanwhile': [meanwhile, 0],
        'then 204': [withStatus(again, 204), ids.length],
        rows: [await stored(host, ids), ids.length],
      })
    },
  },
  {
    fault: 'the queue’s consumer breaks off after it has stored a batch',
    promise: 'the batch comes again and changes nothing: one row each, no dead letter',
    run: async (host, how) => {
      const ids = views(how.some(20, 1000))
      const dead = await host.count('dead_beacons')
      // As often as a statement is tried again at once, and more: the batch goes back to the queue.
      const trouble: Trouble = {
        db: { how: 'forgets', says: D1_SAYS['what nobody knows'], times: 3 },
        ingest: 'queue',
        hurry: 10,
      }
      const told = await host.during(trouble, async () => {
        const answers = await inParallel(ids, id => beacon(host, id))
        await until(async () => (await host.met()) >= 3, LONG_S)
        return answers
      })
      await until(async () => (await stored(host, ids)) === ids.length, LONG_S)
      return counts({
        '204': [withStatus(told, 204), ids.length],
        rows: [await stored(host, ids), ids.length],
        'dead letters': [(await host.count('dead_beacons')) - dead, 0],
      })
    },
  },
  {
    fault: 'beacons come twice, late and in any order, some by the queue and some not',
    promise: 'each view ends as its last beacon said: totals are neither added up nor lost',
    run: async (host, how) => {
      const ids = views(how.some(20, 500))
      const steps = [1000, 4000, 9000, 12_000]
      const all = ids.flatMap(id => [...steps, ...steps].map(engagedMs => ({ id, engagedMs })))
      const [shuffled] = fc.sample(fc.shuffledSubarray(all, { minLength: all.length }), 1)
      const told = []
      for (const [half, ingest] of (['direct', 'queue'] as const).entries()) {
        await host.trouble({ ingest })
        const some = shuffled!.filter((_, i) => i % 2 === half)
        told.push(...(await inParallel(some, one => beacon(host, one.id, one.engagedMs))))
      }
      await host.trouble({})
      await until(async () => (await stored(host, ids)) === ids.length, LONG_S)
      return counts({
        '204': [withStatus(told, 204), all.length],
        views: ids.length,
        'rows with the last totals': [await stored(host, ids), ids.length],
      })
    },
  },
  {
    fault: 'the queue holds what can be no row',
    promise: 'it becomes a dead letter with its reason; the others of its batch become rows',
    run: async (host, how) => {
      const ids = views(how.some(20, 500))
      const one = 5 // in so many
      const dead = await host.count('dead_beacons')
      const letters = async () => (await host.count('dead_beacons')) - dead
      await host.during({ garbles: one, ingest: 'queue' }, async () => {
        await inParallel(ids, id => beacon(host, id))
      })
      await until(async () => (await stored(host, ids)) + (await letters()) === ids.length, LONG_S)
      const { items } = await host.api('GET', 'beacons/dead?limit=1')
      return counts({
        rows: [await stored(host, ids), ids.length - ids.length / one],
        'dead letters': [await letters(), ids.length / one],
        reason: [/CHECK constraint failed/.test(items[0]?.reason) ? 'told' : 'missing', 'told'],
      })
    },
  },
]
