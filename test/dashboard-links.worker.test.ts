import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Role } from '../src/accounts/roles.ts'
import { addSession } from '../src/accounts/store.ts'
import { dashboard } from '../src/dashboard/routes.tsx'
import { sha256Hex } from '../src/lib/crypto.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { addCatalogue, api, call } from './call.ts'

const { DB } = env
const ROLES = ['owner', 'analyst', 'viewer'] as const
const params: Record<string, string> = {}

beforeAll(async () => {
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('no network here'))
  for (const role of ROLES) {
    await DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES (?1, ?1, 'x', 0)`).bind(role).run()
    await addSession(DB, await sha256Hex(`session-${role}`), role, Date.now(), Date.now() + DAY_MS)
  }
  await addCatalogue()
  await api('POST', 'campaigns', { slug: 'empty', name: 'Vide', locale: 'fr-FR', currency: 'EUR' })
  const made = async (path: string, body: object): Promise<string> => {
    const { status, text, json } = await api('POST', path, body)
    expect([status, text]).toEqual([201, text])
    return json.id
  }
  const rule = { name: 'Intéressés', campaigns: ['spring'], tiers: { min: 20 }, windowDays: 30 }
  const audience = await made('audiences', rule)
  const account = { settings: { adAccountId: '123', pixelId: '456' }, secrets: { accessToken: 'EAAB-token' } }
  const connection = await made('connections', { destination: 'meta', name: 'Boutique', events: ['lead'], ...account })
  const list = await made('lists', { audience, connection })
  const feed = await made('feeds', { audience, destination: 'google' })
  const request = await made('privacy/requests', { kind: 'access', email: 'who@example.com' })
  const webhook = await made('webhooks', { name: 'CRM', url: 'https://crm.example/', topics: ['lead.created'] })
  const [brand] = (await api('GET', 'brands')).json.items
  await DB.prepare(
    `INSERT INTO conversions (id, kind, campaign, ad, at) VALUES ('lead-1', 'lead', 'spring', 'ad-1', ?1)`,
  )
    .bind(Date.now())
    .run()
  Object.assign(params, {
    ...{
      ':slug': 'spring',
      ':ad': 'ad-1',
      ':action': 'save',
      ':destination': 'meta',
      ':kind': 'customers',
      ':list': list,
    },
    ...{
      'audiences/:id': audience,
      'platforms/:id': connection,
      'feeds/:id': feed,
      'brands/:id': brand.id,
      'requests/:id': request,
      'webhooks/:id': webhook,
      'leads/:id': 'lead-1',
      'people/:id': 'viewer',
    },
  })
})

afterAll(() => vi.restoreAllMocks())

const see = (path: string, role: Role) =>
  call('GET', path, { token: null, headers: { Cookie: `__Host-l2l_session=session-${role}` } })

const FORMS = new Set(
  dashboard.routes.flatMap(({ method, path }) => (method === 'POST' && !path.startsWith('/sign-') ? [path] : [])),
)

// What the other tests need, or what calls out.
const TAKES_AWAY = /delete|remove|revoke|withdraw|disable|end$|disconnect|test$|check$|try$/

/** '/platforms/:id/pause' → '/platforms/01a2…/pause' */
const filled = (path: string): string =>
  path
    .replace(/([\w-]+)\/(:id)\b/, (at, of: string) => (params[at] ? `${of}/${params[at]}` : at))
    .replace(/:\w+/g, name => params[name] ?? 'x')

test.each([...FORMS])('the address of the form at %s can be opened, in the language that is asked for', async path => {
  const at = `/app${filled(path)}?lang=en`
  const { status, headers } = await see(at, 'owner')
  const [page, search] = status === 302 ? headers.get('location')!.split('?') : at.split('?')
  const { status: shown, text } = await see(`${page}?${search}`, 'owner')
  expect([shown, /<html lang="(\w+)"/.exec(text)?.[1]]).toEqual([200, 'en'])
})

test.each([...FORMS])('a form at %s that says nothing that was asked is no error of ours', async path => {
  if (TAKES_AWAY.test(path)) return
  for (const body of [new URLSearchParams({ a: '1' }), new FormData()]) {
    const { status } = await call('POST', `/app${filled(path)}`, {
      ...{ token: null, raw: body, headers: { Cookie: '__Host-l2l_session=session-owner' } },
    })
    expect(status).toBeLessThan(500)
  }
})

test.each(ROLES)('no link that the role %s sees leads to a page that is not theirs, or not there', async role => {
  const seen = new Set(['/app'])
  const wrong: string[] = []
  for (const path of seen) {
    const { status, text, headers } = await see(path, role)
    const next = headers.get('location')?.match(/^\/app[^?#]*/)?.[0]
    if (next) seen.add(next)
    else if (status !== 200) wrong.push(`${path}: ${status}`)
    for (const [, href = ''] of text.matchAll(/<a [^>]*?href="(\/app[^"?#]*)/g))
      if (!href.endsWith('.csv')) seen.add(href)
  }
  expect(wrong).toEqual([])
  expect(seen.size).toBeGreaterThan(role === 'viewer' ? 5 : 15)
})

test('how many people are in a stage of a sequence is for those who may see audiences', async () => {
  const sizes = async (role: Role) =>
    (await see('/app/campaigns/spring/sequence', role)).text.match(/<p class="sizes">/g)?.length ?? 0
  expect([await sizes('analyst'), await sizes('viewer')]).toEqual([4, 0])
  const { json: key } = await api('POST', 'keys', { name: 'reader', role: 'viewer' })
  const { json } = await call('GET', '/api/campaigns/spring/sequence', { token: key.token })
  expect(json.stages.map(({ size }: { size: unknown }) => size)).toEqual([null, null, null, null])
})
