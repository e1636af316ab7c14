import * as z from 'zod'
import { all, bind, first, jsonChunks, retry, run } from '../db/query.ts'
import { log } from '../lib/log.ts'
import { DAY_MS, dayNumber, dayOf } from '../lib/time.ts'
import { criteriaOf } from './criteria.ts'
import { listMembers } from './members.ts'
import type { Audience } from './schema.ts'
import { audienceSize } from './size.ts'
import { listAudiences } from './store.ts'

const AT_ONCE = 100
const KEPT_DAYS = 8 // of who has left

/** Every night: who is in each audience, so that the day after tells who has joined and who has left. */
export async function noteMemberships({ DB }: Pick<Env, 'DB'>, now: number): Promise<void> {
  for (let cursor = ''; ; ) {
    const page = await listAudiences(DB, cursor, AT_ONCE)
    for (const audience of page.slice(0, AT_ONCE)) {
      await noteAudience(DB, audience, now).catch(error =>
        log('error', 'audience.not-noted', { audience: audience.id }, error),
      )
    }
    if (page.length <= AT_ONCE) return
    cursor = page[AT_ONCE - 1]!.id
  }
}

const noted = z.object({ people: z.int() })
const NOTED = `SELECT people FROM audience_days WHERE audience = ?1 AND day = ?2`
const EVER = `SELECT people FROM audience_days WHERE audience = ?1 LIMIT 1`
const FORGET = `DELETE FROM memberships WHERE audience = ?1 AND left_on < ?2`
const NOTE = `
  INSERT INTO audience_days (audience, day, at, people, browsers, joined, left) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
  ON CONFLICT DO NOTHING`

/** Once a day; a night that was cut short is gone on with. */
async function noteAudience(db: D1Database, audience: Audience, now: number): Promise<void> {
  const today = dayNumber(now)
  if (await first(db, noted, NOTED, audience.id, today)) return
  const isFirst = (await first(db, noted, EVER, audience.id)) === null
  let people = 0
  let after = ''
  for await (const page of listMembers(db, await criteriaOf(db, audience, now))) {
    const ids = page.map(({ id }) => id)
    people += ids.length
    if (ids.length === 0) continue
    await noteRange(db, audience.id, ids, [after, ids.at(-1)!], today)
    after = ids.at(-1)!
  }
  await noteRange(db, audience.id, [], [after, '~'], today)
  const { joined, left } = (await first(db, moved, MOVED, audience.id, today))!
  const { visitors } = await audienceSize(db, audience, now)
  const moves = isFirst ? [null, null] : [joined, left]
  await run(db, NOTE, audience.id, today, now, people, visitors, ...moves)
  await run(db, FORGET, audience.id, today - KEPT_DAYS)
}

const moved = z.object({ joined: z.int(), left: z.int() })
const MOVED = `
  SELECT count(*) FILTER (WHERE joined_on = ?2 AND left_on IS NULL) AS joined, count(*) FILTER (WHERE left_on = ?2) AS left
  FROM memberships WHERE audience = ?1`

// Of the ids between two, these are in. Whoever stays costs no write.
const JOIN = `
  INSERT INTO memberships (audience, contact_id, joined_on)
  SELECT ?1, j.value, ?3 FROM json_each(?2) j WHERE true
  ON CONFLICT DO UPDATE SET joined_on = excluded.joined_on, left_on = NULL WHERE left_on IS NOT NULL`
const LEAVE = `
  UPDATE memberships SET left_on = ?5
  WHERE audience = ?1 AND contact_id > ?3 AND contact_id <= ?4 AND left_on IS NULL
    AND contact_id NOT IN (SELECT value FROM json_each(?2))`

function noteRange(db: D1Database, audience: string, ids: string[], [after, until]: [string, string], today: number) {
  const [list = '[]'] = jsonChunks(ids)
  return retry(() =>
    db.batch([bind(db, JOIN, audience, list, today), bind(db, LEAVE, audience, list, after, until, today)]),
  )
}

const change = z.object({ contact_id: z.string(), joined_on: z.int(), left_on: z.int().nullable() })
const CHANGES = `
  SELECT contact_id, joined_on, left_on FROM memberships
  WHERE audience = ?1 AND contact_id > ?2 AND (left_on >= ?3 OR left_on IS NULL AND joined_on >= ?3)
  ORDER BY contact_id LIMIT ?4`
const day = z.object({
  day: z.int(),
  people: z.int(),
  browsers: z.int(),
  joined: z.int().nullable(),
  left: z.int().nullable(),
})
const DAYS = `SELECT day, people, browsers, joined, left FROM audience_days WHERE audience = ?1 AND day > ?2 ORDER BY day`

const SHOWN_DAYS = 30

/** How many were in at each of the last nights. */
export const daysOf = (db: D1Database, audience: string, now: number) =>
  all(db, day, DAYS, audience, dayNumber(now) - SHOWN_DAYS)

/** Who joined or left at the last night. */
export async function movesOf(db: D1Database, audience: string, cursor: string, limit: number, now: number) {
  const latest = (await daysOf(db, audience, now)).at(-1)
  if (!latest || latest.joined === null) return []
  const rows = await all(db, change, CHANGES, audience, cursor, latest.day, limit + 1)
  return rows.map(({ contact_id, left_on }) => ({
    contact: contact_id,
    moved: left_on === null ? ('joined' as const) : ('left' as const),
    night: dayOf(latest.day * DAY_MS),
  }))
}
