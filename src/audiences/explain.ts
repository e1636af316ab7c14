import * as z from 'zod'
import { ADS_CONSENT } from '../contacts/consent.ts'
import { all } from '../db/query.ts'
import { jsonText } from '../lib/text.ts'
import { tierOf } from '../pixel/tier.ts'
import { asksToBeSeen } from './asks.ts'
import type { Judging } from './clauses.ts'
import { belongs, clauseOf, scopeOf } from './compile.ts'
import { type Leaf, leavesOf } from './conditions.ts'
import { type Criteria, criteriaOf } from './criteria.ts'
import type { Rule } from './schema.ts'
import { Bound, BROWSER, PERSON, type Subject } from './subject.ts'

/** Somebody who is in an audience, and what of the rule holds for them. Ids only: who it is, GET /contacts/:id tells whoever may know. */
export interface Explained {
  id: string
  because: { condition: Leaf; holds: boolean }[]
  tier: number // rank of the best within the rule's campaigns and window; 0: none
  lastSeenAt: number | null // ms
  visits: number
  sources: string[]
  campaigns: string[]
}

const row = z.object({
  id: z.string(),
  holds: jsonText(z.array(z.literal([0, 1]))),
  tier: z.int(),
  last_at: z.int().nullable(),
  visits: z.int(),
  sources: jsonText(z.array(z.string())),
  campaigns: jsonText(z.array(z.string())),
})

/** A few people and a few browsers that are in, each with its reasons. */
export async function explainAudience(db: D1Database, rule: Rule, atMost: number, now: number) {
  const criteria = await criteriaOf(db, rule, now)
  const [people, browsers] = await Promise.all([
    explained(db, criteria, PERSON, `contacts c WHERE ${ADS_CONSENT}`, atMost),
    explained(db, criteria, BROWSER, `visitors b WHERE b.withdrawn_at IS NULL`, atMost),
  ])
  return { people, browsers }
}

async function explained(
  db: D1Database,
  criteria: Criteria,
  who: Subject,
  from: string,
  atMost: number,
): Promise<Explained[]> {
  const { sql, values, leaves } = explainStatement(criteria, who, from, atMost)
  return (await all(db, row, sql, ...values)).map(({ holds, last_at, ...found }) => ({
    ...found,
    lastSeenAt: last_at,
    because: leaves.map((condition, i) => ({ condition, holds: holds[i] === 1 })),
  }))
}

// A contact's id is a digest and a browser's tells when it was made: the first contacts are anybody, the last browsers the newest.
export function explainStatement(criteria: Criteria, who: Subject, from: string, atMost: number) {
  const bound = new Bound()
  const { rule } = criteria
  const judging: Judging = { who, bound, known: criteria, scope: scopeOf(rule, criteria.now) }
  const base: Leaf[] = asksToBeSeen(rule) ? [{ tier: rule.tiers ?? {} }] : []
  const leaves = [...base, ...(rule.where ? leavesOf(rule.where) : [])]
  const isIn = belongs(rule, who, bound, criteria)
  const holds = leaves.map(leaf => clauseOf(leaf, judging))
  const scoped = judging.scope.campaigns ? ` AND ${bound.among('e.campaign', judging.scope.campaigns)}` : ''
  const touched = judging.scope.campaigns ? ` AND ${bound.among('t.campaign', judging.scope.campaigns)}` : ''
  const sql = `
    SELECT ${who.id} AS id, json_array(${holds.join(', ')}) AS holds,
      ifnull((SELECT max(${tierOf('e')}) ${who.engagements}${scoped}), 0) AS tier,
      (SELECT max(e.last_at) ${who.engagements}${scoped}) AS last_at,
      (SELECT ifnull(sum(e.visits), 0) ${who.engagements}${scoped}) AS visits,
      (SELECT json_group_array(DISTINCT t.source) ${who.touches}${touched}) AS sources,
      (SELECT json_group_array(DISTINCT e.campaign) ${who.engagements}) AS campaigns
    FROM ${from} AND ${isIn} ORDER BY ${who.id} ${who === BROWSER ? 'DESC' : ''} LIMIT ${bound.value(atMost)}`
  return { sql, values: bound.values, leaves }
}
