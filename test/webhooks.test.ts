import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { VERIFIERS } from '../src/dashboard/webhooks/verify.ts'
import { adviceOn, adviceOnReason } from '../src/deliveries/advice.ts'
import { mailRequest, senderOf, verdictOfMailError } from '../src/deliveries/mail.ts'
import { newSecret, signedHeaders } from '../src/deliveries/signature.ts'
import {
  MAX_TRIES,
  retryAfterMs,
  settlementOf,
  type Verdict,
  verdictOf,
  verdictOfRefusal,
  WAITS_MS,
} from '../src/deliveries/verdict.ts'
import { webhookRequest } from '../src/deliveries/webhooks.ts'
import type { FetchRefusal } from '../src/lib/safe-fetch.ts'
import { TimeoutError } from '../src/lib/time.ts'

const NOW = Date.UTC(2026, 10, 23, 12)
const HOUR = 3_600_000

describe('a signature', () => {
  test('is the one of the Standard Webhooks libraries (their own test vector)', async () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek'
    expect(await signedHeaders([secret], id, '{"test": 2432232314}', 1_614_265_330_000)).toEqual({
      'webhook-id': id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
  })

  test('is checked by the code that the dashboard gives for Node.js, and no other body, time or secret is', async () => {
    const code = `data:text/javascript,${encodeURIComponent(VERIFIERS['Node.js'])}`
    const { isSigned } = (await import(/* @vite-ignore */ code)) as {
      isSigned: (body: string | Buffer, headers: Record<string, string>, secret: string) => boolean
    }
    const [secret, other] = [newSecret(), newSecret()]
    const body = '{"type":"lead.created","name":"Zoé"}'
    const now = Date.now()
    const headers = await signedHeaders([other, secret], 'id', body, now)
    expect(isSigned(Buffer.from(body), headers, secret)).toBe(true)
    expect(isSigned(body, headers, other)).toBe(true)
    const wrong = [
      isSigned(`${body} `, headers, secret),
      isSigned(body, headers, newSecret()),
      isSigned(body, { ...headers, 'webhook-id': 'id2' }, secret),
      isSigned(body, { ...headers, 'webhook-signature': headers['webhook-signature']!.replaceAll('v1,', '') }, secret),
      isSigned(body, await signedHeaders([secret], 'id', body, now - 301_000), secret),
      isSigned(body, { ...headers, 'webhook-timestamp': '' }, secret),
      isSigned(body, {}, secret),
    ]
    expect(wrong).toEqual(wrong.map(() => false))
  })

  test('agrees with node:crypto on any secret, id and body', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 24, maxLength: 64 }), fc.string(), async (key, body) => {
        const headers = await signedHeaders([`whsec_${Buffer.from(key).toString('base64')}`], 'id', body, 5000)
        const mac = createHmac('sha256', key).update(`id.5.${body}`).digest('base64')
        expect(headers['webhook-signature']).toBe(`v1,${mac}`)
      }),
    )
  })

  test('is made with a secret of 32 random bytes', () => {
    const [one, other] = [newSecret(), newSecret()]
    expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(one).not.toBe(other)
  })
})

test('a lead goes out as this request, signed with the new secret and with the one before', async () => {
  const { given, expect: wanted } = JSON.parse(
    readFileSync(path.join(import.meta.dirname, 'fixtures/webhooks/lead.json'), 'utf8'),
  )
  expect(await webhookRequest(given.secrets, given.event, given.now)).toEqual(wanted)
})

test("the manual's few lines know our signatures from forged, altered and old ones", async () => {
  const manual = readFileSync(path.join(import.meta.dirname, '../docs/audiences.md'), 'utf8')
  const code = /```js\n(import \{ createHmac[\s\S]*?)```/.exec(manual)![1]!
  expect(code.trim().split('\n')).toHaveLength(8)
  const { isOurs } = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)
  const [secret, before, body] = [newSecret(), newSecret(), '{"name":"Zoé"}']
  const headers = await signedHeaders([secret, before], 'id', body, Date.now())
  expect([isOurs(headers, body, secret), isOurs(headers, body, before)]).toEqual([true, true])
  expect(isOurs(headers, body, newSecret())).toBe(false)
  expect(isOurs(headers, `${body} `, secret)).toBe(false)
  expect(isOurs({ ...headers, 'webhook-id': 'other' }, body, secret)).toBe(false)
  expect(isOurs({}, body, secret)).toBe(false)
  const old = await signedHeaders([secret], 'id', body, Date.now() - 301_000)
  expect(isOurs(old, body, secret)).toBe(false)
})

describe('what an answer comes to', () => {
  test.each<[number, Verdict['kind']]>([
    [200, 'sent'],
    [204, 'sent'],
    [299, 'sent'],
    [301, 'dead'],
    [304, 'dead'],
    [307, 'dead'],
    [400, 'dead'],
    [401, 'dead'],
    [404, 'dead'],
    [408, 'retry'],
    [410, 'dead'],
    [422, 'dead'],
    [425, 'retry'],
    [429, 'retry'],
    [500, 'retry'],
    [503, 'retry'],
    [599, 'retry'],
  ])('%i is %s', (status, kind) => {
    expect(verdictOf(status, null, NOW)).toMatchObject({ kind, reason: `${status}` })
  })

  test.each<[FetchRefusal, Verdict['kind']]>([
    ['timeout', 'retry'],
    ['network', 'retry'],
    ['unresolvable', 'retry'],
    ['private-address', 'dead'],
    ['not-https', 'dead'],
  ])('%s is %s', (reason, kind) => expect(verdictOfRefusal(reason)).toMatchObject({ kind, reason }))

  test.each([
    [null, 0],
    ['', 0],
    ['0', 0],
    ['120', 120_000],
    [' 120 ', 120_000],
    ['999999', 24 * HOUR],
    ['-5', 0],
    ['1.5', 0],
    ['soon', 0],
    ['Mon, 23 Nov 2026 13:00:00 GMT', HOUR],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['Thu, 23 Nov 2028 12:00:00 GMT', 24 * HOUR],
  ])('Retry-After: %s waits %i ms', (header, ms) => expect(retryAfterMs(header, NOW)).toBe(ms))
})

describe('trying again', () => {
  const failed: Verdict = { kind: 'retry', reason: '503', notBeforeMs: 0 }

  test('is done after 1, 5 and 30 minutes, then 2, 5, 6 and 10 hours, and then no more', () => {
    const waits = Array.from({ length: 8 }, (_, n) => settlementOf(failed, n + 1, NOW, 0))
    const minutes = waits.map(to => (to.state === 'waiting' ? (to.nextAt - NOW) / 60_000 : to.state))
    expect(minutes).toEqual([1, 5, 30, 120, 300, 360, 600, 'dead'])
    expect(MAX_TRIES).toBe(8)
    expect(WAITS_MS.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(24 * HOUR)
  })

  test('is spread by up to a tenth, and never sooner than asked', () => {
    const nextAt = (verdict: Verdict, random: number) => {
      const to = settlementOf(verdict, 2, NOW, random)
      return to.state === 'waiting' ? to.nextAt - NOW : null
    }
    expect(nextAt(failed, 1)).toBe(5.5 * 60_000)
    expect(nextAt({ ...failed, notBeforeMs: HOUR }, 0.5)).toBe(HOUR)
    expect(nextAt({ ...failed, notBeforeMs: 1000 }, 0)).toBe(5 * 60_000)
  })

  test('is not done for what was sent, or will never be taken', () => {
    expect(settlementOf({ kind: 'sent', reason: '200' }, 1, NOW, 0)).toEqual({ state: 'sent' })
    expect(settlementOf({ kind: 'dead', reason: '404' }, 1, NOW, 0)).toEqual({ state: 'dead' })
  })
})

test('every reason comes with words that say what to do', () => {
  expect(adviceOn('sent', '200')).toBe('')
  expect(adviceOn('waiting', '')).toBe('')
  expect(adviceOn('waiting', '503')).toContain('by itself')
  expect(adviceOn('dead', '302')).toContain('Give the final URL')
  expect(adviceOn('dead', '422')).toContain('422')
  expect(adviceOn('dead', 'private-address')).toMatch(/PATCH.*replay/)
  expect(adviceOn('dead', 'erased')).not.toContain('replay')
  expect(adviceOn('dead', 'E_SOMETHING_NEW')).toContain('E_SOMETHING_NEW')
  expect(adviceOnReason('timeout')).toContain('10 seconds')
})

describe('a mail', () => {
  test.each([
    ['hello@shop.example', { email: 'hello@shop.example', name: '' }],
    [' Shop <hello@shop.example> ', { email: 'hello@shop.example', name: 'Shop' }],
    ['"L’été, la boutique" <hello@shop.example>', { email: 'hello@shop.example', name: 'L’été, la boutique' }],
    ['', null],
    ['Shop', null],
    ['Shop <>', null],
    ['Shop <a@b.example> <c@d.example>', null],
    ['Shop\r\nBcc: x@y.example <hello@shop.example>', null],
    ['a@b.example, c@d.example', null],
  ])('from "%s" is from %o', (setting, sender) => expect(senderOf(setting)).toEqual(sender))

  const from = { email: 'hello@shop.example', name: 'Shop' }
  const mail = { to: 'zoe@example.com', subject: 'Confirmez votre demande 👩‍🔧', text: 'Bonjour', html: '<p>Bonjour' }

  test('goes to one address, in text and in HTML', () => {
    expect(mailRequest(from, mail)).toEqual({ from, ...mail })
    expect(mailRequest({ ...from, name: '' }, mail)?.from).toBe('hello@shop.example')
  })

  test.each([
    { to: 'zoe@example.com\r\nBcc: all@example.com' },
    { to: 'zoe@example.com, all@example.com' },
    { to: 'Zoé <zoe@example.com>' },
    { to: '' },
    { subject: 'Hello\nBcc: all@example.com' },
    { subject: 'Hello\rX' },
    { subject: 'Hello\u2028X' },
    { subject: 'Hello\0' },
    { subject: '' },
    { subject: 'x'.repeat(201) },
    { text: '' },
    { html: '' },
  ])('with %o is not sent', change => expect(mailRequest(from, { ...mail, ...change })).toBe(null))

  test.each([
    [{ code: 'E_RATE_LIMIT_EXCEEDED' }, 'retry', 'E_RATE_LIMIT_EXCEEDED'],
    [{ code: 'E_INTERNAL_SERVER_ERROR' }, 'retry', 'E_INTERNAL_SERVER_ERROR'],
    [{ code: 'E_SENDER_NOT_VERIFIED' }, 'dead', 'E_SENDER_NOT_VERIFIED'],
    [{ code: 'E_RECIPIENT_SUPPRESSED' }, 'dead', 'E_RECIPIENT_SUPPRESSED'],
    [new Error('zoe@example.com is wrong'), 'retry', 'mail-failed'],
    [{ code: 'E_X zoe@example.com' }, 'retry', 'mail-failed'],
    [new TimeoutError('late'), 'retry', 'timeout'],
    [null, 'retry', 'mail-failed'],
  ])('that fails with %o is %s as %s, and the reason names nobody', (error, kind, reason) => {
    expect(verdictOfMailError(error)).toMatchObject({ kind, reason })
  })
})
