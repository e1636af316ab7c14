import { closedDays } from '../funnel/range.ts'
import { dayOf } from '../lib/time.ts'
import { type Mail, queueMail, tellWebhooks } from '../outbox/store.ts'
import { type Digest, loadDigest, onlyOf } from './digest.ts'
import { noticesPath } from './links.ts'
import { hears, type Recipient } from './recipient-schema.ts'
import { addressOf, askedStatement, digestedStatement, everyRecipient } from './recipient-store.ts'
import type { Notice } from './schema.ts'
import { leaseUntold, toldStatement } from './store.ts'
import { noticeTold } from './told.ts'

/** To whom a mail is written: nothing of them is in it but the address on the envelope. */
export interface Reader extends Pick<Recipient, 'language' | 'zone' | 'origin'> {
  to: string
  stop: string // URL that ends these mails
}

/** Who puts it into words. */
export interface Writer {
  ask: (reader: Reader, confirm: string) => Mail
  alert: (reader: Reader, notices: readonly Notice[]) => Mail
  digest: (reader: Reader, digest: Digest) => Mail
}

type Telling = Pick<Env, 'DB' | 'DATA_KEY' | 'SIGNING_KEY'> & { MAIL_FROM: string }

/** Every minute: what nobody was told yet, the digests that are due, and who has to confirm that an address is theirs. */
export async function tellTeam(env: Telling, writer: Writer, now: number): Promise<void> {
  const recipients = env.MAIL_FROM === '' ? [] : await everyRecipient(env.DB)
  const [confirmed, others] = [recipients.filter(isConfirmed), recipients.filter(r => !isConfirmed(r))]
  const unasked = others.filter(({ asked_at }) => asked_at === null)
  const alerted = confirmed.filter(({ alerts }) => alerts)
  const due = confirmed.filter(({ digest, digest_at }) => digest && digest_at <= now)
  for (const r of unasked) await askOne(env, writer, r, now)
  await tellNotices(env, writer, alerted, now)
  await tellDigests(env, writer, due, now)
}

const isConfirmed = ({ confirmed_at }: Recipient): boolean => confirmed_at !== null

async function askOne(env: Telling, writer: Writer, r: Recipient, now: number): Promise<void> {
  const mail = writer.ask(await readerOf(env, r), r.origin + (await noticesPath(env.SIGNING_KEY, r.id, 'confirm')))
  const event = `${r.id}.${dayOf(now)}`
  await env.DB.batch([
    await queueMail(env.DB, env.DATA_KEY, { topic: 'mail.recipient', event, contact: r.id, mail }, now),
    askedStatement(env.DB, r.id, now),
  ])
}

/** One mail to each, whatever happened at once; a message of its own to webhooks. */
async function tellNotices(env: Telling, writer: Writer, recipients: readonly Recipient[], now: number): Promise<void> {
  const { DB, DATA_KEY } = env
  const notices = await leaseUntold(DB, now)
  if (notices.length === 0) return
  const webhooks = notices.map(notice => {
    const message = { topic: 'alert', event: notice.id, campaign: notice.campaign, contact: null } as const
    return tellWebhooks(DB, DATA_KEY, { ...message, payload: noticeTold(notice) }, now)
  })
  const mails = recipients.flatMap(r => {
    const theirs = notices.filter(({ campaign }) => hears(r, campaign))
    return theirs.length === 0
      ? []
      : [mailOf(env, r, 'mail.alert', theirs[0]!.id, reader => writer.alert(reader, theirs), now)]
  })
  await DB.batch([...(await Promise.all([...webhooks, ...mails])), toldStatement(DB, notices, now)])
}

async function tellDigests(env: Telling, writer: Writer, due: readonly Recipient[], now: number): Promise<void> {
  if (due.length === 0) return
  const digest = await loadDigest(env.DB, closedDays(7, now))
  for (const r of due) {
    const theirs = onlyOf(digest, r.campaigns)
    // Named after when it was due: of two runs at once one mail is left.
    const mail = await mailOf(env, r, 'mail.digest', `${r.digest_at}`, reader => writer.digest(reader, theirs), now)
    await env.DB.batch([mail, digestedStatement(env.DB, r, now)])
  }
}

async function mailOf(
  env: Telling,
  r: Recipient,
  topic: 'mail.alert' | 'mail.digest',
  what: string,
  write: (reader: Reader) => Mail,
  now: number,
): Promise<D1PreparedStatement> {
  const reader = await readerOf(env, r)
  const mail = { ...write(reader), unsubscribe: reader.stop }
  return queueMail(env.DB, env.DATA_KEY, { topic, event: `${what}.${r.id}`, contact: r.id, mail }, now)
}

async function readerOf({ DATA_KEY, SIGNING_KEY }: Telling, r: Recipient): Promise<Reader> {
  const { language, zone, origin } = r
  const stop = origin + (await noticesPath(SIGNING_KEY, r.id, 'stop'))
  return { language, zone, origin, to: await addressOf(DATA_KEY, r), stop }
}
