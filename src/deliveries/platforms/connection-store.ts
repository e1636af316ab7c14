import * as z from 'zod'
import { all, first, run } from '../../db/query.ts'
import type { Destination, Token } from '../../destinations/contract.ts'
import { type DestinationName, destinationName } from '../../destinations/index.ts'
import { open, seal } from '../../lib/crypto.ts'
import { newId } from '../../lib/ids.ts'
import { jsonText } from '../../lib/text.ts'
import { GIVE_UP } from '../verdict.ts'
import { type Connection, type ConnectionChange, connectionRow, type NewConnection } from './connection-schema.ts'

export const placeOfSecrets = (id: string) => `connections.secrets.${id}`
export const placeOfToken = (id: string) => `connections.token.${id}`

const ADD = `
  INSERT INTO connections (id, destination, name, settings, secrets_sealed, events, events_since, created_at, updated_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?7)`
export async function addConnection(
  db: D1Database,
  dataKey: string,
  made: NewConnection,
  now: number,
): Promise<string> {
  const id = newId()
  const sealed = await seal(dataKey, placeOfSecrets(id), made.secrets)
  const { destination, name, settings, events } = made
  await run(db, ADD, id, destination, name, JSON.stringify(settings), sealed, JSON.stringify(events), now)
  return id
}

// Whoever wakes a connection has mended what was wrong: failures count anew. Other credentials make the old token worthless.
const CHANGE = `
  UPDATE connections SET
    name           = coalesce(?2, name),
    settings       = coalesce(?3, settings),
    secrets_sealed = coalesce(?4, secrets_sealed),
    token_sealed   = CASE WHEN ?4 IS NULL THEN token_sealed END,
    token_until    = CASE WHEN ?4 IS NULL THEN token_until END,
    events         = coalesce(?5, events),
    events_since   = CASE WHEN ?5 IS NULL OR ?5 = events THEN events_since ELSE ?7 END,
    paused_at      = CASE ?6 WHEN 1 THEN coalesce(paused_at, ?7) WHEN 0 THEN NULL ELSE paused_at END,
    paused_why     = CASE ?6 WHEN 1 THEN coalesce(paused_why, 'by-hand') WHEN 0 THEN NULL ELSE paused_why END,
    failures       = CASE ?6 WHEN 0 THEN 0 ELSE failures END,
    failing_since  = CASE ?6 WHEN 0 THEN NULL ELSE failing_since END,
    updated_at     = ?7
  WHERE id = ?1 AND deleted_at IS NULL`
export async function changeConnection(
  db: D1Database,
  dataKey: string,
  id: string,
  { name, settings, secrets, events, paused }: ConnectionChange,
  now: number,
): Promise<void> {
  const sealed = secrets ? await seal(dataKey, placeOfSecrets(id), secrets) : null
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))
  const flag = paused === undefined ? null : Number(paused)
  await run(db, CHANGE, id, name ?? null, json(settings), sealed, json(events), flag, now)
}

const COLUMNS =
  'id, destination, name, settings, events, created_at, failing_since, failures, last_reason, paused_at, paused_why'

const FIND = `SELECT ${COLUMNS} FROM connections WHERE id = ?1 AND deleted_at IS NULL`
export const findConnection = (db: D1Database, id: string): Promise<Connection | null> =>
  first(db, connectionRow, FIND, id)

const LIST = `SELECT ${COLUMNS} FROM connections WHERE id < ?1 AND deleted_at IS NULL ORDER BY id DESC LIMIT ?2`
/** Latest first, without credentials. */
export const listConnections = (db: D1Database, cursor: string, limit: number): Promise<Connection[]> =>
  all(db, connectionRow, LIST, cursor || '~', limit + 1)

const DELETE = `
  UPDATE connections SET deleted_at = ?2, secrets_sealed = '', token_sealed = NULL, token_until = NULL, events = '[]'
  WHERE id = ?1 AND deleted_at IS NULL`
export const deleteConnection = async (db: D1Database, id: string, now: number): Promise<boolean> =>
  (await run(db, DELETE, id, now)) > 0

/** What a call needs, its credentials in the clear: lives no longer than the run that sends. */
export interface OpenConnection {
  id: string
  destination: DestinationName
  settings: Record<string, unknown>
  secrets: Record<string, unknown>
  token: { text: string; until: number } | null
  version: string // another one as soon as other credentials or another token are stored
}

const openRow = z.object({
  id: z.string(),
  destination: destinationName,
  settings: jsonText(z.record(z.string(), z.unknown())),
  secrets_sealed: z.string(),
  token_sealed: z.string().nullable(),
  token_until: z.int().nullable(),
})
const OPEN = `
  SELECT id, destination, settings, secrets_sealed, token_sealed, token_until FROM connections
  WHERE id = ?1 AND paused_at IS NULL AND deleted_at IS NULL`
const OPEN_PAUSED = OPEN.replace('paused_at IS NULL AND ', '')
/** Null when it is paused or gone. Throws when it cannot be opened with this DATA_KEY. `pausedToo`: to try one, not to send. */
export async function openConnection(
  db: D1Database,
  dataKey: string,
  id: string,
  { pausedToo = false } = {},
): Promise<OpenConnection | null> {
  const row = await first(db, openRow, pausedToo ? OPEN_PAUSED : OPEN, id)
  if (!row) return null
  const secrets = await openSecrets(dataKey, id, row.secrets_sealed)
  const token = row.token_sealed && {
    text: z.string().parse(await open(dataKey, placeOfToken(id), row.token_sealed)),
    until: row.token_until!,
  }
  const version = versionOf(row.secrets_sealed, row.token_sealed)
  return { id, destination: row.destination, settings: row.settings, secrets, token: token || null, version }
}

// What is sealed is never the same twice.
const versionOf = (secretsSealed: string, tokenSealed: string | null): string => `${secretsSealed} ${tokenSealed ?? ''}`

const secretsRow = z.object({ secrets_sealed: z.string() })
const SECRETS = `SELECT secrets_sealed FROM connections WHERE id = ?1 AND deleted_at IS NULL`
/** Its credentials, also while it is paused. Null when they cannot be opened with this DATA_KEY. */
export async function secretsOf(
  db: D1Database,
  dataKey: string,
  id: string,
): Promise<OpenConnection['secrets'] | null> {
  const row = await first(db, secretsRow, SECRETS, id)
  return row && openSecrets(dataKey, id, row.secrets_sealed).catch(() => null)
}

const openSecrets = async (dataKey: string, id: string, sealed: string): Promise<OpenConnection['secrets']> =>
  z.record(z.string(), z.unknown()).parse(await open(dataKey, placeOfSecrets(id), sealed))

const KEEP_TOKEN = `
  UPDATE connections SET token_sealed = ?2, token_until = ?3, secrets_sealed = coalesce(?4, secrets_sealed)
  WHERE id = ?1 AND secrets_sealed || ' ' || ifnull(token_sealed, '') = ?5
  RETURNING secrets_sealed, token_sealed`
const keptRow = z.object({ secrets_sealed: z.string(), token_sealed: z.string() })
/** The access token, and the refresh token that takes the place of the one it was made with: stored unless something else has
 *  been meanwhile. It serves this run in any case. */
export async function keepToken(
  db: D1Database,
  dataKey: string,
  connection: OpenConnection,
  given: Token,
  now: number,
): Promise<OpenConnection> {
  const { id, version } = connection
  const { token, expiresInS, refreshToken } = given
  const until = now + expiresInS * 1000
  const secrets = refreshToken ? { ...connection.secrets, refreshToken } : connection.secrets
  const sealed = refreshToken ? await seal(dataKey, placeOfSecrets(id), secrets) : null
  const tokenSealed = await seal(dataKey, placeOfToken(id), token)
  const kept = await first(db, keptRow, KEEP_TOKEN, id, tokenSealed, until, sealed, version)
  if (!kept) {
    const since = await openConnection(db, dataKey, id, { pausedToo: true })
    if (since && since.version !== version && sayTheSame(since, connection))
      return keepToken(db, dataKey, { ...connection, version: since.version }, given, now)
  }
  const stored = kept ? versionOf(kept.secrets_sealed, kept.token_sealed) : version
  return { ...connection, secrets, token: { text: token, until }, version: stored }
}

/** Sealed again under another key meanwhile, and nothing else. */
const sayTheSame = (a: OpenConnection, b: OpenConnection): boolean =>
  JSON.stringify([a.secrets, a.token]) === JSON.stringify([b.secrets, b.token])

const SUCCEED = `UPDATE connections SET failures = 0, failing_since = NULL WHERE id = ?1 AND failures > 0`
export const noteWorked = (db: D1Database, id: string): Promise<number> => run(db, SUCCEED, id)

// On the right of SET, SQLite reads what the row was before.
const FAIL = `
  UPDATE connections SET
    failures      = failures + 1,
    failing_since = coalesce(failing_since, ?2),
    last_reason   = ?3,
    paused_at     = CASE WHEN ?4 IS NOT NULL OR (failures + 1 >= ?5 AND failing_since <= ?2 - ?6) THEN ?2 END,
    paused_why    = CASE WHEN ?4 IS NOT NULL THEN ?4 WHEN failures + 1 >= ?5 AND failing_since <= ?2 - ?6 THEN 'failing' END
  WHERE id = ?1 AND paused_at IS NULL`
/** Counts a failure. `pause`: nothing will go before a person has acted. */
export const noteFailed = (
  db: D1Database,
  id: string,
  reason: string,
  pause: 'halted' | 'version-ended' | null,
  now: number,
): Promise<number> => run(db, FAIL, id, now, reason, pause, GIVE_UP.failures, GIVE_UP.ms)

/** Whether the platform still takes the version that its file was written for. */
export const hasEnded = ({ api }: Pick<Destination, 'api'>, now: number): boolean =>
  api.endsOn !== null && now >= Date.parse(api.endsOn)
