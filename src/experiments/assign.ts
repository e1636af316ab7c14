import { DAY_MS, SECOND_MS } from '../lib/time.ts'
import { LONGEST_COOKIE_MS } from '../pixel/consent/consent.ts'

/** Which version a browser is given, and what its views are called. Pure: the cookie is read and set by cookie.ts. */

interface Weighted {
  arm: string
  weight: number
}

/** `x`: 0 ≤ x < 1, evenly at random. */
export function pick(arms: readonly Weighted[], x: number): string {
  let left = x * arms.reduce((sum, { weight }) => sum + weight, 0)
  for (const { arm, weight } of arms) {
    if (left < weight) return arm
    left -= weight
  }
  return arms.at(-1)!.arm // a rounding error past the last
}

/** `views.variant` of the first view of a browser in a test: as many as there are visitors. A bandit's later epochs are
 *  told apart, since they have weights of their own. */
export const firstLabel = (test: number, arm: string, epoch: number): string =>
  epoch === 0 ? `e${test}.${arm}` : `e${test}.${arm}.${epoch}`

/** Of its later views, until it has converted; after that they count for nothing. */
export const laterLabel = (test: number, arm: string): string => `e${test}.${arm}.again`

interface Label {
  test: number
  arm: string
  epoch: number | null // null: not the browser's first view
}

export function readLabel(label: string): Label | null {
  const [, test, arm, rest] = /^e(\d{1,15})\.([a-e])(?:\.(again|\d{1,9}))?$/.exec(label) ?? []
  if (!test || !arm) return null
  return { test: Number(test), arm, epoch: rest === 'again' ? null : Number(rest ?? 0) }
}

/** What a browser keeps: which arm of which test it was given, and whether it has converted since. */
export interface Kept {
  since: number // ms, to the day: when the cookie was first set. It is never renewed
  given: ReadonlyMap<number, Given>
}

export interface Given {
  arm: string
  converted: boolean
}

const MAX_TESTS = 20 // some 200 bytes

/** 'k3a~12.b~15.a.c': the day, then tests; 'c' has converted. What nobody could have been given is dropped. */
export function decode(text: string, now: number): Kept {
  const [day = '', ...entries] = text.split('~')
  const since = (Number.parseInt(day, 36) || 0) * DAY_MS
  if (since > now || now - since >= LONGEST_COOKIE_MS) return { since: now - (now % DAY_MS), given: new Map() }
  const given = entries.flatMap(entry => {
    const [, test, arm, converted] = /^(\d{1,15})\.([a-e])(\.c)?$/.exec(entry) ?? []
    return test && arm ? [[Number(test), { arm, converted: converted !== undefined }] as const] : []
  })
  return { since, given: new Map(given.slice(-MAX_TESTS)) }
}

export const encode = ({ since, given }: Kept): string =>
  [
    (since / DAY_MS).toString(36),
    ...[...given].slice(-MAX_TESTS).map(([test, { arm, converted }]) => `${test}.${arm}${converted ? '.c' : ''}`),
  ].join('~')

/** For how much longer it may be kept. */
export const secondsLeft = ({ since }: Kept, now: number): number =>
  Math.ceil((since + LONGEST_COOKIE_MS - now) / SECOND_MS)

export const withGiven = (kept: Kept, test: number, given: Given): Kept => ({
  ...kept,
  given: new Map([...[...kept.given].filter(([id]) => id !== test), [test, given]]),
})
