import * as z from 'zod'
import { all, first, run } from '../db/query.ts'
import { newId } from '../lib/ids.ts'
import { type Delivery, deliveryRow, destinationName, feedRow, type NewFeed } from './schema.ts'

const BEGIN = `
  INSERT INTO deliveries (id, at, kind, destination, audience, actor, members, verdict)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, 'cut-short')`
/** Written before the first person leaves and cut short until shown otherwise: a Worker that dies leaves a trace. */
export async function beginDelivery(db: D1Database, d: Omit<Delivery, 'id' | 'members' | 'verdict'>): Promise<string> {
  const id = newId()
  await run(db, BEGIN, id, d.at, d.kind, d.destination, d.audience, d.actor)
  return id
}

const END = `UPDATE deliveries SET members = ?2, verdict = ?3 WHERE id = ?1`
export const endDelivery = (db: D1Database, id: string, members: number, verdict: Delivery['verdict']) =>
  run(db, END, id, members, verdict)

const LIST = `
  SELECT id, at, kind, destination, audience, actor, members, verdict
  FROM deliveries WHERE id < ?1 ORDER BY id DESC LIMIT ?2`
/** Latest first. */
export const listDeliveries = (db: D1Database, cursor: string, limit: number) =>
  all(db, deliveryRow, LIST, cursor || '~', limit + 1)

const ADD_FEED = `
  INSERT INTO feeds (id, audience, destination, username, password_hash, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)`
export async function addFeed(
  db: D1Database,
  feed: NewFeed & { username: string; passwordHash: string },
  now: number,
): Promise<string> {
  const id = newId()
  await run(db, ADD_FEED, id, feed.audience, feed.destination, feed.username, feed.passwordHash, now)
  return id
}

const LIST_FEEDS = `
  SELECT id, audience, destination, username, created_at, revoked_at FROM feeds WHERE id < ?1 ORDER BY id DESC LIMIT ?2`
/** Latest first, without passwords. */
export const listFeeds = (db: D1Database, cursor: string, limit: number) =>
  all(db, feedRow, LIST_FEEDS, cursor || '~', limit + 1)

const lockedFeed = z.object({
  audience: z.string(),
  destination: destinationName,
  username: z.string(),
  password_hash: z.string(),
})
const FIND_LIVE_FEED = `
  SELECT audience, destination, username, password_hash FROM feeds WHERE id = ?1 AND revoked_at IS NULL`
export const findLiveFeed = (db: D1Database, id: string) => first(db, lockedFeed, FIND_LIVE_FEED, id)

const REVOKE_FEED = `UPDATE feeds SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL`
export const revokeFeed = async (db: D1Database, id: string, now: number): Promise<boolean> =>
  (await run(db, REVOKE_FEED, id, now)) === 1
