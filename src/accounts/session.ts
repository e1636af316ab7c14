import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { HOST_ONLY } from '../lib/cookies.ts'
import { randomToken, sha256Hex } from '../lib/crypto.ts'
import { DAY_MS } from '../lib/time.ts'
import type { Actor } from './roles.ts'
import { addSession, endSession, findSession } from './store.ts'

const COOKIE = 'l2l_session'
const SESSION_MS = 30 * DAY_MS

export async function startSession<E extends { Bindings: Env }>(
  c: Context<E>,
  userId: string,
  now: number,
): Promise<void> {
  const token = randomToken()
  await addSession(c.env.DB, await sha256Hex(token), userId, now, now + SESSION_MS)
  setCookie(c, COOKIE, token, { ...HOST_ONLY, maxAge: SESSION_MS / 1000 })
}

export async function sessionActor<E extends { Bindings: Env }>(c: Context<E>, now: number): Promise<Actor | null> {
  const token = getCookie(c, COOKIE, 'host')
  const user = token && (await findSession(c.env.DB, await sha256Hex(token), now))
  return user ? { id: `user:${user.id}`, role: user.role } : null
}

/** A browser of the team, whether or not its session is still good: asks nothing of D1. */
export const isOfTheTeam = (c: Context): boolean => getCookie(c, COOKIE, 'host') !== undefined

export async function stopSession<E extends { Bindings: Env }>(c: Context<E>): Promise<void> {
  const token = getCookie(c, COOKIE, 'host')
  if (token) await endSession(c.env.DB, await sha256Hex(token))
  deleteCookie(c, COOKIE, HOST_ONLY)
}
