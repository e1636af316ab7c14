import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type Audience, audience } from '../../audiences/schema.ts'
import type { Dashboard } from '../screen.ts'

const COOKIE = 'l2l_audience_before'
const KEPT_S = 15 * 60
const ROOM = 3500 // characters; browsers drop a cookie of more than 4096 bytes

/** What a rule was before it was saved or deleted, kept in the browser for as long as one may think better of it. A rule that is
 *  too long for that, and a rung, which nothing but its ladder can make, are not kept. */
export function keepForUndo(c: Context<Dashboard>, before: Audience, isDeleted = false): void {
  const text = encodeURIComponent(JSON.stringify(before))
  if (text.length > ROOM || (isDeleted && before.ladder)) deleteCookie(c, COOKIE, PATH)
  else setCookie(c, COOKIE, JSON.stringify(before), { ...PATH, httpOnly: true, sameSite: 'Strict', maxAge: KEPT_S })
}

const PATH = { path: '/app/audiences', secure: true }

export function keptForUndo(c: Context<Dashboard>): Audience | null {
  try {
    return audience.safeParse(JSON.parse(getCookie(c, COOKIE) ?? '')).data ?? null
  } catch {
    return null // none, or not ours
  }
}

/** The rule as the API takes it; a rung stays on its ladder by itself. */
export const bodyOfKept = ({ id: _, createdAt: __, ladder: ___, ...body }: Audience): object => body

export const forgetUndo = (c: Context<Dashboard>): void => void deleteCookie(c, COOKIE, PATH)
