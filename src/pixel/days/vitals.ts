import { botBits, isHuman, isHumanDay } from '../facts/bots.ts'
import { DAYS_ASKED, isOfDay, ofClosedDay, ofOpenDay } from './days.ts'
import { VITALS } from './vital-limits.ts'

// Up to 50 each value is its own bucket. Above, none is wider than a tenth of what is in it, so that its middle is at most
// 5 % away; and each limit of VITALS is an edge, so that what is good is counted exactly.
const STEPS = [
  { upTo: 50, step: 1 },
  { upTo: 100, step: 5 },
  { upTo: 250, step: 10 },
  { upTo: 500, step: 25 },
  { upTo: 1000, step: 50 },
  { upTo: 2500, step: 100 },
  { upTo: 5000, step: 250 },
  { upTo: 10_000, step: 500 },
  { upTo: 25_000, step: 1000 },
  { upTo: 50_000, step: 2500 },
  { upTo: 100_000, step: 5000 },
  { upTo: 250_000, step: 10_000 },
  { upTo: 600_000, step: 25_000 },
]

/** A bucket is named by its upper edge, which is in it; its lower edge is in the one below. */
export const edgesOf = (bucket: number): { above: number; upTo: number } => ({
  above: bucket - STEPS.find(({ upTo }) => bucket <= upTo)!.step,
  upTo: bucket,
})

/** SQL: the bucket of a whole number. */
const bucketOf = (value: string): string =>
  `CASE ${STEPS.map(({ upTo, step }) => `WHEN ${value} <= ${upTo} THEN (${value} + ${step - 1}) / ${step} * ${step}`).join(' ')} END`

// Each view is counted, and once more under each bucket that it is in.
const EACH = `(SELECT 'views' AS name UNION ALL SELECT '${Object.keys(VITALS).join(`' UNION ALL SELECT '`)}') m`
const MARK = `CASE m.name WHEN 'views' THEN 'views' ${Object.entries(VITALS)
  .map(([name, { column }]) => `WHEN '${name}' THEN '${name} ' || ${bucketOf(`v.${column}`)}`)
  .join(' ')} END`

/** SQL: one day of one campaign (?1, ?2) into vital_days. `whenKept`: unless its views are gone. */
export const rollVitals = (whenKept: string): string => `
  INSERT INTO vital_days (campaign, day, ad, device, in_app, bots, counts)
  SELECT ?1, ?2, ad, device, in_app, bots, json_group_object(mark, n) FROM (
    SELECT v.ad, v.device, v.in_app, ${botBits('v')} AS bots, ${MARK} AS mark, count(*) AS n
    FROM views v CROSS JOIN ${EACH} WHERE ${isOfDay('?1', '?2')} AND ${whenKept} AND mark IS NOT NULL
    GROUP BY 1, 2, 3, 4, 5)
  GROUP BY ad, device, in_app, bots`

const CUTS = {
  ad: (row: string) => `${row}.ad`,
  device: (row: string) => `${row}.device`,
  in_app: (row: string) => `${row}.in_app`,
  week: (_: string, day: string) => `(CAST(${day} AS INTEGER) + 3) / 7`, // since Monday, 29 December 1969; D1 binds a REAL
}
type VitalCut = keyof typeof CUTS

const OF_CLOSED = `${ofClosedDay('?1')} AND ${isHumanDay('d')}`
const OF_OPEN = `${ofOpenDay('?1')} AND ${isHuman('v')}`

/** SQL: the counts of people's views of campaign ?1 on the days ?2 to ?3 (both included) by `by`, as a JSON array whose sum
 *  they are: SQLite takes longer to add the buckets of a year up than JavaScript, and bills each as a row read. Closed days
 *  are read from vital_days and only open ones from `views`: what it costs does not grow with history. */
export function countVitals(by: readonly VitalCut[]): string {
  const cut = (row: string, day: string) => by.map(name => `${CUTS[name](row, day)} AS ${name}, `).join('')
  const names = by.map(name => `${name}, `).join('')
  const grouped = by.length > 0 ? `GROUP BY ${by.join(', ')}` : ''
  return `
  WITH RECURSIVE ${DAYS_ASKED}
  SELECT ${names}json_group_array(json(counts)) AS counts FROM (
    SELECT ${cut('d', 'd.day')}d.counts FROM rolled_days r CROSS JOIN vital_days d WHERE ${OF_CLOSED}
    UNION ALL
    SELECT ${names}json_group_object(mark, n) AS counts FROM (
      SELECT ${cut('v', 'days.day')}${MARK} AS mark, count(*) AS n
      FROM days CROSS JOIN views v CROSS JOIN ${EACH}
      WHERE ${OF_OPEN} AND mark IS NOT NULL
      GROUP BY ${[...by, 'mark'].map((_, i) => i + 1).join(', ')})
    ${grouped})
  ${grouped}`
}

/** SQL: the views among them, without opening a histogram. */
export const VITAL_VIEWS = `
  WITH RECURSIVE ${DAYS_ASKED}
  SELECT (SELECT coalesce(sum(d.counts ->> 'views'), 0) FROM rolled_days r CROSS JOIN vital_days d WHERE ${OF_CLOSED})
    + (SELECT count(*) FROM days CROSS JOIN views v WHERE ${OF_OPEN}) AS views`
