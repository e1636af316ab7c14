import type { Context, MiddlewareHandler } from 'hono'
import { daysIn } from '../funnel/query.ts'
import { lastDays, type Range } from '../funnel/range.ts'
import { HttpError } from '../lib/http.ts'
import { withQuery } from './asked-url.ts'
import type { Dashboard } from './screen.ts'

const DAYS = 30

export interface Asked {
  range: Range
  isWrong: boolean // what was asked for is no period: the last 30 days are shown, and the page says so
  now: number
}

/** The days that a page speaks of, and those that it is held against. */
interface AskedBeside extends Asked {
  compare: Range | null
}

/** What the two dates of a form are called that a page is to be held against. */
export const OWN_DAYS = ['compare_from', 'compare_to'] as const

/** A form cannot send them as the API takes them: `?compare=2026-09-01..2026-09-30`. */
export const ownDays: MiddlewareHandler<Dashboard> = async (c, next) => {
  const [from, to] = OWN_DAYS.map(name => c.req.query(name))
  if (!from || !to) return next()
  const { url } = c.var.screen
  return c.redirect(withQuery(url, { compare: `${from}..${to}`, compare_from: null, compare_to: null }))
}

/** `?from=&to=&compare=` of a page: what <Days> is given. */
export function periodOf({ req, var: { now } }: Context<Dashboard>): AskedBeside {
  try {
    return { ...daysIn(req.query(), now), isWrong: false, now }
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    return { range: lastDays(DAYS, now), compare: null, isWrong: true, now }
  }
}
