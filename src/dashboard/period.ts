import type { Context } from 'hono'
import { lastDays, type Range, rangeAt } from '../funnel/range.ts'
import type { Dashboard } from './screen.ts'

const DAYS = 30

export interface Asked {
  range: Range
  isWrong: boolean // what was asked for is no period: the last 30 days are shown, and the page says so
  now: number
}

/** `?from=&to=` of a page: what <Days> is given. */
export function periodOf({ req, var: { now } }: Context<Dashboard>): Asked {
  const asked = rangeAt(now).safeParse(req.query())
  return asked.success ? { range: asked.data, isWrong: false, now } : { range: lastDays(DAYS, now), isWrong: true, now }
}
