// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Role } from '../src/accounts/roles.ts'
import { addSession } from '../src/accounts/store.ts'
import { words } from '../src/dashboard/words.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { bury } from '../src/pixel/dead/letters.ts'
import { BITS } from '../src/pixel/facts/bots.ts'
import { record } from '../src/pixel/record.ts'
import { blank } from './beacon.ts'
import { addCatalogue, api, call, ORIGIN } from './call.ts'
import { PAGE_FAULTS } from './page-faults.ts'

const TAG = `<script defer src="${ORIGIN}/p.js" data-campaign="spring"></script>`
const web: Record<string, () => Response> = {}

beforeAll(async () => {
  for (const role of ['editor', 'viewer'] as const) {
    await env.DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES (?1, ?2, 'x', 0)`)
      .bind(`u-${role}`, role)
      .run()
    await addSession(env.DB, await sha256Hex(`session-${role}`), `u-${role}`, Date.now(), Date.now() + DAY_MS)
  }
  vi.stubGlobal('fetch', async (input: string) => {
    const url = String(input)
    if (url.startsWith('https://cloudflare-dns.com/'))
      return Response.json({ Status: 0, Answer: [{ type: 1, data: '93.184.216.34' }] })
    const page = web[url]
    if (!page) throw new TypeError(`nothing at ${url}`)
    return page()
  })
})

const cookie = (role: Role) => ({ Cookie: `__Host-l2l_session=session-${role}` })
const see = (path: string, role: Role = 'editor') => call('GET', path, { token: null, headers: cookie(role) })
const send = (path: string, form: Record<string, string>, role: Role = 'editor', headers = {}) =>
  call('POST', path, {
    token: null,
    raw: new URLSearchParams(form),
    headers: { ...cookie(role), 'Sec-Fetch-Site': 'same-origin', ...headers },
  })
const html = (text: string, headers = {}) =>
  new Response(text, { headers: { 'Content-Type': 'text/html', ...headers } })

const sound = (text: string) => {
  expect(text.match(/<h1[ >]/g)).toHaveLength(1)
  expect(text).not.toMatch(PAGE_FAULTS)
}

describe('before there is a campaign', () => {
  test('the installation says how to make one', async () => {
    const { status, text } = await see('/app/measure?lang=en')
    expect(status).toBe(200)
    expect(text).toContain('No campaign yet')
    sound(text)
  })
})

describe('the pages of the measurement', () => {
  beforeAll(addCatalogue)

  test('exist in both languages, for every role, without a script', async () => {
    for (const path of ['/app/measure', '/app/measure/robots', '/app/measure/cnil'])
      for (const lang of ['fr', 'en'] as const)
        for (const role of ['viewer', 'editor'] as const) {
          const { status, text } = await see(`${path}?lang=${lang}`, role)
          expect([path, status]).toEqual([path, 200])
          expect(text).toContain(words[lang].measure.name)
          sound(text)
        }
  })

  test('show the tag of the campaign that is chosen, as text', async () => {
    await api('POST', 'campaigns', { slug: 'autumn', name: 'Automne', locale: 'fr-FR', currency: 'EUR' })
    const { text } = await see('/app/measure?campaign=autumn')
    expect(text).toContain(`&lt;script defer src=&quot;${ORIGIN}/p.js&quot; data-campaign=&quot;autumn&quot;&gt;`)
    expect((await see('/app/measure?campaign=nope')).text).toContain('data-campaign=&quot;autumn&quot;') // the first
  })
})

describe('the check of a page', () => {
  beforeAll(() => {
    web['https://www.brand.fr/'] = () =>
      html(`<title>x</title>${TAG}`, { 'Content-Security-Policy': "connect-src 'self'" })
    web['https://hostile.example/'] = () =>
      html(`<title>x</title><script defer src="${ORIGIN}/p.js" data-campaign='"><b>x'></script>`)
    web['https://data.example/'] = () => Response.json({})
  })

  test('through the API names each finding with its place and its values', async () => {
    const { status, json } = await api('POST', 'pixel/check', { url: 'www.brand.fr' })
    expect(status).toBe(200)
    expect(json).toMatchObject({ url: 'https://www.brand.fr/', pixel: 'found' })
    expect(json.findings.map((f: { severity: string; code: string }) => `${f.severity} ${f.code}`)).toEqual([
      'blocks csp-connect',
      'blocks host-not-declared',
      'warning other-site',
      'good pixel-found',
      'hint no-image',
    ])
    expect(json.findings[0].values.full).toBe("connect-src 'self' https://l2l.example")
    expect(json.findings[3].place).toEqual({ line: 1, tag: TAG.slice(0, TAG.indexOf('>') + 1) })
  })

  test('on the dashboard says what blocks, where, and what to write', async () => {
    const { status, text } = await send('/app/measure/check?lang=fr', { url: 'https://www.brand.fr/' })
    expect(status).toBe(200)
    for (const word of ['quelque chose l’empêche de compter', 'n’est pas un hôte déclaré', 'Ligne 1'])
      expect(text).toContain(word)
    expect(text).toContain('connect-src &#39;self&#39; https://l2l.example')
    sound(text)
  })

  test('shows what a hostile page says as text', async () => {
    const { text } = await send('/app/measure/check', { url: 'https://hostile.example/' })
    expect(text).toContain('&lt;b&gt;x')
    expect(text).not.toContain('<b>x')
  })

  test.each([
    ['http://www.brand.fr/', 'not-https'],
    ['https://127.0.0.1/', 'private-address'],
    ['https://gone.example/', 'network'],
    ['https://data.example/', 'not-html'],
  ])('%s is refused in words, and stays in the form', async (url, code) => {
    expect((await api('POST', 'pixel/check', { url })).json.error.code).toBe(code)
    const { status, text } = await send('/app/measure/check?lang=en', { url })
    expect(status).toBe(422)
    expect(text).toContain(words.en.install.check.refused[code])
    expect(text).toContain(`value="${url}"`)
  })

  test('is for editors, and not for a form of another site', async () => {
    expect((await send('/app/measure/check', { url: 'https://www.brand.fr/' }, 'viewer')).status).toBe(403)
    const foreign = { 'Sec-Fetch-Site': 'cross-site' }
    expect((await send('/app/measure/check', { url: 'https://www.brand.fr/' }, 'editor', foreign)).status).toBe(403)
  })
})

describe('declared hosts', () => {
  test('are declared on the page, by the address of a page too, and taken back', async () => {
    expect((await see('/app/measure?lang=en')).text).toContain('None yet')
    const declared = await send('/app/measure/hosts', { host: 'https://www.brand.fr/offre?x=1' })
    expect([declared.status, declared.headers.get('location')]).toEqual([303, '/app/measure#hosts'])
    const { text } = await see('/app/measure')
    expect(text).toContain('<code>www.brand.fr</code>')
    sound(text)
    const check = await api('POST', 'pixel/check', { url: 'https://www.brand.fr/' })
    expect(check.json.findings.map((f: { code: string }) => f.code)).not.toContain('host-not-declared')
    expect((await send('/app/measure/hosts', { host: '*.brand.fr' })).status).toBe(303)
    for (const host of ['www.brand.fr', '*.brand.fr'])
      expect((await send(`/app/measure/hosts/${encodeURIComponent(host)}/remove`, {})).status).toBe(303)
    expect((await see('/app/measure?lang=en')).text).toContain('None yet')
  })

  test('that are none are refused in words, and stay in the form', async () => {
    const { status, text } = await send('/app/measure/hosts?lang=en', { host: 'not a "host"' })
    expect(status).toBe(422)
    expect(text).toContain('This is no host')
    expect(text).toContain('value="not a &quot;host&quot;"')
    expect((await send('/app/measure/hosts/gone.example/remove?lang=en', {})).text).toContain(
      'This host is not declared',
    )
  })

  test('are changed by editors', async () => {
    expect((await send('/app/measure/hosts', { host: 'www.brand.fr' }, 'viewer')).status).toBe(403)
    expect((await send('/app/measure/hosts/www.brand.fr/remove', {}, 'viewer')).status).toBe(403)
  })
})

describe('robots', () => {
  beforeAll(async () => {
    const now = Date.now()
    await record(env.DB, [
      blank(newId(), { at: now }),
      blank(newId(), { at: now, bot: 'user agent: Googlebot', bots: BITS['user-agent'] }),
      blank(newId(), { at: now, bot: 'webdriver', bots: BITS.webdriver, trusted: 1 }),
    ])
  })

  test('are told by rule, with what gave them away and what speaks against the rule', async () => {
    const { text } = await see('/app/measure/robots?lang=en')
    expect(text).toMatch(/Counted<\/dt><dd>1<\/dd>/)
    expect(text).toMatch(/Left out<\/dt><dd>2<\/dd>/)
    expect(text).toContain('user agent: Googlebot')
    expect(text).toContain('1 with a real gesture. If there are many, the rule is wrong: put it on trial.')
    expect(text).toContain('No sign of a person among them')
    sound(text)
  })

  test('a rule that is put on trial is counted again at once', async () => {
    const { status, headers } = await send('/app/measure/robots/webdriver', { mode: 'shadow' })
    expect([status, headers.get('location')]).toEqual([303, '/app/measure/robots?done=webdriver#webdriver'])
    const { text } = await see('/app/measure/robots?done=webdriver&lang=en')
    expect(text).toContain('Done: on trial')
    expect(text).toMatch(/Counted<\/dt><dd>2<\/dd>/)
    expect(text).toContain('keep it on trial')
    expect((await api('GET', 'audit')).json.items[0]).toMatchObject({
      actor: 'user:u-editor',
      target: '/api/traffic/bots/webdriver',
    })
  })

  test('are switched by editors, between modes that exist, in rules that exist', async () => {
    expect((await send('/app/measure/robots/webdriver', { mode: 'on' }, 'viewer')).status).toBe(403)
    expect((await send('/app/measure/robots/webdriver', { mode: 'nope' })).status).toBe(422)
    expect((await send('/app/measure/robots/nope', { mode: 'on' })).status).toBe(404)
    expect((await see('/app/measure/robots', 'viewer')).text).not.toContain('<form class="pick"')
  })

  test('every rule has its words in both languages', () => {
    for (const lang of ['fr', 'en'] as const)
      expect(Object.keys(BITS).filter(rule => !words[lang].robots.rules[rule])).toEqual([])
  })
})

describe('what was set aside', () => {
  const good = newId()
  beforeAll(() =>
    bury(env.DB, [
      { id: 'letter-1', body: blank(good, { at: Date.now() }), reason: 'out-of-tries', at: Date.now() },
      { id: 'letter-2', body: { id: '<b>x' }, reason: 'not-a-row: at', at: Date.now() - 1000 },
      { id: 'letter-3', body: null, reason: 'CHECK constraint failed: <i>', at: Date.now() - 2000 },
    ]),
  )

  test('is listed with why, and what to do', async () => {
    const { text } = await see('/app/measure/aside?lang=en')
    for (const said of [
      'The database did not answer',
      'no measurement of this version',
      'breaks a rule',
      'campaign spring',
    ])
      expect(text).toContain(said)
    expect(text).not.toMatch(/<b>|<i>/)
    sound(text)
  })

  test('is stored after all, one by one or all that are shown; what cannot be stays, and why is said', async () => {
    const refused = await send('/app/measure/aside/letter-2/replay?lang=en', {})
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Still unreadable')
    const { status, text } = await send('/app/measure/aside/replay?lang=en', {})
    expect(status).toBe(200)
    expect(text).toContain('1 measurement stored, 2 stay')
    expect(await env.DB.prepare('SELECT count(*) AS n FROM views WHERE id = ?1').bind(good).first('n')).toBe(1)
    expect((await send('/app/measure/aside/letter-1/replay?lang=en', {})).text).toContain('was stored before')
  })

  test('is for editors', async () => {
    expect((await see('/app/measure/aside', 'viewer')).status).toBe(403)
    expect((await send('/app/measure/aside/replay', {}, 'viewer')).status).toBe(403)
    expect((await see('/app/measure', 'viewer')).text).not.toContain('/app/measure/aside')
  })
})
