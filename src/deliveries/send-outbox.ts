import { log } from '../lib/log.ts'
import { inRequest } from '../lib/request-id.ts'
import { type Leased, lease, settle } from '../outbox/rows.ts'
import { NO_WEBHOOK, openMessage } from '../outbox/store.ts'
import { sendMail } from './mail.ts'
import { GONE, MAX_TRIES, settlementOf, type Verdict } from './verdict.ts'
import { findTarget, noteFailure, noteSuccess } from './webhook-store.ts'
import { callWebhook } from './webhooks.ts'

const PER_RUN = 50
const AT_ONCE = 6 // connections that a Worker may hold open

type Sending = Pick<Env, 'DB' | 'DATA_KEY' | 'EMAIL' | 'MAIL_FROM'>

/** Sends what is due. May run twice at once: each row is held by one of them. */
export const deliverWaiting = (env: Sending, now: number): Promise<number> => deliver(env, PER_RUN, now)

/** For whoever has just queued something: the first messages leave now and not with the next minute. As many as go at
 *  once, since what a request leaves running is ended after 30 s; the job does the rest. */
export function kick(env: Sending, ctx: Pick<ExecutionContext, 'waitUntil'>, now: number): void {
  ctx.waitUntil(deliver(env, AT_ONCE, now))
}

async function deliver(env: Sending, limit: number, now: number): Promise<number> {
  const rows = await lease(env.DB, limit, now)
  const queue = rows.values()
  const worker = async () => {
    for (const row of queue) {
      // Its lease will end.
      await inRequest(row.request, () => deliverRow(env, row, now)).catch(error =>
        log('error', 'outbox.not-delivered', { request: row.request, message: row.id }, error),
      )
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return rows.length
}

async function deliverRow(env: Sending, row: Leased, now: number): Promise<void> {
  const verdict = await tryRow(env, row, now)
  const to = settlementOf(verdict, row.attempts, now, Math.random())
  await settle(env.DB, row, to, verdict.reason, now)
  const { id: message, attempts } = row
  log(to.state === 'sent' ? 'info' : 'warn', 'outbox.tried', {
    message,
    attempts,
    state: to.state,
    verdict: verdict.reason,
  })
}

async function tryRow(env: Sending, row: Leased, now: number): Promise<Verdict> {
  if (row.attempts > MAX_TRIES) return { kind: 'dead', reason: 'cut-short' } // whoever sends it never comes back
  const data = await openMessage(env.DATA_KEY, row).catch(() => null)
  if (data === null) return { kind: 'dead', reason: 'not-ours' }
  return row.channel === 'mail' ? sendMail(env, data) : sendToWebhook(env, row, data, now)
}

async function sendToWebhook({ DB, DATA_KEY }: Sending, row: Leased, data: unknown, now: number): Promise<Verdict> {
  const target = await findTarget(DB, row.webhook ?? '')
  if (!target) return { kind: 'dead', reason: NO_WEBHOOK }
  if (target.disabled_at !== null) return { kind: 'dead', reason: 'disabled' }
  const event = { id: receiverKey(row), type: row.topic, at: row.created_at, data }
  const { verdict } = await callWebhook(DATA_KEY, target, event, now)
  if (verdict.kind === 'sent') await noteSuccess(DB, target.id)
  else await noteFailure(DB, target.id, verdict.reason === GONE, now)
  return verdict
}

/** Stable across tries, and one per topic: an event may be created first and confirmed later. */
const receiverKey = ({ topic, event }: Leased): string => `${topic}_${event}`.replaceAll('.', '-')
