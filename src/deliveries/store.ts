import { run } from '../db/query.ts'
import { newId } from '../lib/ids.ts'
import type { Delivery } from './schema.ts'

const BEGIN = `
  INSERT INTO deliveries (id, at, kind, destination, audience, conversions, actor, members, verdict)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, 'cut-short')`
/** Written before the first person leaves and cut short until shown otherwise: a Worker that dies leaves a trace. */
export async function beginDelivery(db: D1Database, d: Omit<Delivery, 'id' | 'members' | 'verdict'>): Promise<string> {
  const id = newId()
  await run(db, BEGIN, id, d.at, d.kind, d.destination, d.audience, d.conversions, d.actor)
  return id
}

const END = `UPDATE deliveries SET members = ?2, verdict = ?3 WHERE id = ?1`
export const endDelivery = (db: D1Database, id: string, members: number, verdict: Delivery['verdict']) =>
  run(db, END, id, members, verdict)
