import * as z from 'zod'
import { all, bind, first } from '../db/query.ts'
import { newId } from '../lib/ids.ts'
import { isSettled } from '../pixel/person/tie.ts'

const visitorRow = z.object({ id: z.string(), contact_id: z.string().nullable(), withdrawn_at: z.int().nullable() })

const FIND_VISITOR = `SELECT id, contact_id, withdrawn_at FROM visitors WHERE id = ?1`
export const findVisitor = (db: D1Database, id: string) => first(db, visitorRow, FIND_VISITOR, id)

const NOTE_UNTIE = `
  INSERT INTO identity_links (id, visitor_id, contact_id, act, how, at)
  SELECT ?1, id, contact_id, 'untie', 'team', ?3 FROM visitors
  WHERE id = ?2 AND contact_id IS NOT NULL AND contact_id IS NOT ?4`
const NOTE_TIE = `
  INSERT INTO identity_links (id, visitor_id, contact_id, act, how, at)
  SELECT ?1, v.id, c.id, 'tie', 'team', ?3 FROM visitors v JOIN contacts c ON c.id = ?4 AND c.erased_at IS NULL
  WHERE v.id = ?2 AND v.withdrawn_at IS NULL`
const UNTIE = `UPDATE visitors SET contact_id = NULL WHERE id = ?1`
const TIE = `
  UPDATE visitors SET contact_id = ?2
  WHERE id = ?1 AND withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM contacts WHERE id = ?2 AND erased_at IS NULL)`

/** The team says that this browser is nobody's whom we know. */
export async function untie(db: D1Database, visitor: string, now: number): Promise<void> {
  await db.batch([bind(db, NOTE_UNTIE, newId(), visitor, now, null), bind(db, UNTIE, visitor)])
}

/** The team says whose browser this is, whatever was thought before. */
export async function tie(db: D1Database, visitor: string, contact: string, now: number): Promise<void> {
  await db.batch([
    bind(db, NOTE_UNTIE, newId(), visitor, now, contact),
    bind(db, NOTE_TIE, newId(), visitor, now, contact),
    bind(db, TIE, visitor, contact),
  ])
}

const conflict = z.object({
  id: z.string(),
  visitor: z.string(),
  contact: z.string(), // who seems to use the browser
  tiedTo: z.string().nullable(), // who it is tied to
  how: z.enum(['form', 'mail', 'link']),
  at: z.int(),
})

export const CONFLICTS = `
  SELECT l.id, l.visitor_id AS visitor, l.contact_id AS contact, v.contact_id AS tiedTo, l.how, l.at
  FROM identity_links l JOIN visitors v ON v.id = l.visitor_id
  WHERE l.act = 'conflict' AND l.id > ?1 AND NOT ${isSettled('l')} ORDER BY l.id LIMIT ?2`
/** What the team has not settled yet. */
export const listConflicts = (db: D1Database, cursor: string, limit: number) =>
  all(db, conflict, CONFLICTS, cursor, limit + 1)
