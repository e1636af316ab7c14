import { CLICK_IDS_OF } from '../destinations/clicks.ts'
import { microsOf } from '../lib/money.ts'
import { DAY_MS } from '../lib/time.ts'
import { DEFAULT_RULE, type SequenceRule } from '../pixel/sequence.ts'
import { rankOf, reaches } from '../pixel/tier-rules.ts'
import type { LeafOf, Verb } from './conditions.ts'
import type { Known } from './criteria.ts'
import type { Bound, Subject } from './subject.ts'

/** Where a condition looks: campaigns (none: all) and the oldest visit that counts, ms. */
export interface Scope {
  campaigns?: readonly string[] | undefined
  since?: number | undefined
}

export interface Judging {
  who: Subject
  bound: Bound
  known: Known
  scope: Scope // of this condition: its own, else the rule's
}

type Clause<V extends Verb> = (leaf: LeafOf<V>, judging: Judging) => string

/** By verb: the SQL of one condition. 'audience' is not here: it is a rule of its own. */
export const CLAUSES: { [V in Exclude<Verb, 'audience'>]: Clause<V> } = {
  tier: ({ tier: { min, max } }, j) =>
    max === undefined ? atLeast(min ?? 1, j) : `(${atLeast(min ?? 1, j)} AND NOT ${atLeast(max + 1, j)})`,

  seen: ({ seen: { minDays, maxDays } }, j) => {
    const here = wheneverIn(j)
    const late = minDays ? `AND NOT ${engaged(here, `e.last_at > ${before(j, minDays)}`)}` : ''
    return `(${engaged(here, maxDays === undefined ? '1' : `e.last_at >= ${before(j, maxDays)}`)} ${late})`
  },

  arrived: ({ arrived: { minDays, maxDays } }, j) => {
    const here = wheneverIn(j)
    const early = maxDays === undefined ? '' : `AND NOT ${engaged(here, `e.first_at < ${before(j, maxDays)}`)}`
    return `(${engaged(here, `e.first_at <= ${before(j, minDays ?? 0)}`)} ${early})`
  },

  visits: ({ visits }, j) => between(`(SELECT ifnull(sum(e.visits), 0) ${engagements(j)})`, visits, j),
  touches: ({ touches }, j) => between(`(SELECT count(*) ${touched(j)})`, touches, j),
  source: ({ source }, j) => anyTouch(j, j.bound.among(`t.source`, source)),
  ad: ({ ad }, j) =>
    anyTouch({ ...j, scope: { since: j.scope.since } }, j.bound.among(`t.campaign || '/' || t.ad`, ad)),
  variant: ({ variant }, j) => anyView(j, j.bound.among(`w.variant`, variant)),
  device: ({ device }, j) => anyView(j, j.bound.among(`w.device`, device)),
  country: ({ country }, j) => anyView(j, j.bound.among(`w.country`, country)),
  app: ({ app }, j) => anyView(j, j.bound.among(`w.in_app`, app)),

  event: ({ event: { name, min = 1 } }, j) =>
    `((SELECT ifnull(sum(x.count), 0) ${touched(j, `CROSS JOIN view_events x ON x.view_id = t.view_id AND x.name = ${j.bound.value(name)}`)})
      >= ${j.bound.value(min)})`,

  value: ({ value: { min, max, currency } }, { who, bound }) => {
    const of = bound.value(currency)
    // The CRM's figure is a total that holds our own sales already.
    const worth = `max(
      ifnull((SELECT k.value_micros FROM customers k WHERE k.contact_id = ${who.contact} AND k.currency = ${of}), 0),
      ifnull((SELECT sum(n.value_micros) FROM conversions n INDEXED BY conversions_contact
        WHERE n.contact_id = ${who.contact} AND n.kind = 'purchase' AND n.currency = ${of}), 0))`
    const micros = (units: number) => bound.value(microsOf(units))
    return `(${worth} >= ${micros(min ?? 0)}${max === undefined ? '' : ` AND ${worth} <= ${micros(max)}`})`
  },

  // Of a browser whose owner we do not know nothing is told: not null, which `not` would leave as it is.
  crm: ({ crm }, { who, bound }) => `ifnull(${bound.among(crmStatus(who), crm)}, 0)`,
  stage: ({ stage }, j) => inStage(stage, j),

  active: ({ active: { topPercent } }, j) => {
    const least = Object.entries(j.known.thresholds.get(topPercent) ?? {}).filter(([, ms]) => ms > 0)
    const table = j.bound.value(JSON.stringify(least))
    return engaged(
      j,
      `EXISTS (SELECT 1 FROM json_each(${table}) h
      WHERE h.value ->> 0 = e.campaign AND e.engaged_ms >= h.value ->> 1)`,
    )
  },

  clicked: ({ clicked }, j) => {
    const names = clicked.flatMap(platform => CLICK_IDS_OF[platform] ?? [])
    const held = names.map(name => `instr('&' || t.clicks, ${j.bound.value(`&${name}=`)}) > 0`)
    return held.length > 0 ? anyTouch(j, `(${held.join(' OR ')})`) : '0'
  },

  named: ({ named }, { who }) => `(${who.contact} IS ${named ? 'NOT ' : ''}NULL)`,

  contacted: ({ contacted }, j) => contactedSince(j, contacted.days),
}

// INDEXED BY: SQLite would else read every lead there is, by kind, for each person.
export function contactedSince({ who, bound, known }: Judging, days: number): string {
  const since = bound.value(known.now - days * DAY_MS)
  return `(EXISTS (SELECT 1 FROM conversions n INDEXED BY conversions_contact WHERE n.contact_id = ${who.contact} AND n.kind = 'lead' AND n.at >= ${since})
    OR EXISTS (SELECT 1 FROM outcomes o INDEXED BY outcomes_contact WHERE o.contact_id = ${who.contact} AND o.at >= ${since}))`
}

/** Whoever converted, whatever the window: by name, or seen by the pixel. */
export const converted = (kind: 'lead' | 'purchase', j: Judging): string => `(
  EXISTS (SELECT 1 FROM conversions n INDEXED BY conversions_contact WHERE n.contact_id = ${j.who.contact} AND n.kind = '${kind}'${among('n', j)})
  OR ${engaged(wheneverIn(j), `e.${kind} = 1`)}
  ${kind === 'purchase' ? `OR ${isCustomer(j.who)}` : ''})`

const isCustomer = ({
  contact,
}: Subject): string => `(EXISTS (SELECT 1 FROM customers k WHERE k.contact_id = ${contact})
  OR EXISTS (SELECT 1 FROM outcomes o INDEXED BY outcomes_contact WHERE o.contact_id = ${contact} AND o.status = 'won'))`

const crmStatus = (who: Subject): string => `(CASE
  WHEN EXISTS (SELECT 1 FROM conversions n INDEXED BY conversions_contact WHERE n.contact_id = ${who.contact} AND n.kind = 'purchase')
    OR EXISTS (SELECT 1 FROM customers k WHERE k.contact_id = ${who.contact}) THEN 'customer'
  ELSE coalesce(
    (SELECT o.status FROM outcomes o INDEXED BY outcomes_contact WHERE o.contact_id = ${who.contact} ORDER BY o.at DESC, o.told_at DESC LIMIT 1),
    (SELECT 'lead' FROM conversions n INDEXED BY conversions_contact WHERE n.contact_id = ${who.contact} AND n.kind = 'lead' LIMIT 1)) END)`

function inStage(names: readonly string[], j: Judging): string {
  const here = wheneverIn(j)
  return `(ifnull(${j.bound.among(stageAt(here), names)}, 0)
    AND NOT ${converted('lead', here)} AND NOT ${converted('purchase', here)})`
}

/** SQL: the stage, as stageOf() in pixel/sequence.ts says it, from the first visit on: whoever has just left is already to be
 *  reassured. Among several campaigns the one that they came to first decides, by its own settings: one stage, never two. */
function stageAt(here: Judging): string {
  const ago = (length: keyof SequenceRule) => longAgo(length, here)
  return `(SELECT CASE
    WHEN e.first_at <= ${ago('restFromMs')} THEN 'rest'
    WHEN e.first_at <= ${ago('incentiveFromMs')} THEN 'incentive'
    WHEN e.first_at <= ${ago('proofFromMs')} OR ${anyView(here, `w.form_started = 1 AND t.at <= ${ago('proofAfterFormMs')}`)}
      THEN 'proof'
    ELSE 'reassurance' END ${engagements(here)} ORDER BY e.first_at, e.campaign LIMIT 1)`
}

/** SQL: the moment before which something lies longer ago than the sequence of the campaign of `e` says. */
function longAgo(length: keyof SequenceRule, { bound, known, scope }: Judging): string {
  const usual = known.now - DEFAULT_RULE[length]
  const own = [...known.sequences].filter(([campaign]) => scope.campaigns?.includes(campaign) ?? true)
  if (own.length === 0) return bound.value(usual)
  const moments = Object.fromEntries(own.map(([campaign, rule]) => [campaign, known.now - rule[length]]))
  return `ifnull(${bound.value(JSON.stringify(moments))} ->> e.campaign, ${bound.value(usual)})`
}

/** SQL: reached this rank by what the pixel saw, or by name. A lead by name has the rank of one who did nothing else. */
function atLeast(rank: number, j: Judging): string {
  const { who, bound, known, scope } = j
  const byName = (kind: string) => `EXISTS (SELECT 1 FROM conversions n INDEXED BY conversions_contact
    WHERE n.contact_id = ${who.contact}${kind}${scope.since === undefined ? '' : ` AND n.at >= ${bound.value(scope.since)}`}${among('n', j)})`
  const seen = engaged(
    j,
    reaches(known.tiers, rank, 'e', value => bound.value(value)),
  )
  // A purchase is a conversion too: where a lead is enough, any is.
  if (rankOf(known.tiers, { lead: 1 }) >= rank) return `(${seen} OR ${byName('')})`
  if (rankOf(known.tiers, { lead: 1, purchase: 1 }) >= rank) return `(${seen} OR ${byName(` AND n.kind = 'purchase'`)})`
  return seen
}

/** In the same campaigns, whatever the window. */
const wheneverIn = (j: Judging): Judging => ({ ...j, scope: { campaigns: j.scope.campaigns } })

const before = ({ bound, known }: Judging, days: number): string => bound.value(known.now - days * DAY_MS)

function between(
  sum: string,
  { min, max }: { min?: number | undefined; max?: number | undefined },
  { bound }: Judging,
) {
  const ends = [
    ...(min === undefined ? [] : [`${sum} >= ${bound.value(min)}`]),
    ...(max === undefined ? [] : [`${sum} <= ${bound.value(max)}`]),
  ]
  return `(${ends.join(' AND ')})`
}

const among = (row: string, { bound, scope }: Judging): string =>
  scope.campaigns ? ` AND ${bound.among(`${row}.campaign`, scope.campaigns)}` : ''

const engagements = (j: Judging): string =>
  `${j.who.engagements}${among('e', j)}${j.scope.since === undefined ? '' : ` AND e.last_at >= ${j.bound.value(j.scope.since)}`}`

const engaged = (j: Judging, is: string): string =>
  is === '0' ? '0' : `EXISTS (SELECT 1 ${engagements(j)}${is === '1' ? '' : ` AND ${is}`})`

function touched(j: Judging, join = ''): string {
  const since = j.scope.since === undefined ? '' : ` AND t.at >= ${j.bound.value(j.scope.since)}`
  return `${j.who.touches.replace(' WHERE ', ` ${join} WHERE `)}${among('t', j)}${since}`
}

const anyTouch = (j: Judging, is: string): string => `EXISTS (SELECT 1 ${touched(j)} AND ${is})`

const anyView = (j: Judging, is: string): string =>
  `EXISTS (SELECT 1 ${touched(j, 'CROSS JOIN views w ON w.id = t.view_id')} AND ${is})`
