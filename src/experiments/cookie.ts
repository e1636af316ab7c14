import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { HOST_ONLY } from '../lib/cookies.ts'
import { TEST_COOKIE } from '../pixel/consent/opposition.ts'
import { decode, encode, type Given, type Kept, secondsLeft, withGiven } from './assign.ts'

/** A browser stays with the version that it was given first. The cookie is not signed: it names a version and nobody, and
 *  whoever wants another one need only delete it. */
export const keptBy = (c: Context, now: number): Kept => decode(getCookie(c, TEST_COOKIE, 'host') ?? '', now)

export function keepGiven(c: Context, kept: Kept, test: number, given: Given, now: number): void {
  const next = withGiven(kept, test, given)
  setCookie(c, TEST_COOKIE, encode(next), { ...HOST_ONLY, maxAge: secondsLeft(next, now) })
}

/** Its later views count for nothing: a visitor converts once. */
export function keepConverted(c: Context, test: number, now: number): void {
  const kept = keptBy(c, now)
  const given = kept.given.get(test)
  if (given && !given.converted) keepGiven(c, kept, test, { ...given, converted: true }, now)
}
