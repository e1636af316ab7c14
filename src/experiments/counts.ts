import * as z from 'zod'
import { all } from '../db/query.ts'
import { sumOf } from '../lib/sum.ts'
import { dayNumber, MINUTE_MS } from '../lib/time.ts'
import { countViews } from '../pixel/days/views.ts'
import { readLabel } from './assign.ts'
import type { ArmCounts } from './reading.ts'
import type { Experiment } from './store.ts'

const labelled = z.object({
  ad: z.string(),
  variant: z.string(),
  views: z.int(),
  form_started: z.int(),
  lead: z.int(),
  lcp_measured: z.int(),
  lcp_good: z.int(),
})
export type Labelled = z.infer<typeof labelled>

export const COUNT = countViews(['ad', 'variant'], ['views', 'form_started', 'lead', 'lcp_measured', 'lcp_good'])

/** What each arm has come to. The label of a view names its test, so that days need not be cut. */
export async function countArms(db: D1Database, experiment: Experiment, now: number): Promise<ArmCounts[]> {
  const { campaign, started_at: from, ended_at: until } = experiment
  if (from === null) return []
  const days = [dayNumber(from), dayNumber(Math.min(now, (until ?? now) + LATE_MS))] as const
  return armCounts(experiment, await all(db, labelled, COUNT, JSON.stringify([campaign]), ...days))
}

const LATE_MS = 15 * MINUTE_MS // a page that was remembered somewhere (pages/live.ts) may be given for a while after the end

/** What was given a version by chance is what is counted, once (Kohavi, Tang and Xu, "Trustworthy Online Controlled
 *  Experiments", 2020, chapter 14): the intervals are those of visitors of whom each converted or did not. Visitors are first
 *  views. Conversions are forms that were sent on any view: with the first one the browser leaves the test (cookie.ts).
 *  Purchases would count orders, of which one browser may make several. */
export function armCounts(
  { id, arms, weights }: Pick<Experiment, 'id' | 'arms' | 'weights'>,
  rows: readonly Labelled[],
): ArmCounts[] {
  const views = rows.flatMap(row => {
    const label = readLabel(row.variant)
    return label?.test === id ? [{ ...row, ...label }] : []
  })
  const came = (epoch: number): number => sumOf(views, view => (view.epoch === epoch ? view.views : 0))
  return arms.map(({ arm }) => {
    const own = views.filter(view => view.arm === arm)
    const visitors = sumOf(own, view => (view.epoch === null ? 0 : view.views))
    const formsStarted = sumOf(own, view => view.form_started)
    const leads = sumOf(own, view => view.lead)
    return {
      arm,
      expected: sumOf(weights, each => (each.arm === arm ? each.weight * came(each.epoch) : 0)),
      visitors,
      // A form may be sent from two tabs that were open before.
      conversions: Math.min(visitors, leads),
      lcpMeasured: sumOf(own, view => view.lcp_measured),
      lcpGood: sumOf(own, view => view.lcp_good),
      formsStarted,
      formsSent: Math.min(formsStarted, leads),
    }
  })
}
