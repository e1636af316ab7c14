import * as z from 'zod'
import { all, bind, first, run } from '../db/query.ts'
import { seal } from '../lib/crypto.ts'
import { newId } from '../lib/ids.ts'
import { DAY_MS, HOUR_MS } from '../lib/time.ts'
import { resumeWebhook } from '../outbox/rows.ts'
import { endOfWebhook } from '../outbox/store.ts'
import { GIVE_UP } from './verdict.ts'
import { type NewWebhook, type Webhook, type WebhookChange, webhookRow } from './webhook-schema.ts'

export const placeOfSecret = (webhook: string): string => `webhooks.secret.${webhook}`

const ADD = `
  INSERT INTO webhooks (id, name, url, topics, campaign, secret_sealed, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`
export async function addWebhook(
  db: D1Database,
  dataKey: string,
  w: NewWebhook & { secret: string },
  now: number,
): Promise<string> {
  const id = newId()
  const sealed = await seal(dataKey, placeOfSecret(id), w.secret)
  await run(db, ADD, id, w.name, w.url, JSON.stringify(w.topics), w.campaign, sealed, now)
  return id
}

const COLUMNS =
  'id, name, url, topics, campaign, created_at, previous_until, failing_since, failures, disabled_at, disabled_why'

const LIST = `SELECT ${COLUMNS} FROM webhooks WHERE id < ?1 AND deleted_at IS NULL ORDER BY id DESC LIMIT ?2`
/** Latest first, without secrets. */
export const listWebhooks = (db: D1Database, cursor: string, limit: number): Promise<Webhook[]> =>
  all(db, webhookRow, LIST, cursor || '~', limit + 1)

const FIND = `SELECT ${COLUMNS} FROM webhooks WHERE id = ?1 AND deleted_at IS NULL`
export const findWebhook = (db: D1Database, id: string): Promise<Webhook | null> => first(db, webhookRow, FIND, id)

// A URL that is corrected, and a webhook that is enabled, start anew: earlier failures are not held against them.
const CHANGE = `
  UPDATE webhooks SET
    name          = coalesce(?2, name),
    url           = coalesce(?3, url),
    topics        = coalesce(?4, topics),
    campaign      = CASE ?5 WHEN 1 THEN ?6 ELSE campaign END,
    failures      = CASE WHEN ?7 = 0 OR ?3 IS NOT NULL THEN 0 ELSE failures END,
    failing_since = CASE WHEN ?7 = 0 OR ?3 IS NOT NULL THEN NULL ELSE failing_since END,
    disabled_at   = CASE ?7 WHEN 1 THEN coalesce(disabled_at, ?8) WHEN 0 THEN NULL ELSE disabled_at END,
    disabled_why  = CASE ?7 WHEN 1 THEN coalesce(disabled_why, 'by-hand') WHEN 0 THEN NULL ELSE disabled_why END
  WHERE id = ?1`
export function changeWebhook(db: D1Database, id: string, to: WebhookChange, now: number): Promise<number> {
  const disabled = to.disabled === undefined ? null : Number(to.disabled)
  const listens = to.topics ? JSON.stringify(to.topics) : null
  const scoped = to.campaign === undefined ? 0 : 1
  const { name = null, url = null, campaign = null } = to
  return run(db, CHANGE, id, name, url, listens, scoped, campaign, disabled, now)
}

const KEEP_PREVIOUS_MS = DAY_MS

const ROTATE = `
  UPDATE webhooks SET previous_sealed = secret_sealed, previous_until = ?3, secret_sealed = ?2 WHERE id = ?1`
/** Answers until when the old secret signs beside the new one. */
export async function rotateSecret(
  db: D1Database,
  dataKey: string,
  id: string,
  secret: string,
  now: number,
): Promise<number> {
  const until = now + KEEP_PREVIOUS_MS
  await run(db, ROTATE, id, await seal(dataKey, placeOfSecret(id), secret), until)
  return until
}

const DELETE = `UPDATE webhooks SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL`
/** From now on nothing is sent there. For an hour it can be brought back, with all that it has missed. */
export const deleteWebhook = async (db: D1Database, id: string, now: number): Promise<boolean> =>
  (await run(db, DELETE, id, now)) > 0

export const RESTORABLE_MS = HOUR_MS

const RESTORE = `UPDATE webhooks SET deleted_at = NULL WHERE id = ?1 AND deleted_at > ?2`
/** The same webhook, with its id and its secret; what came for it meanwhile waits again. */
export async function restoreWebhook(db: D1Database, id: string, now: number): Promise<boolean> {
  const [restored] = await db.batch([bind(db, RESTORE, id, now - RESTORABLE_MS), resumeWebhook(db, id, now)])
  return restored!.meta.changes > 0
}

const OVER = `SELECT id FROM webhooks WHERE deleted_at <= ?1`
const END = `DELETE FROM webhooks WHERE id = ?1 AND deleted_at IS NOT NULL`
/** What was deleted for good goes, with what waits for it. */
export async function endDeletedWebhooks({ DB }: Pick<Env, 'DB'>, now: number): Promise<void> {
  for (const { id } of await all(DB, z.object({ id: z.string() }), OVER, now - RESTORABLE_MS))
    await DB.batch([bind(DB, END, id), endOfWebhook(DB, id, now)])
}

const webhookTarget = z.object({
  id: z.string(),
  url: z.string(),
  secret_sealed: z.string(),
  previous_sealed: z.string().nullable(),
  previous_until: z.int().nullable(),
  disabled_at: z.int().nullable(),
})
/** What sending needs, its secrets sealed. */
export type WebhookTarget = z.infer<typeof webhookTarget>

const TARGET = `
  SELECT id, url, secret_sealed, previous_sealed, previous_until, disabled_at FROM webhooks
  WHERE id = ?1 AND deleted_at IS NULL`
export const findTarget = (db: D1Database, id: string): Promise<WebhookTarget | null> =>
  first(db, webhookTarget, TARGET, id)

const SUCCEED = `UPDATE webhooks SET failures = 0, failing_since = NULL WHERE id = ?1 AND failures > 0`
export const noteSuccess = (db: D1Database, id: string): Promise<number> => run(db, SUCCEED, id)

// On the right of SET, SQLite reads what the row was before.
const FAIL = `
  UPDATE webhooks SET
    failures      = failures + 1,
    failing_since = coalesce(failing_since, ?2),
    disabled_at   = CASE WHEN ?3 OR (failures + 1 >= ?4 AND failing_since <= ?2 - ?5) THEN ?2 END,
    disabled_why  = CASE WHEN ?3 THEN 'gone' WHEN failures + 1 >= ?4 AND failing_since <= ?2 - ?5 THEN 'failing' END
  WHERE id = ?1 AND disabled_at IS NULL`
/** Counts a failure, and disables a webhook that is gone or that has kept failing. */
export const noteFailure = (db: D1Database, id: string, gone: boolean, now: number): Promise<number> =>
  run(db, FAIL, id, now, Number(gone), GIVE_UP.failures, GIVE_UP.ms)
