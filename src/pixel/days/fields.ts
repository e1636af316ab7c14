import { botBits, isHuman, isHumanDay } from '../facts/bots.ts'
import { DAYS_ASKED, isOfDay, ofClosedDay, ofOpenDay } from './days.ts'

/** How far people came in forms, day by day. */

// On a page of others, a lead is not told to us by the form itself.
const SENT = `(v.lead = 1 OR v.page <> '' AND v.form_submits > 0)`
const LAST = `substr(v.fields, 1 + length(rtrim(v.fields, replace(v.fields, ',', ''))))`
const REACHED = `iif(v.fields = '', '', ',"reached ' || replace(v.fields, ',', '","reached ') || '"')`
const LEFT = `iif(${SENT}, ',"sent"', ',"left ' || ${LAST} || '"')`

// Each view of a form that was begun is counted under each of its marks: 'started', 'reached email', 'left email'.
const MARKED = `json_each('["started"' || ${LEFT} || ${REACHED} || ']') m`
const IS_BEGUN = 'v.form_started = 1'

const MOST_MARKS = 100 // of a day and ad: names are the page's own, and a page may make them up

/** SQL: one day of one campaign (?1, ?2) into field_days. `whenKept`: unless its views are gone. */
export const rollFields = (whenKept: string): string => `
  INSERT INTO field_days (campaign, day, ad, bots, counts)
  SELECT ?1, ?2, ad, bots, json_group_object(mark, n) FROM (
    SELECT *, row_number() OVER (PARTITION BY ad, bots ORDER BY mark IN ('started', 'sent') DESC, n DESC, mark) AS place
    FROM (
      SELECT v.ad, ${botBits('v')} AS bots, m.value AS mark, count(*) AS n
      FROM views v CROSS JOIN ${MARKED} WHERE ${isOfDay('?1', '?2')} AND ${IS_BEGUN} AND ${whenKept}
      GROUP BY 1, 2, 3))
  WHERE place <= ${MOST_MARKS}
  GROUP BY ad, bots`

/** SQL: what people did with the forms of the campaigns ?1 (JSON) on the days ?2 to ?3 (both included), by campaign and ad, as
 *  a JSON array whose sum it is. Closed days are read from field_days and only open ones from `views`. */
export const COUNT_FIELDS = `
  WITH RECURSIVE ${DAYS_ASKED}
  SELECT campaign, ad, json_group_array(json(counts)) AS counts FROM (
    SELECT d.campaign, d.ad, d.counts FROM json_each(?1) wanted CROSS JOIN rolled_days r CROSS JOIN field_days d
    WHERE ${ofClosedDay('wanted.value')} AND ${isHumanDay('d')}
    UNION ALL
    SELECT campaign, ad, json_group_object(mark, n) FROM (
      SELECT v.campaign, v.ad, m.value AS mark, count(*) AS n
      FROM json_each(?1) wanted CROSS JOIN days CROSS JOIN views v CROSS JOIN ${MARKED}
      WHERE ${ofOpenDay('wanted.value')} AND ${isHuman('v')} AND ${IS_BEGUN}
      GROUP BY 1, 2, 3)
    GROUP BY campaign, ad)
  GROUP BY campaign, ad`
