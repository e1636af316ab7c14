import * as z from 'zod'
import { all } from '../../db/query.ts'
import { DAY_MS, dayOf } from '../../lib/time.ts'
import { countVitals } from '../../pixel/days/vitals.ts'
import { type Marks, merged, mergedMarks } from '../marks.ts'
import { daysOf, type Range } from '../range.ts'
import { type Vital, vitalOf } from './vital.ts'

export const CUTS = ['ad', 'device', 'in_app'] as const
export type Cut = (typeof CUTS)[number]

/** People's views, and how fast their pages were. */
export interface Speed {
  views: number
  lcp: Vital
  inp: Vital
  cls: Vital
}

/** `ad` '': a page that belongs to no ad; `in_app` '': a browser of its own; `device` '': unknown. */
export type Group = Record<Cut, string> & { week: number; counts: Marks }

export interface Week extends Speed {
  from: string // its Monday, or the first day of the range: '2026-11-23'
}

const group = z.object({
  ad: z.string(),
  device: z.string(),
  in_app: z.string(),
  week: z.int(),
  counts: mergedMarks,
})
const AT_ONCE = 61 // days per query, which bounds what it answers
const GROUPS = countVitals([...CUTS, 'week'])
/** The views of one campaign, cut every way: they are read once, and whatever is asked of them is merged from these. */
async function vitalGroups(db: D1Database, campaign: string, range: Range): Promise<Group[]> {
  const [from, to] = daysOf(range)
  const groups: Group[] = []
  for (let day = from; day <= to; day += AT_ONCE)
    groups.push(...(await all(db, group, GROUPS, campaign, day, Math.min(to, day + AT_ONCE - 1))))
  return groups
}

type Only = { [C in Cut]?: string | undefined }

/** Those of the parts that are asked for, and the same in the days that they are held against. */
export const groupsBeside = (
  db: D1Database,
  campaign: string,
  range: Range,
  compare: Range | null,
  only: Only,
): Promise<[now: Group[], before: Group[] | null]> => {
  const groupsIn = async (days: Range) => onlyOf(await vitalGroups(db, campaign, days), only)
  return Promise.all([groupsIn(range), compare && groupsIn(compare)])
}

const onlyOf = (groups: readonly Group[], only: Only): Group[] =>
  groups.filter(group => CUTS.every(cut => only[cut] === undefined || only[cut] === group[cut]))

/** Merged by `by`, the most seen first. */
export function speedBy<C extends Cut>(groups: readonly Group[], by: readonly C[]): (Record<C, string> & Speed)[] {
  const merging = Map.groupBy(groups, of => JSON.stringify(by.map(cut => of[cut])))
  return [...merging.values()]
    .map(same => ({
      ...(Object.fromEntries(by.map(cut => [cut, same[0]![cut]])) as Record<C, string>),
      ...speedOf(same),
    }))
    .sort((a, b) => b.views - a.views)
}

/** Whole weeks, from Monday; those without a view are left out. */
export function speedByWeek(groups: readonly Group[], range: Range): Week[] {
  const monday = (week: number) => dayOf((week * 7 - 3) * DAY_MS)
  return [...Map.groupBy(groups, ({ week }) => week)]
    .sort(([a], [b]) => a - b)
    .map(([week, same]) => ({ from: monday(week) < range.from ? range.from : monday(week), ...speedOf(same) }))
}

export function speedOf(groups: readonly Pick<Group, 'counts'>[]): Speed {
  const counts = merged(groups.map(({ counts }) => counts))
  return {
    views: counts.views ?? 0,
    lcp: vitalOf(counts, 'lcp'),
    inp: vitalOf(counts, 'inp'),
    cls: vitalOf(counts, 'cls'),
  }
}
