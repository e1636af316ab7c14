import type { Context } from 'hono'
import { isOfTheTeam } from '../accounts/session-cookie.ts'
import { firstLabel, laterLabel, pick } from '../experiments/assign.ts'
import { keepGiven, keptBy } from '../experiments/cookie.ts'
import { hasGpc } from '../pixel/consent/consent.ts'
import { isUnmeasured } from '../pixel/consent/opposition.ts'
import { botsOf } from '../pixel/facts/bots.ts'
import type { LivePage, Page, Test } from './store.ts'

type C = Context<{ Bindings: Env }>

/** The version that one visit gets, and what its view counts for in a test; '' for nothing. */
export interface Given {
  page: Page
  variant: string
}

/** Without a test, the live page. In one, the version that this browser was given when it first came. Asks nothing of D1. */
export function givenTo(c: C, live: LivePage, now: number): Given {
  const { test } = live
  if (!test || !takesPart(c)) return { page: live, variant: '' }
  const kept = keptBy(c, now)
  const before = kept.given.get(test.id)
  if (before)
    return { page: pageOf(live, before.arm), variant: before.converted ? '' : laterLabel(test.id, before.arm) }
  const arm = pick(test.arms, Math.random())
  keepGiven(c, kept, test.id, { arm, converted: false }, now)
  return { page: pageOf(live, arm), variant: firstLabel(test.id, arm, test.epoch) }
}

/** The version that this browser was given; nobody is given one by asking. */
export function ownPage(c: C, live: LivePage, now: number): Page {
  const given = live.test && takesPart(c) ? keptBy(c, now).given.get(live.test.id) : undefined
  return given ? pageOf(live, given.arm) : live
}

export const versionsOf = (live: LivePage): Page[] => [
  live,
  ...(live.test?.arms ?? []).flatMap(({ page }) => page ?? []),
]

/** Told before anybody is given a version, so that it is the same for each of them. Not the network that a visit comes
 *  from: that rule may be switched, and people come from there too. */
function takesPart(c: C): boolean {
  if (c.req.method !== 'GET' && c.req.method !== 'POST') return false
  if (hasGpc(c) || isUnmeasured(c) || isOfTheTeam(c)) return false
  const userAgent = c.req.header('user-agent') ?? ''
  const purpose = c.req.header('sec-purpose') ?? c.req.header('purpose') ?? ''
  return botsOf({ userAgent, webdriver: false, purpose, network: null }).bots === 0
}

const pageOf = (live: LivePage, arm: string): Page =>
  (live.test as Test).arms.find(each => each.arm === arm)?.page ?? live
