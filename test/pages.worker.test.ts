import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { ad, addCatalogue, api, call, count, ORIGIN } from './call.ts'

beforeAll(addCatalogue)

describe('a page', () => {
  test('a draft is a branded 404, and so is a campaign that does not exist', async () => {
    for (const path of ['/spring/ad-1', '/spring', '/nowhere', '/nowhere/at/all', '/%00', '/Spring/ad-1']) {
      const answer = await call('GET', path, { token: null, headers: { 'Accept-Language': 'fr' } })
      expect([path, answer.status]).toEqual([path, 404])
      expect(answer.text).toContain('Cette page n’existe pas')
      expect(answer.text).not.toMatch(/Error|at Object|\.ts:/)
    }
  })

  test('publishing makes it live at once, with its checks listed', async () => {
    const published = await api('POST', 'campaigns/spring/ads/ad-1/publish', {})
    expect(published.status).toBe(200)
    expect(published.json).toMatchObject({ version: 1, url: `${ORIGIN}/spring/ad-1` })
    expect(published.json.checks.every((check: { ok: boolean }) => check.ok)).toBe(true)
    const page = await call('GET', '/spring/ad-1', { token: null })
    expect(page.status).toBe(200)
    expect(page.text).toContain('Votre audit offert en 48\u00a0h</h1>')
    expect(page.text).not.toContain('\ue000')
    expect((await call('GET', '/spring', { token: null })).text).toContain('Votre audit offert en 48\u00a0h</h1>')
  })

  test.each([
    '?utm_source=meta&fbclid=x',
    '?%E0%A4%A',
    '?a[]=1&a[]=2&__proto__=x',
    `?q=${'x'.repeat(7000)}`,
    '?<script>alert(1)</script>',
    '?=&&&=',
    '?utm_source=%00',
  ])('the query string %.40s never breaks it, nor gets into it unescaped', async query => {
    const page = await call('GET', `/spring/ad-1${query}`, { token: null })
    expect(page.status).toBe(200)
    expect(page.text).not.toContain('<script>alert')
  })

  test('the way back after a choice is kept as it was, escaped', async () => {
    const page = await call('GET', '/spring/ad-1?a=1&lt=2', { token: null })
    expect(page.text).toContain('name="back" value="/spring/ad-1?a=1&#38;lt=2"')
  })

  test('a slash too many changes nothing', async () => {
    for (const path of ['/spring/ad-1/', '/spring/', '/spring/ad-1/?utm_source=meta']) {
      expect([path, (await call('GET', path, { token: null })).status]).toEqual([path, 200])
    }
  })

  test('the page of a headline that is markup shows it as text', async () => {
    const headline = '<img src=x onerror=alert(1)> & "offert"'
    await api('POST', 'campaigns/spring/ads', { ...ad, slug: 'hostile', headline })
    expect((await api('POST', 'campaigns/spring/ads/hostile/publish', {})).status).toBe(200)
    const page = await call('GET', '/spring/hostile', { token: null })
    expect(page.text).not.toContain('<img src=x')
    expect(page.text).toContain('&lt;img src=x')
  })

  test('a page that breaks the promise of its ad is not published without a written reason', async () => {
    await api('POST', 'campaigns/spring/ads', {
      ...ad,
      slug: 'broken',
      landing: { headline: 'Bienvenue chez nous', lead: 'Découvrez notre entreprise.', cta: 'Voir' },
    })
    const blocked = await api('POST', 'campaigns/spring/ads/broken/publish', {})
    expect([blocked.status, blocked.json.error.code]).toEqual([422, 'publish-blocked'])
    expect(blocked.json.error.issues.map((issue: { path: string }) => issue.path)).toEqual(['match'])
    expect((await call('GET', '/spring/broken', { token: null })).status).toBe(404)
    const forced = await api('POST', 'campaigns/spring/ads/broken/publish', {
      override: { match: 'Test d’un autre angle' },
    })
    expect(forced.status).toBe(200)
    expect(forced.json.checks[0]).toMatchObject({ id: 'match', overridden: 'Test d’un autre angle' })
  })

  test('a brand that does not say who it is cannot publish', async () => {
    await api('POST', 'brands', { id: 'anonymous', name: 'Anonymous' })
    await api('POST', 'campaigns', { slug: 'nameless', name: 'Nameless', brand: 'anonymous' })
    await api('POST', 'campaigns/nameless/ads', ad)
    const blocked = await api('POST', 'campaigns/nameless/ads/ad-1/publish', {})
    expect(blocked.json.error.issues.map((issue: { path: string }) => issue.path)).toEqual(['legal-identity'])
  })

  test('a published version never changes', async () => {
    await expect(env.DB.prepare(`UPDATE page_versions SET html = 'x'`).run()).rejects.toThrow(
      'a published version never changes',
    )
  })

  test('what changes in the draft is seen by visitors after the next publish, not before', async () => {
    const { content } = (await api('GET', 'campaigns/spring/ads/ad-1/page')).json
    const changed = await api('PUT', 'campaigns/spring/ads/ad-1/page', {
      content: { ...content, lead: 'Sans engagement, vraiment.' },
    })
    expect(changed.status).toBe(200)
    expect((await call('GET', '/spring/ad-1', { token: null })).text).not.toContain('vraiment')
    expect((await api('POST', 'campaigns/spring/ads/ad-1/publish')).json.version).toBe(2)
    expect((await call('GET', '/spring/ad-1', { token: null })).text).toContain('vraiment')
    expect(
      (await api('GET', 'campaigns/spring/ads/ad-1/versions')).json.items.map((v: { version: number }) => v.version),
    ).toEqual([2, 1])
  })

  test('a page that was read once is served while D1 is down', async () => {
    const { livePage, forgetCampaign } = await import('../src/pages/live.ts')
    const ctx = createExecutionContext()
    const now = Date.now()
    expect((await livePage(env, ctx, 'spring', 'ad-1', now))?.snapshot.page.version).toBe(2)
    await waitOnExecutionContext(ctx)
    const down = { ...env, DB: { prepare: () => { throw new Error('D1 is down') } } } as unknown as Env // biome-ignore format: one line
    const hour = 3_600_000
    expect((await livePage(down, ctx, 'spring', 'ad-1', now + hour))?.snapshot.page.version).toBe(2) // from memory
    forgetCampaign('spring')
    expect((await livePage(down, ctx, 'spring', 'ad-1', now + hour))?.snapshot.page.version).toBe(2) // from the data centre's cache
    await expect(livePage(down, ctx, 'spring', 'never-read', now)).rejects.toThrow('D1 is down')
  })
})

describe('a lead form', () => {
  const page = async () => {
    const { text } = await call('GET', '/spring/ad-1', { token: null })
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
    return { view: hidden('view'), token: hidden('token') }
  }
  const send = (fields: Record<string, string>, headers = {}) =>
    call('POST', '/spring/ad-1', {
      token: null,
      raw: new URLSearchParams(fields),
      headers: { 'Accept-Language': 'fr', ...headers },
    })

  /** A token that was signed four seconds ago. */
  const aged = async (seconds = 4) => {
    const { sign } = await import('../src/lib/crypto.ts')
    const time = (Date.now() - seconds * 1000).toString(16).padStart(12, '0')
    const random = crypto.randomUUID()
    const view = `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`
    return { view, token: await sign(env.SIGNING_KEY, 'form /spring/ad-1', `${view}~2~2026-11-fr`) }
  }

  test('a form that is sent at once is asked to wait, with its answers kept', async () => {
    const answer = await send({ ...(await page()), email: 'vite@example.com', first_name: 'Lou & "Cie"' })
    expect([answer.status, answer.headers.get('x-form')]).toEqual([429, 'too-soon'])
    expect(answer.text).toContain('value="Lou &amp; &quot;Cie&quot;"')
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
    const answer = await send({ ...(await aged()), email: 'camille@example.com', ...change })
    expect([answer.status, answer.headers.get('x-form')]).toEqual([422, reason])
    expect(answer.text).toMatch(/role="(alert|status)"/)
    expect([await count('contacts'), await count('conversions')]).toEqual([0, 0])
  })

  test('a token older than a week is refused kindly', async () => {
    const answer = await send({ ...(await aged(8 * 86_400)), email: 'camille@example.com' })
    expect([answer.status, answer.headers.get('x-form')]).toEqual([422, 'too-old'])
  })

  test('sent three times at once it is one lead of one person, sealed, with two consents', async () => {
    const fields = {
      ...(await aged()),
      email: ' Camille@Example.com ',
      phone: '06 39 98 00 12',
      first_name: 'Camille',
      message: 'Bonjour',
      consent_ads: '1',
    }
    const answers = await Promise.all([send(fields), send(fields), send(fields)])
    expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual(
      Array(3).fill([303, '/spring/ad-1/thanks']),
    )
    expect([await count('contacts'), await count('conversions')]).toEqual([1, 1])
    const { results } = await env.DB.prepare(
      'SELECT purpose, granted, how, text_version, page FROM consents ORDER BY purpose',
    ).all()
    expect(results).toEqual([
      { purpose: 'ads', granted: 1, how: 'form', text_version: '2026-11-fr', page: 'spring/ad-1@2' },
      { purpose: 'contact', granted: 0, how: 'form', text_version: '2026-11-fr', page: 'spring/ad-1@2' },
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
      (await send({ ...(await aged()), email: 'camille@example.com', last_name: 'Martin', consent_contact: '1' }))
        .status,
    ).toBe(303)
    expect([await count('contacts'), await count('conversions')]).toEqual([1, 2])
    const [contact] = (await api('GET', 'contacts')).json.items
    expect(contact).toMatchObject({ first_name: 'Camille', last_name: 'Martin' })
    expect(contact.adsConsentAt).not.toBeNull()
    expect(contact.contactConsentAt).not.toBeNull()
  })

  test('while D1 is down no answer is lost: the form comes back filled in, and sent again it is one lead', async () => {
    const { submit } = await import('../src/pages/submit.ts')
    const { livePage } = await import('../src/pages/live.ts')
    const live = (await livePage(env, createExecutionContext(), 'spring', 'ad-1', Date.now()))!
    const fields = { ...(await aged()), email: 'dominique@example.com', first_name: 'Dominique' }
    const down = {
      prepare: () => {
        throw new Error('D1 is down')
      },
    }
    const app = new Hono<{ Bindings: Env }>().post('/spring/ad-1', c => submit(c, live.snapshot, Date.now()))
    const request = { method: 'POST', body: new URLSearchParams(fields) }
    const refused = await app.request('/spring/ad-1', request, { ...env, DB: down })
    expect([refused.status, refused.headers.get('x-form')]).toEqual([503, 'not-stored'])
    const html = await refused.text()
    expect(html).toContain('value="Dominique"')
    expect(html).toContain(`value="${fields.token}"`)
    const before = await count('conversions')
    expect((await send(fields)).status).toBe(303)
    expect(await count('conversions')).toBe(before + 1)
    await api('POST', 'erasures', { email: 'dominique@example.com' })
  })

  test('Global Privacy Control outweighs a ticked box', async () => {
    await send({ ...(await aged()), email: 'gpc@example.com', consent_ads: '1' }, { 'Sec-GPC': '1' })
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

describe('legal and privacy pages', () => {
  const read = async (path: string, language = 'fr', headers = {}) =>
    call('GET', path, { token: null, headers: { 'Accept-Language': language, ...headers } })

  test('a brand says who it is and who hosts it, in the reader’s language', async () => {
    expect((await read('/legal/atelier-exemple/notice')).text).toMatch(
      /Directeur de la publication.*Hébergeur.*Cloudflare/s,
    )
    expect((await read('/legal/atelier-exemple/notice', 'en')).text).toMatch(
      /Director of publication.*Host.*Cloudflare/s,
    )
    expect((await read('/legal/atelier-exemple/privacy')).text).toContain('bonjour@example.com')
  })

  test('a brand or page that does not exist is a 404', async () => {
    for (const path of [
      '/legal/nobody/notice',
      '/legal/atelier-exemple/shop',
      '/legal/atelier-exemple/constructor',
      '/privacy/unknown',
    ]) {
      expect([path, (await read(path)).status]).toEqual([path, 404])
    }
  })

  test('the page of choices tells what was chosen, and both buttons look the same', async () => {
    expect((await read('/privacy/choice')).text).toContain('pas encore choisi')
    expect((await read('/privacy/choice', 'fr', { Cookie: '__Host-l2l_refused=1' })).text).toContain('Vous avez refusé')
    expect(
      (
        await read('/privacy/choice', 'fr', {
          Cookie: '__Host-l2l_visitor=0199a000-0000-7000-8000-000000000001',
          'Sec-GPC': '1',
        })
      ).text,
    ).toContain('Vous avez refusé')
    const { text } = await read('/privacy/choice', 'fr', {
      Cookie: '__Host-l2l_visitor=0199a000-0000-7000-8000-000000000001',
    })
    expect(text).toContain('Vous avez accepté')
    expect(text.match(/<button type="submit"[^>]*>/g)).toEqual(
      ['refused', 'granted'].map(value => `<button type="submit" name="choice" value="${value}">`),
    )
  })
})
