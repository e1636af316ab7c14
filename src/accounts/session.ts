import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { retry } from '../db/query.ts'
import { HOST_ONLY } from '../lib/cookies.ts'
import { randomToken, sha256Hex } from '../lib/crypto.ts'
import { DAY_MS } from '../lib/time.ts'
import { auditStatement } from './audit-store.ts'
import { deviceOf } from './device.ts'
import { markBrowser } from './known-browser.ts'
import type { Actor } from './roles.ts'
import { SESSION_COOKIE } from './session-cookie.ts'
import { sessionId } from './session-store.ts'
import { addSession, endSession, findSession, noteSeen, renewToken } from './store.ts'

const SESSION_MS = 30 * DAY_MS

interface Here {
  Bindings: Env
}

/** How somebody came in: the target of the line in the audit trail. */
export type Way = 'link' | 'invitation' | 'key' | 'access'

/** A new session, whatever the browser had before. */
export async function startSession<E extends Here>(
  c: Context<E>,
  userId: string,
  way: Way,
  now: number,
): Promise<void> {
  const before = getCookie(c, SESSION_COOKIE, 'host')
  if (before) await endSession(c.env.DB, await sha256Hex(before))
  const token = randomToken()
  const device = deviceOf(c.req.header('user-agent') ?? '')
  await addSession(c.env.DB, await sha256Hex(token), userId, now, now + SESSION_MS, device)
  await note(c, `user:${userId}`, 'sign-in', way, now)
  setCookie(c, SESSION_COOKIE, token, { ...HOST_ONLY, maxAge: SESSION_MS / 1000 })
  await markBrowser(c)
}

interface Session {
  actor: Actor
  id: string // as sessionId() has it
  renew: boolean // its person may do more since it began: renewSession()
}

export async function currentSession<E extends Here>(c: Context<E>, now: number): Promise<Session | null> {
  const hash = await currentHash(c)
  const found = hash && (await findSession(c.env.DB, hash, now))
  if (!found) return null
  await noteSeen(c.env.DB, hash, found.seen_at, now)
  return { actor: { id: `user:${found.id}`, role: found.role }, id: sessionId(hash), renew: found.renew === 1 }
}

/** Another token for the same session, so that one that was stolen before is worth no more than it was. */
export async function renewSession<E extends Here>(c: Context<E>, now: number): Promise<void> {
  const [before, token] = [await currentHash(c), randomToken()]
  if (before && (await renewToken(c.env.DB, before, await sha256Hex(token), now)))
    setCookie(c, SESSION_COOKIE, token, { ...HOST_ONLY, maxAge: SESSION_MS / 1000 })
}

/** Empty for a caller that has none: a key. */
export async function currentSessionId<E extends Here>(c: Context<E>): Promise<string> {
  return sessionId((await currentHash(c)) ?? '')
}

async function currentHash<E extends Here>(c: Context<E>): Promise<string | null> {
  const token = getCookie(c, SESSION_COOKIE, 'host')
  return token ? sha256Hex(token) : null
}

export async function stopSession<E extends Here>(c: Context<E>, now: number): Promise<void> {
  const hash = await currentHash(c)
  const found = hash && (await findSession(c.env.DB, hash, now))
  if (found) {
    await endSession(c.env.DB, hash)
    await note(c, `user:${found.id}`, 'sign-out', '/app/sign-out', now)
  }
  deleteCookie(c, SESSION_COOKIE, HOST_ONLY)
}

async function note<E extends Here>(
  c: Context<E>,
  actor: string,
  action: string,
  target: string,
  now: number,
): Promise<void> {
  const entry = auditStatement(c.env.DB, actor, action, target, now, 'sign-in')
  await retry(() => entry.run())
}
