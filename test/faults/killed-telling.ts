import { type Case, type Counted, counts } from './case.ts'
import type { Host } from './host.ts'
import type { Answer } from './outside.ts'
import { type Begin, conversions, list, settle } from './targets.ts'

/** Whether the other side has taken the request in which we die. */
const MOMENTS = ['before', 'after'] as const
type Moment = (typeof MOMENTS)[number]

const LEASED_MINUTES = 18 // what a dead process held is free by then

const of = (what: string, promise: string, begin: Begin): Case => ({
  fault: `the process is killed while ${what}`,
  promise,
  run: async host => {
    const all: Counted[] = []
    for (const moment of MOMENTS) all.push(await killedOnce(host, 40, begin, moment))
    return { counted: all.map(({ counted }) => counted).join('; '), kept: all.every(({ kept }) => kept) }
  },
  isLong: true,
})

async function killedOnce(host: Host, n: number, begin: Begin, moment: Moment): Promise<Counted> {
  let isArmed = false
  let isDead = false
  const meddles = async (_: unknown, understood: () => Promise<Response>): Promise<Answer> => {
    if (isDead || !isArmed) return understood()
    isDead = true
    if (moment === 'after') await understood()
    host.kill()
    return 'gone'
  }
  const target = await begin(host, n, meddles)
  isArmed = true
  await host.killedIn(() => settle(host, target, LEASED_MINUTES))
  const meanwhile = target.told().there
  await settle(host, target, LEASED_MINUTES)
  const { there, again } = target.told()
  const tries = await target.tries()
  return counts({
    [`killed ${moment} it was taken: there by then`]: meanwhile,
    'in the end': [there, target.wanted],
    'again, by the same id': again,
    'tries in the ledger': [tries, tries > 1 ? tries : 'two or more'],
  })
}

export const killedTelling: Case[] = [
  of(
    'a list is kept on an ad platform',
    'everybody is on the list in the end, nobody lost; who is sent again is one member',
    list,
  ),
  of(
    'an ad platform is told of conversions',
    'each comes, and again only under the same id, by which the platform drops it',
    conversions,
  ),
]
