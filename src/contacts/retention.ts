import * as z from 'zod'
import { first, retry } from '../db/query.ts'
import { monthsBefore } from '../lib/time.ts'
import { forgettingOf } from './forget.ts'
import { pageOfThose, walk } from './walk.ts'

const shortest = z.object({ months: z.int().nullable() })
const SHORTEST = `SELECT min(legal ->> '$.retentionMonths') AS months FROM brands`

// What the privacy page of the brand says: so many months after the last exchange. Somebody known to several brands is kept for the
// one that keeps longest, and for good where one of them names no end.
const LIMIT = `(
  SELECT min(CASE WHEN b.legal ->> '$.retentionMonths' IS NULL THEN 0
    ELSE unixepoch(?3 / 1000, 'unixepoch', '-' || (b.legal ->> '$.retentionMonths') || ' months') * 1000 END)
  FROM conversions n INDEXED BY conversions_contact JOIN campaigns s ON s.slug = n.campaign JOIN brands b ON b.id = s.brand
  WHERE n.contact_id = c.id AND n.kind = 'lead')`

// An exchange: they sent a form, agreed, bought, came back in a browser of theirs; or the team's own books still named them.
export const OUTLIVED = pageOfThose(`c.erased_at IS NULL AND c.created_at < ?2
      AND max(c.created_at,
        (SELECT coalesce(max(n.at), 0) FROM conversions n INDEXED BY conversions_contact WHERE n.contact_id = c.id),
        (SELECT coalesce(max(coalesce(u.last_at, u.updated_at)), 0) FROM customers u WHERE u.contact_id = c.id),
        (SELECT coalesce(max(k.at), 0) FROM consents k WHERE k.subject = 'contact:' || c.id AND k.granted = 1),
        (SELECT coalesce(max(e.last_at), 0) FROM visitors v CROSS JOIN engagements e ON e.visitor_id = v.id WHERE v.contact_id = c.id)
      ) < ${LIMIT}`)

/** People who are kept no longer, by the privacy page of the brand they wrote to: ids, page by page of all contacts. */
export async function* outlivedContacts(db: D1Database, now: number): AsyncGenerator<string[]> {
  const months = (await first(db, shortest, SHORTEST))?.months
  if (months) yield* walk(db, OUTLIVED, monthsBefore(now, months), now)
}

/** Every night: who is kept no longer is forgotten, as if they had asked for it. Platforms lose them too. */
export async function forgetOutlivedContacts({ DB }: Pick<Env, 'DB'>, now: number): Promise<void> {
  for await (const due of outlivedContacts(DB, now))
    if (due.length > 0) {
      const statements = await forgettingOf(DB, due, now)
      await retry(() => DB.batch(statements))
    }
}
