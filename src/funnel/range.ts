import * as z from 'zod'
import { DAY_MS, dayNumber, dayOf } from '../lib/time.ts'

/** Whole days, UTC, both ends included: '2026-11-01'. */
export interface Range {
  from: string
  to: string
}

const MAX_DAYS = 366

/** The last `days` days, today included. */
export const lastDays = (days: number, now: number): Range => ({
  from: dayOf(now - (days - 1) * DAY_MS),
  to: dayOf(now),
})

/** Days that are over, the last one yesterday. */
export const closedDays = (days: number, now: number): Range => lastDays(days, now - DAY_MS)

const day = z.iso.date({ abort: true }) // what is no date is not compared with another

export const rangeParams = z.object({
  from: day.optional().describe('First day, UTC: 2026-11-01. By default 29 days before today.'),
  to: day.optional().describe('Last day, UTC, included. By default today.'),
})

/** `?from=&to=`; by default the 30 days that end today. */
export const rangeAt = (now: number) =>
  rangeParams
    .transform(({ from = lastDays(30, now).from, to = dayOf(now) }): Range => ({ from, to }))
    .refine(range => range.from <= range.to, { path: ['from'], error: 'after to' })
    .refine(range => untilMs(range) - sinceMs(range) <= MAX_DAYS * DAY_MS, {
      path: ['from'],
      error: `more than ${MAX_DAYS} days before to`,
    })

/** ms, included. */
export const sinceMs = (range: Range): number => Date.parse(range.from)

/** ms, excluded: the end of the last day. */
export const untilMs = (range: Range): number => Date.parse(range.to) + DAY_MS

/** Of its days, both included: whole days since 1970. */
export const daysOf = (range: Range): [from: number, to: number] => [
  dayNumber(Date.parse(range.from)),
  dayNumber(Date.parse(range.to)),
]
