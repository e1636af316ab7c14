import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'

export const SESSION_COOKIE = 'l2l_session'

/** A browser of the team, whether or not its session is still good: asks nothing of D1. */
export const isOfTheTeam = (c: Context): boolean => getCookie(c, SESSION_COOKIE, 'host') !== undefined
