import type { SequenceRule } from '../pixel/sequence.ts'
import { listTierRules, type TierRule } from '../pixel/tier-rules.ts'
import { leavesOf } from './conditions.ts'
import { ownSequences } from './own-sequences.ts'
import { type Related, relatedTo } from './related.ts'
import type { Rule } from './schema.ts'
import { type Thresholds, thresholdsOf } from './thresholds.ts'

/** What rules are judged by, beside the facts. */
export interface Known extends Pick<Related, 'rules' | 'rungs'> {
  now: number
  tiers: readonly TierRule[]
  sequences: ReadonlyMap<string, SequenceRule> // by campaign; one that is not here has the default
  thresholds: Thresholds
}

/** A rule with all that it needs to become one statement. */
export interface Criteria extends Known {
  rule: Rule
}

/** Throws when an audience that the rule names is gone: going on without it would send the very people who were to be left out. */
export async function criteriaOf(db: D1Database, rule: Rule, now: number): Promise<Criteria> {
  const related = await relatedTo(db, rule)
  if (related.missing.length > 0)
    throw new Error(`an audience that the rule names is gone: ${related.missing.join(', ')}`)
  return { rule, ...(await knownBy(db, rule, related, now)) }
}

export async function knownBy(db: D1Database, rule: Rule, { rules, rungs }: Related, now: number): Promise<Known> {
  const asked = [rule, ...rules.values(), ...[...rungs.values()].flat()].flatMap(({ where }) =>
    where ? leavesOf(where) : [],
  )
  const [tiers, thresholds, sequences] = await Promise.all([
    listTierRules(db),
    thresholdsOf(db, asked, now),
    ownSequences(db, asked),
  ])
  return { now, tiers, rules, rungs, sequences, thresholds }
}
