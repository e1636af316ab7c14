import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
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

  test.each([
    ['<img src=x onerror=alert(1)> & "offert"', '<img src=x onerror=alert(1)>'],
    ['Un audit <b>offert</b>', '<b>'],
    ['</title><script>alert(1)</script>', '</title>'],
  ])('the headline %j is refused with the tag named, and nothing is written', async (headline, tag) => {
    const before = [await count('ads'), await count('pages')]
    const refused = await api('POST', 'campaigns/spring/ads', { ...ad, slug: 'hostile', headline })
    expect([refused.status, refused.json.error.code]).toEqual([422, 'invalid-body'])
    const message = `write the words alone, without HTML: "${tag}" would be read as it is`
    expect(refused.json.error.issues).toEqual([{ path: 'headline', message, code: 'markup' }])
    expect([await count('ads'), await count('pages')]).toEqual(before)
    const { content } = (await api('GET', 'campaigns/spring/ads/ad-1/page')).json
    const draft = await api('PUT', 'campaigns/spring/ads/ad-1/page', { content: { ...content, headline } })
    expect([draft.status, draft.json.error.issues]).toEqual([
      422,
      [{ path: 'content.headline', message, code: 'markup' }],
    ])
  })

  test('what only looks like markup is shown as it was written', async () => {
    const headline = 'À 3 < 5 minutes & <3 "offert"'
    await api('POST', 'campaigns/spring/ads', { ...ad, slug: 'signs', headline })
    expect((await api('POST', 'campaigns/spring/ads/signs/publish', {})).status).toBe(200)
    const page = await call('GET', '/spring/signs', { token: null })
    expect(page.text).toContain('À 3 &lt; 5 minutes &amp; &lt;3 &quot;offert&quot;</h1>')
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
    forgetCampaign(env, 'spring')
    expect((await livePage(down, ctx, 'spring', 'ad-1', now + hour))?.snapshot.page.version).toBe(2) // from the data centre's cache
    await expect(livePage(down, ctx, 'spring', 'never-read', now)).rejects.toThrow('D1 is down')
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

  test.each([
    ['fr', 'Ne plus me compter', 'Votre opposition est retenue', 'Me compter à nouveau'],
    ['en', 'Stop counting me', 'Your objection is remembered', 'Count me again'],
  ] as const)(
    'the page of choices takes an objection to measurement, and takes it back: %s',
    async (lang, stop, kept, undo) => {
      const before = (await read('/privacy/choice', lang)).text
      expect(before).toContain('action="/privacy/measurement"')
      expect(before).toMatch(new RegExp(`name="measured" value="no"[^>]*>${stop}<`))
      const after = (await read('/privacy/choice', lang, { Cookie: '__Host-l2l_unmeasured=1' })).text
      expect(after).toContain(kept)
      expect(after).toMatch(new RegExp(`name="measured" value="yes"[^>]*>${undo}<`))
    },
  )
})
