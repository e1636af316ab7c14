import { bind } from '../db/query.ts'
import { open, seal } from '../lib/crypto.ts'
import { requestId } from '../lib/request-id.ts'

export const topics = ['lead.created', 'lead.confirmed', 'alert', 'digest'] as const
export type Topic = (typeof topics)[number]

/** Something that happened and that others are to be told. `payload` is what they receive, in the clear only here and
 *  where it is sent. */
export interface Message {
  topic: Topic
  event: string // event id: queued once, however often it is queued
  campaign: string // '' when it is of none: told to those that listen to every campaign
  contact: string | null
  payload: object
}

const place = (topic: string, event: string): string => `outbox.sealed.${topic}.${event}`
/** Of a row: its id ends in whom it goes to. */
export const placeOfMessage = (id: string): string => `outbox.sealed.${id.slice(0, id.lastIndexOf('.'))}`

// One row for each webhook that listens, in one statement: whoever is told is decided when it happens.
const TELL_WEBHOOKS = `
  INSERT INTO outbox (id, channel, webhook, topic, event, contact_id, sealed, created_at, next_at, request)
  SELECT ?1 || '.' || ?2 || '.' || w.id, 'webhook', w.id, ?1, ?2, ?3, ?4, ?5, ?5, ?7
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
  return bind(db, TELL_WEBHOOKS, m.topic, m.event, m.contact, sealed, now, m.campaign, requestId())
}

const QUEUE_MAIL = `
  INSERT INTO outbox (id, channel, topic, event, contact_id, sealed, created_at, next_at, request)
  VALUES (?1 || '.' || ?2 || '.mail', 'mail', ?1, ?2, ?3, ?4, ?5, ?5, ?6) ON CONFLICT DO NOTHING`

export const mailTopics = ['mail.confirm', 'mail.recipient', 'mail.alert', 'mail.digest'] as const

/** A mail to one person: a contact, or one of the team. To be run in the batch that stores why it is sent. */
export async function queueMail(
  db: D1Database,
  dataKey: string,
  m: { topic: (typeof mailTopics)[number]; event: string; contact: string; mail: Mail },
  now: number,
): Promise<D1PreparedStatement> {
  const sealed = await seal(dataKey, place(m.topic, m.event), m.mail)
  return bind(db, QUEUE_MAIL, m.topic, m.event, m.contact, sealed, now, requestId())
}

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
  unsubscribe?: string // where a POST ends such mails (RFC 8058)
}

/** What was queued, in the clear. Throws when it was emptied, or sealed under another key. */
export const openMessage = (dataKey: string, m: { topic: string; event: string; sealed: string }): Promise<unknown> =>
  open(dataKey, place(m.topic, m.event), m.sealed)

// What was sent is empty already; what is being sent at this moment cannot be called back.
export const FORGET = `
  UPDATE outbox SET sealed = '', contact_id = NULL, request = '', ended_at = coalesce(ended_at, ?2),
    state   = CASE state WHEN 'waiting' THEN 'dead' ELSE state END,
    verdict = CASE state WHEN 'sent' THEN verdict ELSE 'erased' END
  WHERE contact_id IN (SELECT value FROM json_each(?1))`

/** Empties and ends what waits, or lies dead, of people who are to be forgotten: contacts, or some of the team. */
export const forgetContacts = (db: D1Database, contacts: readonly string[], now: number): D1PreparedStatement =>
  bind(db, FORGET, JSON.stringify(contacts), now)

/** The verdict on what its webhook is not there for any more. */
export const NO_WEBHOOK = 'no-webhook'

const END_OF_WEBHOOK = `
  UPDATE outbox SET state = 'dead', sealed = '', verdict = '${NO_WEBHOOK}', ended_at = coalesce(ended_at, ?2)
  WHERE state IN ('waiting', 'dead') AND webhook = ?1 AND sealed <> ''`
/** Nobody is left to send it to. */
export const endOfWebhook = (db: D1Database, webhook: string, now: number): D1PreparedStatement =>
  bind(db, END_OF_WEBHOOK, webhook, now)
