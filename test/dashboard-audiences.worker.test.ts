// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../src/accounts/roles.ts'
import { addSession } from '../src/accounts/store.ts'
import { STAGES, VERBS } from '../src/audiences/conditions.ts'
import { words } from '../src/dashboard/words.ts'
import { REGISTER_FOR } from '../src/deliveries/register.ts'
import { destinationNames, destinations } from '../src/destinations/index.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { DAY_MS, dayNumber } from '../src/lib/time.ts'
import { addCatalogue, api, call, count } from './call.ts'
import { PAGE_FAULTS } from './page-faults.ts'

const NOW = Date.now()
const EMAIL = 'camille.secret@example.com'
const cookie = (role: Role) => ({ Cookie: `__Host-l2l_session=session-${role}` })
const see = (path: string, role: Role = 'editor') => call('GET', path, { token: null, headers: cookie(role) })
const send = (path: string, form: Record<string, string>, role: Role = 'editor', headers = {}) =>
  call('POST', path, {
    token: null,
    raw: new URLSearchParams(form),
    headers: { ...cookie(role), 'Sec-Fetch-Site': 'same-origin', ...headers },
  })

const sound = (text: string) => {
  expect(text.match(/<h1[ >]/g)).toHaveLength(1)
  expect(text).not.toMatch(PAGE_FAULTS)
}
/** What is read on a page, without its tags. */
const said = (text: string) =>
  text
    .slice(text.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')

const add = async (body: object): Promise<string> => {
  const { status, json } = await api('POST', 'audiences', body)
  expect([status, json]).toEqual([201, expect.anything()])
  return json.id
}
const stored = async (id: string) => {
  const { id: _, createdAt: __, ...rule } = (await api('GET', `audiences/${id}`)).json
  return rule
}
const idIn = (location: string | null) => /audiences\/([^/?]+)/.exec(location ?? '')?.[1] ?? ''

const LEAVES: object[] = [
  { tier: { min: 20, max: 40 }, campaigns: ['spring'], days: 9 },
  { seen: { minDays: 2, maxDays: 7 } },
  { arrived: { maxDays: 3 } },
  { visits: { min: 2 } },
  { touches: { min: 3, max: 5 } },
  { source: ['meta', 'email', 'constructor'] },
  { ad: ['spring/ad-1'] },
  { variant: ['B'] },
  { device: ['mobile', 'tablet'] },
  { country: ['BE'] },
  { app: ['instagram'] },
  { event: { name: 'video_50', min: 2 } },
  { value: { min: 150, currency: 'EUR' } },
  { crm: ['won'] },
  { stage: ['proof'] },
  { active: { topPercent: 10 } },
  { clicked: ['meta'] },
  { named: true },
  { contacted: { days: 14 } },
]

/** What a browser would send of a page's form. */
function formIn(text: string): Record<string, string> {
  const form = text.slice(
    text.indexOf('<form class="card act"'),
    text.indexOf('class="buttons"', text.indexOf('<form class="card act"')),
  )
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
  const plain = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
  const inputs = [...form.matchAll(/<input[^>]*>/g)].flatMap(([tag]) =>
    tag.includes('type="checkbox"')
      ? tag.includes(' checked')
        ? [[attribute(tag, 'name')!, 'on'] as const]
        : []
      : [[attribute(tag, 'name')!, plain(attribute(tag, 'value') ?? '')] as const],
  )
  const selects = [...form.matchAll(/<select[^>]* name="([^"]+)".*?<\/select>/gs)].map(([tag, name]) => {
    const options = [...tag.matchAll(/<option[^>]*>/g)].map(([option]) => option)
    const option = options.find(one => one.includes(' selected')) ?? options[0]!
    return [name!, attribute(option, 'value') ?? ''] as const
  })
  const texts = [...form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>(.*?)<\/textarea>/gs)].map(
    ([, name, value]) => [name!, plain(value!)] as const,
  )
  return Object.fromEntries([...inputs, ...selects, ...texts])
}
/** Neither the order of conditions nor that of the names in one counts. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value))
    return value.map(inOrder).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inOrder(inner)]))
}

let spring = '' // engaged people of the spring campaign

beforeAll(async () => {
  for (const role of ['editor', 'analyst', 'viewer'] as const) {
    await env.DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES (?1, ?2, 'x', 0)`)
      .bind(`u-${role}`, role)
      .run()
    await addSession(env.DB, await sha256Hex(`session-${role}`), `u-${role}`, NOW, NOW + DAY_MS)
  }
})

describe('before there is a campaign or an audience', () => {
  test('the list says what to do next', async () => {
    const { status, text } = await see('/app/audiences?lang=en')
    expect(status).toBe(200)
    expect(text).toContain('No audience yet')
    expect(text).toMatch(/<section class="empty card">.*href="\/app\/audiences\/new".*<details>.*curl/)
    expect((await see('/app/audiences?lang=en', 'analyst')).text).not.toMatch(/curl|audiences\/new/)
    sound(text)
  })
})

describe('audiences', () => {
  beforeAll(async () => {
    await addCatalogue()
    spring = await add({ name: 'Engagés', campaigns: ['spring'], tiers: { min: 20 }, windowDays: 30 })
  })

  test('every page is there in both languages, for whoever may see it', async () => {
    const pages: [string, Role][] = [
      ['/app/audiences', 'analyst'],
      ['/app/audiences/ladder', 'analyst'],
      [`/app/audiences/${spring}`, 'analyst'],
      [`/app/audiences/${spring}/plan`, 'analyst'],
      ['/app/campaigns/spring/sequence', 'viewer'],
      ['/app/audiences/new', 'editor'],
      [`/app/audiences/${spring}/edit`, 'editor'],
      ...destinationNames.map((name): [string, Role] => [`/app/audiences/${spring}/export/${name}`, 'editor']),
    ]
    for (const [path, role] of pages)
      for (const lang of ['fr', 'en'] as const) {
        const { status, text } = await see(`${path}?lang=${lang}`, role)
        expect([path, status]).toEqual([path, 200])
        expect(text).toContain(`<html lang="${lang}">`)
        sound(text)
      }
  })

  test('what a role may not do is refused, and its page does not offer it', async () => {
    for (const path of ['/app/audiences/new', `/app/audiences/${spring}/edit`, `/app/audiences/${spring}/export/meta`])
      expect([path, (await see(path, 'analyst')).status]).toEqual([path, 403])
    for (const path of ['/app/audiences', `/app/audiences/${spring}`, `/app/audiences/${spring}/plan`])
      expect([path, (await see(path, 'viewer')).status]).toEqual([path, 403])
    for (const path of ['new', 'count', 'ladder', 'undelete', 'presets', 'sequence'])
      expect([path, (await send(`/app/audiences/${path}`, {}, 'analyst')).status]).toEqual([path, 403])
    for (const path of [`${spring}/edit`, `${spring}/count`, `${spring}/undo`, `${spring}/delete`])
      expect([path, (await send(`/app/audiences/${path}`, {}, 'analyst')).status]).toEqual([path, 403])
    expect((await send('/app/campaigns/spring/sequence', {}, 'analyst')).status).toBe(403)
    const { text } = await see(`/app/audiences/${spring}`, 'analyst')
    expect(text).not.toMatch(/\/edit"|\/delete"|\/export\//)
    expect((await see('/app/audiences', 'analyst')).text).not.toContain('/app/audiences/presets')
  })

  test('a form of another site changes nothing', async () => {
    const before = await count('audiences')
    const { status } = await send('/app/audiences/new', { name: 'x', windowDays: '3' }, 'editor', {
      'Sec-Fetch-Site': 'cross-site',
    })
    expect([status, await count('audiences')]).toEqual([403, before])
  })

  test('asking for the headers of a page is answered as the page', async () => {
    for (const path of ['', `/${spring}`, `/${spring}/export/meta`]) {
      const { status } = await call('HEAD', `/app/audiences${path}`, { token: null, headers: cookie('editor') })
      expect([path, status]).toEqual([path, 200])
    }
  })

  test('one that does not exist is a page that does not exist', async () => {
    for (const path of [
      'nope',
      'nope/edit',
      'nope/plan',
      'nope/export/meta',
      `${spring}/export/nope`,
      `${spring}/no.csv`,
    ])
      expect([path, (await see(`/app/audiences/${path}`)).status]).toEqual([path, 404])
    expect((await see('/app/campaigns/nope/sequence')).status).toBe(404)
  })
})

describe('a rule in words', () => {
  test('names every condition, its nesting, and who is left out, in both languages', async () => {
    const inner = await add({ name: 'Celle du milieu', windowDays: 3 })
    const where = { any: [{ all: [...LEAVES, { audience: inner }] }, { not: { crm: ['lost'] } }] }
    expect(LEAVES.map(leaf => Object.keys(leaf)[0])).toEqual(Object.keys(VERBS).filter(verb => verb !== 'audience'))
    const exclude = { leads: true, customers: true, contactedDays: 5, audiences: [inner] }
    const id = await add({ name: 'Tout', campaigns: ['spring'], tiers: { min: 20 }, windowDays: 30, where, exclude })
    const fr = said((await see(`/app/audiences/${id}?lang=fr`)).text).replace(/[\u00a0\u202f]/g, ' ')
    for (const sentence of [
      'Vus sur Printemps, à partir de « Engagé », ces 30 derniers jours, sauf les leads, les clients, qui a eu un échange avec vous il y a 5 jours au plus et l’audience « Celle du milieu ».',
      'Au moins l’un de ceux-ci',
      'Tout ceci',
      'Rien de ceci',
      'Sont entre « Engagé » et « Intention » (sur Printemps, en 9 jours)',
      'Sont venus pour la dernière fois il y a 2 à 7 jours',
      'Sont venus pour la première fois il y a 3 jours au plus',
      'Ont fait au moins 2 visites',
      'de 3 à 5 fois',
      'Sont venus de Meta ou e-mail ou constructor',
      'Ont vu la page de spring/ad-1',
      'Ont vu la variante B',
      'Utilisent un téléphone ou une tablette',
      'Se trouvent dans ce pays : Belgique',
      'Ont ouvert la page dans l’application instagram',
      'Ont fait « video_50 » au moins 2 fois',
      'Ont apporté au moins 150 €',
      'Ont ce statut dans le CRM : gagné',
      'En sont à cette étape de la séquence : preuve',
      'Font partie des 10 % restés actifs le plus longtemps',
      'Sont arrivés par un clic que Meta sait reconnaître',
      'Ont laissé un e-mail ou un téléphone',
      'Ont eu un échange avec vous il y a 14 jours au plus',
      'Font partie de « Celle du milieu »',
    ])
      expect(fr).toContain(sentence)
    const en = said((await see(`/app/audiences/${id}?lang=en`)).text)
    for (const sentence of [
      'At least one of these',
      'None of this',
      'Are in this country: Belgium',
      'Made at least 2 visits',
    ])
      expect(en).toContain(sentence)
    const card = said((await see('/app/audiences?lang=en')).text)
    expect(card).toContain('or are not in this case: (have this status in the CRM: lost), except leads')
  })

  test('a rung of a ladder says that it leaves out those above', async () => {
    const rungs = [40, 20].map(min => ({ name: `r${min}`, tiers: { min }, windowDays: 30 }))
    const { json } = await api('POST', 'audiences/ladders', { name: 'Échelle', campaigns: ['spring'], rungs })
    const text = said((await see(`/app/audiences/${json.items[1].id}?lang=en`)).text)
    expect(text).toContain('Rung 2 of a ladder: without those on the rungs above')
  })
})

describe('the form', () => {
  const FILLED = {
    name: 'Chauds',
    'campaign.spring': 'on',
    tierMin: '20',
    tierMax: '40',
    windowDays: '14',
    seenMin: '1',
    seenMax: '7',
    visitsMin: '2',
    active: '25',
    'source.meta': 'on',
    'device.mobile': 'on',
    country: 'fr, BE',
    'crm.qualified': 'on',
    valueMin: '99,5',
    currency: 'EUR',
    leads: 'on',
    customers: 'on',
    contactedDays: '30',
  }

  test('makes the rule that it shows, and shows the rule that it made', async () => {
    const made = await send('/app/audiences/new', { ...FILLED, [`without.${spring}`]: 'on', act: 'save' })
    expect(made.status).toBe(303)
    const id = idIn(made.headers.get('location'))
    expect(await stored(id)).toEqual({
      name: 'Chauds',
      campaigns: ['spring'],
      tiers: { min: 20, max: 40 },
      windowDays: 14,
      where: {
        all: [
          { seen: { minDays: 1, maxDays: 7 } },
          { visits: { min: 2 } },
          { active: { topPercent: 25 } },
          { source: ['meta'] },
          { device: ['mobile'] },
          { country: ['FR', 'BE'] },
          { value: { min: 99.5, currency: 'EUR' } },
          { crm: ['qualified'] },
        ],
      },
      exclude: { leads: true, customers: true, contactedDays: 30, audiences: [spring] },
    })
    const { text } = await see(`/app/audiences/${id}/edit`)
    expect(text).toContain('></textarea>')
    for (const shown of [
      'name="campaign.spring" checked',
      'name="seenMin" value="1"',
      'value="99.5"',
      'value="FR, BE"',
    ])
      expect(text).toContain(shown)
    const trail = (await api('GET', 'audit')).json.items[0]
    expect(trail).toMatchObject({ actor: 'user:u-editor', action: 'POST /audiences' })
  })

  test('counts without storing', async () => {
    const before = await count('audiences')
    const { status, text } = await send('/app/audiences/new?lang=en', { ...FILLED, name: '', act: 'count' })
    expect([status, await count('audiences')]).toEqual([200, before])
    expect(said(text)).toContain('This rule holds 0 people 0 browsers')
    expect(text).toContain('name="windowDays" value="14"')
    sound(text)
  })

  test('says and counts what is typed while it is typed, and keeps nothing', async () => {
    const before = await count('audiences')
    const { status, text } = await send('/app/audiences/count?lang=en', { ...FILLED, name: '' })
    expect([status, await count('audiences')]).toEqual([200, before])
    expect(text.match(/^<\w+|(?<=<\/aside>)<\w+/g)).toEqual(['<aside', '<div'])
    for (const sentence of ['Made at least 2 visits Remove', 'This rule holds 0 people', 'Meta 100 more needed to run'])
      expect(said(`<main>${text}`)).toContain(sentence)
    const nothing = said(`<main>${(await send('/app/audiences/count?lang=en', { leads: 'on' })).text}`)
    expect(nothing).toContain('The rule asks nothing')
    expect(nothing).not.toContain('This rule holds')
    const half = said(`<main>${(await send('/app/audiences/count?lang=en', { windowDays: 'x', where: '{' })).text}`)
    expect(half).toContain('This is not JSON')
  })

  test('a condition is removed by its button, and nothing else that was typed is lost', async () => {
    const typed = { ...FILLED, name: '', 'not.visits': 'on', windowDays: 'deux' }
    const { status, text } = await send('/app/audiences/new', { ...typed, act: 'remove.visits' })
    expect(status).toBe(422) // the days that were typed are none
    const { visitsMin: _, 'not.visits': __, ...rest } = typed
    expect(formIn(text)).toMatchObject({ ...rest, visitsMin: '' })
    expect(formIn(text)).not.toHaveProperty('not.visits')
  })

  test('starts from an audience of the method, which fills it in and keeps nothing', async () => {
    const before = await count('audiences')
    const { text } = await see('/app/audiences/new?campaign=spring&preset=engaged-without-lead&lang=en')
    expect(formIn(text)).toMatchObject({ 'campaign.spring': 'on', tierMin: '20', windowDays: '14', leads: 'on' })
    expect(await count('audiences')).toBe(before)
    expect((await see('/app/audiences/new?campaign=gone&preset=x')).status).toBe(200)
  })

  test('what was saved is taken back with one button, by whoever saved it', async () => {
    const id = await add({ name: 'Avant', windowDays: 5 })
    const saved = await send(`/app/audiences/${id}/edit`, { name: 'Après', windowDays: '6', act: 'save' })
    const kept = /l2l_audience_before=[^;]+/.exec(saved.headers.get('set-cookie') ?? '')![0]
    expect(saved.headers.get('set-cookie')).toMatch(/HttpOnly.*Secure.*SameSite=Strict/)
    const asked = { token: null, headers: { Cookie: `${cookie('editor').Cookie}; ${kept}` } }
    expect((await call('GET', `/app/audiences/${id}?made=saved`, asked)).text).toContain(`/app/audiences/${id}/undo"`)
    expect((await see(`/app/audiences/${id}?made=saved`)).text).not.toContain('/undo"')
    const undo = { 'Sec-Fetch-Site': 'same-origin', ...asked.headers }
    const back = await call('POST', `/app/audiences/${id}/undo`, {
      ...asked,
      raw: new URLSearchParams(),
      headers: undo,
    })
    expect(back.headers.get('location')).toBe(`/app/audiences/${id}?made=restored`)
    expect(await stored(id)).toEqual({ name: 'Avant', windowDays: 5 })
    const other = await call('POST', `/app/audiences/${spring}/undo`, {
      ...asked,
      raw: new URLSearchParams(),
      headers: undo,
    })
    expect(other.headers.get('location')).toBe(`/app/audiences/${spring}`)
    expect(await stored(spring)).toMatchObject({ name: 'Engagés' })
  })

  test('an audience that was deleted comes back with its rule, once', async () => {
    const id = await add({ name: 'Revenante', windowDays: 5 })
    const deleted = await send(`/app/audiences/${id}/delete`, {})
    const kept = /l2l_audience_before=[^;]+/.exec(deleted.headers.get('set-cookie') ?? '')![0]
    const headers = { Cookie: `${cookie('editor').Cookie}; ${kept}`, 'Sec-Fetch-Site': 'same-origin' }
    const asked = { token: null, headers }
    expect((await call('GET', '/app/audiences?made=deleted', asked)).text).toContain('/app/audiences/undelete"')
    const back = await call('POST', '/app/audiences/undelete', { ...asked, raw: new URLSearchParams() })
    expect(await stored(idIn(back.headers.get('location')))).toEqual({ name: 'Revenante', windowDays: 5 })
    expect(back.headers.get('set-cookie')).toContain('l2l_audience_before=;')
  })

  test.each([
    [{ name: '' }, 'name'],
    [{ windowDays: '900' }, 'windowDays'],
    [{ windowDays: 'deux' }, 'windowDays'],
    [{ tierMin: '50', tierMax: '10' }, 'tierMin'],
    [{ visitsMin: '1.5' }, 'visits'],
    [{ seenMin: '9', seenMax: '2' }, 'seen'],
    [{ country: 'France' }, 'country'],
    [{ ad: 'spring/gone' }, 'ad'],
    [{ eventMin: '2' }, 'event'],
    [{ valueMin: '9', valueMax: '2' }, 'value'],
    [{ audience: 'gone' }, 'audience'],
    [{ active: '80' }, 'active'],
    [{ contactedDays: '0' }, 'contactedDays'],
    [{ 'without.gone': 'on' }, 'without'],
    [{ 'campaign.gone': 'on' }, 'campaigns'],
  ])('%o is refused beside its field, and stays as it was typed', async (wrong, field) => {
    const before = await count('audiences')
    const { status, text } = await send('/app/audiences/new?lang=en', { ...FILLED, ...wrong, act: 'save' })
    expect([status, await count('audiences')]).toEqual([422, before])
    expect(text).toContain(`id="${field}-wrong"`)
    expect(said(text)).toContain(words.en.rule.form.fields[field])
    for (const [name, value] of Object.entries(wrong)) {
      const isBox = name.includes('.')
      const kept = /^(tier|audience)/.test(name)
        ? `<option value="${value}" selected`
        : `name="${name}" value="${value}"`
      expect(text).toContain(isBox ? `name="${name}" checked` : kept)
    }
    sound(text)
  })

  test('a rule that asks nothing is refused in words', async () => {
    const { status, text } = await send('/app/audiences/new?lang=fr', { name: 'Tous', act: 'save' })
    expect(status).toBe(422)
    expect(said(text)).toContain('La règle ne demande rien')
  })

  test('a name that holds a tag is refused for that', async () => {
    for (const lang of ['fr', 'en'] as const) {
      const { status, text } = await send(`/app/audiences/new?lang=${lang}`, {
        ...FILLED,
        name: '<b>x</b>',
        act: 'save',
      })
      expect([status, text.includes(words[lang].issues.markup!({}))]).toEqual([422, true])
    }
  })

  test('every condition, either way and under either joint, comes back from its page as it was', async () => {
    const inner = await add({ name: 'Autre', windowDays: 3 })
    const leaves = LEAVES.map(leaf => ({ ...leaf, campaigns: undefined, days: undefined }))
    const parts = [...leaves, { audience: inner }].map((leaf, i) => (i % 2 ? { not: leaf } : leaf))
    for (const where of [
      { all: parts },
      { any: parts },
      parts[1],
      { not: { any: [{ crm: ['won'] }, { named: true }] } },
    ]) {
      const rule = { name: 'Complète', campaigns: ['spring'], where, exclude: { leads: true } }
      const id = await add(rule)
      const { text } = await see(`/app/audiences/${id}/edit`)
      sound(text)
      expect((await send(`/app/audiences/${id}/edit`, { ...formIn(text), act: 'save' })).status).toBe(303)
      expect(inOrder(await stored(id))).toEqual(inOrder(rule))
    }
  })

  test('a rule that says more than the fields is shown in words and changed as JSON, losing nothing', async () => {
    const where = {
      any: [{ crm: ['won'] }, { all: [{ visits: { max: 2 } }, { named: true }] }, { not: { all: [{ named: true }] } }],
    }
    const id = await add({ name: 'Nichée', campaigns: ['spring'], where })
    const { text } = await see(`/app/audiences/${id}/edit?lang=en`)
    expect(said(text)).toContain('At least one of these Have this status in the CRM: won')
    expect(formIn(text)).toMatchObject({ where: JSON.stringify(where, null, 2) })
    const asText = { name: 'Nichée 2', 'campaign.spring': 'on', where: JSON.stringify({ not: where }), act: 'save' }
    expect((await send(`/app/audiences/${id}/edit`, asText)).status).toBe(303)
    expect(await stored(id)).toEqual({ name: 'Nichée 2', campaigns: ['spring'], where: { not: where } })
  })

  test('a rule as text is there for a new audience too, and what is wrong in it is told under it, by its path', async () => {
    const before = await count('audiences')
    const typed = { ...FILLED, where: '{"any":[{"crm":["won"]},{"vu":1},{"ad":["spring/gone"]}]}', act: 'save' }
    const wrong = await send('/app/audiences/new', typed)
    expect(wrong.status).toBe(422)
    expect(said(wrong.text)).toMatch(/Condition, en JSON .* any\.1 Condition inconnue : vu\. Il y a : all,/)
    expect(wrong.text).toMatch(/<details open[^>]*><summary>Règle avancée/)
    const gone = await send('/app/audiences/new', { ...typed, where: '{"ad":["spring/gone"]}' })
    expect(said(gone.text)).toMatch(/Condition, en JSON .* ad « spring\/gone » n’existe pas ou plus/)
    const noJson = await send('/app/audiences/new?lang=en', { ...typed, where: '{' })
    expect(said(noJson.text)).toContain('This is not JSON')
    expect([noJson.status, await count('audiences')]).toEqual([422, before])
    sound(noJson.text)
    const made = await send('/app/audiences/new', {
      name: 'Deux',
      crm: '',
      'crm.won': 'on',
      where: '{"any":[{"named":true},{"visits":{"max":2}}]}',
      act: 'save',
    })
    expect(await stored(idIn(made.headers.get('location')))).toEqual({
      name: 'Deux',
      where: { all: [{ crm: ['won'] }, { any: [{ named: true }, { visits: { max: 2 } }] }] },
    })
  })

  test('a tier between two of ours stays what it was', async () => {
    const id = await add({ name: 'Entre deux', tiers: { min: 25 }, windowDays: 9 })
    const { text } = await see(`/app/audiences/${id}/edit`)
    expect(text).toContain('<option value="25" selected')
  })

  test('a rung keeps its ladder when it is changed, and is counted on it', async () => {
    const { json } = await api('GET', 'audiences')
    const rung = json.items.find((item: { ladder?: { rung: number } }) => item.ladder?.rung === 1)
    const { text } = await see(`/app/audiences/${rung.id}/edit?lang=en`)
    expect(said(text)).toContain('Rung 2 of a ladder')
    const counted = await send(`/app/audiences/${rung.id}/edit`, { ...formIn(text), act: 'count' })
    expect(counted.status).toBe(200)
    expect((await send(`/app/audiences/${rung.id}/edit`, { ...formIn(text), name: 'r', act: 'save' })).status).toBe(303)
    expect(await stored(rung.id)).toMatchObject({ name: 'r', ladder: rung.ladder })
  })
})

describe('the method', () => {
  test('each of its audiences is made for the campaign that is chosen, with one button', async () => {
    const { items } = (await api('GET', 'audiences/presets?campaign=spring')).json
    const { text } = await see('/app/audiences?campaign=spring&lang=fr')
    for (const { key, says } of items) {
      expect(text).toContain(`name="key" value="${key}"`)
      expect(said(text)).toContain(says.fr.replace(/\s+/g, ' '))
    }
    const made = await send('/app/audiences/presets?lang=fr', { campaign: 'spring', key: 'hot-abandoners' })
    expect(made.status).toBe(303)
    const { name, ...rule } = await stored(idIn(made.headers.get('location')))
    expect(name).toBe('Abandons chauds · Printemps')
    expect(rule).toEqual(items.find((preset: { key: string }) => preset.key === 'hot-abandoners').rule)
  })

  test.each([[{ campaign: 'gone', key: 'customers' }], [{ campaign: 'spring', key: 'gone' }]])(
    '%o makes nothing, and says so',
    async form => {
      const before = await count('audiences')
      const { status, text } = await send('/app/audiences/presets?lang=en', form)
      expect([status >= 400, await count('audiences')]).toEqual([true, before])
      expect(text).toContain('The audience was not made')
    },
  )
})

describe('one audience', () => {
  test('says for each platform how many are missing', async () => {
    const text = said((await see(`/app/audiences/${spring}?lang=en`)).text)
    for (const name of destinationNames) {
      const { label, minimumMembers } = destinations[name]
      expect(text).toContain(`${label} ${minimumMembers} more needed to run`.replace(/(\d)(?=(\d{3})+ )/g, '$1,'))
    }
  })

  test('draws the nights that were counted, and tells them in a table', async () => {
    expect((await see(`/app/audiences/${spring}?lang=en`)).text).not.toContain('<svg class="nights"')
    const today = dayNumber(NOW)
    for (const [day, people, joined] of [
      [today - 1, 40, null],
      [today, 52, 15],
    ] as const)
      await env.DB.prepare(
        'INSERT INTO audience_days (audience, day, at, people, browsers, joined, left) VALUES (?1, ?2, 0, ?3, 7, ?4, ?5)',
      )
        .bind(spring, day, people, joined, joined === null ? null : 3)
        .run()
    const { text } = await see(`/app/audiences/${spring}?lang=en`)
    expect(text).toContain('People in the audience: 40 on the first night, 52 on the last.')
    expect(said(text)).toMatch(/52 7 15 3/)
    expect(said((await see('/app/audiences?lang=en')).text)).toContain('Last night: 15 joined, 3 left.')
  })

  test('is deleted, unless another one reads it: then it says why', async () => {
    const read = await add({ name: 'Lue', windowDays: 3 })
    const reader = await add({ name: 'Lectrice', windowDays: 9, exclude: { audiences: [read] } })
    const refused = await send(`/app/audiences/${read}/delete?lang=en`, {})
    expect(refused.status).toBe(409)
    expect(said(refused.text)).toContain('It is still in use')
    sound(refused.text)
    expect((await send(`/app/audiences/${reader}/delete`, {})).headers.get('location')).toBe(
      '/app/audiences?made=deleted',
    )
    expect((await send(`/app/audiences/${read}/delete`, {})).status).toBe(303)
    expect((await see(`/app/audiences/${read}`)).status).toBe(404)
  })
})

describe('people in an audience', () => {
  let customers = ''
  const file = (query = '') => `/app/audiences/${customers}/meta.csv${query}`
  const dry = (query = '') => see(`/app/audiences/${customers}/export/meta?lang=en${query}`)
  beforeAll(async () => {
    const raw = `email,phone,first_name,consent_ads\n${EMAIL},+33639980001,Camille,yes\nbob@example.com,,Bob,no`
    expect((await call('POST', '/api/contacts/import', { raw })).status).toBe(200)
    customers = await add({ name: 'Clients', where: { crm: ['customer'] } })
  })

  test('are counted, with those who did not agree, and shown by id alone', async () => {
    for (const path of [`/app/audiences/${customers}`, '/app/audiences', `/app/audiences/${customers}/plan`]) {
      const { text } = await see(`${path}?lang=en`, 'analyst')
      expect(text).not.toMatch(/camille|secret|bob@|639980001/i)
    }
    const text = said((await see(`/app/audiences/${customers}?lang=en`, 'analyst')).text)
    expect(text).toContain('known people 1 with e-mail 1 with phone 1')
    expect(text).toContain('1 person fits the rule but did not agree to targeted advertising.')
    expect(text).toContain('Because they have this status in the CRM: customer.')
    const id = await env.DB.prepare('SELECT id FROM contacts WHERE ads_consent_at IS NOT NULL').first<string>('id')
    expect(text).toContain(id)
  })

  test('are masked until their list is downloaded, which the ledger then knows', async () => {
    const { status, text } = await dry()
    expect(status).toBe(200)
    expect(text).not.toMatch(/camille|secret|639980001/i)
    expect(text).toContain('c…@e…')
    expect(said(text)).toContain('rows in the file 1')
    expect(said(text)).toContain('1 who did not agree to targeted advertising')
    const head = await call('HEAD', file(), { token: null, headers: cookie('editor') })
    expect([head.status, head.text, await count('deliveries')]).toEqual([200, '', 0])
    const list = await see(file())
    expect(list.headers.get('content-type')).toContain('text/csv')
    expect(list.text).toContain(EMAIL)
    expect((await api('GET', 'deliveries')).json.items).toMatchObject([{ destination: 'meta', actor: 'user:u-editor' }])
  })

  test('go out under the column names that were chosen, without the columns that were left out', async () => {
    const { text } = await dry('&form=plain&as.email=Courriel&out.phone=on')
    const [, query = ''] = /href="[^"]+meta\.csv(\?[^"]+)"/.exec(text) ?? []
    const [header = ''] = (await see(file(query.replaceAll('&amp;', '&')))).text.split('\r\n')
    expect(header).toMatch(/^Courriel,Courriel,Courriel,madid/)
    const refused = await dry(`&${destinations.meta.listFile.header.map(name => `out.${name}=on`).join('&')}`)
    expect(refused.status).toBe(422)
    expect(said(refused.text)).toContain('keep one column at least')
  })

  test('come in the form that is chosen, and there is a choice only where the platform takes two', async () => {
    for (const name of destinationNames) {
      const { text } = await see(`/app/audiences/${customers}/export/${name}`)
      const offered = [...text.matchAll(/<option value="(plain|hashed)"/g)].map(([, form]) => form)
      const { forms } = destinations[name].listFile
      expect(offered, name).toEqual(forms.length > 1 ? forms : [])
    }
    const refused = await dry('&as.email=%3Dcmd')
    expect(refused.status).toBe(422)
    expect(said(refused.text)).toContain('that begin with none of = + - @')
  })

  test('what no official page confirms about a file stands beside its columns, which are open', async () => {
    for (const name of destinationNames) {
      const { text } = await see(`/app/audiences/${customers}/export/${name}?lang=en`)
      const doubts = destinations[name].unverified.filter(({ about }) => about === 'list-file')
      expect([name, text.includes('<details open')]).toEqual([name, doubts.length > 0])
      for (const { what } of doubts) expect(said(text)).toContain(what.replaceAll("'", '&#39;'))
    }
  })

  test('stay while a privacy page names nobody, and the page says what is missing', async () => {
    const before = await count('deliveries')
    expect((await api('PATCH', 'brands/atelier-exemple', { legal: { company: null } })).status).toBe(200)
    const refused = await see(file())
    expect([refused.status, refused.headers.get('location')]).toEqual([303, `/app/audiences/${customers}/export/meta`])
    const { text } = await dry()
    expect(said(text)).toContain('the name of the company responsible is missing')
    expect(text).toContain('/app/brands/atelier-exemple/legal?back=')
    expect(text).not.toContain('meta.csv')
    expect(await count('deliveries')).toBe(before)
  })
})

describe('who is left out', () => {
  test('is told by reason, of whoever would be in but for it', async () => {
    const consent = `INSERT INTO consents (id, subject, purpose, granted, how, text_version, page, at) SELECT 'back-' || id, 'contact:' || id, 'ads', 1, 'form', 'x', 'x', 0 FROM contacts WHERE ads_consent_at IS NULL LIMIT 1`
    await env.DB.prepare(consent).run()
    const rule = { name: 'Clients', where: { crm: ['customer'] }, exclude: { contactedDays: 540 } }
    const { json } = await api('POST', 'audiences/preview', { ...rule, exclude: undefined })
    expect(json).toMatchObject({ people: 1, leftOut: { noConsent: 1, withdrawn: 1, excluded: 0 }, wider: [] })
    const { text } = await send('/app/audiences/count?lang=en', { 'crm.customer': 'on' })
    for (const sentence of [
      '1 person is in the audience.',
      '1 person had agreed to targeted advertising, then took it back.',
    ])
      expect(said(`<main>${text}`)).toContain(sentence)
    expect(said(`<main>${text}`)).not.toContain('did not agree')
  })
})

describe('the ways out of an audience', () => {
  let sent = ''
  const ways = async (role: Role = 'editor') =>
    said(`<main>${(await see(`/app/audiences/${sent}/ways?lang=en`, role)).text}`)
  beforeAll(async () => {
    sent = await add({ name: 'Envoyée', windowDays: 30 })
  })

  test('stand in one row per platform: a file now, its feed, its list, how far that has come, and what went out', async () => {
    expect(await ways()).toContain('Nothing of this audience has gone out yet.')
    const toFeed = `/app/feeds?audience=${sent}&destination=tiktok`
    expect((await see(`/app/audiences/${sent}`)).text).toContain(`href="${toFeed.replace('&', '&amp;')}#add-audience"`)
    const { text: feeds } = await see(toFeed)
    expect([`value="${sent}" selected`, 'value="tiktok" selected'].map(chosen => feeds.includes(chosen))).toEqual([
      true,
      true,
    ])
    const meta = {
      destination: 'meta',
      name: 'Meta FR',
      settings: { adAccountId: '1234567890', pixelId: '9876543210' },
    }
    const made = await api('POST', 'connections', { ...meta, secrets: { accessToken: 'TOKEN' }, events: ['lead'] })
    expect(made.status).toBe(201)
    const list = await api('POST', 'lists', { audience: sent, connection: made.json.id })
    await api('POST', 'lists', { audience: spring, connection: made.json.id })
    await api('POST', 'feeds', { audience: sent, destination: 'google' })
    for (const path of ['lists', 'feeds'])
      expect((await api('GET', `${path}?audience=${sent}`)).json.items).toHaveLength(1)
    const counts = JSON.stringify({ sent: 30, waiting: 70, leaving: 2, refused: {} })
    await env.DB.prepare('UPDATE lists SET counts = ?2 WHERE id = ?1').bind(list.json.id, counts).run()
    const { text } = await see(`/app/audiences/${sent}?lang=en`)
    expect(text).toContain('<progress value="30" max="100"')
    expect(text).toContain(`data-poll="3" data-poll-url="/app/audiences/${sent}/ways"`)
    expect(said(text)).toContain('30 of 100 people on the platform · 2 still to be removed')
    expect(said(text)).toContain('Not pulled yet: give its address to the platform.')
    sound(text)
    const run = `INSERT INTO list_runs (id, at, list, destination, audience, actor, added, retries, verdict) VALUES (?1, ?2, ?3, 'meta', ?4, 'job', 35, 0, ?5)`
    await env.DB.prepare(run).bind('01-run', NOW, list.json.id, sent, 'continued').run()
    expect(await ways('analyst')).toContain('about 2 min to go')
    expect((await api('GET', `deliveries?audience=${sent}`)).json.items).toMatchObject([{ kind: 'list', members: 35 }])
    expect((await api('GET', `deliveries?audience=${sent}&destination=google`)).json.items).toEqual([])
  })

  test('are found by index, however much has gone out', async () => {
    const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${REGISTER_FOR}`)
      .bind('~', 10, sent, null)
      .all<{ detail: string }>()
    const tables = results.map(({ detail }) => detail).filter(line => /^SCAN (?!\(?subquery)/i.test(line))
    expect(tables).toEqual([])
  })
})

describe('the ladder', () => {
  test('asks of each rung what no other asks, and makes the audience of a rung with one button, which it then opens', async () => {
    const { items } = (await api('GET', 'campaigns/spring/rungs')).json
    expect(items.map(({ tier }: { tier: { slug: string } }) => tier.slug)).toEqual([
      'visitor',
      'engaged',
      'considering',
      'intent',
      'lead',
      'customer',
    ])
    expect(items.map(({ rule }: { rule: { tiers: object } }) => rule.tiers)).toEqual([
      ...[10, 20, 30, 40, 50].map(min => ({ min, max: min + 9 })),
      { min: 60 },
    ])
    const made = await send('/app/audiences/ladder?lang=en', { campaign: 'spring', rank: '40' })
    const id = idIn(made.headers.get('location'))
    const { name, ...rule } = await stored(id)
    expect([name, rule]).toEqual(['Tier “Intent” · Printemps', items[3].rule])
    const { text } = await see('/app/audiences/ladder?campaign=spring&lang=en')
    expect(text).toContain(`href="/app/audiences/${id}" aria-label="Open the audience: Intent"`)
    expect(text.match(/name="rank"/g)).toHaveLength(items.length - 1)
    const refused = await send('/app/audiences/ladder?lang=en', { campaign: 'gone', rank: '40' })
    expect([refused.status, said(refused.text)]).toEqual([404, expect.stringContaining('The audience was not made')])
  })
})

describe('the planner', () => {
  const asked = { destination: 'meta', budget: '500', currency: 'EUR', days: '14', cpm: '8' }

  test('tells the budget’s effect, and where each figure comes from', async () => {
    const { status, text } = await send(`/app/audiences/${spring}/plan?lang=en`, asked, 'analyst')
    expect(status).toBe(200)
    for (const sentence of [
      'The list is empty for this platform',
      'Match rate: 30% to 60%, an assumption of ours',
      'CPM: €8, as you told',
    ])
      expect(said(text)).toContain(sentence)
    sound(text)
  })

  test('says that a budget is too large for so few people, which would do, and no absurd frequency', async () => {
    const one = await add({ name: 'Une personne', where: { crm: ['customer'] } })
    const { text } = await send(`/app/audiences/${one}/plan?lang=en`, asked, 'analyst')
    expect(said(text)).toContain('each would see the ads more than 13 times, beyond the 7 to 13 touches of the method')
    expect(said(text)).toContain('With one creative €0.01 are enough; with several in turn, up to €0.05.')
    expect(said(text)).toMatch(/impressions per person more than 13 per week more than 13/)
    sound(text)
  })

  test('says whether a discount leaves a margin', async () => {
    const form = { ...asked, incentive: '10', averageOrder: '200', margin: '40', cpa: '30' }
    const { text } = await send(`/app/audiences/${spring}/plan?lang=en`, form, 'analyst')
    expect(said(text)).toContain('After the discount and the ads, €30 per order is left.')
    const none = await send(`/app/audiences/${spring}/plan?lang=en`, { ...form, incentive: '50' }, 'analyst')
    expect(said(none.text)).toContain('This discount leaves no margin')
  })

  test.each([
    [{ budget: '' }, 'budget'],
    [{ days: '0' }, 'days'],
    [{ cpm: 'cher' }, 'cpm'],
    [{ margin: '140' }, 'margin'],
    [{ incentive: '101' }, 'incentive'],
  ])('%o is refused beside its field', async (wrong, field) => {
    const { status, text } = await send(`/app/audiences/${spring}/plan?lang=en`, { ...asked, ...wrong }, 'analyst')
    expect(status).toBe(422)
    expect(text).toContain(`id="${field}-wrong"`)
    expect(text).toContain(`name="${field}" value="${wrong[field as keyof typeof wrong]}"`)
  })
})

describe('the sequence', () => {
  const settings = {
    proofFromDays: '3',
    incentiveFromDays: '10',
    restFromDays: '20',
    proofAfterFormHours: '48',
    touchesMin: '5',
    touchesMax: '9',
  }

  test('shows its stages to everybody, and gets its audiences with one button', async () => {
    const before = said((await see('/app/campaigns/spring/sequence?lang=en', 'viewer')).text)
    expect(before).toContain('day 0 to 3')
    expect(before).toContain('7 to 13 is the method')
    expect(before).not.toContain('Save')
    const made = await send('/app/audiences/sequence', { campaign: 'spring' })
    expect(made.headers.get('location')).toBe('/app/campaigns/spring/sequence?done=made')
    const { text } = await see('/app/campaigns/spring/sequence?lang=en')
    expect(text.match(/aria-label="Open \w+"/g)).toHaveLength(STAGES.length)
    expect(text).not.toContain('No audience yet')
    expect((await send('/app/audiences/sequence', { campaign: 'gone' })).status).toBe(404)
  })

  test('is set in days, and a wrong order is refused beside its field', async () => {
    const saved = await send('/app/campaigns/spring/sequence', settings)
    expect(saved.headers.get('location')).toBe('/app/campaigns/spring/sequence?done=saved')
    expect(said((await see('/app/campaigns/spring/sequence?lang=en')).text)).toContain('day 3 to 9')
    const wrong = await send('/app/campaigns/spring/sequence?lang=en', { ...settings, restFromDays: '8' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('id="restFromDays-wrong"')
    expect(wrong.text).toContain('name="restFromDays" value="8"')
    expect((await api('GET', 'campaigns/spring/sequence')).json.settings.restFromDays).toBe(20)
  })
})
