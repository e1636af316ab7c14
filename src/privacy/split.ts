import { type Interval, wilson } from '../lib/statistics/wilson.ts'

/** Views by what their browser had answered: 1 refused, 2 granted, 0 nothing. */
export interface Split {
  views: number
  granted: number
  refused: number
  unanswered: number
}

export const NOTHING: Split = { views: 0, granted: 0, refused: 0, unanswered: 0 }

const ANSWERS = ['unanswered', 'refused', 'granted'] as const

function added(to: Split, consent: number, views: number): Split {
  const answer = ANSWERS[consent] ?? 'unanswered'
  return { ...to, views: to.views + views, [answer]: to[answer] + views }
}

/** A share, 0–1, and where it may lie (95 %). Null when there is nothing to share. */
export type Rate = ({ share: number } & Interval) | null

export function rateOf(part: number, whole: number): Rate {
  const interval = wilson(part, whole)
  return interval && { share: part / whole, ...interval }
}

export const ratesOf = (split: Split) => ({
  granted: rateOf(split.granted, split.views),
  refused: rateOf(split.refused, split.views),
  unanswered: rateOf(split.unanswered, split.views),
})

export interface Part {
  part: string
  split: Split
}

/** One part for each value, the largest first. */
export function partsOf(rows: readonly { part: string; consent: number; views: number }[]): Part[] {
  const splits = new Map<string, Split>()
  for (const { part, consent, views } of rows) splits.set(part, added(splits.get(part) ?? NOTHING, consent, views))
  return [...splits].map(([part, split]) => ({ part, split })).sort((a, b) => b.split.views - a.split.views)
}
