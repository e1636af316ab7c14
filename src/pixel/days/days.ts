import { DAY_MS } from '../../lib/time.ts'

/** Which days are rolled up, and which are read from the views themselves. */

/** SQL: the version of the rules that the days of the present are rolled under. */
export const PRESENT_RULES = `(SELECT version FROM day_rules WHERE one = 1)`

/** SQL: whether a row of rolled_days says that its day is read from view_days. */
export const isClosed = (r: string): string => `(${r}.purged = 1 OR ${r}.rules = ${PRESENT_RULES})`

/** SQL: a row of `views` is of this campaign and day. */
export const isOfDay = (campaign: string, day: string): string =>
  `v.campaign = ${campaign} AND v.at >= ${day} * ${DAY_MS} AND v.at < (${day} + 1) * ${DAY_MS}`

/** SQL: `days (day)`: ?2 to ?3, both included. */
export const DAYS_ASKED = `days (day) AS (SELECT ?2 UNION ALL SELECT day + 1 FROM days WHERE day < ?3)`

/** SQL: a row `r` of rolled_days is of a campaign and a closed day among those, and `d` of a table of days is of the same. */
export const ofClosedDay = (campaign: string): string => `
  r.campaign = ${campaign} AND r.day BETWEEN ?2 AND ?3 AND ${isClosed('r')} AND d.campaign = r.campaign AND d.day = r.day`

/** SQL: a row `v` of `views` is of a campaign and one of `days`, which is open. */
export const ofOpenDay = (campaign: string): string => `
  NOT EXISTS (SELECT 1 FROM rolled_days r WHERE r.campaign = ${campaign} AND r.day = days.day AND ${isClosed('r')})
  AND ${isOfDay(campaign, 'days.day')}`

/** SQL: `seen (campaign, day)`: every day until ?1 (included) that has views. It steps through the index from one day to
 *  the next, whatever lies between. */
export const DAYS_SEEN = `
  WITH RECURSIVE named (campaign) AS (
    SELECT min(campaign) FROM views
    UNION ALL SELECT (SELECT min(v.campaign) FROM views v WHERE v.campaign > named.campaign) FROM named WHERE campaign IS NOT NULL
  ), stepped (campaign, day) AS (
    SELECT campaign, (SELECT min(v.at) FROM views v WHERE v.campaign = named.campaign) / ${DAY_MS} FROM named
    UNION ALL
    SELECT campaign, (SELECT min(v.at) FROM views v WHERE v.campaign = stepped.campaign AND v.at >= (stepped.day + 1) * ${DAY_MS}) / ${DAY_MS}
    FROM stepped WHERE day < ?1
  ), seen AS (SELECT campaign, day FROM stepped WHERE day <= ?1)`
