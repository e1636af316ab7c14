import * as z from 'zod'
import { all } from '../../db/query.ts'
import { AUDIENCES } from './tables.ts'

const said = z.object({ kind: z.string(), name: z.string() })

const CAMPAIGNS = `(SELECT slug FROM campaigns WHERE brand = ?1)`
const STANDING = `
  SELECT 'brand' AS kind, ?1 AS name WHERE NOT EXISTS (SELECT 1 FROM brands WHERE id = ?1)
  UNION ALL SELECT 'list', name FROM lists WHERE audience IN ${AUDIENCES}
  UNION ALL SELECT 'mixed', a.name FROM audiences a
    WHERE a.id NOT IN ${AUDIENCES} AND EXISTS (SELECT 1 FROM campaigns c WHERE c.brand = ?1 AND instr(a.rule, '"' || c.slug || '"'))
  UNION ALL SELECT 'leans', a.name FROM audiences a JOIN audiences o ON o.id <> a.id AND instr(a.rule, o.id)
    WHERE (a.id IN ${AUDIENCES}) <> (o.id IN ${AUDIENCES})
  UNION ALL SELECT 'waits', topic || ' ' || event FROM outbox WHERE state = 'waiting'
    AND event IN (SELECT id FROM conversions WHERE campaign IN ${CAMPAIGNS})`

const THERE = `
  SELECT 'there' AS kind, slug AS name FROM campaigns WHERE brand <> ?1
  UNION ALL SELECT 'there', id FROM connections`

const WORDS: Record<string, string> = {
  brand: 'is no brand of this database',
  list: 'is a list that a platform holds: delete it, and make it again after the move',
  mixed: 'is an audience over this brand and others: make it one of this brand alone, or delete it',
  leans: 'is an audience that leans on one of the other side: change its rule, or delete it',
  waits: 'is still to be sent: wait for it, or give it up',
  there: 'is in the new database already: a brand moves into an empty one',
}

/** Why the brand cannot move as things stand, each as a sentence. */
export async function obstaclesTo(from: D1Database, to: D1Database, brand: string): Promise<string[]> {
  const found = [...(await all(from, said, STANDING, brand)), ...(await all(to, said, THERE, brand))]
  return found.map(({ kind, name }) => `"${name}" ${WORDS[kind]}.`)
}
