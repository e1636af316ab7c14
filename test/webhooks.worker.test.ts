// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { createExecutionContext, createScheduledController, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { addKey } from '../src/accounts/store.ts'
import { eraseContact } from '../src/contacts/erase.ts'
import { indexesOf } from '../src/contacts/identity.ts'
import { storeLead } from '../src/contacts/lead.ts'
import { deliverWaiting, kick } from '../src/deliveries/send-outbox.ts'
import { endDeletedWebhooks } from '../src/deliveries/webhook-store.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import worker from '../src/local/whole.ts'
import {
  LEASE,
  LIST,
  LIST_OF_WEBHOOK,
  lease,
  PURGE,
  REPLAY_WEBHOOK,
  SUM_OF_WEBHOOK,
  settle,
} from '../src/outbox/rows.ts'
import { type Message, queueMail, tellWebhooks, topics } from '../src/outbox/store.ts'
import { addCatalogue, api, call, count } from './call.ts'

const { DB, DATA_KEY } = env
const NOW = Date.UTC(2026, 10, 23, 12)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

interface Heard {
  url: string
  headers: Headers
  body: string
}

let heard: Heard[] = []
let answer: (url: string) => Response | Promise<Response> = () => new Response('ok')
const PRIVATE = ['inside.example']

/** Every name is public but those of PRIVATE; what is posted is heard. */
async function network(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const url = String(input)
  const at = new URL(url)
  if (at.hostname !== 'cloudflare-dns.com') {
    heard.push({ url, headers: new Headers(init?.headers), body: String(init?.body) })
    return answer(url)
  }
  const address = PRIVATE.includes(at.searchParams.get('name')!) ? '10.0.0.1' : '8.8.8.8'
  const records = at.searchParams.get('type') === 'A' ? [{ type: 1, data: address }] : []
  return Response.json({ Status: 0, Answer: records })
}

beforeAll(async () => {
  await addCatalogue()
  for (const role of ['viewer', 'analyst'] as const)
    await addKey(DB, { name: role, role, tokenHash: await sha256Hex(`token-${role}`) }, 0)
})

beforeEach(async () => {
  heard = []
  answer = () => new Response('ok')
  vi.spyOn(globalThis, 'fetch').mockImplementation(network)
  vi.spyOn(Math, 'random').mockReturnValue(0)
  await DB.batch([DB.prepare('DELETE FROM webhooks'), DB.prepare('DELETE FROM outbox')])
})

afterEach(() => vi.restoreAllMocks())

const CRM = { name: 'CRM', url: 'https://crm.example/leads', topics: ['lead.created'] }
const make = async (more: object = {}) => {
  const made = await api('POST', 'webhooks', { ...CRM, ...more })
  expect(made.status).toBe(201)
  return made.json as { id: string; secret: string }
}

const NAME = 'Zoé Dupont-Secrète'
async function queue(more: Partial<Message> = {}): Promise<string> {
  const event = more.event ?? newId()
  const message = { topic: 'lead.created', event, campaign: 'spring', contact: 'c1', payload: { name: NAME } } as const
  await (await tellWebhooks(DB, DATA_KEY, { ...message, ...more }, NOW)).run()
  return event
}

const rows = async () =>
  (await DB.prepare('SELECT * FROM outbox ORDER BY id').all<Record<string, string | number | null>>()).results
const row = async () => {
  const all = await rows()
  expect(all).toHaveLength(1)
  return all[0]!
}
const webhook = async (id: string) => (await api('GET', `webhooks/${id}`)).json

const fromBase64 = (text: string) => Uint8Array.from(atob(text), char => char.charCodeAt(0))

async function verified(secret: string, { headers, body }: Heard): Promise<boolean[]> {
  const key = fromBase64(secret.slice(6))
  const mac = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
  const text = `${headers.get('webhook-id')}.${headers.get('webhook-timestamp')}.${body}`
  const signatures = headers.get('webhook-signature')!.split(' ')
  return Promise.all(
    signatures.map(one => crypto.subtle.verify('HMAC', mac, fromBase64(one.slice(3)), new TextEncoder().encode(text))),
  )
}

describe('delivering', () => {
  test('what is queued is sent once, signed, and its content is kept no longer', async () => {
    const { secret } = await make()
    const event = await queue()
    await queue({ event })
    await deliverWaiting(env, NOW)
    await deliverWaiting(env, NOW + MINUTE)
    expect(heard.map(({ url }) => url)).toEqual([CRM.url])
    expect(JSON.parse(heard[0]!.body)).toEqual({
      type: 'lead.created',
      timestamp: '2026-11-23T12:00:00.000Z',
      data: { name: NAME },
    })
    expect(heard[0]!.headers.get('webhook-id')).toBe(`lead-created_${event}`)
    expect(await verified(secret, heard[0]!)).toEqual([true])
    expect(await row()).toMatchObject({ state: 'sent', verdict: '200', attempts: 1, sealed: '', ended_at: NOW })
  })

  test('only webhooks that listen to the topic and the campaign are told, and none that is disabled', async () => {
    await make()
    await make({ name: 'spring', url: 'https://crm.example/spring', campaign: 'spring' })
    await make({ name: 'later', url: 'https://crm.example/later', topics: ['lead.confirmed'] })
    const off = await make({ name: 'off', url: 'https://crm.example/off' })
    await api('PATCH', `webhooks/${off.id}`, { disabled: true })
    await queue({ campaign: 'autumn' })
    await queue({ campaign: 'spring' })
    await deliverWaiting(env, NOW)
    expect(heard.map(({ url }) => url).sort()).toEqual([
      'https://crm.example/leads',
      'https://crm.example/leads',
      'https://crm.example/spring',
    ])
  })

  test('two runs at once send each message once', async () => {
    await make()
    for (let i = 0; i < 30; i++) await queue()
    await Promise.all([deliverWaiting(env, NOW), deliverWaiting(env, NOW)])
    expect(new Set(heard.map(({ headers }) => headers.get('webhook-id'))).size).toBe(30)
    expect(heard).toHaveLength(30)
  })

  test('a run takes fifty at most, six at a time; what is left goes with the next', async () => {
    await make()
    let open = 0
    let most = 0
    answer = async () => {
      most = Math.max(most, ++open)
      await new Promise(resolve => setTimeout(resolve, 2))
      open--
      return new Response('ok')
    }
    for (let i = 0; i < 53; i++) await queue()
    await deliverWaiting(env, NOW)
    expect(heard).toHaveLength(50)
    expect(most).toBe(6)
    await deliverWaiting(env, NOW)
    expect(heard).toHaveLength(53)
  })

  test('a run that dies gives its messages back when its lease ends, and what it settles later changes nothing', async () => {
    await make()
    await queue()
    const [held] = await lease(DB, 50, NOW)
    await deliverWaiting(env, NOW + 4 * MINUTE)
    expect(heard).toEqual([])
    await deliverWaiting(env, NOW + 5 * MINUTE)
    expect(await row()).toMatchObject({ state: 'sent', attempts: 2 })
    expect(await settle(DB, held!, { state: 'dead' }, 'timeout', NOW)).toBe(0)
    expect(await row()).toMatchObject({ state: 'sent', verdict: '200' })
  })

  test('a message that ends whoever sends it is given up', async () => {
    await make()
    await queue()
    for (let i = 0; i < 8; i++) await lease(DB, 50, NOW + i * HOUR)
    await deliverWaiting(env, NOW + DAY)
    expect(await row()).toMatchObject({ state: 'dead', verdict: 'cut-short' })
    expect(heard).toEqual([])
  })

  test('a failure is tried again on schedule with the same body and id, and after eight tries is a dead letter', async () => {
    await make()
    await queue()
    answer = () => new Response('down', { status: 503 })
    await deliverWaiting(env, NOW)
    expect(await row()).toMatchObject({ state: 'waiting', verdict: '503', attempts: 1, next_at: NOW + MINUTE })
    await deliverWaiting(env, NOW + MINUTE - 1)
    expect(heard).toHaveLength(1)
    let at = NOW
    for (let i = 0; i < 10; i++) {
      at = Number((await row()).next_at)
      await deliverWaiting(env, at)
    }
    expect(heard).toHaveLength(8)
    expect(new Set(heard.map(({ body, headers }) => body + headers.get('webhook-id'))).size).toBe(1)
    expect(heard[1]!.headers.get('webhook-timestamp')).toBe(`${(NOW + MINUTE) / 1000}`)
    const dead = await row()
    expect(dead).toMatchObject({ state: 'dead', verdict: '503', attempts: 8 })
    expect(dead.sealed).not.toBe('')
    expect(Number(dead.ended_at) - NOW).toBe(23 * HOUR + 36 * MINUTE)
  })

  test('a receiver that says when to come back is not asked before', async () => {
    await make()
    await queue()
    answer = () => new Response('slow down', { status: 429, headers: { 'Retry-After': '7200' } })
    await deliverWaiting(env, NOW)
    expect(await row()).toMatchObject({ state: 'waiting', next_at: NOW + 2 * HOUR })
  })

  test.each([
    [302, '302'],
    [404, '404'],
    [422, '422'],
  ])('an answer %i ends it at once', async (status, verdict) => {
    await make()
    await queue()
    answer = () => new Response(null, { status, headers: { Location: 'https://elsewhere.example/' } })
    await deliverWaiting(env, NOW)
    expect(heard).toHaveLength(1)
    expect(await row()).toMatchObject({ state: 'dead', verdict })
  })

  test('a name that has moved to a private address is not called', async () => {
    await make({ url: 'https://moved.example/' })
    await queue()
    PRIVATE.push('moved.example')
    await deliverWaiting(env, NOW)
    expect(heard).toEqual([])
    expect(await row()).toMatchObject({ state: 'dead', verdict: 'private-address' })
  })

  test('the answer of a receiver may be long: it is not read', async () => {
    await make()
    await queue()
    answer = () => new Response('x'.repeat(1_000_000))
    await deliverWaiting(env, NOW)
    expect(await row()).toMatchObject({ state: 'sent' })
  })

  test('what was sealed under another key is a dead letter, and the others go out', async () => {
    await make()
    await queue()
    await DB.prepare(`UPDATE outbox SET sealed = 'k1.AAAA.AAAA'`).run()
    await queue()
    await deliverWaiting(env, NOW)
    expect((await rows()).map(({ verdict }) => verdict).sort()).toEqual(['200', 'not-ours'])
  })

  test('a kick sends at once, without waiting for the minute; the minute does the rest', async () => {
    await make()
    for (let i = 0; i < 8; i++) await queue()
    const ctx = createExecutionContext()
    kick(env, ctx, NOW)
    await waitOnExecutionContext(ctx)
    expect(heard).toHaveLength(6)
    const controller = createScheduledController({ scheduledTime: new Date(NOW), cron: '* * * * *' })
    await worker.scheduled(controller, env)
    expect(heard).toHaveLength(8)
  })
})

describe('a webhook that fails', () => {
  const failing = async (id: string, times: number, at: (n: number) => number) => {
    for (let n = 0; n < times; n++) {
      await queue()
      await deliverWaiting(env, at(n))
      await DB.prepare('DELETE FROM outbox').run()
    }
    return webhook(id)
  }

  test('is disabled when it says that it is gone, and what waited for it is a dead letter', async () => {
    const { id } = await make()
    await queue()
    answer = () => new Response(null, { status: 410 })
    await deliverWaiting(env, NOW)
    expect(await row()).toMatchObject({ state: 'dead', verdict: '410' })
    expect(await webhook(id)).toMatchObject({ disabledAt: NOW, disabledWhy: 'gone' })
    expect((await webhook(id)).advice).toMatch(/gone for good.*PATCH/)
  })

  test('ten times in a row over a day is disabled, and says so', async () => {
    const { id } = await make()
    answer = () => new Response(null, { status: 500 })
    expect(await failing(id, 9, n => NOW + n * HOUR)).toMatchObject({
      failures: 9,
      failingSince: NOW,
      disabledAt: null,
    })
    expect(await failing(id, 1, () => NOW + DAY - 1)).toMatchObject({ failures: 10, disabledAt: null })
    const disabled = await failing(id, 1, () => NOW + DAY)
    expect(disabled).toMatchObject({ failures: 11, disabledAt: NOW + DAY, disabledWhy: 'failing' })
    expect(disabled.advice).toContain('10 tries')
  })

  test('for days, but seldom, is not; nor is one that works in between', async () => {
    const { id } = await make()
    answer = () => new Response(null, { status: 500 })
    expect(await failing(id, 9, n => NOW + n * DAY)).toMatchObject({ failures: 9, disabledAt: null })
    answer = () => new Response('ok')
    expect(await failing(id, 1, () => NOW + 9 * DAY)).toMatchObject({ failures: 0, failingSince: null })
  })

  test('and was disabled keeps its messages as dead letters, until it is enabled and they are replayed', async () => {
    const { id } = await make()
    await queue()
    await api('PATCH', `webhooks/${id}`, { disabled: true })
    expect((await webhook(id)).disabledWhy).toBe('by-hand')
    await deliverWaiting(env, NOW)
    expect(await row()).toMatchObject({ state: 'dead', verdict: 'disabled' })
    expect((await api('POST', `webhooks/${id}/replay`)).status).toBe(409)
    const enabled = await api('PATCH', `webhooks/${id}`, { disabled: false })
    expect(enabled.json).toMatchObject({ disabledAt: null, disabledWhy: null, failures: 0, advice: '' })
    const replayed = await api('POST', `webhooks/${id}/replay`)
    expect([replayed.status, replayed.json]).toEqual([202, { replayed: 1 }])
    await vi.waitFor(async () => expect(await row()).toMatchObject({ state: 'sent', attempts: 1 }))
  })
})

describe('over the API', () => {
  test('a secret is shown once, and kept sealed', async () => {
    const made = await api('POST', 'webhooks', CRM)
    expect(made.json).toMatchObject({ ...CRM, campaign: null, failures: 0, disabledAt: null, advice: '' })
    const { secret } = made.json
    expect(secret).toMatch(/^whsec_/)
    const shown = [await api('GET', 'webhooks'), await api('GET', `webhooks/${made.json.id}`)]
    for (const { text } of shown) {
      expect(text).toContain(CRM.url)
      expect(text).not.toMatch(/whsec_|sealed/)
    }
    expect(JSON.stringify((await DB.prepare('SELECT * FROM webhooks').all()).results)).not.toContain(secret)
  })

  test.each([
    [{ url: 'http://crm.example/' }, 'invalid-body', 'url'],
    [{ url: 'https://crm.example:8443/' }, 'not-https', 'url'],
    [{ url: 'https://user:secret@crm.example/' }, 'not-https', 'url'],
    [{ url: 'https://127.0.0.1/' }, 'private-address', 'url'],
    [{ url: 'https://0x7f.1/' }, 'private-address', 'url'],
    [{ url: 'https://[fd00::1]/' }, 'private-address', 'url'],
    [{ url: 'https://localhost/' }, 'private-address', 'url'],
    [{ url: 'https://inside.example/' }, 'private-address', 'url'],
    [{ topics: [] }, 'invalid-body', 'topics'],
    [{ topics: ['lead.deleted'] }, 'invalid-body', 'topics.0'],
    [{ campaign: 'nowhere' }, 'unknown-campaign', 'campaign'],
    [{ name: '' }, 'invalid-body', 'name'],
    [{ secret: 'whsec_mine' }, 'invalid-body', 'secret'],
  ])('a webhook with %o is refused as %s, and a change too', async (change, code, path) => {
    const { id } = await make()
    const before = await webhook(id)
    const made = await api('POST', 'webhooks', { ...CRM, ...change })
    const changed = await api('PATCH', `webhooks/${id}`, change)
    for (const { status, json } of [made, changed]) {
      expect([status, json.error.code, json.error.issues[0].path]).toEqual([422, code, path])
    }
    expect(await webhook(id)).toEqual(before)
    expect(await count('webhooks')).toBe(1)
  })

  test('a change changes what is given and nothing else', async () => {
    const { id } = await make({ campaign: 'spring' })
    const before = await webhook(id)
    expect((await api('PATCH', `webhooks/${id}`, { name: 'Other' })).json).toEqual({ ...before, name: 'Other' })
    const all = await api('PATCH', `webhooks/${id}`, { campaign: null, topics: ['lead.confirmed', 'lead.confirmed'] })
    expect(all.json).toEqual({ ...before, name: 'Other', campaign: null, topics: ['lead.confirmed'] })
  })

  test('a webhook that does not resolve yet is taken', async () => {
    vi.mocked(globalThis.fetch).mockImplementation(async () => Response.json({ Status: 3 }))
    await make({ url: 'https://soon.example/' })
  })

  test('a test sends a signed sample about nobody, and tells what came of it', async () => {
    const { id, secret } = await make()
    const good = await api('POST', `webhooks/${id}/test`)
    expect(good.json).toEqual({ verdict: 'sent', reason: '200', status: 200, ms: expect.any(Number), advice: '' })
    expect(await verified(secret, heard[0]!)).toEqual([true])
    expect(heard[0]!.headers.get('webhook-id')).toMatch(/^test_/)
    const { type, data } = JSON.parse(heard[0]!.body)
    expect([type, data.test, data.person.email]).toEqual(['lead.created', true, 'test.person@example.com'])
    answer = () => new Response(null, { status: 403 })
    const bad = await api('POST', `webhooks/${id}/test`)
    expect(bad.json).toMatchObject({
      verdict: 'dead',
      reason: '403',
      status: 403,
      advice: expect.stringMatching(/refuses/),
    })
    answer = () => Promise.reject(new TypeError('reset'))
    expect((await api('POST', `webhooks/${id}/test`)).json).toMatchObject({
      verdict: 'retry',
      reason: 'network',
      status: null,
    })
    expect((await webhook(id)).failures).toBe(0)
    expect(await rows()).toEqual([])
  })

  test('after a rotation both secrets sign for a day, then the new one alone', async () => {
    const { id, secret } = await make()
    const { json } = await api('POST', `webhooks/${id}/rotate`)
    expect(json.secret).not.toBe(secret)
    await queue()
    await deliverWaiting(env, json.previousSecretUntil - 1)
    expect(await verified(secret, heard[0]!)).toEqual([false, true])
    expect(await verified(json.secret, heard[0]!)).toEqual([true, false])
    await queue()
    await deliverWaiting(env, json.previousSecretUntil)
    expect(await verified(json.secret, heard[1]!)).toEqual([true])
    expect((await webhook(id)).previousSecretUntil).toBe(json.previousSecretUntil)
  })

  test('a deleted webhook is sent nothing, and after an hour what waits for it is emptied', async () => {
    const { id } = await make()
    await queue()
    expect((await api('DELETE', `webhooks/${id}`)).status).toBe(204)
    const now = Date.now()
    await deliverWaiting(env, now)
    expect(heard).toEqual([])
    expect((await api('DELETE', `webhooks/${id}`)).status).toBe(404)
    expect((await api('GET', 'webhooks')).json.items).toEqual([])
    await endDeletedWebhooks(env, now)
    expect(await count('webhooks')).toBe(1)
    await endDeletedWebhooks(env, now + HOUR)
    expect(await row()).toMatchObject({ state: 'dead', verdict: 'no-webhook', sealed: '' })
    expect(await count('webhooks')).toBe(0)
    expect((await api('POST', `webhooks/${id}/restore`)).status).toBe(404)
  })

  test('within the hour a deleted webhook comes back with its secret, and gets what it has missed', async () => {
    const { id, secret } = await make()
    await queue()
    await api('DELETE', `webhooks/${id}`)
    await deliverWaiting(env, Date.now())
    await queue() // while it is deleted
    expect((await api('POST', `webhooks/${id}/restore`)).json).toMatchObject({ id, disabledAt: null })
    await vi.waitFor(() => expect(heard).toHaveLength(2))
    expect(await verified(secret, heard[0]!)).toEqual([true])
    expect((await api('POST', `webhooks/${id}/restore`)).status).toBe(404)
  })

  test('what went to a webhook is listed with it, whatever became of it, and counted', async () => {
    const { id } = await make()
    const other = await make({ url: 'https://other.example/' })
    await queue({ event: 'e-1' })
    await deliverWaiting(env, NOW)
    answer = () => new Response(null, { status: 404 })
    await queue({ event: 'e-2' })
    await deliverWaiting(env, NOW)
    await queue({ event: 'e-3' })
    const { items } = (await api('GET', `webhooks/${id}/messages`)).json
    expect(items.map((one: { event: string; state: string }) => [one.event, one.state])).toEqual([
      ['e-3', 'waiting'],
      ['e-2', 'dead'],
      ['e-1', 'sent'],
    ])
    expect(await webhook(id)).toMatchObject({ lastSentAt: NOW, waiting: 1, dead: 1 })
    const first = (await api('GET', `webhooks/${other.id}/messages?limit=2`)).json
    const rest = (await api('GET', `webhooks/${other.id}/messages?limit=2&cursor=${encodeURIComponent(first.next)}`))
      .json
    expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, null])
  })

  test('what a receiver gets of each topic is shown, as it is sent', async () => {
    const { id } = await make({ topics: ['lead.created', 'digest'] })
    const { items } = (await api('GET', 'webhooks/samples')).json
    expect(items.map(({ topic }: { topic: string }) => topic)).toEqual([...topics])
    await api('POST', `webhooks/${id}/test`)
    const sent = JSON.parse(heard[0]!.body)
    expect(Object.keys(sent.data).sort()).toEqual(Object.keys(items[0].body.data).sort())
    expect(Object.keys(sent)).toEqual(Object.keys(items[0].body))
  })

  test('the outbox is listed latest first, page by page, with what to do and without a word of its contents', async () => {
    await make()
    answer = () => new Response(null, { status: 404 })
    const events: string[] = []
    for (let i = 0; i < 3; i++) {
      events.unshift(await queue())
      await DB.prepare('UPDATE outbox SET created_at = created_at + ?1 WHERE event = ?2').bind(i, events[0]!).run()
    }
    await deliverWaiting(env, NOW)
    const page = await api('GET', 'outbox?limit=2')
    const rest = await api('GET', `outbox?limit=2&cursor=${encodeURIComponent(page.json.next)}`)
    const items = [...page.json.items, ...rest.json.items]
    expect(items.map(({ event }) => event)).toEqual(events)
    expect(rest.json.next).toBe(null)
    expect(items[0]).toMatchObject({ state: 'dead', verdict: '404', attempts: 1, replayable: true, nextAt: null })
    expect(items[0].advice).toMatch(/Nothing answers.*replay/)
    expect(page.text).not.toMatch(/sealed|contact|Zoé|k1\./)
    expect((await api('GET', 'outbox?state=waiting')).json.items).toEqual([])
    expect((await api('GET', 'outbox?state=lost')).json.error.code).toBe('invalid-query')
  })

  test('a dead letter is replayed once the cause is mended', async () => {
    await make()
    await queue()
    answer = () => new Response(null, { status: 404 })
    await deliverWaiting(env, NOW)
    const id = String((await row()).id)
    answer = () => new Response('ok')
    expect((await api('POST', `outbox/${id}/replay`)).status).toBe(202)
    await vi.waitFor(async () => expect(await row()).toMatchObject({ state: 'sent', attempts: 1 }))
    const again = await api('POST', `outbox/${id}/replay`)
    expect([again.status, again.json.error.code]).toEqual([409, 'not-dead'])
    expect((await api('POST', 'outbox/nothing/replay')).status).toBe(404)
  })

  test('analysts see neither webhooks nor the outbox, and unknown webhooks are not found', async () => {
    const routes = [
      ['GET', ''],
      ['PATCH', '/x', {}],
      ['DELETE', '/x'],
      ['POST', '/x/test'],
      ['POST', '/x/rotate'],
      ['POST', '/x/replay'],
      ['POST', '/x/restore'],
      ['GET', '/x/messages'],
    ] as const
    for (const [method, path, body] of routes) {
      expect((await call(method, `/api/webhooks${path}`, { body, token: 'token-analyst' })).status).toBe(403)
      if (path) expect((await api(method, `webhooks${path}`, body)).json.error.code).toBe('unknown-webhook')
    }
    expect((await call('GET', '/api/outbox', { token: 'token-viewer' })).status).toBe(403)
  })
})

describe('mail', () => {
  const MAIL = { to: 'zoe@example.com', subject: 'Confirmez', text: 'Bonjour', html: '<p>Bonjour</p>' }
  const queueOne = async (mail = MAIL) =>
    (await queueMail(DB, DATA_KEY, { topic: 'mail.confirm', event: newId(), contact: 'c1', mail }, NOW)).run()
  const withMail = (send: (message: unknown) => Promise<unknown>, from = 'Shop <hello@shop.example>') => ({
    ...env,
    MAIL_FROM: from as '',
    EMAIL: { send } as unknown as SendEmail,
  })

  test('goes through the binding, once, and its content is kept no longer', async () => {
    await queueOne()
    const sent: unknown[] = []
    const on = withMail(async message => sent.push(message))
    await deliverWaiting(on, NOW)
    await deliverWaiting(on, NOW + HOUR)
    expect(sent).toEqual([{ from: { email: 'hello@shop.example', name: 'Shop' }, ...MAIL }])
    expect(await row()).toMatchObject({ channel: 'mail', state: 'sent', verdict: 'accepted', sealed: '' })
  })

  test('is taken by the binding as it is simulated here', async () => {
    await queueOne()
    await deliverWaiting({ ...env, MAIL_FROM: 'Shop <hello@shop.example>' as '' }, NOW)
    expect(await row()).toMatchObject({ state: 'sent', verdict: 'accepted' })
  })

  test('is off without MAIL_FROM: a dead letter says what to do', async () => {
    await queueOne()
    await deliverWaiting(env, NOW)
    const [item] = (await api('GET', 'outbox')).json.items
    expect(item).toMatchObject({ verdict: 'mail-off', advice: expect.stringContaining('MAIL_FROM'), webhook: null })
  })

  test('is tried again when the service is busy, and not when it refuses the sender', async () => {
    await queueOne()
    const failing = (code: string) => withMail(() => Promise.reject(Object.assign(new Error(MAIL.to), { code })))
    await deliverWaiting(failing('E_RATE_LIMIT_EXCEEDED'), NOW)
    expect(await row()).toMatchObject({ state: 'waiting', verdict: 'E_RATE_LIMIT_EXCEEDED', next_at: NOW + MINUTE })
    await deliverWaiting(failing('E_SENDER_NOT_VERIFIED'), NOW + MINUTE)
    expect(await row()).toMatchObject({ state: 'dead', verdict: 'E_SENDER_NOT_VERIFIED' })
  })

  test('with a line break in its subject is never handed over', async () => {
    await queueOne({ ...MAIL, subject: 'Hi\r\nBcc: all@example.com' })
    const send = vi.fn(async () => ({}))
    await deliverWaiting(withMail(send), NOW)
    expect(send).not.toHaveBeenCalled()
    expect(await row()).toMatchObject({ state: 'dead', verdict: 'bad-mail' })
  })
})

describe('forgetting', () => {
  async function contact(email: string): Promise<string> {
    const consent = { contact: true, ads: false, gpc: false, textVersion: '1' }
    const person = { email, phone: null, first_name: null, last_name: null, company: null, country: null }
    const lead = { eventId: newId(), campaign: 'spring', ad: 'ad-1', version: 1, person, message: null, visitor: null }
    await storeLead(DB, DATA_KEY, { ...lead, consent }, NOW)
    const id = await DB.prepare('SELECT contact_id FROM conversions WHERE id = ?1')
      .bind(lead.eventId)
      .first('contact_id')
    return String(id)
  }

  test('a person who is erased is told to nobody any more, not even by a replay, and others are', async () => {
    const [gone, stays] = [await contact('gone@example.com'), await contact('stays@example.com')]
    await make()
    const [dead, sent] = [await queue({ contact: gone }), await queue({ contact: gone })]
    await DB.prepare(`UPDATE outbox SET state = 'dead', verdict = '404', ended_at = 1 WHERE event = ?1`)
      .bind(dead)
      .run()
    await DB.prepare(`UPDATE outbox SET state = 'sent', verdict = '200', sealed = '', ended_at = 1 WHERE event = ?1`)
      .bind(sent)
      .run()
    const waiting = await queue({ contact: gone })
    const other = await queue({ contact: stays })
    await eraseContact(DB, await indexesOf(DATA_KEY, { email: 'gone@example.com', phone: null }), NOW)
    const state = new Map(
      (await rows()).map(({ event, state, verdict, sealed }) => [event, { state, verdict, sealed }]),
    )
    expect(state.get(waiting)).toEqual({ state: 'dead', verdict: 'erased', sealed: '' })
    expect(state.get(dead)).toEqual({ state: 'dead', verdict: 'erased', sealed: '' })
    expect(state.get(sent)).toEqual({ state: 'sent', verdict: '200', sealed: '' })
    expect(JSON.stringify(await rows())).not.toContain(gone)
    const refused = await api('POST', `outbox/${(await rows()).find(({ event }) => event === dead)!.id}/replay`)
    expect([refused.status, refused.json.error.code]).toEqual([409, 'emptied'])
    await deliverWaiting(env, NOW)
    expect(heard.map(({ headers }) => headers.get('webhook-id'))).toEqual([`lead-created_${other}`])
  })

  test('what was sent is forgotten after 30 days and dead letters after 90, by night', async () => {
    await make()
    const ends = { sent: [29.9, 30.1], dead: [30.1, 89.9, 90.1] }
    for (const [state, days] of Object.entries(ends)) {
      for (const day of days) {
        const event = await queue({ event: `${state}-${day}` })
        await DB.prepare('UPDATE outbox SET state = ?1, ended_at = ?2, created_at = ?2 WHERE event = ?3')
          .bind(state, NOW - day * DAY, event)
          .run()
      }
    }
    await queue({ event: 'waits' })
    const controller = createScheduledController({ scheduledTime: new Date(NOW), cron: '17 3 * * *' })
    await worker.scheduled(controller, env)
    expect((await rows()).map(({ event }) => event)).toEqual(['dead-30.1', 'dead-89.9', 'sent-29.9', 'waits'])
  })
})

test.each([
  ['what is due', LEASE, [1, 2, 3]],
  ['a page of the outbox', LIST, ['dead', 1, '', 2]],
  ['what a webhook left dead', REPLAY_WEBHOOK, ['w', 1]],
  ['a page of what went to a webhook', LIST_OF_WEBHOOK, ['w', 1, '', 2]],
  ['how a webhook fares', SUM_OF_WEBHOOK, ['w']],
  ['what is old', PURGE, ['sent', 1]],
])('finding %s reads no more of the outbox than it needs', async (_, sql, params) => {
  const plan = await DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...params)
    .all<{ detail: string }>()
  const details = plan.results.map(({ detail }) => detail)
  expect(details.filter(detail => /SCAN outbox|TEMP B-TREE/.test(detail))).toEqual([])
})
