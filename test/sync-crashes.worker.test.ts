import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../src/lib/time.ts'
import { filled } from './fakes/filled-list.ts'
import { idOf, mortal, TEN, type World, world } from './fakes/list-world.ts'
import type { Platform } from './fakes/lists.ts'

const { DB } = env

/** One of each way in which lists are kept: by sessions, with receipts, after a wait, in requests of two kinds. */
const PLATFORMS: Platform[] = ['meta', 'google', 'linkedin', 'microsoft']
const LONG_MS = 120_000

const equal = async (w: World, what: string) => expect(w.fake.members(), what).toEqual(await w.audienceRows())

const news = async (w: World) => {
  await w.join(20, 21)
  await w.leave(0)
  await w.change(2, 1)
  await w.change(3, 1)
}

describe.each(PLATFORMS)('a list on %s', platform => {
  test(
    'ends in the same state whichever request loses its connection, and whether or not it had arrived',
    async () => {
      const requests = (await filled(platform)).fake.asked.length
      for (let at = 1; at <= requests; at++) {
        for (const when of ['before', 'after'] as const) {
          const w = await filled(platform, { breaks: { at, when } })
          expect(w.fake.trouble.breaks, `request ${at}`).toBeNull()
          await equal(w, `request ${at}, ${when}`)
        }
      }
    },
    LONG_MS,
  )

  test(
    'ends in the same state whenever the process dies that fills it, and whoever withdraws after that is off it',
    async () => {
      const requests = (await filled(platform)).fake.asked.length
      for (let at = 1; at <= requests; at++) {
        for (const when of ['before', 'after'] as const) {
          const w = await world(platform)
          await w.join(...TEN)
          await diesAt(w, at, when)
          await w.withdraw(1)
          await w.erase(3)
          w.pass(10 * MINUTE_MS)
          await w.settle()
          await equal(w, `request ${at}, ${when}`)
        }
      }
    },
    LONG_MS,
  )

  test(
    'ends in the same state whenever the process dies that brings it up to date',
    async () => {
      const plain = await filled(platform)
      const first = plain.fake.asked.length
      await news(plain)
      await plain.nextDay()
      const second = plain.fake.asked.length
      expect(second).toBeGreaterThan(first)
      for (let at = first + 1; at <= second; at++) {
        for (const when of ['before', 'after'] as const) {
          const w = await filled(platform)
          await news(w)
          w.pass(DAY_MS)
          await diesAt(w, at, when)
          await w.withdraw(5)
          w.pass(10 * MINUTE_MS)
          await w.settle()
          await equal(w, `request ${at}, ${when}`)
        }
      }
    },
    LONG_MS,
  )

  const person = fc.integer({ min: 0, max: 14 })
  const step = fc.oneof(
    fc.record({
      act: fc.constantFrom('join', 'leave', 'withdraw', 'erase', 'change', 'back') as fc.Arbitrary<Act>,
      n: person,
    }),
    fc.record({
      act: fc.constantFrom('minute', 'day', 'lost', 'died', 'tooMany', 'down') as fc.Arbitrary<Act>,
      n: fc.integer({ min: 1, max: 6 }),
    }),
  )

  test(
    'is the audience in the end, whatever people do and whatever goes wrong',
    () =>
      fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async steps => {
          const w = await world(platform)
          for (const { act, n } of steps) await does(w, act, n)
          w.fake.trouble.breaks = null
          w.pass(10 * MINUTE_MS)
          await w.settle()
          await w.nextDay()
          await equal(w, 'in the end')
        }),
        { numRuns: 6, endOnFailure: true },
      ),
    LONG_MS,
  )
})

type Act =
  | 'join'
  | 'leave'
  | 'withdraw'
  | 'erase'
  | 'change'
  | 'back'
  | 'minute'
  | 'day'
  | 'lost'
  | 'died'
  | 'tooMany'
  | 'down'

let version = 0

async function does(w: World, act: Act, n: number): Promise<void> {
  switch (act) {
    case 'join':
      return w.join(n)
    case 'back':
    case 'change':
      version = (version % 9) + 1
      if (act === 'back' || (await isThere(n))) await w.change(n, version)
      return
    case 'leave':
    case 'withdraw':
    case 'erase':
      await w[act](n)
      return
    case 'minute':
      w.pass(n * MINUTE_MS)
      return w.run()
    case 'day':
      w.pass(DAY_MS)
      return w.run()
    case 'lost':
      w.fake.trouble.breaks = { at: w.fake.asked.length + n, when: n % 2 ? 'before' : 'after' }
      return
    case 'tooMany':
    case 'down':
      w.fake.trouble[act] = 1
      return
    case 'died': {
      const { db, die } = mortal()
      const dying = (async (...told: Parameters<typeof fetch>) => {
        const answer = await w.fake.fetchFn(...told)
        die()
        return answer
      }) as typeof fetch
      w.pass(DAY_MS)
      await w.run(dying, db).catch(error => expect(String(error)).toContain(GONE))
    }
  }
}

const isThere = async (n: number) =>
  (await DB.prepare('SELECT 1 FROM contacts WHERE id = ?1 AND ads_consent_at IS NOT NULL').bind(idOf(n)).first()) !==
  null

const GONE = 'the process is gone'

/** The process goes at this request, counted over all runs; the platform has taken it, or not. */
async function diesAt(w: World, at: number, when: 'before' | 'after'): Promise<void> {
  const { db, die } = mortal()
  const dying = (async (...told: Parameters<typeof fetch>) => {
    if (w.fake.asked.length + 1 === at && when === 'before') die()
    if (w.fake.asked.length + 1 === at && when === 'before') throw new Error(GONE)
    const answer = await w.fake.fetchFn(...told)
    if (w.fake.asked.length === at) die()
    return answer
  }) as typeof fetch
  for (let runs = 0; runs < 50; runs++) {
    try {
      await w.run(dying, db)
    } catch (error) {
      expect(String(error)).toContain(GONE)
      return
    }
    w.pass(MINUTE_MS)
  }
  throw new Error(`no request ${at}`)
}
