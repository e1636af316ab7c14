import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Role } from '../src/accounts/roles.ts'
import { addSession } from '../src/accounts/store.ts'
import { LANGUAGES, words } from '../src/dashboard/words.ts'
import { deliverWaiting } from '../src/deliveries/send-outbox.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { tellWebhooks, topics } from '../src/outbox/store.ts'
import { addCatalogue, api, call } from './call.ts'
import { PAGE_FAULTS } from './page-faults.ts'

const { DB, DATA_KEY } = env
const { hooks } = words.en

let answer = () => new Response('ok')
let heard = 0

async function network(input: RequestInfo | URL): Promise<Response> {
  const { hostname, searchParams } = new URL(String(input))
  if (hostname === 'cloudflare-dns.com') {
    const address = searchParams.get('name') === 'inside.example' ? '10.0.0.1' : '8.8.8.8'
    return Response.json({ Status: 0, Answer: [{ type: 1, data: address }] })
  }
  heard++
  return answer()
}

beforeAll(async () => {
  await addCatalogue()
  for (const role of ['editor', 'analyst'] as const) {
    await DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES (?1, ?2, 'x', 0)`)
      .bind(`u-${role}`, role)
      .run()
    await addSession(DB, await sha256Hex(`session-${role}`), `u-${role}`, Date.now(), Date.now() + DAY_MS)
  }
})

beforeEach(async () => {
  heard = 0
  answer = () => new Response('ok')
  vi.spyOn(globalThis, 'fetch').mockImplementation(network)
  await DB.batch([DB.prepare('DELETE FROM webhooks'), DB.prepare('DELETE FROM outbox')])
})
afterEach(() => vi.restoreAllMocks())

const cookie = (role: Role) => ({ Cookie: `__Host-l2l_session=session-${role}; l2l_lang=en` })
const see = (path: string, role: Role = 'editor') => call('GET', path, { token: null, headers: cookie(role) })
const send = (path: string, form: Record<string, string> = {}, role: Role = 'editor') =>
  call('POST', path, {
    token: null,
    raw: new URLSearchParams(form),
    headers: { ...cookie(role), 'Sec-Fetch-Site': 'same-origin' },
  })

const sound = (text: string) => {
  expect(text.match(/<h1[ >]/g)).toHaveLength(1)
  expect(text).not.toMatch(PAGE_FAULTS)
  expect(text).not.toContain('<b>')
}

const FORM = { name: 'CRM A&B', url: 'https://crm.example/leads', 'topic-lead.created': '1', campaign: '' }
const SECRET = /whsec_[\w+/=]+/

async function made(more: Record<string, string> = {}) {
  const { status, text } = await send('/app/webhooks', { ...FORM, ...more })
  expect(status).toBe(201)
  const id = /\/app\/webhooks\/([\w-]{36})\/test/.exec(text)![1]!
  return { id, at: `/app/webhooks/${id}`, text, secret: SECRET.exec(text)![0] }
}

const queue = async () =>
  (await tellWebhooks(DB, DATA_KEY, { topic: 'lead.created', event: newId(), campaign: 'spring', contact: 'c1', payload: { name: 'Zoé' } }, Date.now())).run() // biome-ignore format: one line

describe('a webhook', () => {
  test('is asked for where there is none, in both languages, by editors alone', async () => {
    for (const lang of LANGUAGES) {
      const { status, text } = await see(`/app/webhooks?lang=${lang}`)
      expect(status).toBe(200)
      expect(text).toContain(words[lang].hooks.noneHow)
      sound(text)
    }
    expect((await see('/app/webhooks', 'analyst')).status).toBe(403)
    expect((await send('/app/webhooks', FORM, 'analyst')).status).toBe(403)
  })

  test('is added by a form, and its secret is on that page and on no other', async () => {
    const { at, text, secret } = await made()
    sound(text)
    expect(text).toContain(hooks.secretHow)
    expect(text).toContain('createHmac')
    const later = await see(at)
    expect(later.headers.get('cache-control')).toContain('no-store')
    expect(later.text).not.toContain(secret)
    const list = await see('/app/webhooks')
    expect(list.text).toContain('CRM A&amp;B')
    expect(list.text).not.toContain(secret)
    sound(list.text)
  })

  test.each([
    [{ url: 'http://crm.example/' }, 'url', /https/],
    [{ url: 'https://inside.example/' }, 'url', /public internet/],
    [{ 'topic-lead.created': '' }, 'topics', hooks.topicsNone],
    [{ name: '' }, 'name', /./],
  ])('with %j is refused at its field, and nothing that was typed is lost', async (more, field, why) => {
    const { status, text } = await send('/app/webhooks', { ...FORM, name: 'My own name', ...more })
    expect(status).toBe(422)
    expect(text).toMatch(why)
    expect(text).toContain(field === 'topics' ? 'id="topics-wrong"' : `id="${field}-wrong"`)
    if (field !== 'name') expect(text).toContain('value="My own name"')
    sound(text)
  })

  test('is tried from its page, which says what came of it and what to do', async () => {
    const { at } = await made()
    expect((await send(`${at}/test`)).text).toMatch(/Received: answer 200 in [\d,]+ ms/)
    answer = () => new Response(null, { status: 404 })
    expect((await send(`${at}/test`)).text).toContain(hooks.reasons['404'])
    answer = () => new Response(null, { status: 302, headers: { Location: 'https://crm.example/login' } })
    expect((await send(`${at}/test`)).text).toContain(hooks.redirects('302'))
    answer = () => new Response(null, { status: 503 })
    const busy = (await send(`${at}/test`)).text
    expect(busy).toContain(hooks.refusedBy('503'))
    expect(busy).toContain(hooks.again)
    expect(heard).toBe(4)
  })

  test('gets a new secret, and the page says until when the old one signs', async () => {
    const { at, secret } = await made()
    const { text } = await send(`${at}/rotate`)
    expect(SECRET.exec(text)![0]).not.toBe(secret)
    expect(text).toMatch(/The old secret still signs, beside the new one, until \d/)
  })

  test('is changed, disabled and enabled by forms, each of which can be undone', async () => {
    const { id, at } = await made()
    expect((await send(`${at}/save`, { ...FORM, name: 'Sales', campaign: 'spring' })).status).toBe(303)
    expect((await api('GET', `webhooks/${id}`)).json).toMatchObject({ name: 'Sales', campaign: 'spring' })
    expect((await send(`${at}/disable`)).headers.get('location')).toBe(`${at}?done=disabled`)
    const off = (await see(`${at}?done=disabled`)).text
    expect(off).toContain(`action="${at}/enable"`)
    expect(off).toContain(hooks.advice['by-hand'])
    expect((await send(`${at}/enable`)).status).toBe(303)
    expect((await api('GET', `webhooks/${id}`)).json.disabledAt).toBe(null)
    const { items } = (await api('GET', 'audit')).json
    expect(items[0]).toMatchObject({ actor: 'user:u-editor', action: 'PATCH /webhooks/:id' })
  })

  test('that was deleted comes back by the button beside the news', async () => {
    const { at, id } = await made()
    const gone = await send(`${at}/delete`)
    expect(gone.headers.get('location')).toBe(`/app/webhooks?deleted=${id}`)
    expect((await see(at)).status).toBe(404)
    const { text } = await see(gone.headers.get('location')!)
    expect(text).toContain(`action="${at}/restore"`)
    expect((await send(`${at}/restore`)).headers.get('location')).toBe(`${at}?done=restored`)
    expect((await see(at)).status).toBe(200)
    expect((await send(`/app/webhooks/${newId()}/restore`)).headers.get('location')).toBe('/app/webhooks?done=gone')
  })
})

describe('what went to a webhook', () => {
  test('is listed with what the receiver answered; what was lost is sent again, one by one or all', async () => {
    const { at } = await made()
    answer = () => new Response(null, { status: 404 })
    for (let i = 0; i < 3; i++) await queue()
    await deliverWaiting(env, Date.now())
    const lost = (await see(at)).text
    expect(lost).toContain(hooks.dead({ n: 3, text: '3' }))
    expect(lost).toContain(hooks.reasons['404'])
    expect(lost).not.toMatch(/Zoé|data-poll="/)
    sound(lost)
    answer = () => new Response('ok')
    const message = /name="message" value="([^"]+)"/.exec(lost)![1]!
    expect((await send(`${at}/resend`, { message })).headers.get('location')).toBe(`${at}?resent=1#messages`)
    expect((await send(`${at}/replay`)).headers.get('location')).toBe(`${at}?resent=2#messages`)
    await vi.waitFor(async () => expect((await see(at)).text.match(/mark-good/g)).toHaveLength(3))
    expect((await send(`${at}/resend`, { message })).text).toContain(hooks.refused['not-dead'])
  })

  test('is asked for again by the page while something is about to leave', async () => {
    const { at } = await made()
    await queue()
    expect((await see(at)).text).toContain('data-poll="3"')
    await deliverWaiting(env, Date.now())
    expect((await see(at)).text).not.toContain('data-poll="3"')
  })
})

test('every topic and every reason has its words in both languages', () => {
  for (const lang of LANGUAGES) expect(Object.keys(words[lang].hooks.topics)).toEqual([...topics])
  expect(Object.keys(words.en.hooks.reasons)).toEqual(Object.keys(words.fr.hooks.reasons))
  expect(Object.keys(words.en.hooks.refused)).toEqual(Object.keys(words.fr.hooks.refused))
})
