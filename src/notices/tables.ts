import type { Estimate } from '../funnel/leak/leak.ts'
import { amounts, type Cell, tableOf } from '../lib/csv-answer.ts'
import { units } from '../lib/money.ts'
import { isoOf } from '../lib/time.ts'
import { actionPath } from './action.ts'
import type { CampaignWeek, Digest, Week } from './digest.ts'
import type { Notice } from './schema.ts'

const NOTICE = [
  'id', 'kind', 'campaign', 'ad', 'opened_at', 'told_at', 'closed_at', 'dismissed_at', 'dismissed_by', 'reason', 'action', 'facts',
] as const // biome-ignore format: one header line

/** A line for each. `facts` is JSON: each kind has its own. */
export const noticeTable = (notices: readonly Notice[]): Cell[][] =>
  tableOf(
    NOTICE,
    notices.map(notice => ({
      ...{ id: notice.id, kind: notice.kind, campaign: notice.campaign, ad: notice.ad },
      ...{ opened_at: isoOf(notice.opened_at), told_at: isoOf(notice.told_at), closed_at: isoOf(notice.closed_at) },
      ...{ dismissed_at: isoOf(notice.dismissed_at), dismissed_by: notice.dismissed_by, reason: notice.reason },
      ...{ action: actionPath(notice), facts: JSON.stringify(notice.facts) },
    })),
  )

const ends = (name: string): string[] => [`${name}_low`, `${name}_mid`, `${name}_high`]
const WEEK = ['cost', 'other_costs', 'views', 'leads', 'purchases', 'cpl']
const DIGEST = [
  'from', 'to', 'campaign', 'name', 'currency', ...WEEK, ...WEEK.map(column => `before_${column}`),
  'cpl_ratio', 'cpl_ratio_low', 'cpl_ratio_high', 'cpl_clear', 'leak', 'leak_passage', ...ends('leak_results'), ...ends('leak_worth'),
  'leak_action', 'missing_passage', 'missing', 'alerts', 'tests',
] // biome-ignore format: one header line

/** A line for each campaign, its week beside the week before. */
export const digestTable = ({ campaigns, from, to }: Digest): Cell[][] =>
  tableOf(
    DIGEST,
    campaigns.map(each => ({ from, to, ...campaignRow(each) })),
  )

function campaignRow({ now, before, cpl, leak, notices, tests, ...of }: CampaignWeek): Record<string, Cell> {
  const { named, more } = leak
  return {
    ...{ campaign: of.campaign, name: of.name, currency: of.currency },
    ...weekCells('', now),
    ...weekCells('before_', before),
    ...{ cpl_ratio: cpl.ratio, cpl_ratio_low: cpl.interval?.low ?? null, cpl_ratio_high: cpl.interval?.high ?? null },
    cpl_clear: cpl.ratio === null ? null : String(cpl.clear),
    ...{ leak: leak.verdict, leak_passage: named?.passage ?? null, leak_action: named?.action.href ?? null },
    ...estimateCells('leak_results', named?.recoverable.results),
    ...estimateCells('leak_worth', named?.recoverable.money, units),
    ...{ missing_passage: more?.passage ?? null, missing: more?.more ?? null },
    alerts: notices.map(({ kind, ad }) => `${kind} ${ad}`).join('; '),
    tests: tests.map(({ ad, state, winner }) => [ad, state, winner].filter(Boolean).join(' ')).join('; '),
  }
}

const weekCells = (when: '' | 'before_', week: Week): Record<string, Cell> => ({
  [`${when}cost`]: units(week.costMicros),
  [`${when}other_costs`]: amounts(week.otherCosts),
  [`${when}views`]: week.views,
  [`${when}leads`]: week.leads,
  [`${when}purchases`]: week.purchases,
  [`${when}cpl`]: units(week.cplMicros),
})

const estimateCells = (name: string, estimate: Estimate | null | undefined, as = (n: number): Cell => n) =>
  estimate
    ? Object.fromEntries(ends(name).map((column, i) => [column, as([estimate.low, estimate.mid, estimate.high][i]!)]))
    : {}
