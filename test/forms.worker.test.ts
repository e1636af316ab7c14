// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openAnswers } from '../src/contacts/answers.ts'
import { FIRST_TOUCH } from '../src/contacts/store.ts'
import { mintedAt, newId } from '../src/lib/ids.ts'
import worker from '../src/local/whole.ts'
import { openMessage } from '../src/outbox/store.ts'
import { confirmPath } from '../src/pages/confirm/link.ts'
import { addCatalogue, api, call, count, ORIGIN } from './call.ts'
import { aged, hidden, publish, send, TEXTS } from './form.ts'

beforeAll(async () => {
  await addCatalogue()
  expect((await api('POST', 'campaigns/spring/ads/ad-1/publish', {})).status).toBe(200)
})

// What is told to others while a form is stored goes nowhere, and waits. Never restored: it may be sent after its test.
beforeEach(() => {
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('no network here'))
})

const NOBODY = { email: null, phone: null, first_name: null, last_name: null, company: null, country: null }

describe('a lead form', () => {
  const PATH = '/spring/ad-1'
  const sendHere = (fields: Record<string, string>, headers = {}) => send(PATH, fields, headers)
  const agedHere = (seconds?: number) => aged(PATH, { ...(seconds && { seconds }) })

  test('a form that is sent at once is asked to wait, with its answers kept', async () => {
    const page = (await call('GET', PATH, { token: null })).text
    const fresh = { view: hidden(page, 'view')!, token: hidden(page, 'token')! }
    const typed = { email: 'vite@example.com', first_name: 'Lou & "Cie"', consent_ads: '1' }
    const answer = await sendHere({ ...fresh, ...typed })
    expect([answer.status, answer.headers.get('x-form')]).toEqual([429, 'too-soon'])
    expect(answer.text).toContain('value="Lou &amp; &quot;Cie&quot;"')
    expect(answer.text).toContain('name="consent_ads" value="1" checked=""')
    expect(answer.text).not.toContain('name="consent_contact" value="1" checked')
    expect(await count('contacts')).toBe(0)
  })

  test.each([
    ['no token', { token: '' }, 'not-ours'],
    ['a token of another page', { token: 'x' }, 'not-ours'],
    ['the hidden field filled in', { website: 'https://spam.example' }, 'robot'],
    ['no e-mail', { email: '' }, 'check-fields'],
    ['half an e-mail', { email: 'camille@' }, 'check-fields'],
    ['half a phone', { phone: '06 39' }, 'check-fields'],
    ['a name of 200 letters', { first_name: 'x'.repeat(200) }, 'check-fields'],
  ])('with %s it comes back with words and writes nothing', async (_, change, reason) => {
    const answer = await sendHere({ ...(await agedHere()), email: 'camille@example.com', ...change })
    expect([answer.status, answer.headers.get('x-form')]).toEqual([422, reason])
    expect(answer.text).toMatch(/role="(alert|status)"/)
    expect([await count('contacts'), await count('conversions')]).toEqual([0, 0])
  })

  test('a token older than a week is refused kindly', async () => {
    const answer = await sendHere({ ...(await agedHere(8 * 86_400)), email: 'camille@example.com' })
    expect([answer.status, answer.headers.get('x-form')]).toEqual([422, 'too-old'])
  })

  test('sent three times at once it is one lead of one person, sealed, with two consents', async () => {
    const fields = {
      ...(await agedHere()),
      email: ' Camille@Example.com ',
      phone: '06 39 98 00 12',
      first_name: 'Camille',
      message: 'Bonjour',
      consent_ads: '1',
    }
    const answers = await Promise.all([sendHere(fields), sendHere(fields), sendHere(fields)])
    expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual(
      Array(3).fill([303, '/spring/ad-1/thanks']),
    )
    expect([await count('contacts'), await count('conversions')]).toEqual([1, 1])
    const { results } = await env.DB.prepare(
      'SELECT purpose, granted, how, text_version, page FROM consents ORDER BY purpose',
    ).all()
    expect(results).toEqual([
      { purpose: 'ads', granted: 1, how: 'form', text_version: TEXTS, page: 'spring/ad-1@1' },
      { purpose: 'contact', granted: 0, how: 'form', text_version: TEXTS, page: 'spring/ad-1@1' },
    ])
    const everything = await Promise.all(
      ['contacts', 'conversions', 'consents', 'views'].map(table => env.DB.prepare(`SELECT * FROM ${table}`).all()),
    )
    expect(JSON.stringify(everything.map(({ results }) => results))).not.toMatch(/camille|33639980012|Bonjour/i)
    const { items } = (await api('GET', 'contacts')).json
    expect(items).toEqual([
      expect.objectContaining({
        email: 'camille@example.com',
        phone: '+33639980012',
        first_name: 'Camille',
        country: 'FR',
        contactConsentAt: null,
      }),
    ])
  })

  test('the same person on another day is a second lead of the same contact, and unticked boxes take nothing back', async () => {
    expect(
      (
        await sendHere({
          ...(await agedHere()),
          email: 'camille@example.com',
          last_name: 'Martin',
          consent_contact: '1',
        })
      ).status,
    ).toBe(303)
    expect([await count('contacts'), await count('conversions')]).toEqual([1, 2])
    const [contact] = (await api('GET', 'contacts')).json.items
    expect(contact).toMatchObject({ first_name: 'Camille', last_name: 'Martin' })
    expect(contact.adsConsentAt).not.toBeNull()
    expect(contact.contactConsentAt).not.toBeNull()
  })

  test('while D1 is down no answer is lost: the form comes back filled in, and sent again it is one lead', async () => {
    const { submit } = await import('../src/pages/form/submit.ts')
    const { livePage } = await import('../src/pages/live.ts')
    const live = (await livePage(env, createExecutionContext(), 'spring', 'ad-1', Date.now()))!
    const fields = { ...(await agedHere()), email: 'dominique@example.com', first_name: 'Dominique' }
    const down = {
      prepare: () => {
        throw new Error('D1 is down')
      },
    }
    const app = new Hono<{ Bindings: Env }>().post('/spring/ad-1', c => submit(c, live.snapshot, Date.now(), []))
    const request = { method: 'POST', body: new URLSearchParams(fields) }
    const refused = await app.request('/spring/ad-1', request, { ...env, DB: down })
    expect([refused.status, refused.headers.get('x-form')]).toEqual([503, 'not-stored'])
    const html = await refused.text()
    expect(html).toContain('value="Dominique"')
    expect(html).toContain(`value="${fields.token}"`)
    const before = await count('conversions')
    expect((await sendHere(fields)).status).toBe(303)
    expect(await count('conversions')).toBe(before + 1)
    await api('POST', 'erasures', { email: 'dominique@example.com' })
  })

  test('Global Privacy Control outweighs a ticked box', async () => {
    await sendHere({ ...(await agedHere()), email: 'gpc@example.com', consent_ads: '1' }, { 'Sec-GPC': '1' })
    const proof = await env.DB.prepare(`SELECT granted, how FROM consents WHERE how = 'gpc'`).first()
    expect(proof).toEqual({ granted: 0, how: 'gpc' })
    const contacts = (await api('GET', 'contacts')).json.items
    expect(contacts.find((c: { email: string }) => c.email === 'gpc@example.com').adsConsentAt).toBeNull()
  })

  test('whoever is erased is gone from everything that named them', async () => {
    expect((await api('POST', 'erasures', { email: 'camille@example.com' })).status).toBe(202)
    expect((await api('GET', 'contacts')).json.items.map((c: { email: string }) => c.email)).toEqual([
      'gpc@example.com',
    ])
    const erased = await env.DB.prepare('SELECT * FROM contacts WHERE erased_at IS NOT NULL').first()
    expect(erased).toMatchObject({
      email_index: null,
      phone_index: null,
      sealed: '',
      ads_consent_at: null,
      contact_consent_at: null,
    })
    expect(
      await env.DB.prepare('SELECT count(*) AS n FROM conversions WHERE sealed IS NOT NULL').first<number>('n'),
    ).toBe(0)
  })

  test('a purchase is tied to its lead, and the same order number counts once', async () => {
    const lead = await env.DB.prepare(`SELECT id FROM conversions WHERE kind = 'lead' LIMIT 1`).first<string>('id')
    const sale = { id: 'order-1', kind: 'purchase', lead, value: 1490.5, currency: 'EUR' }
    for (const _ of [1, 2])
      expect((await api('POST', 'conversions', sale)).json).toMatchObject({
        id: 'order-1',
        value: 1490.5,
        campaign: 'spring',
      })
    expect(
      await env.DB.prepare(`SELECT count(*) AS n FROM conversions WHERE kind = 'purchase'`).first<number>('n'),
    ).toBe(1)
  })
})

describe('questions of the team’s own', () => {
  let path: string
  beforeAll(async () => {
    path = await publish('extras', {
      fields: ['email'],
      extras: [
        { name: 'home', label: 'Logement', type: 'choice', options: ['Maison', 'Appartement'], required: true },
        { name: 'area', label: 'Surface', type: 'number' },
      ],
    })
  })

  test('an answer that does not fit brings the form back, filled in, with the question named', async () => {
    const before = await count('conversions')
    const answer = await send(path, { ...(await aged(path)), email: 'x@example.com', home: 'Château', area: 'grand' })
    expect([answer.status, answer.headers.get('x-form')]).toEqual([422, 'check-fields'])
    expect(answer.text).toContain('<a href="#f-home">Choisissez une réponse.</a>')
    expect(answer.text).toContain('<a href="#f-area">Indiquez un nombre, par exemple 120 ou 2,5.</a>')
    expect(answer.text).toContain('value="grand"')
    expect(await count('conversions')).toBe(before)
  })

  test('the answers are kept sealed, told to nobody but who may read them, and gone when the person is erased', async () => {
    const fields = await aged(path)
    const sent = { ...fields, email: 'home@example.com', home: 'Maison', area: '1 200,5', made_up: 'x' }
    expect((await send(path, sent)).status).toBe(303)
    const row = await env.DB.prepare('SELECT * FROM conversions WHERE id = ?1').bind(fields.view).first()
    expect(JSON.stringify(row)).not.toContain('Maison')
    expect(await openAnswers(env.DATA_KEY, fields.view, row!.sealed as string)).toEqual({
      message: null,
      extras: { home: 'Maison', area: 1200.5 },
      unverified: false,
    })
    const read = () => api('GET', `leads/${fields.view}`)
    expect((await read()).json).toMatchObject({ id: fields.view, extras: { home: 'Maison', area: 1200.5 } })
    expect((await api('GET', `leads/${newId()}`)).status).toBe(404)
    await api('POST', 'erasures', { email: 'home@example.com' })
    expect((await read()).json).toMatchObject({ message: null, extras: {} })
  })
})

describe('a form in steps', () => {
  const extras = Array.from({ length: 6 }, (_, i) => ({ name: `q_${i}`, label: `Question ${i}`, type: 'number' }))
  let path: string
  beforeAll(async () => {
    path = await publish('steps', { fields: ['email'], extras })
  })

  test('is walked through without JavaScript: each answer travels, and only the last step stores', async () => {
    const before = await count('conversions')
    const token = await aged(path, { seconds: 0 }) // moving on may be quick
    const first = await send(path, { ...token, step: '0', q_0: '1', q_1: '2', q_2: '', from: `${path}?utm_source=ig` })
    expect([first.status, first.headers.get('x-form')]).toEqual([200, 'step'])
    expect(first.text).toContain('Étape 2 sur 3')
    expect([hidden(first.text, 'q_0'), hidden(first.text, 'q_2')]).toEqual(['1', undefined])
    expect([hidden(first.text, 'token'), hidden(first.text, 'view')]).toEqual([token.token, token.view])
    expect(hidden(first.text, 'from')).toBe(`${path}?utm_source=ig`)
    const wrong = await send(path, { ...token, step: '1', q_0: '1', q_1: '2', q_3: 'x', q_4: '' })
    expect([wrong.status, wrong.text.includes('Étape 2 sur 3')]).toEqual([422, true])
    const back = await send(path, { ...token, step: '1', q_0: '1', q_3: 'x', go: 'back' })
    expect([back.status, back.text.includes('Étape 1 sur 3'), hidden(back.text, 'q_3')]).toEqual([200, true, 'x'])
    expect(await count('conversions')).toBe(before)
    const early = await send(path, { ...token, step: '2', q_0: '1', email: 'steps@example.com' })
    expect([early.status, early.headers.get('x-form')]).toEqual([429, 'too-soon'])
    expect(early.text).toContain('Étape 3 sur 3')
    const old = await aged(path)
    const last = await send(path, { ...old, step: '2', q_0: '1', q_1: '2', email: 'steps@example.com' })
    expect([last.status, last.headers.get('location')]).toEqual([303, `${path}/thanks`])
    expect((await api('GET', `leads/${old.view}`)).json.extras).toEqual({ q_0: 1, q_1: 2 })
  })

  test('what was changed on the way is judged again at the end', async () => {
    const sent = { ...(await aged(path)), step: '2', q_0: 'tampered', email: '' }
    const answer = await send(path, sent)
    expect([answer.status, answer.text.match(/<a href="#f-\w+">/g)]).toEqual([
      422,
      ['<a href="#f-q_0">', '<a href="#f-email">'],
    ])
    expect(answer.text).not.toContain('Étape')
  })
})

describe('where a lead came from', () => {
  const QUERY = '?utm_source=ig&utm_campaign=%7B%7Bcampaign.name%7D%7D&fbclid=AbC'
  const PATH = '/spring/ad-1'
  const sendFrom = async (fields: Record<string, string>, headers = {}) => {
    const { view, token } = await aged(PATH)
    const answer = await send(PATH, { view, token, from: PATH + QUERY, ...fields }, headers)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${PATH}/thanks`])
    const row = await env.DB.prepare('SELECT source, utm, landing, clicks FROM conversions WHERE id = ?1')
    return { view, row: await row.bind(view).first() }
  }

  test('the page’s own address travels with its form, and a refused form keeps it', async () => {
    const page = await call('GET', PATH + QUERY, { token: null })
    const from = hidden(page.text, 'from')!
    expect(from).toBe(PATH + QUERY)
    const refused = await send(PATH, { ...(await aged(PATH)), email: '', from })
    expect([refused.status, hidden(refused.text, 'from'), hidden(refused.text, 'back')]).toEqual([422, from, from])
    const foreign = await send(PATH, { ...(await aged(PATH)), email: '', from: '//evil.example/' })
    expect([foreign.status, hidden(foreign.text, 'from')]).toEqual([422, PATH])
  })

  test('a very long address does not cost the lead', async () => {
    const { view, token } = await aged(PATH)
    const from = `${PATH}?q=${'%20'.repeat(5000)}`
    expect((await send(PATH, { view, token, from, email: 'long@example.com' })).status).toBe(303)
  })

  test('the longest answers that twelve questions allow are taken in any script', async () => {
    const long = Array.from({ length: 11 }, (_, i) => ({ name: `q${i}`, label: `Question ${i}`, type: 'textarea' }))
    const path = await publish('long-answers', { fields: ['email'], extras: long })
    const answers = Object.fromEntries(long.map(({ name }) => [name, '字'.repeat(2000)]))
    const fields = { ...(await aged(path)), from: `${path}?q=${'%20'.repeat(5000)}`, email: 'kanji@example.com' }
    const sent = await send(path, { ...fields, ...answers })
    expect([sent.status, sent.headers.get('x-form')]).toEqual([303, 'stored'])
  })

  test('without consent to advertising it is source and utm, and no click id', async () => {
    const { row } = await sendFrom({ email: 'utm@example.com' }, { Cookie: '_fbp=fb.1.1795000000000.42' })
    expect(row).toEqual({ source: 'meta', utm: 'utm_source=ig', landing: PATH, clicks: '' })
  })

  test('with it the click id is kept, until it is refused or the person erased', async () => {
    const clicksOf = (view: string) =>
      env.DB.prepare('SELECT clicks FROM conversions WHERE id = ?1').bind(view).first('clicks')
    const box = await sendFrom({ email: 'box@example.com', consent_ads: '1' })
    expect(box.row).toMatchObject({ clicks: `fbclid=AbC&_fbc=fb.1.${mintedAt(box.view)}.AbC` })
    await api('POST', 'erasures', { email: 'box@example.com' })
    expect(await clicksOf(box.view)).toBe('')

    const visitor = newId()
    await env.DB.prepare('INSERT INTO visitors (id, created_at) VALUES (?1, 1)').bind(visitor).run()
    const Cookie = `__Host-l2l_visitor=${visitor}`
    const withMeta = { Cookie: `${Cookie}; _fbp=fb.1.1795000000000.42` }
    const banner = await sendFrom({ email: 'banner@example.com' }, withMeta)
    expect(banner.row).toMatchObject({
      clicks: `fbclid=AbC&_fbp=fb.1.1795000000000.42&_fbc=fb.1.${mintedAt(banner.view)}.AbC`,
    })
    const refusal = new URLSearchParams({ choice: 'refused', page: 'spring/ad-1@1', text_version: 'x' })
    await call('POST', '/privacy/consent', { token: null, raw: refusal, headers: { Cookie } })
    expect(await clicksOf(banner.view)).toBe('')
  })

  test('Global Privacy Control keeps click ids out whatever was ticked', async () => {
    const { row } = await sendFrom({ email: 'gpc2@example.com', consent_ads: '1' }, { 'Sec-GPC': '1' })
    expect(row).toMatchObject({ source: 'meta', clicks: '' })
  })

  test('a view of which no beacon ever came is attributed by its form; what a beacon told stays', async () => {
    const { view } = await sendFrom({ email: 'nojs@example.com' })
    const viewOf = (id: string) =>
      env.DB.prepare('SELECT source, utm, form_started, lead FROM views WHERE id = ?1').bind(id).first()
    expect(await viewOf(view)).toEqual({ source: 'meta', utm: 's=ig', form_started: 1, lead: 1 })
    const direct = newId()
    await env.DB.prepare(`INSERT INTO views (id, campaign, at, source) VALUES (?1, 'spring', 1, 'direct')`)
      .bind(direct)
      .run()
    await sendFrom({ view: direct, email: 'gif@example.com' }) // an image was loaded, without the address of its page
    expect(await viewOf(direct)).toMatchObject({ source: 'meta', utm: 's=ig' })
    const { view: seen, token } = await aged(PATH)
    await env.DB.prepare(
      `INSERT INTO views (id, campaign, at, source, utm) VALUES (?1, 'spring', 1, 'tiktok', 'utm_source=tt')`,
    )
      .bind(seen)
      .run()
    await send(PATH, { view: seen, token, email: 'js@example.com', from: PATH })
    expect(await viewOf(seen)).toEqual({ source: 'tiktok', utm: 'utm_source=tt', form_started: 1, lead: 1 })
  })

  test('finding the first touch of a visitor reads that visitor’s touches only', async () => {
    const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${FIRST_TOUCH}`).bind('x').all<{ detail: string }>()
    expect(results[0]!.detail).toMatch(/^SEARCH touches USING INDEX touches_visitor/)
  })
})

describe('what others are told of a lead', () => {
  const told = async (topic: string, event: string) => {
    const { results } = await env.DB.prepare(
      `SELECT topic, event, sealed FROM outbox WHERE topic = ?1 AND event = ?2 AND channel = 'webhook'`,
    )
      .bind(topic, event)
      .all<{ topic: string; event: string; sealed: string }>()
    return Promise.all(results.map(row => openMessage(env.DATA_KEY, row)))
  }
  beforeAll(async () => {
    const hook = { name: 'CRM', url: 'https://crm.example/leads', topics: ['lead.created', 'lead.confirmed'] }
    expect((await api('POST', 'webhooks', hook)).status).toBe(201)
  })

  test('who, what, from where and with which consent; once, however often the form is sent', async () => {
    const path = '/spring/extras'
    const visitor = newId()
    await env.DB.batch([
      env.DB.prepare('INSERT INTO visitors (id, created_at) VALUES (?1, 1)').bind(visitor),
      env.DB.prepare(
        `INSERT INTO touches (view_id, visitor_id, campaign, ad, at, source) VALUES (?1, ?2, 'spring', 'ad-1', 86400000, 'tiktok')`,
      ).bind(newId(), visitor),
    ])
    const fields = await aged(path)
    const sent = {
      ...{ ...fields, email: 'crm@example.com', home: 'Maison', message: 'Bonjour', consent_contact: '1' },
      from: `${path}?utm_source=ig&fbclid=AbC`,
    }
    for (const _ of [1, 2]) {
      const answer = await send(path, sent, { Cookie: `__Host-l2l_visitor=${visitor}` })
      expect([answer.status, answer.headers.get('x-form')]).toEqual([303, _ === 1 ? 'stored' : 'repeated'])
      // The sequence of what a returning visitor sees first ends with the lead: the last figure says so.
      expect(answer.headers.get('set-cookie')).toMatch(/__Host-l2l_sequence=spring\.\w+\.0\.1\./)
    }
    expect(await told('lead.created', fields.view)).toEqual([
      {
        ...{ id: fields.view, campaign: 'spring', ad: 'extras', pageVersion: 1, url: `${ORIGIN}${path}` },
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        person: { ...NOBODY, email: 'crm@example.com' },
        ...{ message: 'Bonjour', extras: { home: 'Maison' }, unverified: false },
        consent: { contact: true, ads: false, textVersion: TEXTS, confirmed: null },
        source: {
          ...{ source: 'meta', utm: { utm_source: 'ig' }, landing: path },
          clickIds: { fbclid: 'AbC', _fbc: `fb.1.${mintedAt(fields.view)}.AbC` },
          first: { campaign: 'spring', ad: 'ad-1', source: 'tiktok', at: '1970-01-02T00:00:00.000Z' },
        },
      },
    ])
  })

  describe('when what was agreed to is to be confirmed', () => {
    let path: string
    beforeAll(async () => {
      path = await publish('doi', { fields: ['email', 'phone'], doubleOptIn: true })
    })
    const ask = async (email: string, more: Record<string, string> = {}, headers = {}) => {
      const fields = await aged(path)
      const answer = await send(path, { ...fields, email, consent_contact: '1', consent_ads: '1', ...more }, headers)
      expect(answer.status).toBe(303)
      return fields.view
    }
    const mailOf = async (event: string) => {
      const row = await env.DB.prepare(`SELECT topic, event, sealed FROM outbox WHERE event = ?1 AND channel = 'mail'`)
        .bind(event)
        .first<{ topic: string; event: string; sealed: string }>()
      return row && ((await openMessage(env.DATA_KEY, row)) as { to: string; text: string })
    }
    const linkIn = (text: string) => /https:\/\/l2l\.example(\/privacy\/confirm\?t=\S+)/.exec(text)![1]!
    const open = (link: string) => call('GET', link, { token: null })
    const confirm = (link: string) =>
      call('POST', '/privacy/confirm', {
        token: null,
        raw: new URLSearchParams({ t: new URL(link, ORIGIN).searchParams.get('t')! }),
      })
    const contact = async (email: string) =>
      (await api('GET', 'contacts')).json.items.find((c: { email: string }) => c.email === email)
    const proofs = (event: string) =>
      env.DB.prepare(`SELECT purpose, granted FROM consents WHERE id LIKE ?1 || '.%' ORDER BY purpose`)
        .bind(event)
        .all()
        .then(({ results }) => results)

    test('until then nothing counts: no consent, no proof, no click id, no tie to a browser', async () => {
      const visitor = newId()
      await env.DB.prepare('INSERT INTO visitors (id, created_at) VALUES (?1, 1)').bind(visitor).run()
      const Cookie = `__Host-l2l_visitor=${visitor}`
      const event = await ask('doi@example.com', {}, { Cookie })
      expect(await contact('doi@example.com')).toMatchObject({ contactConsentAt: null, adsConsentAt: null })
      expect(await proofs(event)).toEqual([])
      const tied = () =>
        env.DB.prepare('SELECT contact_id FROM visitors WHERE id = ?1').bind(visitor).first('contact_id')
      expect(await tied()).toBeNull()
      expect(await told('lead.created', event)).toMatchObject([
        { consent: { contact: false, ads: false, confirmed: false } },
      ])
      const { to, text } = (await mailOf(event))!
      expect(to).toBe('doi@example.com')
      expect(text).toContain('- J’accepte qu’Atelier Exemple me recontacte par e-mail et par téléphone')
      const link = linkIn(text)
      expect(decodeURIComponent(link)).not.toMatch(/doi|@/)

      const page = await open(link)
      expect([page.status, page.headers.get('content-security-policy')]).toEqual([200, expect.stringContaining('none')])
      expect(page.text).toContain('<form method="post" action="/privacy/confirm">')
      expect(page.text).toContain('<li>la publicité ciblée sur les réseaux sociaux</li>')
      expect(await contact('doi@example.com')).toMatchObject({ adsConsentAt: null }) // opening is not confirming

      for (const _ of [1, 2]) expect((await confirm(link)).text).toContain('C’est confirmé')
      const { contactConsentAt, adsConsentAt } = await contact('doi@example.com')
      expect([contactConsentAt, adsConsentAt]).toEqual([expect.any(Number), expect.any(Number)])
      expect(await proofs(event)).toEqual([
        { purpose: 'ads', granted: 1 },
        { purpose: 'contact', granted: 1 },
      ])
      expect(await tied()).not.toBeNull()
      expect(await told('lead.confirmed', event)).toEqual([
        {
          ...{ id: event, campaign: 'spring', ad: 'doi', at: expect.stringMatching(/Z$/) },
          person: { ...NOBODY, email: 'doi@example.com' },
          consent: { contact: true, ads: true, textVersion: TEXTS, confirmed: true },
        },
      ])
      expect((await open(link)).text).toContain('C’est confirmé')
    })

    test('what was not ticked is proven as a no at once, and is not confirmed later', async () => {
      const event = await ask('half@example.com', { consent_ads: '' })
      expect(await proofs(event)).toEqual([{ purpose: 'ads', granted: 0 }])
      await confirm(linkIn((await mailOf(event))!.text))
      expect(await contact('half@example.com')).toMatchObject({ adsConsentAt: null })
    })

    test('a link confirmed once gives nothing back that was taken back since', async () => {
      const event = await ask('undo@example.com')
      const link = linkIn((await mailOf(event))!.text)
      await confirm(link)
      await env.DB.prepare('UPDATE contacts SET ads_consent_at = NULL').run()
      await confirm(link)
      expect(await contact('undo@example.com')).toMatchObject({ adsConsentAt: null })
    })

    test('who refuses in between does not agree by confirming the rest', async () => {
      const visitor = newId()
      await env.DB.prepare('INSERT INTO visitors (id, created_at) VALUES (?1, 1)').bind(visitor).run()
      const Cookie = `__Host-l2l_visitor=${visitor}`
      const event = await ask('between@example.com', {}, { Cookie })
      const refusal = new URLSearchParams({ choice: 'refused', page: 'spring/doi@1', text_version: 'x' })
      await call('POST', '/privacy/consent', { token: null, raw: refusal, headers: { Cookie } })
      await confirm(linkIn((await mailOf(event))!.text))
      expect(await contact('between@example.com')).toMatchObject({
        adsConsentAt: null,
        contactConsentAt: expect.any(Number),
      })
    })

    test('a link that is old, foreign, cut short or of somebody erased says what to do and changes nothing', async () => {
      const event = await ask('gone@example.com')
      const week = 7 * 86_400_000
      const old = await confirmPath(env.SIGNING_KEY, event, 'fr', Date.now() - week - 1)
      const foreign = await confirmPath('another key', event, 'fr', Date.now())
      const unknown = await confirmPath(env.SIGNING_KEY, newId(), 'fr', Date.now())
      const link = linkIn((await mailOf(event))!.text)
      await api('POST', 'erasures', { email: 'gone@example.com' })
      await ask('gone@example.com', { consent_contact: '', consent_ads: '' }) // who comes back starts anew
      for (const [path, status] of [
        [old, 410],
        [foreign, 404],
        [unknown, 404],
        [link, 404],
        [link.slice(0, -3), 404],
        ['/privacy/confirm?t=', 404],
      ] as const) {
        // biome-ignore format: a table
        expect([path, (await open(path)).status, (await confirm(path)).status]).toEqual([path, status, status])
        expect((await open(path)).text).toMatch(/envoyez le formulaire|Send the form|send the form/)
      }
      expect(await proofs(event)).toEqual([])
    })

    test('nobody’s mailbox is filled by somebody else: three mails a day, and every lead is kept', async () => {
      const events: string[] = []
      for (let i = 0; i < 5; i++) events.push(await ask('victim@example.com'))
      const mails = await Promise.all(events.map(mailOf))
      expect(mails.map(mail => mail !== null)).toEqual([true, true, true, false, false])
    })

    test('words that have changed since the page was opened are shown anew before they are agreed to', async () => {
      const fields = await aged(path, { texts: '2025-01-fr' })
      const answer = await send(path, { ...fields, email: 'words@example.com', consent_ads: '1' })
      expect([answer.status, answer.headers.get('x-form')]).toEqual([422, 'not-ours'])
    })

    test('the thanks send to the mailbox', async () => {
      expect((await call('GET', `${path}/thanks`, { token: null })).text).toContain('ouvrez le message')
    })
  })
})

describe('Turnstile', () => {
  const SETTINGS = { TURNSTILE_SITE_KEY: '1x00000000000000000000AA', TURNSTILE_SECRET: 'secret' }
  let path: string
  beforeAll(async () => {
    path = await publish('guarded', { fields: ['email'], turnstile: true })
  })
  const meet = async (answer: () => Promise<Response>, fields: Record<string, string>, settings: object = SETTINGS) => {
    vi.spyOn(globalThis, 'fetch').mockImplementation(answer)
    const ctx = createExecutionContext()
    const request = new Request(ORIGIN + path, {
      method: 'POST',
      body: new URLSearchParams({ ...(await aged(path)), email: 'human@example.com', ...fields }),
    })
    const response = await worker.fetch(request as never, { ...env, ...settings } as Env, ctx)
    await waitOnExecutionContext(ctx)
    return response
  }
  const says = (body: object) => async () => Response.json(body)

  test('the page loads its script only where it is set up', async () => {
    const page = async (settings: object) => {
      const request = new Request(ORIGIN + path) as never
      return (await worker.fetch(request, { ...env, ...settings } as Env, createExecutionContext())).text()
    }
    expect(await page(SETTINGS)).toMatch(/data-sitekey="1x00000000000000000000AA"[\s\S]*src="https:\/\/challenges\./)
    expect(await page({})).toContain('<script defer="" src="">')
  })

  test.each([
    [
      'a robot is asked again',
      says({ success: false, 'error-codes': ['invalid-input-response'] }),
      { 'cf-turnstile-response': 'x' },
      422,
      'unproven',
    ],
    ['so is a browser without JavaScript', says({ success: true }), {}, 422, 'unproven'],
    ['a human is a lead', says({ success: true }), { 'cf-turnstile-response': 'x' }, 303, 'stored'],
    [
      'with Cloudflare out of reach it is a lead that says so',
      () => Promise.reject(new TypeError('down')),
      { 'cf-turnstile-response': 'x' },
      303,
      'stored, unverified',
    ],
  ] as const)('%s', async (_, answer, fields, status, outcome) => {
    // biome-ignore format: a table
    const response = await meet(answer, fields)
    expect([response.status, response.headers.get('x-form')]).toEqual([status, outcome])
    if (status === 422) expect(await response.text()).toMatch(/JavaScript/)
  })

  test('an unverified lead is marked for whoever reads it', async () => {
    const fields = await aged(path)
    await meet(() => Promise.reject(new TypeError('down')), { ...fields, 'cf-turnstile-response': 'x' })
    expect((await api('GET', `leads/${fields.view}`)).json).toMatchObject({ unverified: true })
  })

  test('a form that is stored already needs no second proof', async () => {
    const fields = { ...(await aged(path)), 'cf-turnstile-response': 'x' }
    await meet(says({ success: true }), fields)
    const again = await meet(says({ success: false, 'error-codes': ['timeout-or-duplicate'] }), fields)
    expect([again.status, again.headers.get('x-form')]).toEqual([303, 'repeated'])
  })

  test('without its settings the form works unguarded', async () => {
    const response = await meet(() => Promise.reject(new TypeError('nobody is to be asked')), {}, {})
    expect([response.status, response.headers.get('x-form')]).toEqual([303, 'stored'])
  })
})

test('the thanks count nothing: loading them again, or sending the form again, is the same lead', async () => {
  const fields = { ...(await aged('/spring/ad-1')), email: 'once@example.com' }
  await send('/spring/ad-1', fields)
  const counts = () => Promise.all(['conversions', 'views', 'consents', 'contacts', 'outbox'].map(count))
  const before = await counts()
  for (const _ of [1, 2]) expect((await call('GET', '/spring/ad-1/thanks', { token: null })).status).toBe(200)
  const again = await send('/spring/ad-1', fields)
  expect([again.headers.get('location'), again.headers.get('x-form')]).toEqual(['/spring/ad-1/thanks', 'repeated'])
  expect(await counts()).toEqual(before)
})

test('whoever goes back and corrects their address is not lost: another lead, of the same view; sent twice, it is one', async () => {
  const page = await aged('/spring/ad-1')
  await send('/spring/ad-1', { ...page, email: 'camile@example.com' })
  const counts = () => Promise.all(['conversions', 'views', 'contacts'].map(count))
  const [conversions = 0, views = 0, contacts = 0] = await counts()
  const corrected = { ...page, email: 'camille@corrected.example' }
  const said = [await send('/spring/ad-1', corrected), await send('/spring/ad-1', corrected)]
  expect(said.map(({ headers }) => headers.get('x-form'))).toEqual(['stored', 'repeated'])
  expect(await counts()).toEqual([conversions + 1, views, contacts + 1])
  const misspelt = await send('/spring/ad-1', { ...page, email: 'camile@example.com' })
  expect(misspelt.headers.get('x-form')).toBe('repeated')
})
