import * as z from 'zod'
import { all } from '../db/query.ts'
import { namedBy } from './mentions.ts'
import { MAX_LEVELS, type Rule, storedRule } from './schema.ts'

export interface Related {
  rules: ReadonlyMap<string, Rule> // audiences that the rule names, directly or not
  rungs: ReadonlyMap<string, readonly Rule[]> // by ladder, the topmost first
  missing: readonly string[] // ids that it names and that are gone
  levels: number // the rule itself is one
}

const row = z.object({ id: z.string(), ladder: z.string().nullable(), rule: storedRule })

const FIND = `
  SELECT id, rule ->> '$.ladder.id' AS ladder, rule FROM audiences
  WHERE id IN (SELECT value FROM json_each(?1)) OR rule ->> '$.ladder.id' IN (SELECT value FROM json_each(?2))
  ORDER BY rule ->> '$.ladder.rung', id`

/** Every rule that has a say in this one. Stops where nobody would follow any more: `levels` then says so. `changed`: rules
 *  that are about to become others. */
export async function relatedTo(
  db: D1Database,
  rule: Rule,
  changed: ReadonlyMap<string, Rule> = new Map(),
): Promise<Related> {
  const rules = new Map<string, Rule>()
  const rungs = new Map<string, Rule[]>()
  const missing: string[] = []
  let levels = 1
  for (let next = [rule]; next.length > 0 && levels <= MAX_LEVELS; ) {
    const ids = [...new Set(next.flatMap(namedBy))].filter(id => !rules.has(id) && !missing.includes(id))
    const ladders = [...new Set(next.flatMap(({ ladder }) => (ladder ? [ladder.id] : [])))].filter(id => !rungs.has(id))
    if (ids.length === 0 && ladders.length === 0) break
    const stored = await all(db, row, FIND, JSON.stringify(ids), JSON.stringify(ladders))
    const found = stored.map(r => ({ ...r, rule: changed.get(r.id) ?? r.rule }))
    for (const id of ladders)
      rungs.set(
        id,
        found.filter(r => r.ladder === id).map(r => r.rule),
      )
    const named = found.filter(r => ids.includes(r.id))
    for (const r of named) rules.set(r.id, r.rule)
    missing.push(...ids.filter(id => !rules.has(id)))
    if (named.length > 0) levels++
    next = found.map(r => r.rule)
  }
  return { rules, rungs, missing, levels }
}

const USERS = `
  WITH RECURSIVE users (id) AS (
    SELECT a.id FROM audiences a, json_tree(a.rule) x WHERE x.atom = ?1 AND x.type = 'text'
    UNION
    SELECT a.id FROM users u JOIN audiences a, json_tree(a.rule) x WHERE x.atom = u.id AND x.type = 'text'
  )
  SELECT a.id, a.rule ->> '$.ladder.id' AS ladder, a.rule FROM users u JOIN audiences a ON a.id = u.id WHERE a.id <> ?1`
/** The audiences that name this one, directly or not. */
export const usersOf = (db: D1Database, id: string) => all(db, row, USERS, id)
