import { type Case, type Counted, counts, type Run } from './case.ts'
import type { Host } from './host.ts'
import type { Answer } from './outside.ts'
import { type Begin, conversions, list, settle, webhook } from './targets.ts'

const DOWN_MINUTES = 4
const WAIT_S = 600
const MOST_TRIES = 3 // while it is down: the waits are one minute, then five

/** What the other side does while it is down, instead of answering as it should. */
interface Way {
  name: string
  answer: () => Answer
  takes?: true // what it was told, all the same
  waitsMinutes?: number // that it asks for
}

const ERROR: Way = { name: '500', answer: () => new Response('<html>', { status: 500 }) }
const TOO_MANY: Way = {
  name: `429 for ${WAIT_S} s`,
  answer: () => new Response('', { status: 429, headers: { 'Retry-After': `${WAIT_S}` } }),
  waitsMinutes: WAIT_S / 60,
}
const INSIDE: Way = { name: 'an error in a 200', answer: () => Response.json({ code: 50000, message: 'try again' }) }
const NEVER: Way = { name: 'no answer', answer: () => 'nothing' }
const LOST: Way = { name: 'taken, answer lost', answer: () => 'gone', takes: true }

const of = (what: string, how: string, begin: Begin, ways: readonly Way[]): Case => ({
  fault: `${what} answers ${ways.map(({ name }) => name).join('; ')}`,
  promise: `${how}; it is tried again, seldom, and not before the other side wants it; each try is in the ledger`,
  run: async (host, run) => {
    const all: Counted[] = []
    for (const way of run.isShort ? ways.slice(-1) : ways) all.push(await under(host, run, begin, way))
    return { counted: all.map(({ counted }) => counted).join('; '), kept: all.every(({ kept }) => kept) }
  },
})

async function under(host: Host, how: Run, begin: Begin, way: Way): Promise<Counted> {
  const tries: { of: string; minute: number }[] = []
  let minute = 0
  const target = await begin(host, how.some(2, 20), async ({ headers }, understood) => {
    tries.push({ of: headers.get('webhook-id') ?? '', minute })
    if (minute > DOWN_MINUTES) return understood()
    if (way.takes) await understood()
    return way.answer()
  })
  await host.trouble({ hurry: how.some(100, 10) }) // for what never answers
  const came = await settle(host, target, DOWN_MINUTES + 1, now => {
    minute = now
  })
  await host.trouble({})
  const { there, again } = target.told()
  const each = [...Map.groupBy(tries, one => one.of).values()].map(some => some.map(one => one.minute))
  const early = each.filter(([first, second]) => second! < first! + (way.waitsMinutes ?? 0))
  const most = Math.max(...each.map(minutes => minutes.filter(at => at <= DOWN_MINUTES).length))
  const ledger = await target.tries()
  return counts({
    [`${way.name}: came`]: [there, target.wanted],
    'in minute': came,
    'tries while down': [most, most > 0 && most <= MOST_TRIES ? most : `1 to ${MOST_TRIES}`],
    ...(way.waitsMinutes && { 'too early': [early.length, 0] }),
    'in the ledger': [ledger, ledger >= tries.length ? ledger : tries.length],
    ...(way.takes && { 'again, by the same id': again }),
  })
}

/** What becomes of whatever others are told, when they do not answer as they should. */
export const platforms: Case[] = [
  of('an ad platform that keeps a list', 'everybody is on the list in the end, nobody lost', list, [
    ERROR,
    TOO_MANY,
    INSIDE,
    NEVER,
    LOST,
  ]),
  of('an ad platform that is told of conversions', 'each is counted once', conversions, [
    ERROR,
    TOO_MANY,
    INSIDE,
    NEVER,
    LOST,
  ]),
  of('a webhook', 'each lead comes, and again only under the same webhook-id', webhook, [ERROR, TOO_MANY, NEVER, LOST]),
]
