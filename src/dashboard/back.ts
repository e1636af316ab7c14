import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { HOST_ONLY } from '../lib/cookies.ts'

/** A page of the dashboard that a form may lead back to; null for any other address, as a link could name it. */
export const backTo = (asked = ''): string | null =>
  PAGE.test(asked) && /^\/app(\/|$)/.test(new URL(asked, 'https://l2l.invalid').pathname) ? asked : null

const PAGE = /^\/app(?:\/[\w.~%-]+)*(?:\?[\w.~%&=+-]*)?$/

const COOKIE = 'l2l_back'
const ONE_HOUR_S = 3600

/** At the door: whoever goes to fetch a link comes back by another address, and has not forgotten what they wanted. */
export function keepAsked(c: Context): void {
  const asked = backTo(c.req.query('back'))
  if (asked) setCookie(c, COOKIE, asked, { ...HOST_ONLY, maxAge: ONE_HOUR_S })
}

/** The page that was asked for, once; else the home. */
export function takeAsked(c: Context): string {
  const kept = getCookie(c, COOKIE, 'host')
  if (kept !== undefined) deleteCookie(c, COOKIE, HOST_ONLY)
  return backTo(c.req.query('back')) ?? backTo(kept) ?? '/app'
}
