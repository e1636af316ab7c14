// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { arrivalBy } from '../src/accounts/access/person.ts'
import { LIST_ALL, LIST_OF_ACTOR, LIST_OF_BOTH, LIST_OF_KIND } from '../src/accounts/audit-store.ts'
import { mount } from '../src/accounts/endpoint.ts'
import { addPerson, ensureOwner } from '../src/accounts/people-store.ts'
import { ROLES, type Role } from '../src/accounts/roles.ts'
import { accountEndpoints } from '../src/accounts/routes.ts'
import { isSorted, SCOPES, type Scope } from '../src/accounts/scopes.ts'
import { addKey, addSession, findKey } from '../src/accounts/store.ts'
import { dashboard } from '../src/dashboard/routes.tsx'
import { RIGHTS } from '../src/dashboard/team/rights.tsx'
import { words } from '../src/dashboard/words.ts'
import { onError } from '../src/fallbacks.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../src/lib/time.ts'
import { assertionBy, claimsAt } from './access.ts'
import { call as callWhole, api as whole } from './call.ts'

const { DB } = env
const app = new Hono<{ Bindings: Env }>().route('/api', mount(accountEndpoints)).route('/app', dashboard)
app.onError(onError)
const PHONE = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/150.0.0.0 Mobile Safari/537.36'

interface Sent {
  as?: string // a session's token
  form?: Record<string, string>
  method?: string
  headers?: Record<string, string>
  with?: object // other bindings
}

async function call(path: string, { as, form, method = form ? 'POST' : 'GET', headers = {}, with: more }: Sent = {}) {
  const ctx = createExecutionContext()
  const init = {
    method,
    headers: { 'User-Agent': PHONE, ...(as && { Cookie: `__Host-l2l_session=${as}` }), ...headers },
    ...(form && { body: new URLSearchParams(form) }),
  }
  const response = await app.request(`http://localhost${path}`, init, { ...env, ...more }, ctx)
  const text = await response.text()
  await waitOnExecutionContext(ctx)
  const json = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null
  return {
    status: response.status,
    text,
    json,
    location: response.headers.get('location'),
    cookies: cookiesOf(response),
  }
}

const cookiesOf = (response: Response): Record<string, string> =>
  Object.fromEntries(
    response.headers.getSetCookie().map(cookie => cookie.split(';')[0]!.split('=') as [string, string]),
  )
const SESSION = '__Host-l2l_session'

async function api(method: string, path: string, body?: unknown, token = env.ADMIN_TOKEN) {
  const response = await app.request(
    `http://localhost/api/${path}`,
    {
      method,
      headers: { Authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    },
    env,
    createExecutionContext(),
  )
  const text = await response.text()
  return { status: response.status, json: text === '' ? null : JSON.parse(text) }
}

/** Somebody with that role, and the token of their session. */
async function person(role: Role, name: string = role, email: string | null = null) {
  const id = (await addPerson(env, { name, email, role }, Date.now()))!
  await DB.prepare('UPDATE users SET pending_since = NULL WHERE id = ?1').bind(id).run()
  const as = `session-${id}`
  await addSession(DB, await sha256Hex(as), id, Date.now(), Date.now() + DAY_MS, 'firefox mac')
  return { id, as }
}

const isIn = async (as: string): Promise<boolean> => (await call('/app/team/rights', { as })).status === 200
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const onceIn = (html: string) => /id="once-link"[^>]*>(http[^<]+)</.exec(html)?.[1] ?? ''
const lastAudit = () =>
  DB.prepare('SELECT actor, action, target, kind, times FROM audit ORDER BY id DESC LIMIT 1').first()

let owner: { id: string; as: string }
beforeEach(async () => {
  await DB.batch(
    ['sessions', 'sign_in_links', 'audit', 'api_keys', 'users'].map(table => DB.prepare(`DELETE FROM ${table}`)),
  )
  owner = await person('owner', 'Ada Owner')
})
afterEach(() => vi.unstubAllGlobals())

describe('inviting', () => {
  async function invite(role: Role = 'editor') {
    const shown = await call('/app/team', { as: owner.as })
    const form = { after: hidden(shown.text, 'after'), name: 'Camille', email: 'camille@example.com', role }
    const made = await call('/app/team/invite', { as: owner.as, form })
    return { ...made, form, link: onceIn(made.text).replace('http://localhost', '') }
  }

  test('a link is shown once, and opening it spends nothing: only the button does, once', async () => {
    const { link } = await invite()
    expect(link).toMatch(/^\/app\/sign-in\?link=.{32}$/)
    for (const headers of [{}, { 'Sec-Purpose': 'prefetch' }, { 'User-Agent': 'LinkScanner/1.0' }])
      expect((await call(link, { headers })).cookies[SESSION]).toBeUndefined()
    const { text } = await call(link, { headers: { 'Accept-Language': 'en' } })
    for (const said of ['You are invited', 'Camille', 'Your role: editor', 'Creates, changes, publishes and exports'])
      expect(text).toContain(said)
    const form = { link: hidden(text, 'link') }
    const inFrench = (/href="(\/app\/sign-in\?[^"]*lang=fr)"/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&')
    const other = await call(inFrench)
    expect(hidden(other.text, 'link')).toBe(form.link)
    expect([other.text, other.cookies[SESSION]]).toEqual([expect.stringContaining('On vous invite'), undefined])
    const joined = await call('/app/sign-in', { form })
    expect([joined.status, joined.location]).toEqual([303, '/app'])
    expect(await lastAudit()).toMatchObject({ action: 'sign-in', target: 'invitation', kind: 'sign-in' })
    expect((await call('/app/team/me', { as: joined.cookies[SESSION]! })).text).toContain('Chrome sur Android')
    expect((await call('/app/sign-in', { form })).status).toBe(410)
    expect((await call(link)).status).toBe(410)
    expect((await call('/app/team', { as: owner.as })).text).not.toContain(form.link)
  })

  test('an invitation ends after seven days, when it is withdrawn, and when another is made', async () => {
    const { link } = await invite()
    const { id } = (await DB.prepare('SELECT id FROM users WHERE pending_since IS NOT NULL').first<{ id: string }>())!
    const { expires_at } = (await DB.prepare('SELECT expires_at FROM sign_in_links').first<{ expires_at: number }>())!
    expect(expires_at - Date.now()).toBeGreaterThan(7 * DAY_MS - MINUTE_MS)
    expect(expires_at - Date.now()).toBeLessThanOrEqual(7 * DAY_MS)
    const again = await call(`/app/team/people/${id}/link`, { as: owner.as, form: {} })
    expect((await call(link)).status).toBe(410)
    const second = onceIn(again.text).replace('http://localhost', '')
    expect((await call(second)).status).toBe(200)
    expect((await call(`/app/team/people/${id}/withdraw`, { as: owner.as, form: {} })).location).toBe(
      '/app/team?did=withdrawn',
    )
    expect((await call(second)).status).toBe(410)
    expect(await DB.prepare('SELECT count(*) AS n FROM users').first('n')).toBe(1)
  })

  test('the same form sent again invites nobody twice, and an address is one person', async () => {
    const { form } = await invite()
    expect((await call('/app/team/invite', { as: owner.as, form })).status).toBe(409)
    const fresh = { ...form, after: hidden((await call('/app/team', { as: owner.as })).text, 'after') }
    const taken = await call('/app/team/invite', { as: owner.as, form: { ...fresh, email: 'CAMILLE@example.com ' } })
    expect(taken.status).toBe(409)
    expect(taken.text).toContain('Quelqu’un porte déjà cette adresse')
    expect(taken.text).toContain('value="Camille"') // nothing that was typed is lost
  })

  test('names and addresses are sealed, and in no log', async () => {
    await invite()
    for (const table of ['users', 'audit', 'sign_in_links'])
      expect(JSON.stringify((await DB.prepare(`SELECT * FROM ${table}`).all()).results)).not.toMatch(
        /Camille|camille@/i,
      )
  })

  test('only owners see who is on the team and invite; others are led to their own account', async () => {
    for (const role of ['editor', 'analyst', 'viewer'] as const) {
      const { as } = await person(role)
      expect((await call('/app/team', { as })).location).toBe('/app/team/me')
      expect((await call('/app/team/invite', { as, form: { name: 'x', role: 'owner' } })).status).toBe(403)
      expect((await call(`/app/team/people/${owner.id}`, { as })).status).toBe(403)
      expect((await call('/app/team/keys', { as })).status).toBe(403)
    }
  })
})

describe('roles', () => {
  test('the last owner can neither be demoted nor disabled; an owner who has not come yet does not count', async () => {
    await api('POST', 'users', { name: 'Invited', role: 'owner' })
    const path = `/app/team/people/${owner.id}`
    const demoted = await call(path, { as: owner.as, form: { role: 'viewer' } })
    expect([demoted.status, demoted.text]).toEqual([409, expect.stringContaining('le dernier propriétaire')])
    expect((await call(`${path}/disable`, { as: owner.as, form: {} })).status).toBe(409)
    await person('owner', 'Second')
    expect((await call(path, { as: owner.as, form: { role: 'viewer' } })).status).toBe(303)
  })

  test('of two owners who demote each other at once, one stays', async () => {
    const other = await person('owner')
    await Promise.all([owner.id, other.id].map(id => api('PATCH', `users/${id}`, { role: 'viewer' })))
    expect(await DB.prepare(`SELECT count(*) AS n FROM users WHERE role = 'owner'`).first('n')).toBe(1)
  })

  test('a lesser role ends sessions; a greater one gives them another token; either is taken back in one click', async () => {
    const editor = await person('editor', 'Camille')
    const path = `/app/team/people/${editor.id}`
    const done = await call(path, { as: owner.as, form: { role: 'viewer' } })
    expect(await isIn(editor.as)).toBe(false)
    const { text } = await call(done.location!, { as: owner.as })
    expect(text).toMatch(/role="status"><p>Camille est maintenant.: lecteur\./)
    expect(hidden(text, 'role')).toBe('editor')
    await addSession(DB, await sha256Hex('again'), editor.id, Date.now(), Date.now() + DAY_MS)
    await call(path, { as: owner.as, form: { role: hidden(text, 'role') } })
    const next = (await call('/app/team/rights', { as: 'again' })).cookies[SESSION]!
    expect(next).toHaveLength(32)
    expect(await isIn(next)).toBe(true)
    const until = await DB.prepare('SELECT expires_at FROM sessions WHERE token_hash = ?1')
      .bind(await sha256Hex('again'))
      .first<number>('expires_at')
    expect(until! - Date.now()).toBeLessThanOrEqual(MINUTE_MS) // for what was on its way
    expect((await call('/app/team/rights', { as: next })).cookies[SESSION]).toBeUndefined()
  })

  test('who is disabled is out at once, and what was done is undone in one click', async () => {
    const editor = await person('editor', 'Camille')
    const path = `/app/team/people/${editor.id}`
    const link = onceIn((await call(`${path}/link`, { as: owner.as, form: {} })).text).replace('http://localhost', '')
    const done = await call(`${path}/disable`, { as: owner.as, form: {} })
    expect(await isIn(editor.as)).toBe(false)
    expect((await call(link)).status).toBe(410)
    const { text } = await call(done.location!, { as: owner.as })
    expect(text).toContain(`<form method="post" action="${path}/enable">`)
    await call(`${path}/enable`, { as: owner.as, form: {} })
    expect(
      await DB.prepare('SELECT disabled_at FROM users WHERE id = ?1').bind(editor.id).first('disabled_at'),
    ).toBeNull()
  })

  test('what the table says of each role is what the API asks for', async () => {
    const spec = (await callWhole('GET', '/api/openapi.json', { token: null })).json
    for (const { least, call: named } of Object.values(RIGHTS)) {
      const [method, path] = named.split(' ') as [string, string]
      const found = spec.paths[`/api${path.replace(/:(\w+)/g, '{$1}')}`]?.[method.toLowerCase()]
      expect([named, found?.['x-role']]).toEqual([named, least])
    }
    const { text } = await call('/app/team/rights', { as: owner.as })
    expect(text.match(/>oui</g)).toHaveLength(
      Object.values(RIGHTS).reduce((n, { least }) => n + ROLES.indexOf(least) + 1, 0),
    )
  })
})

describe('sessions', () => {
  test('people see their devices, and sign one out or all but this one', async () => {
    const { id, as } = await person('viewer')
    for (const token of ['phone', 'tablet'])
      await addSession(DB, await sha256Hex(token), id, Date.now(), Date.now() + DAY_MS, 'safari ipad')
    const { text } = await call('/app/team/me', { as })
    expect(text).toContain('Firefox sur Mac')
    expect(text.match(/cet appareil/g)).toHaveLength(1)
    const [action = ''] = text.match(/\/app\/team\/me\/sessions\/[0-9a-f]{16}\/end/) ?? []
    expect((await call(action, { as, form: {} })).location).toBe('/app/team/me?did=ended')
    expect(await lastAudit()).toMatchObject({ actor: `user:${id}`, action: 'DELETE /me/sessions/:session' })
    expect([await isIn('phone'), await isIn('tablet')].filter(is => is)).toHaveLength(1)
    await call('/app/team/me/sessions/end', { as, form: {} })
    expect([await isIn('phone'), await isIn('tablet'), await isIn(as)]).toEqual([false, false, true])
  })

  test('a form that is sent when the session is over says that nothing was saved', async () => {
    const { location } = await call('/app/team/me', { form: { name: 'Late' } })
    expect((await call(`${location}&lang=en`)).text).toContain('nothing was saved')
  })

  test('nobody ends the session of somebody else but an owner', async () => {
    const [one, other] = [await person('editor'), await person('editor')]
    const id = (await sha256Hex(other.as)).slice(0, 16)
    expect((await call(`/app/team/me/sessions/${id}/end`, { as: one.as, form: {} })).status).toBe(404)
    expect((await call(`/app/team/people/${other.id}/sessions/${id}/end`, { as: one.as, form: {} })).status).toBe(403)
    expect(await isIn(other.as)).toBe(true)
    await call(`/app/team/people/${other.id}/sessions/${id}/end`, { as: owner.as, form: {} })
    expect(await isIn(other.as)).toBe(false)
  })

  test('a second device comes in by a link that its person made', async () => {
    const { as } = await person('viewer')
    const made = await call('/app/team/me/link', { as, form: {} })
    const link = new URL(onceIn(made.text)).searchParams.get('link')!
    expect((await call('/app/sign-in', { form: { link } })).location).toBe('/app')
    expect(await isIn(as)).toBe(true)
  })

  test('a name and a language that are saved greet on the next device', async () => {
    const { id, as } = await person('viewer')
    expect((await call('/app/team/me', { as, form: { name: 'Sacha', language: 'en' } })).cookies.l2l_lang).toBe('en')
    expect((await api('GET', `users?limit=200`)).json.items.find((p: { id: string }) => p.id === id)).toMatchObject({
      name: 'Sacha',
      language: 'en',
    })
    const { json } = await api('POST', `users/${id}/link`)
    const form = { link: new URL(json.url).searchParams.get('link')! }
    expect((await call('/app/sign-in', { form, headers: { 'Accept-Language': 'fr' } })).cookies.l2l_lang).toBe('en')
  })

  test('looking at any page of the team changes nothing', async () => {
    const other = await person('editor')
    const state = async () =>
      JSON.stringify(
        await DB.batch(
          ['users', 'sessions', 'sign_in_links', 'api_keys', 'audit'].map(t => DB.prepare(`SELECT * FROM ${t}`)),
        ).then(all => all.map(({ results }) => results)),
      )
    const before = await state()
    for (const path of [
      '',
      '/me',
      '/keys',
      '/trail',
      '/trail?format=csv',
      '/rights',
      `/people/${other.id}`,
      `/people/${other.id}/disable`,
      '/me/sessions/end',
      '/invite',
    ])
      expect((await call(`/app/team${path}`, { as: owner.as })).status).toBeLessThan(400)
    expect(await state()).toBe(before)
  })

  test('a form that another site sends is refused', async () => {
    const headers = { 'Sec-Fetch-Site': 'cross-site' }
    expect((await call('/app/team/invite', { as: owner.as, form: { name: 'x', role: 'owner' }, headers })).status).toBe(
      403,
    )
    expect((await call('/app/sign-in', { form: { link: 'x' }, headers })).status).toBe(403)
  })
})

describe('keys', () => {
  const key = async (scopes: readonly Scope[] | null, role: Role = 'owner') => {
    const token = `l2l_${crypto.randomUUID()}`
    await addKey(DB, { name: 'k', role, scopes, tokenHash: await sha256Hex(token) }, Date.now())
    return token
  }

  test('every endpoint is of one scope, and each scope has some', async () => {
    const { paths } = (await callWhole('GET', '/api/openapi.json', { token: null })).json
    const found = new Set<string>()
    for (const [path, methods] of Object.entries<Record<string, { 'x-scope': string }>>(paths)) {
      expect([path, isSorted(path.slice('/api'.length))]).toEqual([path, true])
      for (const about of Object.values(methods)) found.add(about['x-scope'])
    }
    expect([...found].sort()).toEqual([...SCOPES].sort())
  })

  test('a key is let in where its scopes reach, and told which one is missing elsewhere', async () => {
    const token = await key(['spend', 'audiences'])
    expect((await callWhole('GET', '/api/spend/imports', { token })).status).toBe(200)
    const refused = await callWhole('GET', '/api/campaigns', { token })
    expect([refused.status, refused.json.error.code]).toEqual([403, 'missing-scope'])
    expect(refused.json.error.message).toContain('lacks the scope campaigns; it has spend, audiences')
    expect(refused.json.error.issues[0].params).toEqual({ scope: 'campaigns' })
  })

  test('a scope gives no more than the role, and a key of before has every scope', async () => {
    const viewer = await key(['team'], 'viewer')
    expect((await callWhole('GET', '/api/keys', { token: viewer })).json.error.code).toBe('forbidden')
    const token = await key(null)
    for (const path of ['campaigns', 'keys', 'audiences', 'feeds'])
      expect((await callWhole('GET', `/api/${path}`, { token })).status).toBe(200)
  })

  test('a key for a part of things does not open the dashboard, which is all of them', async () => {
    expect((await call('/app/sign-in', { form: { key: await key(['campaigns']) } })).status).toBe(401)
    expect((await call('/app/sign-in', { form: { key: await key(null) } })).status).toBe(303)
  })

  test('a key stops on its day', async () => {
    const now = Date.now()
    const { json } = await api('POST', 'keys', { name: 'short', role: 'viewer', days: 30 })
    const hash = await sha256Hex(json.token)
    expect(await findKey(DB, hash, now + 29 * DAY_MS)).not.toBeNull()
    expect(await findKey(DB, hash, now + 31 * DAY_MS)).toBeNull()
  })

  test('the day of its last use is written once a day', async () => {
    const token = await key(['team'])
    const used = () => DB.prepare('SELECT used_at FROM api_keys').first<number>('used_at')
    expect(await used()).toBeNull()
    await api('GET', 'keys', undefined, token)
    expect((await used())! % DAY_MS).toBe(0)
    await DB.prepare('CREATE TRIGGER no_more BEFORE UPDATE ON api_keys BEGIN SELECT raise(ABORT, "again"); END').run()
    const again = await api('GET', 'keys', undefined, token)
    await DB.prepare('DROP TRIGGER no_more').run()
    expect(again.status).toBe(200)
  })

  test('it is shown once, revoked in one click, and back for ten minutes', async () => {
    const shown = await call('/app/team/keys', { as: owner.as })
    const form = { after: hidden(shown.text, 'after'), name: 'CRM', role: 'editor', days: '365', 'scope-leads': '1' }
    const made = await call('/app/team/keys', { as: owner.as, form })
    const token = /l2l_[\w-]{32}/.exec(made.text)![0]
    expect((await call('/app/team/keys', { as: owner.as, form })).status).toBe(409)
    expect((await call('/app/team/keys', { as: owner.as })).text).not.toContain(token)
    const [, id = ''] = /keys\/([0-9a-f-]{36})\/revoke/.exec(made.text) ?? []
    const done = await call(`/app/team/keys/${id}/revoke`, { as: owner.as, form: {} })
    expect(await findKey(DB, await sha256Hex(token), Date.now())).toBeNull()
    expect((await call(done.location!, { as: owner.as })).text).toContain(`action="/app/team/keys/${id}/restore"`)
    await call(`/app/team/keys/${id}/restore`, { as: owner.as, form: {} })
    expect(await findKey(DB, await sha256Hex(token), Date.now())).toMatchObject({ scopes: ['leads'] })
    await DB.prepare('UPDATE api_keys SET revoked_at = ?1')
      .bind(Date.now() - 11 * MINUTE_MS)
      .run()
    expect((await api('POST', `keys/${id}/restore`)).status).toBe(409)
  })

  test('nobody gets a key for everything without saying so', async () => {
    const { text } = await call('/app/team/keys', { as: owner.as })
    const form = { after: hidden(text, 'after'), name: 'CRM', role: 'editor' }
    const refused = await call('/app/team/keys', { as: owner.as, form })
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Cochez au moins un domaine')])
    expect(refused.text).toContain('value="CRM"')
  })
})

describe('Cloudflare Access', () => {
  const ON = { ACCESS_TEAM_DOMAIN: 'team.cloudflareaccess.com', ACCESS_AUD: 'aud-1' }
  let [first, second]: Awaited<ReturnType<typeof assertionBy>>[] = []
  let served: unknown[] = []
  let asked = 0

  beforeAll(async () => {
    ;[first, second] = [await assertionBy('k1'), await assertionBy('k2')]
  })
  beforeEach(() => {
    ;[served, asked] = [[first!.key], 0]
    vi.stubGlobal('fetch', async (input: string) => {
      if (input.startsWith('https://cloudflare-dns.com/'))
        return Response.json({ Status: 0, Answer: [{ type: 1, data: '104.16.0.1' }] })
      expect(input).toMatch(/^https:\/\/team\d*\.cloudflareaccess\.com\/cdn-cgi\/access\/certs$/)
      asked++
      return Response.json({ keys: served, public_cert: {} })
    })
  })
  const from = (token: string) => ({ headers: { 'Cf-Access-Jwt-Assertion': token }, with: ON })

  test('somebody who was invited comes in by their address, and is signed in like anybody', async () => {
    const { json } = await api('POST', 'users', { name: 'Camille', role: 'analyst', email: 'camille@example.com' })
    const token = await first!.sign(claimsAt(Date.now()))
    const came = await call('/app/team/me', from(token))
    expect([came.status, came.text]).toEqual([200, expect.stringContaining('Camille, analyste')])
    expect(await lastAudit()).toMatchObject({ actor: `user:${json.person.id}`, action: 'sign-in', target: 'access' })
    expect(await isIn(came.cookies[SESSION]!)).toBe(true)
    const left = await call('/app/sign-out', { as: came.cookies[SESSION]!, form: {}, ...from(token) })
    expect(left.location).toBe('/cdn-cgi/access/logout')
  })

  test('a stranger, and who was disabled, is told to ask an owner; the door stays for who has a key', async () => {
    const token = await first!.sign(claimsAt(Date.now()))
    const { id } = await person('editor', 'Camille', 'camille@example.com')
    await api('POST', `users/${id}/disable`)
    for (const _ of [1, 2]) {
      const refused = await call('/app/team', from(token))
      expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('Demandez à un propriétaire')])
      expect(refused.cookies[SESSION]).toBeUndefined()
      await DB.prepare('DELETE FROM users WHERE id = ?1')
        .bind(id)
        .run()
        .catch(() => {})
    }
    expect((await call('/app/sign-in', { ...from(token), form: { key: env.ADMIN_TOKEN } })).status).toBe(303)
  })

  test('what is no token of this team is as if it were not there; so is any token when Access is off', async () => {
    await person('editor', 'Camille', 'camille@example.com')
    const good = await first!.sign(claimsAt(Date.now()))
    const forged = [
      await second!.sign(claimsAt(Date.now())),
      await first!.sign({ ...claimsAt(Date.now()), aud: ['x'] }),
    ]
    for (const token of forged)
      expect((await call('/app/team', from(token))).location).toBe('/app/sign-in?back=%2Fapp%2Fteam')
    expect((await call('/app/team', { ...from(good), with: {} })).location).toBe('/app/sign-in?back=%2Fapp%2Fteam')
  })

  test('keys are asked for once an hour, and once more when one is new; not for each that is made up', async () => {
    const settings = { ...env, ACCESS_TEAM_DOMAIN: 'https://team2.cloudflareaccess.com/', ACCESS_AUD: 'aud-1' }
    await person('editor', 'Camille', 'camille@example.com')
    const at = async (who: typeof first, now: number) => {
      const claims = { ...claimsAt(now), iss: 'https://team2.cloudflareaccess.com' }
      return (await arrivalBy(settings, await who!.sign(claims), now)) !== null
    }
    const now = Date.now()
    expect([await at(first, now), await at(first, now + 1000), asked]).toEqual([true, true, 1])
    expect([await at(second, now + 2000), await at(second, now + 3000), asked]).toEqual([false, false, 1])
    served = [first!.key, second!.key]
    expect([await at(second, now + 2 * MINUTE_MS), asked]).toEqual([true, 2])
    served = [second!.key]
    expect([await at(first, now + 2 * HOUR_MS), asked]).toEqual([false, 3])
  })
})

describe('trying to come in', () => {
  const none = { limit: async () => ({ success: false }) }
  const some = { limit: async () => ({ success: true }) }
  const headers = { 'CF-Connecting-IP': '203.0.113.9' }

  test('failures are counted in the trail, one line an hour, without what was tried', async () => {
    for (const key of ['guess-1', 'guess-2', 'guess-3']) await call('/app/sign-in', { form: { key } })
    const rows = (await DB.prepare('SELECT actor, action, times FROM audit').all()).results
    expect(rows).toEqual([{ actor: 'nobody', action: 'failed sign-in', times: 3 }])
    expect(JSON.stringify((await DB.prepare('SELECT * FROM audit').all()).results)).not.toContain('guess')
  })

  test('who uses up everybody’s tries keeps out neither a browser that was here nor who has a link', async () => {
    const limits = { SIGN_IN_LIMIT: some, SIGN_IN_TOTAL_LIMIT: none }
    const form = { key: env.ADMIN_TOKEN }
    expect((await call('/app/sign-in', { form, headers, with: limits })).status).toBe(429)
    const here = (await call('/app/sign-in', { form })).cookies['__Host-l2l_known']!
    const known = { ...headers, Cookie: `__Host-l2l_known=${here}` }
    expect((await call('/app/sign-in', { form, headers: known, with: limits })).status).toBe(303)
    const made = { ...headers, Cookie: `__Host-l2l_known=${here.slice(0, -1)}x` }
    expect((await call('/app/sign-in', { form, headers: made, with: limits })).status).toBe(429)
    const { json } = await api('POST', `users/${owner.id}/link`)
    const link = new URL(json.url).searchParams.get('link')!
    expect((await call('/app/sign-in', { form: { link }, headers, with: limits })).status).toBe(303)
  })

  test('links are guessed at no faster than keys', async () => {
    const sent = { headers, with: { SIGN_IN_LIMIT: none } }
    expect((await call('/app/sign-in?link=guess', sent)).status).toBe(429)
    expect((await call('/app/sign-in', { ...sent, form: { link: 'guess' } })).status).toBe(429)
  })
})

describe('the audit trail', () => {
  test('what only answers leaves no line in it, however often it is asked while somebody types', async () => {
    const { n: before } = (await DB.prepare('SELECT count(*) AS n FROM audit').first<{ n: number }>())!
    const rule = { name: 'Engagés', tiers: { min: 20 }, windowDays: 30 }
    const asked = {
      ad: { headline: 'Votre devis', cta: 'GET_QUOTE', lang: 'fr' },
      page: { html: '<html lang="fr"><h1>Votre devis</h1></html>' },
    }
    for (const [path, body] of [
      ['/api/audiences/preview', rule],
      ['/api/match', asked],
    ] as const)
      expect([path, (await callWhole('POST', path, { body })).status]).toEqual([path, 200])
    expect((await DB.prepare('SELECT count(*) AS n FROM audit').first<{ n: number }>())!.n).toBe(before)
  })

  test('every call that changes something has words, in both languages', async () => {
    const { paths } = (await callWhole('GET', '/api/openapi.json', { token: null })).json
    const every = Object.entries<Record<string, unknown>>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        method => `${method.toUpperCase()} ${path.slice('/api'.length).replace(/\{(\w+)\}/g, ':$1')}`,
      ),
    )
    const actions = every.filter(action => !action.startsWith('GET '))
    const said = { fr: Object.keys(words.fr.team.trail.did), en: Object.keys(words.en.team.trail.did) }
    expect(actions.filter(action => !said.fr.includes(action))).toEqual([])
    expect(said.en.sort()).toEqual(said.fr.sort())
    const [known, own] = [new Set(every), said.fr.filter(action => action.includes(' /'))]
    expect(own.filter(action => !known.has(action))).toEqual([])
  })

  test('says who, what and on what; names are for editors and owners', async () => {
    const editor = await person('editor', 'Camille')
    await call(`/app/team/people/${editor.id}/disable`, { as: owner.as, form: {} })
    await call(`/app/team/people/${editor.id}/enable`, { as: owner.as, form: {} })
    const reader = await person('editor', 'Reader')
    const { text } = await call('/app/team/trail?lang=en', { as: reader.as })
    expect(text).toContain('<strong class="capital">Ada Owner</strong> disabled a person')
    expect(text).toContain(`<a href="/app/team/people/${editor.id}">Camille</a>`)
    expect((await call('/app/team/trail', { as: (await person('analyst')).as })).status).toBe(403)
  })

  test('is read by person, by subject, by day, and by page; and so in a file that no spreadsheet computes', async () => {
    const editor = await person('editor', '=cmd|calc')
    const mine = { as: owner.as }
    await call('/app/team/me', { as: editor.as, form: { name: '=cmd|calc', language: 'fr' } })
    await call('/app/sign-out', { as: editor.as, form: {} })
    await api('POST', 'keys', { name: 'k', role: 'viewer' })
    const lines = async (query: string) =>
      (await call(`/app/team/trail?${query}`, mine)).text.match(/<li data-row/g)?.length ?? 0
    expect(await lines('')).toBe(3)
    expect(await lines(`actor=user:${editor.id}&kind=&from=&to=`)).toBe(2)
    expect(await lines('kind=sign-in')).toBe(1)
    expect(await lines(`actor=user:${editor.id}&kind=team`)).toBe(1)
    const today = new Date().toISOString().slice(0, 10)
    expect(await lines(`from=${today}&to=${today}`)).toBe(3)
    expect(await lines('to=2020-01-01')).toBe(0)
    const { text } = await call('/app/team/trail?limit=2', mine)
    const [next = ''] = /cursor=[^"&]+/.exec(text) ?? []
    expect(await lines(`limit=2&${next}`)).toBe(1)
    expect((await call('/app/team/trail?kind=nonsense', mine)).status).toBe(422)
    const file = (await call('/app/team/trail?format=csv', mine)).text
    expect(file).toContain(',cmd|calc,')
    expect(file.split('\r\n')).toHaveLength(5)
    expect((await api('GET', 'audit?kind=sign-in')).json.items).toMatchObject([{ action: 'sign-out' }])
  })

  test.each([
    ['all', LIST_ALL, 'PRIMARY KEY', 3],
    ['one person', LIST_OF_ACTOR, 'audit_actor', 4],
    ['one subject', LIST_OF_KIND, 'audit_kind', 4],
    ['both', LIST_OF_BOTH, 'audit_actor', 5],
  ])('the plan of %s follows an index and sorts nothing', async (_, sql, index, parameters) => {
    const { results } = await DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(...Array(parameters).fill('x'))
      .all<{ detail: string }>()
    const plan = results.map(({ detail }) => detail).join('\n')
    expect(plan).toContain(index)
    expect(plan).not.toMatch(/SCAN|TEMP B-TREE/)
  })
})

test('the first owner is made once, and is nobody who has not come', async () => {
  expect(await ensureOwner(env, Date.now())).toBe(owner.id)
  expect((await whole('GET', 'me')).json.error.code).toBe('no-person')
})

test('what the API answers is never taken for a page, refused or not', async () => {
  for (const [options, wanted] of [
    [{ token: null }, 401],
    [{}, 200],
  ] as const) {
    const { status, headers } = await callWhole('GET', '/api/keys', options)
    expect([status, headers.get('x-content-type-options')]).toEqual([wanted, 'nosniff'])
  }
})
