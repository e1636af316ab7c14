import { bind } from '../db/query.ts'
import { seal } from '../lib/crypto.ts'

export type Topic = 'lead.created' | 'lead.confirmed'

/** Something that happened and that others are to be told. `payload` is what they receive, in the clear only here and
 *  where it is sent. */
export interface Message {
  topic: Topic
  event: string // event id: queued once, however often it is queued
  campaign: string
  contact: string | null
  payload: object
}

const place = (topic: string, event: string): string => `outbox.sealed.${topic}.${event}`

// One row for each webhook that listens, in one statement: whoever is told is decided when it happens.
const TELL_WEBHOOKS = `
  INSERT INTO outbox (id, channel, webhook, topic, event, contact_id, sealed, created_at, next_at)
  SELECT ?1 || '.' || ?2 || '.' || w.id, 'webhook', w.id, ?1, ?2, ?3, ?4, ?5, ?5
  FROM webhooks w
  WHERE w.disabled_at IS NULL AND (w.campaign IS NULL OR w.campaign = ?6)
    AND EXISTS (SELECT 1 FROM json_each(w.topics) WHERE value = ?1)
  ON CONFLICT DO NOTHING`

/** To be run in the batch that stores what the message tells. */
export async function tellWebhooks(
  db: D1Database,
  dataKey: string,
  m: Message,
  now: number,
): Promise<D1PreparedStatement> {
  const sealed = await seal(dataKey, place(m.topic, m.event), m.payload)
  return bind(db, TELL_WEBHOOKS, m.topic, m.event, m.contact, sealed, now, m.campaign)
}

const QUEUE_MAIL = `
  INSERT INTO outbox (id, channel, topic, event, contact_id, sealed, created_at, next_at)
  VALUES (?1 || '.' || ?2 || '.mail', 'mail', ?1, ?2, ?3, ?4, ?5, ?5) ON CONFLICT DO NOTHING`

/** A mail to one person. To be run in the batch that stores why it is sent. */
export async function queueMail(
  db: D1Database,
  dataKey: string,
  m: { topic: 'mail.confirm'; event: string; contact: string; mail: Mail },
  now: number,
): Promise<D1PreparedStatement> {
  const sealed = await seal(dataKey, place(m.topic, m.event), m.mail)
  return bind(db, QUEUE_MAIL, m.topic, m.event, m.contact, sealed, now)
}

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
}
