import * as z from 'zod'
import { all, bind, first, run } from '../db/query.ts'
import { newId } from '../lib/ids.ts'
import { oversize } from './compile.ts'
import { knownBy } from './criteria.ts'
import { campaignsOf, namedBy, namesOf } from './mentions.ts'
import { relatedTo, usersOf } from './related.ts'
import { type Audience, audienceRow, MAX_LEVELS, type NewAudience, type Rule } from './schema.ts'

export type Refusal =
  | { reason: 'unknown-campaign' | 'unknown-ad' | 'unknown-audience'; names: readonly string[] }
  | { reason: 'ladder-fixed' } // rungs are made together: one that is put in later might share people with another
  | { reason: 'too-many-levels' }
  | { reason: 'names-itself' }
  | { reason: 'too-large'; values: number }

const ADD = `
  INSERT INTO audiences (id, name, rule, created_at, updated_at)
  SELECT value ->> 'id', value ->> 'name', value ->> 'rule', ?2, ?2 FROM json_each(?1)`
/** Several at once are all made, or none. */
export const addStatement = (
  db: D1Database,
  made: readonly { id: string; name: string; rule: Rule }[],
  now: number,
): D1PreparedStatement => bind(db, ADD, JSON.stringify(made), now)

export async function addAudience(db: D1Database, asked: NewAudience, now: number): Promise<Audience | Refusal> {
  const { name, ...rule } = asked
  if (rule.ladder) return { reason: 'ladder-fixed' }
  const refusal = await refusalOf(db, rule, null, now)
  if (refusal) return refusal
  const id = newId()
  await addStatement(db, [{ id, name, rule }], now).run()
  return { id, ...asked, createdAt: now }
}

const REPLACE = `UPDATE audiences SET name = ?2, rule = ?3, updated_at = ?4 WHERE id = ?1`
/** The rule anew, on the rung that it is on. Whoever is in by it is in from now on, in every feed and list that reads it. */
export async function replaceAudience(
  db: D1Database,
  before: Audience,
  asked: NewAudience,
  now: number,
): Promise<Audience | Refusal> {
  const { name, ladder = before.ladder, ...alone } = asked
  if (ladder?.id !== before.ladder?.id || ladder?.rung !== before.ladder?.rung) return { reason: 'ladder-fixed' }
  const rule: Rule = ladder ? { ...alone, ladder } : alone
  const refusal = await refusalOf(db, rule, before.id, now)
  if (refusal) return refusal
  await run(db, REPLACE, before.id, name, JSON.stringify(rule), now)
  return { id: before.id, name, ...rule, createdAt: before.createdAt }
}

const unknown = z.object({ name: z.string() })
const UNKNOWN_CAMPAIGNS = `SELECT value AS name FROM json_each(?1) WHERE value NOT IN (SELECT slug FROM campaigns)`
const UNKNOWN_ADS = `
  SELECT value AS name FROM json_each(?1) WHERE NOT EXISTS (SELECT 1 FROM ads
    WHERE campaign = substr(value, 1, instr(value, '/') - 1) AND slug = substr(value, instr(value, '/') + 1))`
/** `id`: of the audience whose rule it becomes; null for one that is not stored. */
export async function refusalOf(db: D1Database, rule: Rule, id: string | null, now: number): Promise<Refusal | null> {
  const among = async (sql: string, names: readonly string[]) =>
    names.length === 0 ? [] : (await all(db, unknown, sql, JSON.stringify([...new Set(names)]))).map(row => row.name)
  const campaigns = await among(UNKNOWN_CAMPAIGNS, campaignsOf(rule))
  if (campaigns.length > 0) return { reason: 'unknown-campaign', names: campaigns }
  const ads = await among(UNKNOWN_ADS, namesOf(rule, 'ad'))
  if (ads.length > 0) return { reason: 'unknown-ad', names: ads }
  if (id === null) return misfitOf(db, rule, now)
  const changed = new Map([[id, rule]])
  const related = await relatedTo(db, rule, changed)
  if (related.rules.has(id) || namedBy(rule).includes(id)) return { reason: 'names-itself' }
  const rungs = rule.ladder ? (related.rungs.get(rule.ladder.id) ?? []) : []
  const readers = [rule, ...rungs, ...(await usersOf(db, id)).map(user => user.rule)]
  const misfits = readers.map(reader => misfitOf(db, reader, now, changed))
  return (await Promise.all(misfits)).find(Boolean) ?? null
}

/** Why a rule cannot become one statement. */
async function misfitOf(
  db: D1Database,
  rule: Rule,
  now: number,
  changed?: ReadonlyMap<string, Rule>,
): Promise<Refusal | null> {
  const related = await relatedTo(db, rule, changed)
  if (related.missing.length > 0) return { reason: 'unknown-audience', names: related.missing }
  if (related.levels > MAX_LEVELS) return { reason: 'too-many-levels' }
  const values = oversize(rule, await knownBy(db, rule, related, now))
  return values === null ? null : { reason: 'too-large', values }
}

const FIND = `SELECT id, name, rule, created_at FROM audiences WHERE id = ?1`
export const findAudience = (db: D1Database, id: string) => first(db, audienceRow, FIND, id)

const LIST = `SELECT id, name, rule, created_at FROM audiences WHERE id < ?1 ORDER BY id DESC LIMIT ?2`
/** Latest first. */
export const listAudiences = (db: D1Database, cursor: string, limit: number) =>
  all(db, audienceRow, LIST, cursor || '~', limit + 1)

const UNUSED = `
  NOT EXISTS (SELECT 1 FROM feeds f WHERE f.audience = ?1 AND f.revoked_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM lists l WHERE l.audience = ?1 AND l.state = 'live')
  AND NOT EXISTS (SELECT 1 FROM audiences a, json_tree(a.rule) x WHERE x.atom = ?1 AND x.type = 'text')
  AND NOT EXISTS (
    SELECT 1 FROM audiences a JOIN audiences above ON above.id = ?1 AND above.rule ->> '$.ladder.id' = a.rule ->> '$.ladder.id'
    WHERE a.rule ->> '$.ladder.rung' > above.rule ->> '$.ladder.rung')`
const DELETE_REVOKED_FEEDS = `DELETE FROM feeds WHERE audience = ?1 AND ${UNUSED}`
const DELETE = `DELETE FROM audiences WHERE id = ?1 AND ${UNUSED}`
/** Refused while a live feed or another audience reads it: what they say would change without a word. */
export async function deleteAudience(db: D1Database, id: string): Promise<'deleted' | 'in-use' | 'unknown'> {
  const [, deleted] = await db.batch([bind(db, DELETE_REVOKED_FEEDS, id), bind(db, DELETE, id)])
  if (deleted?.meta.changes) return 'deleted'
  return (await findAudience(db, id)) ? 'in-use' : 'unknown'
}
