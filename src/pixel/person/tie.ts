import { bind } from '../../db/query.ts'
import { newId } from '../../lib/ids.ts'

/** The one way in which a browser comes to be tied to a person without the team: they sent a form from it, confirmed a mail, or
 *  followed a link that was made for them. */
interface Tie {
  visitor: string
  contact: string
  how: 'form' | 'mail' | 'link'
  since?: number // ms: when the link was made; whoever was erased afterwards is not meant by it
}

/** SQL: whether the team has said something about this browser since row `l`. */
export const isSettled = (l: string): string => `EXISTS (
  SELECT 1 FROM identity_links d WHERE d.visitor_id = ${l}.visitor_id AND d.how = 'team' AND d.id > ${l}.id)`

// Tied to the same: nothing. Tied to nobody: tied. Tied to somebody else, or untied from this person by the team: noted, once
// until the team settles it. A withdrawn browser and an erased person are tied to nobody.
export const NOTE = `
  INSERT INTO identity_links (id, visitor_id, contact_id, act, how, at)
  SELECT ?1, v.id, c.id,
    CASE WHEN v.contact_id IS NULL AND NOT EXISTS (
      SELECT 1 FROM identity_links u WHERE u.visitor_id = v.id AND u.contact_id = c.id AND u.act = 'untie')
    THEN 'tie' ELSE 'conflict' END, ?4, ?5
  FROM visitors v JOIN contacts c ON c.id = ?3
  WHERE v.id = ?2 AND v.withdrawn_at IS NULL AND c.erased_at IS NULL AND v.contact_id IS NOT c.id
    AND NOT EXISTS (
      SELECT 1 FROM consents k WHERE k.subject = 'contact:' || c.id AND k.at >= ?6 AND k.how = 'withdrawal')
    AND NOT EXISTS (
      SELECT 1 FROM identity_links l
      WHERE l.visitor_id = v.id AND l.contact_id = c.id AND l.act = 'conflict' AND NOT ${isSettled('l')})`
export const TIE = `
  UPDATE visitors SET contact_id = (SELECT contact_id FROM identity_links WHERE id = ?1)
  WHERE id = (SELECT visitor_id FROM identity_links WHERE id = ?1 AND act = 'tie')`

/** To be run in one batch. `id`: of the row that tells what came of it. */
export function tieStatements(
  db: D1Database,
  { visitor, contact, how, since }: Tie,
  now: number,
  id = newId(),
): D1PreparedStatement[] {
  return [bind(db, NOTE, id, visitor, contact, how, now, since ?? null), bind(db, TIE, id)]
}

const FORGET = `DELETE FROM identity_links WHERE visitor_id = ?1`
const UNTIE = `UPDATE visitors SET contact_id = NULL WHERE id = ?1`
/** Nothing tells any more who used this browser. */
export const forgetTies = (db: D1Database, visitor: string): D1PreparedStatement[] => [
  bind(db, FORGET, visitor),
  bind(db, UNTIE, visitor),
]
