import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { HOST_ONLY } from '../lib/cookies.ts'
import { randomToken, sign, verify } from '../lib/crypto.ts'

/** A browser that somebody of the team signed in with. It opens nothing: trying keys from it is counted apart, so that whoever
 *  uses up everybody's tries keeps out only browsers that were never here (OWASP: "device cookies"). */

const COOKIE = 'l2l_known'
const PURPOSE = 'known browser'
const THIRTEEN_MONTHS_S = 395 * 86_400

interface Here {
  Bindings: Env
}

/** What is counted for this browser alone; null for one that is not known. */
export async function knownBrowser<E extends Here>(c: Context<E>): Promise<string | null> {
  const signed = getCookie(c, COOKIE, 'host')
  return signed ? verify(c.env.SIGNING_KEY, PURPOSE, signed) : null
}

export async function markBrowser<E extends Here>(c: Context<E>): Promise<void> {
  const name = (await knownBrowser(c)) ?? randomToken()
  const signed = await sign(c.env.SIGNING_KEY, PURPOSE, name)
  setCookie(c, COOKIE, signed, { ...HOST_ONLY, maxAge: THIRTEEN_MONTHS_S })
}
