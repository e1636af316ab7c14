import { DAY_MS } from '../lib/time.ts'
import { asksToBeSeen } from './asks.ts'
import { CLAUSES, contactedSince, converted, type Judging, type Scope } from './clauses.ts'
import type { Condition, Leaf } from './conditions.ts'
import type { Known } from './criteria.ts'
import type { Rule } from './schema.ts'
import { Bound, PERSON, type Subject } from './subject.ts'

/** A rule as SQL: whether `who` is in. Every value is bound; the words are ours. */
export function belongs(rule: Rule, who: Subject, bound: Bound, known: Known): string {
  const above = rule.ladder ? (known.rungs.get(rule.ladder.id) ?? []).filter(isAbove(rule.ladder.rung)) : []
  return allOf([asked(rule, who, bound, known), ...above.map(rung => `NOT ${asked(rung, who, bound, known)}`)])
}

const isAbove = (rung: number) => (other: Rule) => (other.ladder?.rung ?? Infinity) < rung

/** What the rule asks by itself, whoever is on a rung above it. */
function asked(rule: Rule, who: Subject, bound: Bound, known: Known): string {
  const scope = scopeOf(rule, known.now)
  const judging = { who, bound, known, scope }
  const { leads, customers, contactedDays, audiences = [] } = rule.exclude ?? {}
  return allOf([
    ...(asksToBeSeen(rule) ? [CLAUSES.tier({ tier: rule.tiers ?? {} }, judging)] : []),
    ...(leads ? [`NOT ${converted('lead', judging)}`] : []),
    ...(customers ? [`NOT ${converted('purchase', judging)}`] : []),
    ...(contactedDays ? [`NOT ${contactedSince(judging, contactedDays)}`] : []),
    ...(rule.where ? [tree(rule.where, judging)] : []),
    ...audiences.map(id => `NOT ${audience(id, judging)}`),
  ])
}

export const scopeOf = ({ campaigns, windowDays }: Rule, now: number): Scope => ({
  campaigns,
  since: windowDays === undefined ? undefined : now - windowDays * DAY_MS,
})

function tree(at: Condition, judging: Judging): string {
  if ('all' in at) return allOf(at.all.map(one => tree(one, judging)))
  if ('any' in at) return `(${at.any.map(one => tree(one, judging)).join(' OR ')})`
  if ('not' in at) return `NOT ${tree(at.not, judging)}`
  return clauseOf(at, judging)
}

/** SQL of one condition, in the scope of its rule unless it names its own. */
export function clauseOf(leaf: Leaf, judging: Judging): string {
  if ('audience' in leaf) return audience(leaf.audience, judging)
  const verb = (Object.keys(CLAUSES) as (keyof typeof CLAUSES)[]).find(name => name in leaf)!
  const { campaigns, days } = leaf as { campaigns?: string[]; days?: number }
  const scope: Scope = {
    campaigns: campaigns ?? judging.scope.campaigns,
    since: days === undefined ? judging.scope.since : judging.known.now - days * DAY_MS,
  }
  return (CLAUSES[verb] as (leaf: Leaf, judging: Judging) => string)(leaf, { ...judging, scope })
}

function audience(id: string, { who, bound, known }: Judging): string {
  const rule = known.rules.get(id)
  if (!rule) throw new Error(`the audience ${id} that the rule names is gone`)
  return belongs(rule, who, bound, known)
}

const allOf = (parts: readonly string[]): string => (parts.length > 0 ? `(${parts.join('\n  AND ')})` : '1')

/** D1 binds 100 values at most and takes 100 KB of SQL (developers.cloudflare.com/d1/platform/limits, 2026-11); some are
 *  for the statement around the rule. */
export const MAX_BOUND = 90
const MAX_SQL_BYTES = 80_000

/** How many values a rule comes to that does not fit in one statement; null when it does. */
export function oversize(rule: Rule, known: Known): number | null {
  const bound = new Bound()
  const sql = belongs(rule, PERSON, bound, known)
  const fits = bound.values.length <= MAX_BOUND && sql.length <= MAX_SQL_BYTES
  return fits ? null : bound.values.length
}
