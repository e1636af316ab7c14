import * as z from 'zod'
import { first } from '../db/query.ts'
import { DAY_MS, dayOf } from '../lib/time.ts'
import { tellWebhooks } from '../outbox/store.ts'
import { loadDigest } from './digest.ts'
import { findByTheMinute, SEEN_BY_THE_MINUTE } from './find.ts'
import { findAtNight, SEEN_AT_NIGHT } from './find-nightly.ts'
import { note } from './store.ts'
import { weekTold } from './told.ts'

export const noteByTheMinute = async ({ DB }: Pick<Env, 'DB'>, now: number): Promise<void> =>
  note(DB, SEEN_BY_THE_MINUTE, await findByTheMinute(DB, now), now)

export const noteAtNight = async ({ DB }: Pick<Env, 'DB'>, now: number): Promise<void> =>
  note(DB, SEEN_AT_NIGHT, await findAtNight(DB, now), now)

const LISTENS = `
  SELECT 1 AS one FROM webhooks w
  WHERE w.disabled_at IS NULL AND EXISTS (SELECT 1 FROM json_each(w.topics) WHERE value = 'digest') LIMIT 1`

/** At night: the last whole week, Monday to Sunday, for webhooks that listen. A message of its own for each campaign; its name
 *  is the week's, so that each webhook gets it once, however often this runs. */
export async function tellWeek({ DB, DATA_KEY }: Pick<Env, 'DB' | 'DATA_KEY'>, now: number): Promise<void> {
  if (!(await first(DB, z.object({ one: z.int() }), LISTENS))) return
  const monday = now - ((new Date(now).getUTCDay() || 7) - 1) * DAY_MS
  const range = { from: dayOf(monday - 7 * DAY_MS), to: dayOf(monday - DAY_MS) }
  const { campaigns } = await loadDigest(DB, range)
  const messages = campaigns.map(week => {
    const event = `${range.from}.${week.campaign}`
    const payload = weekTold(week, range)
    return tellWebhooks(DB, DATA_KEY, { topic: 'digest', event, campaign: week.campaign, contact: null, payload }, now)
  })
  if (messages.length > 0) await DB.batch(await Promise.all(messages))
}
