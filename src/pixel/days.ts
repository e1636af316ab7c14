import { DAY_MS } from '../lib/time.ts'
import { botBits, isHuman, isHumanDay } from './bots.ts'
import { tierOfView } from './tier.ts'
import { VITALS } from './vital-limits.ts'

/** What a rolled day is counted by: columns of view_days, and how a row of `views` says it. */
export const DIMENSIONS = {
  ad: 'v.ad',
  variant: 'v.variant',
  source: 'v.source',
  device: 'v.device',
  in_app: 'v.in_app',
  consent: 'v.consent',
  bots: botBits('v'),
  rank: `coalesce(${tierOfView('v')}, 0)`,
} as const
export type Dimension = keyof typeof DIMENSIONS

const among = (condition: string) => `count(*) FILTER (WHERE ${condition})`

/** What is counted of a day: columns of view_days, and how they follow from rows of `views`. All of them add up. */
export const FACTS = {
  views: 'count(*)',
  engaged_ms: 'sum(v.engaged_ms)',
  scroll_pct: 'sum(v.scroll_pct)',
  cta_clicks: 'sum(v.cta_clicks)',
  contact_clicks: 'sum(v.contact_clicks)',
  outbound_clicks: 'sum(v.outbound_clicks)',
  file_clicks: 'sum(v.file_clicks)',
  form_started: 'sum(v.form_started)',
  lead: 'sum(v.lead)',
  purchase: 'sum(v.purchase)',
  converted: among('v.lead = 1 OR v.purchase = 1'),
  trusted: among('v.trusted = 1'),
  lcp_measured: 'count(v.lcp_ms)',
  lcp_good: among(`v.lcp_ms <= ${VITALS.lcp.good}`),
  inp_measured: 'count(v.inp_ms)',
  inp_good: among(`v.inp_ms <= ${VITALS.inp.good}`),
  cls_measured: 'count(v.cls_milli)',
  cls_good: among(`v.cls_milli <= ${VITALS.cls.good}`),
} as const
export type Fact = keyof typeof FACTS

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

/** SQL: views of the campaigns ?1 (JSON) on the days ?2 to ?3 (both included), by campaign and `by`. Closed days are read
 *  from view_days and only open ones from `views`: what it costs does not grow with history. */
export function countViews(
  by: readonly (Dimension | 'day')[],
  facts: readonly Fact[],
  whose: 'people' | 'people and robots' = 'people',
): string {
  const [ofRolled, ofRaw] = whose === 'people' ? [isHumanDay('d'), isHuman('v')] : ['true', 'true']
  const groups = ['campaign', ...by].join(', ')
  const places = ['campaign', ...by].map((_, i) => i + 1).join(', ') // a name would mean the raw column: v.bots
  const summed = (row: string) => facts.map(fact => `sum(${row}${fact}) AS ${fact}`).join(', ')
  const rolled = by.map(name => `d.${name} AS ${name}, `).join('')
  const raw = by.map(name => `${name === 'day' ? 'days.day' : DIMENSIONS[name]} AS ${name}, `).join('')
  return `
  WITH RECURSIVE ${DAYS_ASKED}
  SELECT ${groups}, ${summed('')} FROM (
    SELECT d.campaign AS campaign, ${rolled}${summed('d.')}
    FROM json_each(?1) wanted CROSS JOIN rolled_days r CROSS JOIN view_days d
    WHERE ${ofClosedDay('wanted.value')} AND ${ofRolled}
    GROUP BY ${places}
    UNION ALL
    SELECT v.campaign AS campaign, ${raw}${facts.map(fact => `${FACTS[fact]} AS ${fact}`).join(', ')}
    FROM json_each(?1) wanted CROSS JOIN days CROSS JOIN views v
    WHERE ${ofOpenDay('wanted.value')} AND ${ofRaw}
    GROUP BY ${places}
  ) GROUP BY ${groups}`
}

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
