import * as z from 'zod'
import { within } from '../lib/time.ts'
import type { Mail } from '../outbox/store.ts'
import type { Verdict } from './verdict.ts'

/** Cloudflare's Email Service (developers.cloudflare.com/email-service/api/send-emails/workers-api, 2026-06-25). A time-out
 *  after which the mail left all the same sends it twice: the service takes no key against repeats. */

const TIMEOUT_MS = 10_000
const MAX_SUBJECT = 200 // the service takes 998

export const mailIsOn = (setting: string): boolean => senderOf(setting) !== null

/** One line each: a line break in an address or a subject would begin another header. */
const oneLine = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\u2028\u2029]+$/u)

const mail = z.object({
  to: z.email().max(254),
  subject: oneLine(MAX_SUBJECT),
  text: z.string().min(1).max(100_000),
  html: z.string().min(1).max(100_000),
  unsubscribe: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
})

export interface Sender {
  email: string
  name: string
}

/** 'Name <a@b.example>' or 'a@b.example'; null when it is neither. */
export function senderOf(setting: string): Sender | null {
  const [, name = '', address = ''] = /^(?:([^<>]*)<([^<>]+)>)$/.exec(setting.trim()) ?? [null, '', setting.trim()]
  const clean = name.trim().replace(/^"(.*)"$/, '$1')
  if (!z.email().max(254).safeParse(address).success || /[\p{Cc}\u2028\u2029]/u.test(clean)) return null
  return { email: address, name: clean }
}

interface MailRequest extends Omit<Mail, 'unsubscribe'> {
  from: string | Sender
  headers?: Record<string, string>
}

/** What is handed to the service; null when the mail would not be one mail to one person. */
export function mailRequest(from: Sender, message: unknown): MailRequest | null {
  const parsed = mail.safeParse(message)
  if (!parsed.success) return null
  const { unsubscribe, ...letter } = parsed.data
  return {
    ...{ from: from.name === '' ? from.email : from, ...letter },
    ...(unsubscribe !== undefined && { headers: unsubscribeHeaders(unsubscribe) }),
  }
}

/** One click in the mail program (RFC 8058). */
const unsubscribeHeaders = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

export async function sendMail(env: Pick<Env, 'EMAIL' | 'MAIL_FROM'>, message: unknown): Promise<Verdict> {
  const from = senderOf(env.MAIL_FROM)
  if (!from) return { kind: 'dead', reason: 'mail-off' }
  const request = mailRequest(from, message)
  if (!request) return { kind: 'dead', reason: 'bad-mail' }
  try {
    await within(TIMEOUT_MS, 'sending a mail', env.EMAIL.send(request))
    return { kind: 'sent', reason: 'accepted' }
  } catch (error) {
    return verdictOfMailError(error)
  }
}

// The service's codes that no second try helps. Anything else may pass: limits per second and per day, its own faults.
const FINAL_CODES = [
  ...['E_VALIDATION_ERROR', 'E_FIELD_MISSING', 'E_CONTENT_TOO_LARGE', 'E_TOO_MANY_RECIPIENTS'],
  ...['E_SENDER_NOT_VERIFIED', 'E_SENDER_DOMAIN_NOT_AVAILABLE', 'E_RECIPIENT_NOT_ALLOWED', 'E_RECIPIENT_SUPPRESSED'],
]

/** By its code only: the words of an error may name the person written to. */
export function verdictOfMailError(error: unknown): Verdict {
  if ((error as Error)?.name === 'TimeoutError') return { kind: 'retry', reason: 'timeout', notBeforeMs: 0 }
  const code = String((error as { code?: unknown })?.code)
  const reason = /^E_[A-Z_]{1,60}$/.test(code) ? code : 'mail-failed'
  return FINAL_CODES.includes(reason) ? { kind: 'dead', reason } : { kind: 'retry', reason, notBeforeMs: 0 }
}
