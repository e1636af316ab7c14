import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as z from 'zod'
import { HOST_ONLY } from '../../lib/cookies.ts'
import { SECOND_MS } from '../../lib/time.ts'
import { LONGEST_COOKIE_MS } from './consent.ts'
import { back, done, readOwnForm } from './own-form.ts'

const UNMEASURED = 'l2l_unmeasured'

/** Which version of a page in a test this browser was given (experiments/assign.ts): it goes when somebody objects. */
export const TEST_COOKIE = 'l2l_ab'

/** Measurement needs no consent, so one has to be able to object to it (CNIL, guidelines on article 82, §50). */
export const isUnmeasured = (c: Context): boolean => getCookie(c, UNMEASURED, 'host') === '1'

const opposition = z.object({ measured: z.enum(['no', 'yes']), back })

/** POST /privacy/measurement: from the page of choices. Kept by the browser alone: nobody here knows who objected. */
export async function recordOpposition(c: Context): Promise<Response> {
  const asked = await readOwnForm(c, opposition)
  if (asked.measured === 'no') {
    setCookie(c, UNMEASURED, '1', { ...HOST_ONLY, maxAge: LONGEST_COOKIE_MS / SECOND_MS })
    if (getCookie(c, TEST_COOKIE, 'host')) deleteCookie(c, TEST_COOKIE, HOST_ONLY)
  } else deleteCookie(c, UNMEASURED, HOST_ONLY)
  return done(c, asked.back)
}
