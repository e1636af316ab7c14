import { sumOf } from '../../lib/sum.ts'

export const REASONS = [
  'robot',
  'same-view',
  'began-before',
  'sent-after',
  'other-campaign',
  'shop-only',
  'not-marked',
  'no-view',
  'same-contact',
  'no-contact',
  'forgotten',
  'without-script',
  'erased',
  'refund',
] as const
type Reason = (typeof REASONS)[number]

/** How much one of them moves the second figure of its line from the first. 0: it is told, and changes no count. */
const EFFECTS: Record<Reason, -1 | 0 | 1> = {
  robot: -1, // the form counts, its view does not
  'same-view': -1, // two people by one view: the phone was handed on, or the address corrected
  'began-before': -1, // the page was opened before the period, the form sent in it
  'sent-after': 1, // the page was opened in the period, the form sent after it
  'other-campaign': -1, // the view is of another campaign
  'shop-only': -1, // told by the team or the shop, not seen on a page
  'not-marked': -1, // its view says nothing of it
  'no-view': -1,
  'same-contact': -1,
  'no-contact': -1,
  forgotten: 0, // its view is older than views are kept: the counts of its day still have it
  'without-script': 0, // the form alone tells of the view: the script was refused, or blocked
  erased: 0, // the person asked to be forgotten: still one contact, without a name
  refund: 0,
}

export interface Difference {
  reason: Reason
  effect: -1 | 0 | 1
  count: number
  ids: string[] // of conversions, the latest 20
}

/** first + Σ effect × count + unexplained = second. */
export interface Line {
  line: 'leads' | 'contacts' | 'purchases'
  first: { what: 'forms' | 'orders'; count: number }
  second: { what: 'pixel' | 'contacts'; count: number }
  differences: Difference[]
  unexplained: number
}

export type Found = Omit<Difference, 'effect'>

export function lineOf({ found, ...line }: Omit<Line, 'differences' | 'unexplained'> & { found: Found[] }): Line {
  const differences = found
    .map(one => ({ ...one, effect: EFFECTS[one.reason] }))
    .sort((a, b) => REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason))
  const expected = line.first.count + sumOf(differences, of => of.effect * of.count)
  return { ...line, differences, unexplained: line.second.count - expected }
}

/** One total, and the sum of the parts that another page shows. */
export interface CutSum {
  cut: 'views-by-ad' | 'views-by-tier' | 'views-by-speed' | 'leads-by-ad'
  parts: number
  total: number
}
