import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../src/accounts/roles.ts'
import { addSession } from '../src/accounts/store.ts'
import { words } from '../src/dashboard/words.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { addCatalogue, api, call } from './call.ts'

const FORM = '/app/brands/atelier-exemple/legal'
const cookie = (role: Role) => ({ Cookie: `__Host-l2l_session=session-${role}` })
const see = (path: string, role: Role = 'editor') => call('GET', path, { token: null, headers: cookie(role) })
const send = (form: Record<string, string>, role: Role = 'editor', headers = {}) =>
  call('POST', `${FORM}?lang=fr`, {
    token: null,
    raw: new URLSearchParams(form),
    headers: { ...cookie(role), 'Sec-Fetch-Site': 'same-origin', ...headers },
  })
const legal = async () => (await api('GET', 'brands/atelier-exemple')).json.legal
/** Every field of the form, as a browser would send it. */
const typedIn = (text: string): Record<string, string> =>
  Object.fromEntries([
    ...[...text.matchAll(/<input[^>]* name="(legal\.[^"]+)"[^>]* value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
    ...[...text.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)/g)].map(([, name, value]) => [name, value]),
  ])

beforeAll(async () => {
  for (const role of ['owner', 'editor', 'analyst', 'viewer'] as const) {
    await env.DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES (?1, ?2, 'x', 0)`)
      .bind(`u-${role}`, role)
      .run()
    await addSession(env.DB, await sha256Hex(`session-${role}`), `u-${role}`, Date.now(), Date.now() + DAY_MS)
  }
  await addCatalogue()
})

describe('the legal identity of a brand', () => {
  test('is asked for where a list is refused for want of it; once it is filled in, the list can be downloaded there', async () => {
    const audience = (await api('POST', 'audiences', { name: 'Tous', campaigns: ['spring'] })).json.id
    const raw = 'email,consent_ads\na@example.com,yes'
    expect((await call('POST', '/api/contacts/import', { raw })).status).toBe(200)
    await api('PATCH', 'brands/atelier-exemple', { legal: { company: null } })
    const asked = `/app/audiences/${audience}/export/meta?form=hashed`
    const refused = await see(`${asked}&lang=en`)
    const [, link = ''] = /href="(\/app\/brands\/atelier-exemple\/legal\?back=[^"]+)"/.exec(refused.text) ?? []
    expect(new URLSearchParams(link.split('?')[1]).get('back')).toBe(`${asked}&lang=en`)
    expect(refused.text).not.toContain('curl')

    const { text } = await see(link)
    const back = /name="back" value="([^"]*)"/.exec(text)![1]!.replaceAll('&amp;', '&')
    const saved = await send({ ...typedIn(text), 'legal.company': 'Atelier Exemple SAS', back })
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${asked}&lang=en`])
    expect((await legal()).company).toBe('Atelier Exemple SAS')
    expect((await see(`${asked}&lang=en`)).text).not.toContain(words.en.audience.file.gaps)
    expect((await api('GET', 'audit')).json.items[0]).toMatchObject({
      actor: 'user:u-editor',
      action: 'PATCH /brands/:id',
    })
  })

  test('is shown whole in its form, and saving it without a change changes nothing', async () => {
    await api('PATCH', 'brands/atelier-exemple', {
      legal: { recipients: ['Salesforce, Inc.', 'Centre d’appels'], retentionMonths: 24, dpo: 'dpo@example.com' },
    })
    const before = await legal()
    expect((await send(typedIn((await see(FORM)).text))).status).toBe(303)
    expect(await legal()).toEqual(before)
  })

  test('keeps what a form does not send, refused or not; only a field that is left empty removes', async () => {
    const before = await legal()
    expect((await send({})).status).toBe(303)
    expect(await legal()).toEqual(before)
    const refused = await send({ 'legal.email': 'pas une adresse' })
    expect(typedIn(refused.text)).toMatchObject({ 'legal.company': before.company, 'legal.dpo': before.dpo })
    expect((await send({ 'legal.phone': '+33 1 99 00 00 00', 'legal.dpo': ' ' })).status).toBe(303)
    expect(await legal()).toEqual({ ...before, phone: '+33 1 99 00 00 00', dpo: null })
    expect((await send({ 'legal.recipients': '' })).status).toBe(303)
    expect((await legal()).recipients).toEqual([])
  })

  test('stands on the privacy page as soon as it is saved', async () => {
    const saved = await send({ ...typedIn((await see(FORM)).text), 'legal.email': 'vie-privee@example.com' })
    expect(saved.headers.get('location')).toBe('/app/brands?done=saved')
    expect((await call('GET', '/legal/atelier-exemple/privacy', { token: null })).text).toContain(
      'vie-privee@example.com',
    )
  })

  test('is refused beside the field in French, with every answer kept, and nothing is saved', async () => {
    const before = await legal()
    const wrong = {
      'legal.company': 'Autre',
      'legal.email': 'pas une adresse',
      'legal.retentionMonths': '1000',
      'legal.recipients': 'Un\nDeux',
    }
    const { status, text } = await send({ ...wrong, back: '/app/feeds' })
    expect(status).toBe(422)
    expect(text).toMatch(/id="legal\.email-wrong">Une adresse e-mail/)
    expect(text).toMatch(/id="legal\.retentionMonths-wrong">120 au plus/)
    expect(typedIn(text)).toMatchObject(wrong)
    expect(text).toContain('name="back" value="/app/feeds"')
    expect(await legal()).toEqual(before)
  })

  test('is for editors to change, from this host', async () => {
    for (const role of ['analyst', 'viewer'] as const) {
      expect((await see(FORM, role)).status).toBe(403)
      expect((await send({ 'legal.company': 'X' }, role)).status).toBe(403)
    }
    expect((await send({ 'legal.company': 'X' }, 'editor', { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect((await see('/app/brands/nobody/legal')).status).toBe(404)
    expect((await legal()).company).toBe('Atelier Exemple SAS')
  })

  test('leads to no other site after it is saved', async () => {
    for (const back of [
      'https://evil.example',
      '//evil.example',
      '/app/\\evil.example',
      '/app/..//evil.example',
      '/appetite',
    ])
      expect((await send({ ...typedIn((await see(FORM)).text), back })).headers.get('location')).toBe(
        '/app/brands?done=saved',
      )
  })
})

test('the brands are among the pages of the platforms, with what is missing; only editors are led to the form', async () => {
  expect((await see('/app/platforms?lang=en', 'analyst')).text).toContain('href="/app/brands"')
  await api('PATCH', 'brands/atelier-exemple', { legal: { email: null, address: null } })
  for (const lang of ['fr', 'en'] as const) {
    const { text } = await see(`/app/brands?lang=${lang}`)
    expect(text).toContain(words[lang].brands.gapOf('atelier-exemple', words[lang].brands.gap.contact))
    expect(text).toContain('/app/brands/atelier-exemple/legal?back=')
    expect((await see(`/app/brands?lang=${lang}`, 'analyst')).text).not.toContain('/legal')
  }
  expect((await see('/app/brands', 'viewer')).status).toBe(403)
})
