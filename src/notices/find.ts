import * as z from 'zod'
import { pressingRequests, type Request } from '../contacts/requests/store.ts'
import { all } from '../db/query.ts'
import { jsonText } from '../lib/text.ts'
import { type Finding, type Kind, testEnd } from './schema.ts'

/** What can be seen every minute: what other jobs found and left where they found it. */
export const SEEN_BY_THE_MINUTE: Kind[] = [
  'drift',
  'feed-missed',
  'connection-paused',
  'list-stopped',
  'webhook-off',
  'request-due',
  'test',
]

export const DRIFT = `
  SELECT campaign, ad, before_score, after_score, new_caps FROM alerts WHERE closed_at IS NULL`
const drift = z
  .object({
    campaign: z.string(),
    ad: z.string(),
    before_score: z.int(),
    after_score: z.int(),
    new_caps: jsonText(z.array(z.object({ id: z.string() }))),
  })
  .transform(({ campaign, ad, before_score, after_score, new_caps }): Finding => {
    const facts = { before: before_score, after: after_score, caps: [...new Set(new_caps.map(({ id }) => id))] }
    return { kind: 'drift', subject: `${campaign}/${ad}`, campaign, ad, facts }
  })

const OF_NONE = { campaign: '', ad: '' }

const FEEDS = `SELECT id, destination, missed_at FROM feeds WHERE missed_at IS NOT NULL AND revoked_at IS NULL`
const feed = z
  .object({ id: z.string(), destination: z.string(), missed_at: z.int() })
  .transform(({ id, destination, missed_at }): Finding => {
    return { kind: 'feed-missed', subject: id, ...OF_NONE, facts: { destination, missedAt: missed_at } }
  })

// Whoever paused it themselves knows.
const CONNECTIONS = `
  SELECT id, destination, paused_why, last_reason FROM connections
  WHERE paused_at IS NOT NULL AND paused_why <> 'by-hand' AND deleted_at IS NULL`
const connection = z
  .object({ id: z.string(), destination: z.string(), paused_why: z.string(), last_reason: z.string() })
  .transform(({ id, destination, paused_why, last_reason }): Finding => {
    const facts = { destination, why: paused_why, reason: last_reason }
    return { kind: 'connection-paused', subject: id, ...OF_NONE, facts }
  })

const LISTS = `
  SELECT l.id, l.connection, l.stopped_why, c.destination
  FROM lists l JOIN connections c ON c.id = l.connection WHERE l.stopped_why IS NOT NULL AND l.state = 'live'`
const stopped = z
  .object({ id: z.string(), connection: z.string(), stopped_why: z.string(), destination: z.string() })
  .transform(({ id, connection, stopped_why, destination }): Finding => {
    const facts = { destination, connection, why: stopped_why }
    return { kind: 'list-stopped', subject: id, ...OF_NONE, facts }
  })

const WEBHOOKS = `SELECT id, disabled_why FROM webhooks WHERE disabled_at IS NOT NULL AND disabled_why <> 'by-hand'`
const webhook = z.object({ id: z.string(), disabled_why: z.string() }).transform(({ id, disabled_why }): Finding => {
  return { kind: 'webhook-off', subject: id, ...OF_NONE, facts: { why: disabled_why } }
})

// Told anew once it is late.
function requestDue({ id, kind, dueAt }: Request, now: number): Finding {
  const late = now > dueAt
  const subject = `${id}/${late ? 'late' : 'pressing'}`
  return { kind: 'request-due', subject, ...OF_NONE, facts: { request: kind, dueAt, late } }
}

// What a running test came to last waits for somebody to end it.
export const TESTS = `
  SELECT e.id, e.campaign, e.ad, r.state, r.reading ->> 'winner' AS winner
  FROM experiments e JOIN experiment_readings r ON r.experiment = e.id
    AND r.at = (SELECT max(l.at) FROM experiment_readings l WHERE l.experiment = e.id)
  WHERE e.started_at IS NOT NULL AND e.ended_at IS NULL`
const tested = testEnd
  .extend({ id: z.int(), campaign: z.string(), ad: z.string() })
  .transform(({ id, campaign, ad, state, winner }): Finding => {
    return { kind: 'test', subject: `${id}/${state}`, campaign, ad, facts: { state, winner } }
  })

export const findByTheMinute = async (db: D1Database, now: number): Promise<Finding[]> =>
  (
    await Promise.all([
      all(db, drift, DRIFT),
      all(db, feed, FEEDS),
      all(db, connection, CONNECTIONS),
      all(db, stopped, LISTS),
      all(db, webhook, WEBHOOKS),
      pressingRequests(db, now).then(requests => requests.map(request => requestDue(request, now))),
      all(db, tested, TESTS),
    ])
  ).flat()
