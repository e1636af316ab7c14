import * as z from 'zod'
import { all } from '../db/query.ts'
import { forgetDeadOfContact } from '../pixel/dead/letters.ts'

const WITH_DEAD = `
  SELECT DISTINCT v.contact_id AS id FROM dead_beacons d CROSS JOIN visitors v ON v.id = d.body ->> '$.visitor'
  WHERE d.body <> '' AND v.contact_id IN (SELECT value FROM json_each(?1))`

/** What lies dead of these people's browsers becomes anonymous. A statement for each who has any: most have none. */
export async function forgetDeadStatements(
  db: D1Database,
  contacts: readonly string[],
): Promise<D1PreparedStatement[]> {
  const dead = await all(db, z.object({ id: z.string() }), WITH_DEAD, JSON.stringify(contacts))
  return dead.map(({ id }) => forgetDeadOfContact(db, id))
}
