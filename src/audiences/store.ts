import * as z from 'zod'
import { all, bind, first, run } from '../db/query.ts'
import { newId } from '../lib/ids.ts'
import { type Audience, audienceRow, MAX_LEVELS, type NewAudience, type Rule, storedRule } from './schema.ts'

export type Refusal =
  | { reason: 'unknown-campaign'; campaigns: string[] }
  | { reason: 'unknown-audience'; audiences: string[] }
  | { reason: 'too-many-levels' }

const ADD = `INSERT INTO audiences (id, name, rule, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4)`
export async function addAudience(db: D1Database, asked: NewAudience, now: number): Promise<Audience | Refusal> {
  const { name, ...rule } = asked
  const refusal = await refusalOf(db, rule)
  if (refusal) return refusal
  const id = newId()
  await run(db, ADD, id, name, JSON.stringify(rule), now)
  return { id, ...asked, createdAt: now }
}

const UNKNOWN_CAMPAIGNS = `SELECT value AS slug FROM json_each(?1) WHERE value NOT IN (SELECT slug FROM campaigns)`
async function refusalOf(db: D1Database, rule: Rule): Promise<Refusal | null> {
  const campaigns = await all(db, z.object({ slug: z.string() }), UNKNOWN_CAMPAIGNS, JSON.stringify(rule.campaigns))
  if (campaigns.length > 0) return { reason: 'unknown-campaign', campaigns: campaigns.map(c => c.slug) }
  const excluded = await excludedRules(db, rule)
  const audiences = excluded.filter(e => e.rule === null).map(e => e.id)
  if (audiences.length > 0) return { reason: 'unknown-audience', audiences }
  return excluded.some(e => e.level > MAX_LEVELS) ? { reason: 'too-many-levels' } : null
}

const excludedRow = z.object({ id: z.string(), level: z.int(), rule: storedRule.nullable() })
const EXCLUDED = `
  WITH RECURSIVE excluded (id, level) AS (
    SELECT value, 2 FROM json_each(?1)
    UNION
    SELECT x.value, e.level + 1
    FROM excluded e JOIN audiences a ON a.id = e.id, json_each(a.rule, '$.exclude.audiences') x
    WHERE e.level <= ${MAX_LEVELS}
  )
  SELECT e.id, e.level, a.rule FROM excluded e LEFT JOIN audiences a ON a.id = e.id`
/** Every audience that the rule excludes, directly or not. The rule itself is level 1. */
export const excludedRules = (db: D1Database, rule: Rule) =>
  all(db, excludedRow, EXCLUDED, JSON.stringify(rule.exclude?.audiences ?? []))

const FIND = `SELECT id, name, rule, created_at FROM audiences WHERE id = ?1`
export const findAudience = (db: D1Database, id: string) => first(db, audienceRow, FIND, id)

const LIST = `SELECT id, name, rule, created_at FROM audiences WHERE id < ?1 ORDER BY id DESC LIMIT ?2`
/** Latest first. */
export const listAudiences = (db: D1Database, cursor: string, limit: number) =>
  all(db, audienceRow, LIST, cursor || '~', limit + 1)

const UNUSED = `
  NOT EXISTS (SELECT 1 FROM feeds f WHERE f.audience = ?1 AND f.revoked_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM audiences a, json_each(a.rule, '$.exclude.audiences') x WHERE x.value = ?1)`
const DELETE_REVOKED_FEEDS = `DELETE FROM feeds WHERE audience = ?1 AND ${UNUSED}`
const DELETE = `DELETE FROM audiences WHERE id = ?1 AND ${UNUSED}`
/** Refused while a live feed or another audience reads it: what they say would change without a word. */
export async function deleteAudience(db: D1Database, id: string): Promise<'deleted' | 'in-use' | 'unknown'> {
  const [, deleted] = await db.batch([bind(db, DELETE_REVOKED_FEEDS, id), bind(db, DELETE, id)])
  if (deleted?.meta.changes) return 'deleted'
  return (await findAudience(db, id)) ? 'in-use' : 'unknown'
}
