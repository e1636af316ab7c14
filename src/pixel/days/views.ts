import { botBits, isHuman, isHumanDay } from '../facts/bots.ts'
import { tierOfView } from '../tier.ts'
import { DAYS_ASKED, ofClosedDay, ofOpenDay } from './days.ts'
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
