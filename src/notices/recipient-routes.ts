import type { Context } from 'hono'
import { type Api, endpoint, list } from '../accounts/endpoint.ts'
import { HttpError } from '../lib/http.ts'
import { DAY_MS, MINUTE_MS } from '../lib/time.ts'
import { newRecipient, type Recipient, recipientChange } from './recipient-schema.ts'
import {
  addRecipient,
  addressOf,
  askAgain,
  askDigestNow,
  changeRecipient,
  deleteRecipient,
  findRecipient,
  listRecipients,
  unknownCampaigns,
} from './recipient-store.ts'

const DIGEST_AGAIN_MS = 10 * MINUTE_MS

export const recipientEndpoints = [
  list({
    path: '/notices/recipients',
    role: 'editor',
    summary: 'Whom mails to the team go to.',
    rows: (c, cursor, limit) => listRecipients(c.env.DB, cursor, limit),
    keyOf: recipient => recipient.id,
    shown: (recipient, c) => shown(c.env.DATA_KEY, recipient),
  }),
  endpoint({
    method: 'POST',
    path: '/notices/recipients',
    role: 'editor',
    summary:
      'Add an address. It gets a mail that asks to confirm it, and nothing else until then. weekday (Monday is 1) and hour are when the digest leaves, on the clock of zone.',
    body: newRecipient,
    example: { body: { email: 'marketing@example.com', language: 'fr', weekday: 1, hour: 8, zone: 'Europe/Paris' } },
    answers: { 201: 'the recipient', 409: 'known-recipient', 422: 'invalid-body' },
    handle: async (c, body, now) => {
      await checkCampaigns(c.env.DB, body.campaigns)
      const id = await addRecipient(c.env, body, new URL(c.req.url).origin, now)
      if (id === null)
        throw new HttpError(409, 'known-recipient', 'This address is in the list already: change it there.')
      return c.json(await shown(c.env.DATA_KEY, (await findRecipient(c.env.DB, id))!), 201)
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/notices/recipients/:id',
    role: 'editor',
    summary: 'What somebody hears of, when and in which language. The address stays: add another.',
    body: recipientChange,
    example: {
      body: { language: 'en', digest: true, alerts: true, campaigns: null, weekday: 2, hour: 9, zone: 'Europe/Paris' },
    },
    answers: { 200: 'the recipient', 404: 'unknown-recipient', 422: 'invalid-body' },
    handle: async (c, body, now) => {
      await checkCampaigns(c.env.DB, body.campaigns)
      if (!(await changeRecipient(c.env.DB, idOf(c), body, now))) throw unknown()
      return c.json(await shown(c.env.DATA_KEY, await recipientOr404(c)))
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/notices/recipients/:id',
    role: 'editor',
    summary: 'No more mails to this address; those that wait are emptied.',
    answers: { 204: 'deleted', 404: 'unknown-recipient' },
    handle: async (c, _, now) => {
      if (!(await deleteRecipient(c.env.DB, idOf(c), now))) throw unknown()
      return c.body(null, 204)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/notices/recipients/:id/send',
    role: 'editor',
    summary:
      'The digest of the last seven days leaves within a minute or two, once in 10 minutes at most. Before the address is confirmed: the mail that asks for it again, once a day at most.',
    example: { status: 409 },
    answers: { 202: '{}', 404: 'unknown-recipient', 409: 'mail-off', 429: 'too-soon' },
    handle: async (c, _, now) => {
      const { id, confirmed_at } = await recipientOr404(c)
      if (isOff(c.env)) throw new HttpError(409, 'mail-off', 'No mail is sent while MAIL_FROM is empty.')
      const due =
        confirmed_at === null
          ? await askAgain(c.env.DB, id, now - DAY_MS)
          : await askDigestNow(c.env.DB, id, now, now - DIGEST_AGAIN_MS)
      if (!due) throw new HttpError(429, 'too-soon', 'One was sent, or is on its way. Wait a little.')
      return c.json({}, 202)
    },
  }),
]

const isOff = ({ MAIL_FROM }: { MAIL_FROM: string }): boolean => MAIL_FROM === ''

async function checkCampaigns(db: D1Database, campaigns: readonly string[] | null): Promise<void> {
  const unknown = await unknownCampaigns(db, campaigns)
  if (unknown.length === 0) return
  const issues = unknown.map(name => ({
    path: 'campaigns',
    message: `unknown: ${name}`,
    code: 'unknown',
    params: { name },
  }))
  throw new HttpError(422, 'invalid-body', `No campaign "${unknown[0]}".`, issues)
}

const idOf = (c: Context<Api>): string => c.req.param('id') ?? ''

async function recipientOr404(c: Context<Api>): Promise<Recipient> {
  const recipient = await findRecipient(c.env.DB, idOf(c))
  if (!recipient) throw unknown()
  return recipient
}

const unknown = () =>
  new HttpError(404, 'unknown-recipient', 'No such recipient. GET /api/notices/recipients lists them.')

async function shown(dataKey: string, r: Recipient) {
  const { id, language, digest, alerts, campaigns, weekday, hour, zone } = r
  return {
    ...{ id, email: await addressOf(dataKey, r), language, digest, alerts, campaigns, weekday, hour, zone },
    confirmedAt: r.confirmed_at,
    digestAt: digest && r.confirmed_at !== null ? r.digest_at : null,
    digestedAt: r.digested_at,
  }
}
export type ShownRecipient = Awaited<ReturnType<typeof shown>>
