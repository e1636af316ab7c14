// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type * as z from 'zod'
import type { Role } from '../src/accounts/roles.ts'
import { addSession } from '../src/accounts/store.ts'
import { formatsOf } from '../src/dashboard/formats.ts'
import { ListPage } from '../src/dashboard/platforms/list-page.tsx'
import { apiOf } from '../src/dashboard/platforms/state.ts'
import type { Screen } from '../src/dashboard/screen.ts'
import { words } from '../src/dashboard/words.ts'
import { WORDS } from '../src/deliveries/events/event-advice.ts'
import type { Connection } from '../src/deliveries/platforms/connection-schema.ts'
import { openConnection } from '../src/deliveries/platforms/connection-store.ts'
import { NOTHING_TO_MATCH, VALUE_UNKNOWN } from '../src/deliveries/sync/wanted-rows.ts'
import type { Destination } from '../src/destinations/contract.ts'
import { destinationNames, destinations } from '../src/destinations/index.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { typeset } from '../src/lib/typography.ts'
import { addCatalogue, api, call, count, ORIGIN } from './call.ts'
import { ENDPOINTS } from './fakes/events.ts'
import { PAGE_FAULTS } from './page-faults.ts'

const { DB, DATA_KEY } = env
const ROLES = ['owner', 'editor', 'analyst', 'viewer'] as const
let audience = ''

beforeAll(async () => {
  for (const role of ROLES) {
    await DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES (?1, ?2, 'x', 0)`)
      .bind(`u-${role}`, role)
      .run()
    await addSession(DB, await sha256Hex(`session-${role}`), `u-${role}`, Date.now(), Date.now() + DAY_MS)
  }
  await addCatalogue()
  const rule = { name: 'Intéressés A&B', campaigns: ['spring'], tiers: { min: 20 }, windowDays: 30 }
  const made = await api('POST', 'audiences', rule)
  expect([made.status, made.text]).toEqual([201, made.text])
  audience = made.json.id
})

const cookie = (role: Role) => ({ Cookie: `__Host-l2l_session=session-${role}` })
const see = (path: string, role: Role = 'owner') => call('GET', path, { token: null, headers: cookie(role) })
const send = (path: string, form: Record<string, string> | FormData, role: Role = 'owner', headers = {}) =>
  call('POST', path, {
    token: null,
    raw: form instanceof FormData ? form : new URLSearchParams(form),
    headers: { ...cookie(role), 'Sec-Fetch-Site': 'same-origin', ...headers },
  })

const sound = (text: string) => {
  expect(text.match(/<h1[ >]/g)).toHaveLength(1)
  expect(text).not.toMatch(PAGE_FAULTS)
  expect(text).not.toContain('<b>')
}

const META = {
  name: 'Boutique',
  'settings.adAccountId': '123',
  'settings.pixelId': '456',
  'secrets.accessToken': 'EAAB-secret-token',
  'events.lead': 'on',
}

const connected = async (): Promise<string> => {
  const { headers } = await send('/app/platforms/meta/connect', META)
  return /\/app\/platforms\/([\w-]+)\?done=connected/.exec(headers.get('location') ?? '')![1]!
}
const listed = async (connection: string): Promise<string> => {
  await send(`/app/platforms/${connection}/lists`, { audience, everyHours: '24', name: '' }, 'editor')
  const { json } = await api('GET', 'lists')
  return json.items[0].id
}
const newestFeed = async (): Promise<string> => (await api('GET', 'feeds')).json.items[0]?.id ?? ''
const lastAudited = async () => (await api('GET', 'audit')).json.items[0]

describe('the four pages', () => {
  const PAGES = ['/app/platforms', '/app/feeds', '/app/deliveries', '/app/imports']

  test('exist in both languages, empty, with what to do next', async () => {
    for (const path of PAGES)
      for (const lang of ['fr', 'en'] as const)
        for (const role of ['owner', 'editor', 'analyst'] as const) {
          const { status, text } = await see(`${path}?lang=${lang}`, role)
          expect([path, status]).toEqual([path, 200])
          expect(text).toContain(words[lang].platforms.tabs)
          sound(text)
        }
    expect((await see('/app/feeds?lang=en')).text).toContain(words.en.feeds.none)
    expect((await see('/app/deliveries?lang=en')).text).toContain(words.en.ledger.none)
    expect((await see('/app/imports?lang=en')).text).toContain(words.en.crm.hints.nobody)
  })

  test('are not for viewers, who find no link to them', async () => {
    for (const path of PAGES) expect([path, (await see(path, 'viewer')).status]).toEqual([path, 403])
    expect((await see('/app', 'viewer')).text).not.toContain('/app/platforms')
    expect((await see('/app', 'analyst')).text).toContain('href="/app/platforms"')
  })

  test('name all nine platforms, and what no official page confirms', async () => {
    const { text } = await see('/app/platforms?lang=en')
    for (const name of destinationNames) {
      expect(text).toContain(`<h2>${destinations[name].label}</h2>`)
      expect(text).toContain(words.en.platforms.unverified(destinations[name].unverified.length))
    }
  })
})

describe('connecting an account', () => {
  test('asks for every setting and credential of every platform, with words in both languages', async () => {
    for (const lang of ['fr', 'en'] as const)
      for (const name of destinationNames) {
        const of: Destination = destinations[name]
        const { status, text } = await see(`/app/platforms/${name}/connect?lang=${lang}`)
        expect([name, status]).toEqual([name, 200])
        sound(text)
        for (const field of Object.keys(of.settings.shape)) {
          expect(words[lang].connect.fields[field], `${name}: ${field}`).toBeDefined()
          expect(text).toMatch(new RegExp(`name="settings\\.${field}(\\.lead|\\.won)?"`))
        }
        for (const field of Object.keys(of.secrets.shape)) {
          expect(words[lang].connect.fields[field], `${name}: ${field}`).toBeDefined()
          expect(text).toMatch(new RegExp(`name="secrets\\.${field}"[^>]*type="password" autocomplete="off"`))
        }
        for (const step of Object.values(words[lang].connect.steps[name]))
          expect(text).toContain(`<li>${escaped(step)}`)
      }
  })

  test('keeps what was typed when it is refused, except credentials, and says why beside the field', async () => {
    const form = { ...META, 'settings.adAccountId': 'act_"123' }
    const { status, text } = await send('/app/platforms/meta/connect?lang=en', form)
    expect(status).toBe(422)
    expect(text).toContain(words.en.platforms.refused['invalid-body'])
    expect(text).toContain('value="act_&quot;123"')
    expect(text).toMatch(/id="settings\.adAccountId-wrong">the number of the ad account/)
    expect(text).toContain('value="456"')
    expect(text).not.toContain('EAAB-secret-token')
    expect(await count('connections')).toBe(0)
    sound(text)
  })

  test('leads to its page; its credentials are on none, and the audit trail names who did it', async () => {
    const id = await connected()
    expect(await lastAudited()).toMatchObject({ actor: 'user:u-owner', action: 'POST /connections' })
    for (const path of ['/app/platforms', `/app/platforms/${id}?done=connected&lang=en`, `/app/platforms/${id}/edit`]) {
      const { status, text } = await see(path)
      expect([path, status]).toEqual([path, 200])
      expect(text).toContain('Boutique')
      expect(text).not.toContain('EAAB-secret-token')
      sound(text)
    }
    expect((await openConnection(DB, DATA_KEY, id))!.secrets).toEqual({ accessToken: 'EAAB-secret-token' })
  })

  test('a table by kind of event holds what was filled in, and nothing for the others', async () => {
    const { status, headers } = await send('/app/platforms/google/connect', {
      name: 'Ads',
      'settings.customerId': '1234567890',
      'settings.loginCustomerId': '',
      'settings.conversions.lead': '101',
      'settings.conversions.won': ' ',
      'settings.conversions.tier-intent': '105',
      'secrets.clientId': 'client-of-the-example',
      'secrets.clientSecret': 'secret-of-the-example',
      'secrets.refreshToken': 'token-of-the-example',
    })
    expect(status).toBe(303)
    const id = /platforms\/([\w-]+)/.exec(headers.get('location')!)![1]!
    const { json } = await api('GET', `connections/${id}`)
    expect(json.settings).toEqual({ customerId: '1234567890', conversions: { lead: '101', 'tier-intent': '105' } })
    expect(json.events).toEqual([])
  })

  test('is for owners: others see no button, and their form is refused', async () => {
    expect((await see('/app/platforms/meta/connect', 'editor')).status).toBe(403)
    expect((await send('/app/platforms/meta/connect', META, 'editor')).status).toBe(403)
    expect((await see('/app/platforms', 'editor')).text).not.toMatch(/platforms\/\w+\/connect"/)
    expect((await send('/app/platforms/meta/connect', META, 'owner', { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(
      403,
    )
    expect((await see('/app/platforms/nowhere/connect')).status).toBe(404)
  })
})

describe('a connected account', () => {
  test('is changed without its credentials, or with all of them', async () => {
    const id = await connected()
    const form = { ...META, name: 'Renommée', 'secrets.accessToken': '', 'events.won': 'on' }
    expect((await send(`/app/platforms/${id}/edit`, form)).status).toBe(303)
    expect((await api('GET', `connections/${id}`)).json).toMatchObject({ name: 'Renommée', events: ['lead', 'won'] })
    expect((await openConnection(DB, DATA_KEY, id))!.secrets).toEqual({ accessToken: 'EAAB-secret-token' })
    expect(
      (await send(`/app/platforms/${id}/edit`, { ...form, 'secrets.accessToken': 'EAAB-other-token' })).status,
    ).toBe(303)
    expect((await openConnection(DB, DATA_KEY, id))!.secrets).toEqual({ accessToken: 'EAAB-other-token' })
    const { status, text } = await send(`/app/platforms/${id}/edit?lang=en`, { ...form, name: '' })
    expect(status).toBe(422)
    expect(text).toContain('id="name-wrong"')
  })

  test('is paused and resumed; why it stands still is said with what to do', async () => {
    const id = await connected()
    expect((await send(`/app/platforms/${id}/pause`, {})).headers.get('location')).toContain('done=paused')
    expect((await see(`/app/platforms/${id}?lang=en`)).text).toContain(words.en.platforms.advice.byHand)
    expect((await send(`/app/platforms/${id}/resume`, {})).status).toBe(303)
    await DB.prepare(
      `UPDATE connections SET paused_at = 1, paused_why = 'halted', last_reason = '190/460' WHERE id = ?1`,
    )
      .bind(id)
      .run()
    for (const path of ['/app/platforms', `/app/platforms/${id}`])
      expect((await see(`${path}?lang=en`)).text).toContain(words.en.platforms.advice.halted('Meta', '190/460'))
    for (const action of ['pause', 'resume', 'disconnect'])
      expect((await send(`/app/platforms/${id}/${action}`, { sure: 'on' }, 'editor')).status).toBe(403)
  })

  test('is disconnected once that is confirmed, and only then', async () => {
    const id = await connected()
    const refused = await send(`/app/platforms/${id}/disconnect?lang=en`, {})
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(words.en.platforms.refused['not-confirmed'])
    expect((await send(`/app/platforms/${id}/disconnect`, { sure: 'on' })).headers.get('location')).toBe(
      '/app/platforms?done=disconnected',
    )
    expect((await see(`/app/platforms/${id}`)).status).toBe(404)
  })
})

describe('lists', () => {
  test('are added with a name that says nothing, and shown with what they hold', async () => {
    const id = await connected()
    expect((await see(`/app/platforms/${id}?lang=en`)).text).toContain(words.en.platforms.lists.none)
    const list = await listed(id)
    const { text } = await see(`/app/platforms/${id}?lang=en`)
    expect(text).toContain('Intéressés A&amp;B')
    expect(text).toMatch(/Called “L2L [0-9a-f]{4}” on the platform/)
    expect(text).toContain(words.en.platforms.lists.noRun)
    expect(text).toContain('<span class="state">Waiting for its first run</span>')
    expect(text).not.toContain(words.en.platforms.lists.state.live)
    sound(text)
    const own = await see(`/app/platforms/${id}/lists/${list}?lang=en`)
    expect(own.text).toContain(words.en.platforms.lists.planTitle)
    expect(own.text).toMatch(/in the audience<\/dt><dd>0<\/dd>/)
    sound(own.text)
    expect(await lastAudited()).toMatchObject({ actor: 'user:u-editor', action: 'POST /lists' })
  })

  test('that are gone on the platform say so, and are made again from their page when somebody asks', async () => {
    const id = await connected()
    const list = await listed(id)
    const at = `/app/platforms/${id}/lists/${list}`
    const anew = () => send(`${at}/anew?lang=fr`, {}, 'editor')
    expect((await see(`${at}?lang=fr`)).text).not.toContain(`${at}/anew`)
    expect((await anew()).text).toContain(typeset(words.fr.platforms.refused['list-there']!, 'fr'))
    await DB.prepare(`UPDATE lists SET platform_list = '7', stopped_why = 'gone-on-platform' WHERE id = ?1`)
      .bind(list)
      .run()
    for (const lang of ['fr', 'en'] as const) {
      const { text } = await see(`${at}?lang=${lang}`)
      expect(text).toContain(`action="${at}/anew"`)
      expect(text).toContain(typeset(words[lang].platforms.lists.advice.gonePlatform, lang))
      sound(text)
    }
    expect((await anew()).headers.get('location')).toBe(`${at}?done=synced`)
    expect((await api('GET', `lists/${list}`)).json).toMatchObject({ platformList: null, stoppedWhy: null })
  })

  test('go with what customers are worth where the platform takes it and somebody ticks that, and say so', async () => {
    const id = await connected()
    const box = '<input type="checkbox" id="withValue" name="withValue"'
    expect((await see(`/app/platforms/${id}`)).text).toContain(box)
    const form = { audience, everyHours: '24', name: '', withValue: 'on' }
    expect((await send(`/app/platforms/${id}/lists`, form, 'editor')).status).toBe(303)
    const [list] = (await api('GET', `lists?connection=${id}`)).json.items
    expect(list.withValue).toBe(true)
    const { text } = await see(`/app/platforms/${id}/lists/${list.id}?lang=fr`)
    expect(text).toContain(' · avec la valeur des clients')
    sound(text)
    const { settings, secrets } = ENDPOINTS.reddit
    const other = { destination: 'reddit', name: 'R', settings, secrets }
    const { json } = await api('POST', 'connections', other)
    expect((await see(`/app/platforms/${json.id}`)).text).not.toContain('withValue')
    const refused = await send(`/app/platforms/${json.id}/lists?lang=en`, form, 'editor')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(words.en.platforms.refused['no-values'])
  })

  test('whose name speaks of health are refused beside the field, with what was typed', async () => {
    const id = await connected()
    const before = await count('lists')
    const form = { audience, everyHours: '168', name: 'Leads diabète' }
    const { status, text } = await send(`/app/platforms/${id}/lists?lang=en`, form, 'editor')
    expect(status).toBe(422)
    expect(text).toMatch(/id="name-wrong">“diabète” says something of health or money/)
    expect(text).toContain('value="Leads diabète"')
    expect(text).toMatch(/<option value="168" selected/)
    expect(await count('lists')).toBe(before)
  })

  test('are compared at once, and stopped with or without their members', async () => {
    const id = await connected()
    const list = await listed(id)
    await DB.prepare(`UPDATE lists SET platform_list = 'there' WHERE id = ?1`).bind(list).run()
    const at = `/app/platforms/${id}/lists/${list}`
    expect((await send(`${at}/sync`, {}, 'editor')).headers.get('location')).toBe(`${at}?done=synced`)
    expect((await send(`${at}/stop`, { members: 'keep' }, 'editor')).headers.get('location')).toContain('done=left')
    expect((await api('GET', `lists/${list}`)).json.state).toBe('left')
    const late = await send(`${at}/sync?lang=en`, {}, 'editor')
    expect([late.status, late.text.includes(words.en.platforms.refused['list-ended']!)]).toEqual([409, true])
    expect((await send(`${at}/stop`, { members: 'empty' }, 'editor')).headers.get('location')).toContain('done=emptied')
    expect((await api('GET', `lists/${list}`)).json.state).toBe('emptying')
  })

  test('say whom the platform refused by reason and in counts, and name nobody', async () => {
    const id = await connected()
    const list = await listed(id)
    await DB.prepare(`UPDATE lists SET counts = ?2 WHERE id = ?1`)
      .bind(list, JSON.stringify({ sent: 7, waiting: 0, leaving: 0, refused: { 'nothing-to-match': 3, ODD: 1 } }))
      .run()
    const { text } = await see(`/app/platforms/${id}/lists/${list}?lang=en`, 'analyst')
    expect(text).toContain(`3: ${words.en.platforms.reasons['nothing-to-match']}`)
    expect(text).toContain('code “ODD” of the platform')
    expect(text).not.toContain('<form method="post" action="/app/platforms')
  })

  test('say who is left out of the next run because they were refused before, and why', async () => {
    const id = await connected()
    await listed(id)
    const [list] = (await api('GET', `lists?connection=${id}`)).json.items
    const { json: plan } = await api('GET', `lists/${list.id}/plan`)
    const shown = (refused: Record<string, number>) =>
      String(
        ListPage({
          screen: { t: words.fr, f: formatsOf('fr'), url: new URL(ORIGIN), viewer: null } as Screen,
          ...{ list, connection: { id, name: 'Boutique' } as Connection, audience: 'Intéressés' },
          plan: { ...plan, leftOut: { ...plan.leftOut, refused } },
        }),
      )
    expect(shown({})).toContain(words.fr.platforms.lists.nobody)
    const text = shown({ 'nothing-to-match': 1, ODD: 2 })
    expect(text).not.toContain(words.fr.platforms.lists.nobody)
    const { lists, reasons } = words.fr.platforms
    expect(text).toContain(lists.refusedBefore({ n: 1, text: '1' }, reasons['nothing-to-match']!))
    expect(text).toContain('2 refusées auparavant')
  })

  test('that are being run say so in place of figures that are not there yet', async () => {
    const id = await connected()
    const list = await listed(id)
    await DB.prepare('UPDATE lists SET lease_until = ?2 WHERE id = ?1')
      .bind(list, Date.now() + DAY_MS)
      .run()
    const running = (await see(`/app/platforms/${id}/lists/${list}?lang=en`)).text
    expect(running).toContain(words.en.platforms.lists.running)
    expect(running).not.toContain(`<dt>${words.en.platforms.lists.onPlatform}</dt>`)
    await DB.prepare('UPDATE lists SET lease_until = 0 WHERE id = ?1').bind(list).run()
    expect((await see(`/app/platforms/${id}?lang=en`)).text).not.toContain(words.en.platforms.lists.running)
  })

  test('are for editors to change, and under their own connection only', async () => {
    const [id, other] = [await connected(), await connected()]
    const list = await listed(id)
    for (const action of ['sync', 'again', 'stop'])
      expect((await send(`/app/platforms/${id}/lists/${list}/${action}`, {}, 'analyst')).status).toBe(403)
    expect((await send(`/app/platforms/${id}/lists`, { audience }, 'analyst')).status).toBe(403)
    expect((await see(`/app/platforms/${other}/lists/${list}`)).status).toBe(404)
    expect((await see(`/app/platforms/${id}/lists/nope`)).status).toBe(404)
  })
})

describe('events', () => {
  test('that no conversion of the platform stands for are named, with what to do', async () => {
    const connection = {
      destination: 'google',
      name: 'Compte',
      settings: { customerId: '1234567890', conversions: { lead: '12345' } },
      secrets: { clientId: 'client-id', clientSecret: 'client-secret', refreshToken: 'refresh-token' },
      events: ['lead', 'won'],
    }
    const { json } = await api('POST', 'connections', connection)
    expect(json.notSetUp).toEqual(['won'])
    expect((await see(`/app/platforms/${json.id}?lang=en`, 'analyst')).text).toContain(
      'Nothing leaves yet for: Deals won.',
    )
    expect((await see(`/app/platforms/${json.id}?lang=fr`, 'analyst')).text).toContain(
      words.fr.platforms.events.notSetUp('Affaires gagnées'),
    )
    expect((await see(`/app/platforms/${await connected()}?lang=en`)).text).not.toContain('Nothing leaves yet')
  })

  const tell = (connection: string, state: string, verdict: string, missing: string | null) =>
    DB.prepare(
      `INSERT INTO event_sends (connection, kind, event, at, created_at, next_at, state, verdict, missing, ended_at)
       VALUES (?1, 'lead', ?2, ?3, ?3, ?3, ?4, ?5, ?6, ?3)`,
    )
      .bind(connection, newId(), Date.now() - 1000, state, verdict, missing)
      .run()

  test('are told by what they carry, what did not leave and why; the dead are sent again', async () => {
    const id = await connected()
    await tell(id, 'sent', '', '["email"]')
    await tell(id, 'sent', '', '[]')
    await tell(id, 'dead', 'no-identifier', null)
    const { text } = await see(`/app/platforms/${id}?lang=en`, 'editor')
    expect(text).toMatch(/E-mail<\/th><td class="ladder-bar">.*?<span>50%<\/span>/s)
    expect(text).toContain(words.en.platforms.events.help.email)
    expect(text).toContain(`1: ${words.en.platforms.reasons['no-identifier']}`)
    sound(text)
    expect((await see(`/app/platforms/${id}`, 'analyst')).text).not.toContain('/replay')
    expect((await send(`/app/platforms/${id}/replay`, {}, 'analyst')).status).toBe(403)
    expect((await send(`/app/platforms/${id}/replay`, {}, 'editor')).status).toBe(303)
    const again = await send(`/app/platforms/${id}/replay?lang=en`, {}, 'editor')
    expect(again.status).toBe(409)
    expect(again.text).toContain(words.en.platforms.refused['nothing-to-replay'])
  })
})

describe('feeds', () => {
  test('show their password once; another one follows without the old one ending at once', async () => {
    const form = { audience, destination: 'google', everyHours: '24', after: await newestFeed() }
    const made = await send('/app/feeds/audience?lang=en', form, 'editor')
    expect(made.status).toBe(200)
    const password = /Password<\/dt><dd><pre[^>]*><code>([\w-]{20,})</.exec(made.text)![1]!
    expect(made.text).toMatch(/https:\/\/l2l\.example\/feeds\/[\w-]+\/google\.csv/)
    expect(made.headers.get('cache-control')).toContain('no-store')
    sound(made.text)
    const list = await see('/app/feeds?lang=en', 'analyst')
    expect(list.text).toContain('Audience “Intéressés A&amp;B”')
    expect(list.text).toContain(words.en.feeds.state.never)
    expect(list.text).not.toContain(password)
    expect(list.text).not.toContain('<form method="post" action="/app/feeds')
    const id = await newestFeed()
    const rotated = await send(`/app/feeds/${id}/rotate?lang=en`, { seen: '' }, 'editor')
    expect(rotated.text).toContain('The old password works until')
    expect(rotated.text).not.toContain(password)
    await DB.prepare('UPDATE feeds SET previous_until = 1 WHERE id = ?1').bind(id).run()
    expect((await see('/app/feeds?lang=en')).text).not.toContain('The old password opens until')
    expect((await send(`/app/feeds/${id}/revoke`, {}, 'editor')).headers.get('location')).toBe(
      '/app/feeds?done=revoked',
    )
    const twice = await send(`/app/feeds/${id}/revoke?lang=en`, {}, 'editor')
    expect([twice.status, twice.text.includes(words.en.feeds.refused['unknown-feed']!)]).toEqual([404, true])
  })

  test('whose form is loaded anew are neither made twice nor given another password', async () => {
    const form = { audience, destination: 'google', everyHours: '', after: await newestFeed() }
    expect((await send('/app/feeds/audience', form, 'editor')).status).toBe(200)
    const id = await newestFeed()
    const again = await send('/app/feeds/audience?lang=en', form, 'editor')
    expect([again.status, await newestFeed()]).toEqual([409, id])
    expect(again.text).toContain(words.en.feeds.refused['made-since'])
    expect(again.text).toContain(`name="after" value="${id}"`)

    const hash = () => DB.prepare('SELECT password_hash FROM feeds WHERE id = ?1').bind(id).first('password_hash')
    const seen = /rotate"><input type="hidden" name="seen" value="([^"]*)"/.exec(again.text)![1]!
    expect((await send(`/app/feeds/${id}/rotate`, { seen }, 'editor')).status).toBe(200)
    const rotated = await hash()
    const twice = await send(`/app/feeds/${id}/rotate?lang=en`, { seen }, 'editor')
    expect([twice.status, await hash()]).toEqual([409, rotated])
    expect(twice.text).toContain(words.en.feeds.refused['rotated-since'])
  })

  test('of conversions are made of one action; what is wrong is said beside the field', async () => {
    const form = {
      'conversions.kind': 'lead',
      'conversions.campaign': 'spring',
      'conversions.name': ' ',
      destination: 'google',
      everyHours: '',
      after: await newestFeed(),
    }
    const refused = await send('/app/feeds/conversions?lang=en', form, 'editor')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('id="c-name-wrong"')
    const made = await send('/app/feeds/conversions?lang=en', { ...form, 'conversions.name': 'Lead site' }, 'editor')
    expect(made.text).toContain('Conversion action “Lead site” · campaign Printemps')
    for (const path of ['audience', 'conversions', 'x/rotate', 'x/revoke'])
      expect((await send(`/app/feeds/${path}`, form, 'analyst')).status).toBe(403)
  })
})

describe('the register', () => {
  test('tells what left, to whom, by whom and what came of it, and is filtered by platform', async () => {
    const at = Date.now()
    const { json: key } = await api('POST', 'keys', { name: 'CRM sync', role: 'editor' })
    await DB.batch([
      DB.prepare(
        `INSERT INTO deliveries (id, at, kind, destination, audience, actor, members, verdict)
         VALUES (?1, ?2, 'export', 'meta', ?3, 'user:u-editor', 12, 'complete')`,
      ).bind(newId(), at, audience),
      ...[`key:${key.id}`, 'user:u-analyst'].map(actor =>
        DB.prepare(
          `INSERT INTO deliveries (id, at, kind, destination, audience, actor, members, verdict)
           VALUES (?1, ?2, 'export', 'x', ?3, ?4, 1, 'complete')`,
        ).bind(newId(), at, audience, actor),
      ),
      DB.prepare(
        `INSERT INTO list_runs (id, at, list, destination, audience, actor, added, removed, refused, requests, retries, verdict, reason, excerpt)
         VALUES (?1, ?2, 'l', 'reddit', ?3, 'job', 5, 2, 1, 1, 0, 'later', 'timeout', 'POST ads-api.reddit.com/api/v3')`,
      ).bind(newId(), at, audience),
    ])
    const { text } = await see('/app/deliveries?lang=en', 'analyst')
    for (const said of [
      'File downloaded · Meta · Intéressés A&amp;B',
      '12 rows',
      'by colleague itor',
      '1 row<',
      'by the key “CRM sync”',
      'List · Reddit · Intéressés A&amp;B',
      'by you',
      '5 added, 2 taken off, 1 refused',
      'No answer in time',
      'POST ads-api.reddit.com/api/v3',
      'by the scheduled job',
    ])
      expect(text).toContain(said)
    sound(text)
    const reddit = (await see('/app/deliveries?platform=reddit&lang=en', 'analyst')).text
    expect(reddit).toContain('5 added')
    expect(reddit).not.toContain('12 rows')
  })

  test('goes on from page to page without leaving anything out, with a filter too', async () => {
    await DB.batch(
      Array.from({ length: 130 }, (_, n) =>
        DB.prepare(
          `INSERT INTO deliveries (id, at, kind, destination, audience, actor, members, verdict)
           VALUES (?1, 1, 'export', ?2, '', 'admin', ?3, 'complete')`,
        ).bind(newId(), n % 2 ? 'tiktok' : 'x', 5000 + n),
      ),
    )
    const seen: string[] = []
    let next: string | undefined = ''
    for (let pages = 0; next !== undefined && pages < 5; pages++) {
      const query: string = next && `&cursor=${next}`
      const { text } = await see(`/app/deliveries?lang=en${query}&platform=tiktok`, 'analyst')
      seen.push(...text.matchAll(/5,[01]\d\d rows/g).map(([rows]) => rows))
      next = /platform=tiktok&amp;cursor=([0-9a-f-]+)"/.exec(text)?.[1]
    }
    expect(seen).toHaveLength(65)
    expect(new Set(seen).size).toBe(65)
  })
})

describe('a file of customers', () => {
  const HEADER = 'email;prénom;valeur;devise;accord pub'
  const LINES = ['ana@example.com;Ana;120,50;EUR;oui', 'ben@example.com;Ben;;;non', 'not-an-address;Cy;;;oui']
  const fileOf = (text: string, more: Record<string, string> = {}) => {
    const form = new FormData()
    form.set('file', new File([text], 'crm.csv'))
    for (const [name, value] of Object.entries(more)) form.set(name, value)
    return form
  }
  /** Every input of the preview's form, as a browser would send it. */
  const formIn = (text: string): FormData => {
    const form = new FormData()
    for (const [, name, value] of text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
      form.set(name!, value!)
    return form
  }

  test('with a header that nobody knows is explained, and read once its column is named', async () => {
    const first = await send('/app/imports/customers?lang=en', fileOf([HEADER, ...LINES].join('\n')), 'editor')
    expect(first.status).toBe(422)
    expect(first.text).toContain('no column is read as “Agreement to advertising”.')
    expect(first.text).toContain('>accord pub</label>')
    sound(first.text)
    const twice = formIn(first.text)
    for (const column of ['map.3', 'map.4']) twice.set(column, 'consent_ads')
    twice.set('step', 'preview')
    const alike = await send('/app/imports/customers?lang=en', twice, 'editor')
    expect([alike.status, alike.text.includes(words.en.crm.refusals['named-twice']!)]).toEqual([422, true])
    expect(alike.text).toContain('another column is read as “Agreement to advertising” too')
    const named = formIn(first.text)
    named.set('map.4', 'consent_ads')
    named.set('step', 'preview')
    const second = await send('/app/imports/customers?lang=en', named, 'editor')
    expect(second.status).toBe(200)
    expect(second.text).toMatch(/yes<\/dt><dd>1<\/dd>/)
    expect(second.text).toMatch(/no<\/dt><dd>1<\/dd>/)
    expect(second.text).toContain('1 with an amount: €120.50')
    expect(second.text).toContain('<strong>Line 4, E-mail:</strong> this is not an e-mail address. Left out.')
    expect(second.text.replace(/name="carried" value="[^"]*"/, '')).not.toMatch(/example\.com|not-an-address|Ana/)
    expect(second.text).toMatch(/<option value="consent_ads" selected/)
    expect(await count('customers')).toBe(0)
    sound(second.text)
    const apply = formIn(second.text)
    apply.set('map.4', 'consent_ads')
    apply.set('step', 'apply')
    expect((await send('/app/imports/customers', apply, 'editor')).headers.get('location')).toBe(
      '/app/imports?applied=3',
    )
    expect(await count('customers')).toBe(2)
    expect(await lastAudited()).toMatchObject({ actor: 'user:u-editor', action: 'POST /contacts/import' })
  })

  test('is in the register for analysts, with how good a seed it makes, and nobody’s name', async () => {
    const { text } = await see('/app/imports?lang=en', 'analyst')
    expect(text).toContain('3 lines: 2 new, 0 changed, 1 refused')
    expect(text).toMatch(/usable<\/dt><dd>1<\/dd>/)
    expect(text).toContain(words.en.crm.hints['too-few'])
    expect(text).not.toMatch(/example\.com|Ana/)
    expect(text).not.toContain('type="file"')
    sound(text)
  })

  test('is refused in words when it is none, with a wrong setting, or from an analyst', async () => {
    const none = await send('/app/imports/customers?lang=en', new FormData(), 'editor')
    expect([none.status, none.text.includes(words.en.crm.refusals['no-file']!)]).toEqual([422, true])
    const odd = await send(
      '/app/imports/customers?lang=en',
      fileOf('email,consent_ads\na@example.com,yes', { currency: 'E"' }),
      'editor',
    )
    expect(odd.status).toBe(422)
    expect(odd.text).toContain('id="customers-currency-wrong"')
    expect(odd.text).toContain('value="E&quot;"')
    expect((await send('/app/imports/customers', fileOf('x'), 'analyst')).status).toBe(403)
    expect((await send('/app/imports/nothing', fileOf('x'), 'editor')).status).toBe(404)
  })

  test('is told in French what is wrong with it, by line and column, and what to do on that screen', async () => {
    const told = async (kind: 'customers' | 'outcomes', text: string) => {
      const { text: html } = await send(`/app/imports/${kind}?lang=fr`, fileOf(text), 'editor')
      const [, list = ''] = /<ol class="plain small">(.*?)<\/ol>/.exec(html) ?? []
      expect(list).not.toMatch(/ (the|is|left out|with) |mapping=|\?(country|dates|currency)=|undefined/)
      return list.replace(/<[^>]+>/g, '').replace(/\p{Zs}/gu, ' ')
    }
    const lines = await told(
      'customers',
      'email;telephone;montant;pub\na@example.com;06 39 98 00 01;12,5;oui\nb@example.com;6,34E+09;;peut-être'.replace(
        'pub',
        'consent_ads',
      ),
    )
    expect(lines).toContain(
      'Ligne 2, Téléphone : sans pays, un numéro doit commencer par +. Remplissez « Pays, si le fichier ne le dit pas » ci-dessous. Laissé de côté.',
    )
    expect(lines).toContain('Ligne 2, Devise : la devise manque.')
    expect(lines).toContain('Ligne 3, Téléphone : le tableur a arrondi le numéro.')
    expect(lines).toContain(
      'Ligne 3, Accord à la publicité : attendu : oui, non ou retiré. La ligne est laissée de côté.',
    )
    expect(await told('customers', 'email;montant\na@example.com;1')).toContain(
      'Ligne 1, Accord à la publicité : aucune colonne n’est lue comme « Accord à la publicité ». Chaque ligne doit dire',
    )
    expect(await told('customers', 'email;consent_ads\n"a@example.com;oui')).toContain('Ligne 2 : un guillemet')
    expect(await told('customers', 'email;consent_ads')).toContain('Ligne 1 : il n’y a aucune ligne sous l’en-tête.')
    expect(await told('customers', 'x;y\n1;2')).toContain('Ligne 1 : aucun nom de colonne n’est reconnu.')
    expect(await told('customers', 'PK\u0003\u0004')).toContain('Fichier : c’est un classeur Excel.')
    expect(await told('outcomes', 'lead;status\n;gagné')).toContain('Ligne 2, Identifiant du lead : ni identifiant')
  })

  test('is looked at again by Enter in one of its fields: importing takes its own button', async () => {
    const { text } = await send('/app/imports/customers', fileOf('email;consent_ads\na@example.com;oui'), 'editor')
    expect([...text.matchAll(/name="step" value="(\w+)"/g)].map(([, step]) => step)).toEqual(['preview', 'apply'])
  })

  test('of purchases says how many orders are new before anything is written, and is in the register', async () => {
    const lead = newId()
    await DB.prepare(`INSERT INTO conversions (id, kind, campaign, ad, at) VALUES (?1, 'lead', 'spring', 'ad-1', 1)`)
      .bind(lead)
      .run()
    const file = `lead,order,value,currency\n${lead},C-1,1250.40,EUR\nnope,C-2,5,EUR`
    const shown = await send('/app/imports/purchases?lang=en', fileOf(file), 'editor')
    expect(shown.text).toMatch(/new<\/dt><dd>1<\/dd>/)
    expect(shown.text).toContain('Purchases: €1,250.')
    expect(shown.text).toContain('Line 3, Lead id')
    sound(shown.text)
    const form = formIn(shown.text)
    form.set('step', 'apply')
    expect((await send('/app/imports/purchases', form, 'editor')).headers.get('location')).toBe(
      '/app/imports?applied=2',
    )
    expect((await see('/app/imports?lang=fr')).text.replace(/\p{Zs}/gu, ' ')).toContain(
      '<strong>Achats</strong> 2 lignes : 1 nouvelle, 0 changée, 1 refusée',
    )
  })

  test('of outcomes says how many leads were qualified, won or lost before anything is written', async () => {
    const { text, status } = await send('/app/imports/outcomes?lang=en', fileOf('lead,status\nnope,won'), 'editor')
    expect(status).toBe(200)
    expect(text).toMatch(/won<\/dt><dd>0<\/dd>/)
    expect(text).toContain('no lead has this id')
    expect(await count('outcomes')).toBe(0)
    sound(text)
  })
})

test.each([
  ['2027-03-01', '2026-12-30T00:00:00Z', null], // 61 days before
  ['2027-03-01', '2026-12-31T00:00:00Z', 60],
  ['2027-03-01', '2027-02-28T12:00:00Z', 1],
  ['2027-03-01', '2027-03-01T00:00:00Z', 0], // it has ended
  [null, '2026-12-31T00:00:00Z', null],
])('of a version that ends on %s one is warned 60 days before: on %s, %s', (endsOn, at, daysLeft) => {
  const screen = { t: words.en, f: formatsOf('en') } as Screen
  const told = apiOf(screen, { api: { version: 'v1', endsOn, source: '' } }, Date.parse(at))
  expect(told.daysLeft).toBe(daysLeft)
  expect(told.text).toContain(endsOn === null ? words.en.platforms.noEnd : '1 Mar 2027')
})

test('a refused form says in French what is wrong beside the field', async () => {
  const wrong = async (path: string, form: Record<string, string>) =>
    /-wrong">([^<]+)/.exec((await send(`${path}?lang=fr`, form)).text)?.[1]?.replace(/\p{Zs}/gu, ' ')
  const settings = { ...META, 'settings.adAccountId': 'act_1' }
  expect(await wrong('/app/platforms/meta/connect', settings)).toBe('Le numéro du compte publicitaire, sans « act_ ».')
  expect(await wrong('/app/platforms/meta/connect', { ...META, name: ' ' })).toBe('À remplir.')
  expect(
    await wrong(`/app/platforms/${await connected()}/lists`, { audience, everyHours: '24', name: 'Diabète' }),
  ).toMatch(/^« Diabète » parle de santé/)
  expect(await wrong('/app/platforms/meta/connect', { ...META, 'secrets.accessToken': '' })).toBe('À remplir.')
  const after = await newestFeed()
  const feed = { destination: 'google', 'conversions.kind': 'lead', 'conversions.name': '', everyHours: '24', after }
  expect(await wrong('/app/feeds/conversions', feed)).toBe('À remplir.')
  expect(await wrong('/app/feeds/audience', { audience: 'gone', destination: 'google', after })).toBe(
    'Cette audience n’existe plus : choisissez-en une autre.',
  )
})

test('what the destinations say in English has words in French: what is unconfirmed, and the form of each setting', () => {
  const formats = (schema: z.ZodObject): string[] =>
    Object.values<z.ZodType>(schema.shape).flatMap(field =>
      [field.safeParse('!'), field.safeParse({ lead: '!' })].flatMap(({ error }) =>
        (error?.issues ?? []).filter(({ code }) => code === 'invalid_format').map(({ message }) => message),
      ),
    )
  const sentences = destinationNames.flatMap(name => {
    const { unverified, settings, secrets }: Destination = destinations[name]
    return [...unverified.map(({ what }) => what), ...formats(settings), ...formats(secrets)]
  })
  expect(sentences.length).toBeGreaterThan(90)
  expect(sentences.filter(sentence => words.fr.said(sentence) === '')).toEqual([])
  expect(sentences.filter(sentence => words.en.said(sentence) === '')).toEqual([])
})

test('every verdict of our own has its words in both languages', () => {
  for (const lang of ['fr', 'en'] as const)
    expect(
      [...Object.keys(WORDS), NOTHING_TO_MATCH, VALUE_UNKNOWN].filter(code => !words[lang].platforms.reasons[code]),
    ).toEqual([])
})

describe('trying a connection', () => {
  let asked: Request[] = []
  let answer: () => Response
  beforeEach(() => {
    asked = []
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (...told) => {
      asked.push(new Request(...told))
      return answer()
    })
  })
  afterEach(() => vi.restoreAllMocks())

  const tried = async (id: string) => {
    const { status, text } = await send(`/app/platforms/${id}/test?lang=en`, {})
    expect(status).toBe(200)
    sound(text)
    return text
  }
  const ours = async (destination: keyof typeof ENDPOINTS) => {
    const { settings, secrets } = ENDPOINTS[destination]
    return (await api('POST', 'connections', { destination, name: 'Ours', settings, secrets, events: [] })).json.id
  }

  test('reads the account where the platform lets it be read, and changes nothing, here or there', async () => {
    answer = () => Response.json({ account_id: '1' })
    const id = await ours('meta')
    expect(await tried(id)).toContain('Meta answers: the credentials and the account are right. Nothing was sent.')
    expect(asked.map(({ method, url }) => [method, new URL(url).pathname.replace(/^\/v\d+\.0/, '')])).toEqual([
      ['GET', `/act_${(ENDPOINTS.meta.settings as { adAccountId: string }).adAccountId}`],
    ])
    expect((await api('GET', `connections/${id}`)).json).toMatchObject({ paused: null, failures: 0 })
  })

  test('says why it was refused and what to look at, of a paused one too, and shows no credential', async () => {
    answer = () => Response.json({ error: { code: 190, message: 'secret detail' } }, { status: 401 })
    const id = await ours('meta')
    await api('PATCH', `connections/${id}`, { paused: true })
    const text = await tried(id)
    expect(text).toContain('Meta refuses: ')
    expect(text).toContain('Token: revoked, ended or badly copied.')
    expect(text).not.toMatch(/secret detail/)
    expect((await api('GET', `connections/${id}`)).json).toMatchObject({ paused: { why: 'by-hand' }, failures: 0 })
  })

  test('tells trouble of the platform from a refusal, and credentials that open from an account that was read', async () => {
    const id = await ours('google')
    answer = () => new Response('', { status: 503 })
    expect(await tried(id)).toContain('Google Ads could not answer')
    answer = () => Response.json({ access_token: 'short', expires_in: 3600 })
    expect(await tried(id)).toContain('Google Ads takes the credentials.')
    expect(await tried(await ours('tiktok'))).toContain('TikTok lets nothing be tried without sending.')
  })

  test('is for owners, and noted', async () => {
    const id = await ours('tiktok')
    expect((await send(`/app/platforms/${id}/test`, {}, 'editor')).status).toBe(403)
    expect((await see(`/app/platforms/${id}`, 'editor')).text).not.toContain(`${id}/test`)
    await tried(id)
    expect(await lastAudited()).toMatchObject({ actor: 'user:u-owner', action: 'POST /connections/:id/test' })
  })
})

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
