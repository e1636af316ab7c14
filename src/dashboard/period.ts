import type { Context } from 'hono'
import { daysIn } from '../funnel/query.ts'
import { lastDays, type Range } from '../funnel/range.ts'
import { HttpError } from '../lib/http.ts'
import type { Dashboard } from './screen.ts'

const DAYS = 30

export interface Asked {
  range: Range
  isWrong: boolean // what was asked for is no period: the last 30 days are shown, and the page says so
  now: number
}

/** The days that a page speaks of, and those that it is held against. */
export interface AskedBeside extends Asked {
  compare: Range | null
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
