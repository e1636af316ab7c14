// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { onSchedule } from '../src/jobs.ts'
import { fromBase64url } from '../src/lib/bytes.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import { MINUTE_MS } from '../src/lib/time.ts'
import worker from '../src/local/whole.ts'
import { addCatalogue, call, ORIGIN } from './call.ts'
import { ENDPOINTS, type Platform } from './fakes/events.ts'
import { mortal } from './fakes/list-world.ts'
import { LISTS } from './fakes/lists.ts'
import { aged } from './form.ts'

/** Values that are nowhere else. The product's main flows are gone through with them, while every other server fails and says
 *  back whatever it was sent; then they are looked for wherever they must not be. */
const { DB } = env
const PLATFORMS = Object.keys(ENDPOINTS) as Platform[]

const person = (n: number) => ({
  email: `marked${n}.person@example.com`,
  phone: `+336124578${10 + n}`,
  first_name: `Firstmark${n}`,
  last_name: `Lastmark${n}`,
})
const [lead, customer, erased, linked] = [person(1), person(2), person(3), person(4)]
const FREE_TEXT = 'a-marked-message'
const TYPED_PASSWORD = 'a-marked-password'
const SECRET = /secret|token|refresh/i

/** A platform's own credentials, with marks in the place of what is secret. */
function credentials(platform: Platform) {
  const { secrets } = LISTS[platform]
  const marked = Object.keys({ ...secrets, ...ENDPOINTS[platform].secrets }).map(name => {
    const value = { ...secrets, ...ENDPOINTS[platform].secrets }[name]
    return [name, SECRET.test(name) ? `${platform}-marked-${name}` : value] as const
  })
  return Object.fromEntries(marked)
}

interface Asked {
  host: string
  url: string
}
const asked: Asked[] = []
const logged: string[] = []
const refused: string[] = []
const marks = new Map<string, string>() // what it is → its text

const people = { lead, customer, erased, linked }

/** Every other server: names resolve, tokens are given, and all else fails with what it heard. */
async function elsewhere(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input as string, init)
  const url = new URL(request.url)
  asked.push({ host: url.host, url: request.url })
  if (url.host === 'cloudflare-dns.com') {
    const data = url.searchParams.get('type') === 'A' ? [{ type: 1, data: '93.184.216.34' }] : []
    return Response.json({ Status: 0, Answer: data })
  }
  const isToken = PLATFORMS.some(platform => `${url.origin}${url.pathname}` === LISTS[platform].tokenUrl)
  if (isToken) return Response.json({ access_token: 'marked-access-token', expires_in: 3600, token_type: 'Bearer' })
  const heard = `${request.url} ${JSON.stringify([...request.headers])} ${await request.text()}`
  return Response.json(
    { error: { message: heard, code: heard.slice(0, 200), type: heard }, message: heard, code: heard, detail: heard },
    { status: asked.length % 2 ? 400 : 503, headers: { 'x-error': heard.replace(/[^ -~]/g, '').slice(0, 4000) } },
  )
}

async function told(...args: Parameters<typeof call>) {
  const answer = await call(...args)
  if (answer.status >= 400) refused.push(`${args[0]} ${args[1]} ${answer.status} ${answer.text}`)
  return answer
}

const api = async (method: string, path: string, body?: unknown) => told(method, `/api/${path}`, { body })
const file = (path: string, lines: string[]) => told('POST', `/api/${path}`, { raw: lines.join('\n') })

async function sends(who: typeof lead, more: Record<string, string> = {}) {
  const form = { ...(await aged('/spring/ad-1')), ...who, message: FREE_TEXT, ...more }
  return told('POST', '/spring/ad-1', { token: null, raw: new URLSearchParams(form) })
}

async function minutes(count: number, from: number): Promise<void> {
  for (let minute = 0; minute < count; minute++)
    await onSchedule({ cron: '* * * * *', scheduledTime: from + minute * 5 * MINUTE_MS } as never, env)
}

beforeAll(async () => {
  vi.spyOn(globalThis, 'fetch').mockImplementation(elsewhere as typeof fetch)
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation((...said: unknown[]) => {
      logged.push(
        said.map(each => (each instanceof Error ? `${each.stack} ${each.message}` : JSON.stringify(each))).join(' '),
      )
    })
  await addCatalogue()
  await api('POST', 'campaigns/spring/ads/ad-1/publish', {})
  await forms()
  await imports()
  await platforms()
  await webhooks()
  await signIns()
  await privacy()
  await mistakes()
  await outage()
  await minutes(3, Date.now())
  await onSchedule({ cron: '17 3 * * *', scheduledTime: Date.now() } as never, env)
})
afterAll(() => vi.restoreAllMocks())

async function forms(): Promise<void> {
  for (const who of [lead, erased]) {
    const sent = await sends(who, { consent_ads: '1', consent_contact: '1' })
    expect(sent.status).toBe(303)
    asked.push({ host: 'back', url: sent.headers.get('location')! })
  }
  await sends(lead, { email: `${lead.email} not an address` })
  const mail = encodeURIComponent(linked.email)
  const query = `utm_source=meta&utm_content=${mail}&utm_term=${encodeURIComponent(linked.phone)}&email=${mail}`
  await told('GET', `/spring/ad-1?${query}`, { token: null })
  await told('GET', `/p.gif?c=spring&a=ad-1&v=${newId()}&q=${encodeURIComponent(query)}`, { token: null })
  const beacon = {
    ...{ v: newId(), c: 'spring', a: 'ad-1', t: Date.now(), e: 9000, q: query, L: `l2l.example/${linked.email}` },
    ...{ E: [['signed-up', 1, { who: linked.email, phone: linked.phone }]], F: [linked.email] },
  }
  const headers = { Origin: ORIGIN, 'User-Agent': 'Mozilla/5.0 (Macintosh) Chrome/150.0 Safari/537.36' }
  expect((await told('POST', '/e', { token: null, raw: JSON.stringify(beacon), headers })).status).toBe(204)
}

async function imports(): Promise<void> {
  const HEAD = 'email,phone,first_name,last_name,country,value,currency,consent_ads,consent_at'
  const line = ({ email, phone, first_name, last_name }: typeof lead, end: string) =>
    [email, phone, first_name, last_name, 'FR', '100', 'EUR', end].join()
  await file('contacts/import', [HEAD, line(customer, 'yes,2026-01-01')])
  await file('contacts/import', [
    HEAD,
    line(customer, 'perhaps,someday'),
    line({ ...lead, email: lead.first_name }, 'x,y'),
  ])
  await file('contacts/import', [`"${lead.email}`, lead.phone])
  await file('outcomes/import', ['email,status,value,currency', `${lead.email},won,12,EUR`, `${lead.email},maybe,x,y`])
  await file('conversions/import', ['order,email,value,currency', `O-1,${lead.email},12,EUR`, `O-2,${lead.email},x,y`])
}

let audience = ''
async function platforms(): Promise<void> {
  const rule = { name: 'Leads', campaigns: ['spring'], tiers: { min: 50 }, windowDays: 180 }
  audience = (await api('POST', 'audiences', rule)).json.id
  expect((await told('GET', `/api/audiences/${audience}/export/meta.csv`)).text).toContain(lead.email)
  for (const platform of PLATFORMS) {
    const secrets = credentials(platform)
    for (const [name, value] of Object.entries(secrets))
      if (SECRET.test(name)) marks.set(`${platform} ${name}`, String(value))
    const settings = { ...LISTS[platform].settings, ...ENDPOINTS[platform].settings }
    const made = await api('POST', 'connections', {
      destination: platform,
      name: platform,
      settings,
      secrets,
      events: ['lead', 'purchase', 'won'],
    })
    expect([platform, made.status, made.text]).toEqual([platform, 201, made.text])
    marks.set(`${platform} access token`, 'marked-access-token')
    expect((await api('POST', 'lists', { audience, connection: made.json.id })).status).toBe(201)
    await api('POST', `connections/${made.json.id}/test`, {})
    await api('GET', `connections/${made.json.id}`)
  }
  const feed = (await api('POST', 'feeds', { audience, destination: 'meta' })).json
  const path = new URL(feed.url).pathname
  const as = (password: string) => ({
    token: null,
    headers: { Authorization: `Basic ${btoa(`${feed.username}:${password}`)}` },
  })
  expect((await told('GET', path, as(feed.password))).status).toBe(200)
  expect((await told('GET', path, as(TYPED_PASSWORD))).status).toBe(401)
  marks.set('password of a feed', feed.password)
}

async function webhooks(): Promise<void> {
  const { json } = await api('POST', 'webhooks', {
    name: 'CRM',
    url: 'https://crm.example/in',
    topics: ['lead.created'],
  })
  marks.set('secret of a webhook', json.secret)
  marks.set(
    'bytes of the secret of a webhook',
    String.fromCharCode(...fromBase64url(json.secret.replace(/^whsec_/, ''))),
  )
  await api('POST', `webhooks/${json.id}/test`, {})
  expect((await sends(linked, { consent_ads: '1' })).status).toBe(303)
}

async function signIns(): Promise<void> {
  const made = await api('POST', 'keys', { name: 'CRM', role: 'editor' })
  marks.set('an API key', made.json.token)
  const link = (await api('POST', 'sign-in-links', {})).json.url as string
  const token = new URL(link).searchParams.get('link')!
  marks.set('a sign-in link', token)
  const form = (fields: Record<string, string>) => ({
    token: null,
    raw: new URLSearchParams(fields),
    headers: { Origin: ORIGIN },
  })
  await told('POST', '/app/sign-in', form({ key: TYPED_PASSWORD }))
  const entered = await told('POST', '/app/sign-in', form({ link: token }))
  expect(entered.status).toBe(303)
  const session = /__Host-l2l_session=([^;]+)/.exec(entered.headers.get('set-cookie') ?? '')![1]!
  marks.set('a session', session)
  await told('POST', '/app/sign-in', form({ link: token }))
  const invited = await api('POST', 'users', { name: 'Teammark', email: 'teammate.marked@example.com', role: 'editor' })
  expect(invited.status).toBe(201)
  await told('GET', `/api/contacts?limit=x`, { token: made.json.token })
  await told('GET', '/app/leads', { token: null, headers: { Cookie: `__Host-l2l_session=${session}` } })
}

async function privacy(): Promise<void> {
  expect((await api('POST', 'privacy/requests', { kind: 'access', email: customer.email })).status).toBe(201)
  expect((await api('POST', 'erasures', { email: erased.email })).status).toBe(202)
  await api('POST', 'erasures', { email: `${erased.first_name} at home` })
  await api('POST', 'notices/recipients', { email: 'teammate.marked@example.com', language: 'fr' })
}

/** What callers get wrong. */
async function mistakes(): Promise<void> {
  const broken = `{"email": "${lead.email}", "name": ${lead.first_name}`
  for (const path of ['erasures', 'users', 'connections', 'privacy/requests'])
    await told('POST', `/api/${path}`, { raw: broken })
  await api('POST', 'connections', {
    destination: 'meta',
    name: 'X',
    settings: {},
    secrets: { accessToken: [TYPED_PASSWORD], odd: TYPED_PASSWORD },
  })
  await api('POST', 'users', { name: lead.first_name, email: [lead.email], role: lead.last_name })
  await told('GET', '/api/users', { token: TYPED_PASSWORD })
  await api('POST', 'outcomes', { lead: 'x', email: lead.email, status: lead.first_name })
}

/** D1 is gone: what fails is logged whole. */
async function outage(): Promise<void> {
  const { db, die } = mortal()
  const form = { ...(await aged('/spring/ad-1')), ...linked, message: FREE_TEXT, consent_ads: '1' }
  die()
  const requests = [
    new Request(`${ORIGIN}/spring/ad-1`, { method: 'POST', body: new URLSearchParams(form) }),
    ...['erasures', 'privacy/requests'].map(
      path =>
        new Request(`${ORIGIN}/api/${path}`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${env.ADMIN_TOKEN}` },
          body: JSON.stringify({ email: erased.email, ...(path !== 'erasures' && { kind: 'access' }) }),
        }),
    ),
    new Request(`${ORIGIN}/app/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ link: marks.get('a sign-in link')! }),
    }),
  ]
  for (const request of requests) {
    const ctx = createExecutionContext()
    const answer = await worker.fetch(request, { ...env, DB: db }, ctx)
    expect(answer.status).toBeGreaterThanOrEqual(500)
    refused.push(`${request.url} ${answer.status} ${await answer.text()}`)
    await waitOnExecutionContext(ctx)
  }
}

async function everyMark(): Promise<Map<string, string>> {
  for (const [name, who] of Object.entries(people)) {
    for (const [field, value] of Object.entries(who)) {
      marks.set(`${field} of ${name}`, value)
      marks.set(`escaped ${field} of ${name}`, encodeURIComponent(value))
      marks.set(`SHA-256 of ${field} of ${name}`, await sha256Hex(value.toLowerCase()))
    }
    marks.set(`SHA-256 of digits of ${name}`, await sha256Hex(who.phone.slice(1)))
    marks.set(`digits of ${name}`, who.phone.slice(1))
  }
  marks.set('what a lead wrote', FREE_TEXT)
  marks.set('a wrong password', TYPED_PASSWORD)
  marks.set('a colleague’s address', 'teammate.marked@example.com')
  marks.set('a colleague’s name', 'Teammark')
  for (const name of ['ADMIN_TOKEN', 'DATA_KEY', 'SIGNING_KEY'] as const) marks.set(name, env[name])
  return marks
}

/** Where a mark may be: nowhere else. */
const MAY = {
  address: ['snapchat conversionToken'], // Snapchat's Conversions API takes its token in the address alone
  refusal: /\/spring\/ad-1 (422|503) <!doctype html>/, // a visitor's own form, which comes back with what they typed
}

describe('who somebody is, and what opens a door', () => {
  let everything: [what: string, text: string][]
  const found = (where: string): string[] =>
    everything.flatMap(([what, text]) => (text !== '' && where.includes(text) ? [what] : []))
  beforeAll(async () => {
    everything = [...(await everyMark())]
  })

  test('was told to every ad platform that was connected, and to the webhook', async () => {
    const hosts = new Set(asked.map(({ host }) => host))
    expect(hosts).toContain('crm.example')
    const platforms = /facebook|google|linkedin|tiktok|pinterest|reddit|snapchat|x\.com|microsoft|bing/
    expect([...hosts].filter(host => platforms.test(host)).length).toBeGreaterThan(8)
    const sent = await DB.prepare('SELECT count(DISTINCT connection) AS n FROM event_requests').first<number>('n')
    expect(sent).toBe(PLATFORMS.length)
    expect([refused.length > 18, logged.length > 3]).toEqual([true, true])
  })

  test('is in no log', () => {
    expect(found(logged.join('\n'))).toEqual([])
  })

  test('is in no address that is asked for, or sent to a browser', () => {
    expect(found(asked.map(({ url }) => url).join('\n'))).toEqual(MAY.address)
  })

  test('is in no refusal', () => {
    const holding = refused.filter(text => !MAY.refusal.test(text) && found(text).length > 0)
    expect(holding.map(text => [text.slice(0, 60), found(text)])).toEqual([])
  })

  test('is in the clear in no row of any table', async () => {
    const tables = await DB.prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*'`,
    ).all<{ name: string }>()
    const holding: string[] = []
    for (const { name } of tables.results) {
      const { results } = await DB.prepare(`SELECT * FROM "${name}"`).all<Record<string, unknown>>()
      for (const column of Object.keys(results[0] ?? {})) {
        const texts = results.map(row => row[column]).join('\n')
        holding.push(...found(texts).map(what => `${name}.${column}: ${what}`))
      }
    }
    expect(holding).toEqual([])
  })
})
