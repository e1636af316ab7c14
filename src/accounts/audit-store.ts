import * as z from 'zod'
import { all, bind, run } from '../db/query.ts'
import { firstIdAt, newId } from '../lib/ids.ts'
import { HOUR_MS } from '../lib/time.ts'
import { SCOPES, type Scope, scopeOf } from './scopes.ts'

/** What a line of the trail is about. */
export const KINDS = [...SCOPES, 'sign-in'] as const
export type Kind = Scope | 'sign-in'

const AUDIT = `
  INSERT INTO audit (id, at, actor, action, target, kind) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING`
/** `action`: that of an endpoint ('POST /campaigns'), or words of its own. */
export const auditStatement = (
  db: D1Database,
  actor: string,
  action: string,
  target: string,
  now: number,
  kind: Kind = kindOf(action),
) => bind(db, AUDIT, newId(), now, actor, action, target, kind)

function kindOf(action: string): Kind {
  const path = action.split(' ')[1] ?? ''
  return path.startsWith('/') ? scopeOf(path) : 'campaigns' // 'rollback', 'scheduled publish'
}

const FAILED = `
  INSERT INTO audit (id, at, actor, action, target, kind) VALUES (?1, ?2, 'nobody', 'failed sign-in', '/app/sign-in', 'sign-in')
  ON CONFLICT (id) DO UPDATE SET times = times + 1`
/** Somebody tried and failed: one line for each hour, so that trying does not fill the trail. */
export function noteFailedSignIn(db: D1Database, now: number): Promise<number> {
  const hour = now - (now % HOUR_MS)
  return run(db, FAILED, firstIdAt(hour), hour)
}

const auditRow = z.object({
  id: z.string(),
  at: z.int(),
  actor: z.string(),
  action: z.string(),
  target: z.string(),
  kind: z.string(),
  times: z.int(), // of failed attempts: in that hour
})
export type AuditRow = z.infer<typeof auditRow>

export interface Wanted {
  actor?: string | undefined
  kind?: Kind | undefined
  since: string // ids, the first included, …
  until: string // … the second not
}

const ROWS = `SELECT id, at, actor, action, target, kind, times FROM audit WHERE id >= ?1 AND id < ?2`
const LATEST_FIRST = `ORDER BY id DESC LIMIT ?3`
export const LIST_ALL = `${ROWS} ${LATEST_FIRST}`
export const LIST_OF_ACTOR = `${ROWS} AND actor = ?4 ${LATEST_FIRST}`
export const LIST_OF_KIND = `${ROWS} AND kind = ?4 ${LATEST_FIRST}`
export const LIST_OF_BOTH = `${ROWS} AND actor = ?4 AND +kind = ?5 ${LATEST_FIRST}` // by the index of the actor
/** One more than `limit`, latest first. */
export function listAudit(db: D1Database, { actor, kind, since, until }: Wanted, limit: number): Promise<AuditRow[]> {
  const those = [since, until, limit + 1] as const
  if (actor && kind) return all(db, auditRow, LIST_OF_BOTH, ...those, actor, kind)
  if (actor) return all(db, auditRow, LIST_OF_ACTOR, ...those, actor)
  return kind ? all(db, auditRow, LIST_OF_KIND, ...those, kind) : all(db, auditRow, LIST_ALL, ...those)
}
