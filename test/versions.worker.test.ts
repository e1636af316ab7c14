// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { findAd } from '../src/campaigns/store.ts'
import { onSchedule } from '../src/jobs.ts'
import { forgetCampaign, livePage } from '../src/pages/live.ts'
import { publish } from '../src/pages/versions/publish.ts'
import { runSchedules } from '../src/pages/versions/schedule.ts'
import { LIST_DUE, listDue, publishedStatement } from '../src/pages/versions/schedule-store.ts'
import { ad, addCatalogue, api, call, count, ORIGIN } from './call.ts'
import { drawn, png } from './drawn.ts'

beforeAll(addCatalogue)

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const at = (ms: number) => new Date(Date.now() + ms).toISOString()
const visit = (path: string, headers = {}) => call('GET', path, { token: null, headers })
const page = 'campaigns/spring/ads/ad-1/page'
const put = (content: object, headers: Record<string, string> = {}, path = page) =>
  call('PUT', `/api/${path}`, { body: { content }, headers })
const draft = async (path = page) => (await api('GET', path)).json
const added = async (slug: string, change: object = {}) =>
  expect((await api('POST', 'campaigns/spring/ads', { ...ad, slug, ...change })).status).toBe(201)

async function uploaded(): Promise<string> {
  return (await call('POST', '/api/assets', { raw: png(drawn(1200, 600, () => [90, 90, 90])) })).json.id
}

describe('a draft', () => {
  test('says its revision, which every save that changes something raises by one', async () => {
    const first = await api('GET', page)
    expect([first.json.revision, first.headers.get('etag')]).toEqual([1, '"1"'])
    const saved = await put({ ...first.json.content, lead: 'Sans engagement, vraiment.' })
    expect([saved.status, saved.json.revision, saved.headers.get('etag')]).toEqual([200, 2, '"2"'])
    expect((await put({ ...first.json.content, lead: 'Sans engagement, vraiment.' })).json.revision).toBe(2)
  })

  test('that somebody saved meanwhile is not overwritten, and the answer carries what it is now', async () => {
    const { content } = await draft()
    const stale = await put({ ...content, lead: 'Écrasé.' }, { 'If-Match': '"1"' })
    expect([stale.status, stale.json.error.code]).toEqual([409, 'changed-meanwhile'])
    expect(stale.json.page).toMatchObject({ revision: 2, content: { lead: 'Sans engagement, vraiment.' } })
    expect((await draft()).content.lead).toBe('Sans engagement, vraiment.')
    const patched = await api('PATCH', page, { content: { lead: 'Écrasé.' }, revision: 1 })
    expect(patched.status).toBe(409)
    expect((await put(content, { 'If-Match': '"2"' })).status).toBe(200)
    expect((await put(content, { 'If-Match': '*' })).status).toBe(200)
    expect((await put(content, { 'If-Match': 'two' })).json.error.code).toBe('invalid-if-match')
  })

  test('of two saves on the same revision one wins and the other is told; of two autosaves of other fields both win', async () => {
    const { revision } = await draft()
    const answers = await Promise.all(
      ['Un.', 'Deux.', 'Trois.'].map(lead => api('PATCH', page, { content: { lead }, revision })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    await Promise.all([
      api('PATCH', page, { content: { lead: 'Sans engagement.' } }),
      api('PATCH', page, { content: { formTitle: 'Votre audit' } }),
    ])
    expect(await draft()).toMatchObject({
      revision: revision + 3,
      content: { lead: 'Sans engagement.', formTitle: 'Votre audit' },
    })
  })

  test('changes field by field; null takes an optional field away, and is kept where it means none', async () => {
    const reassurance = ['Sans engagement']
    expect((await api('PATCH', page, { content: { reassurance } })).json.content.reassurance).toEqual(reassurance)
    const { content } = (await api('PATCH', page, { content: { reassurance: null, image: null } })).json
    expect(content).not.toHaveProperty('reassurance')
    expect(content.image).toBeNull()
    const refused = await api('PATCH', page, { content: { headline: null } })
    expect([refused.status, refused.json.error.issues[0].path]).toEqual([422, 'content.headline'])
    expect((await api('PATCH', page, {})).status).toBe(422)
  })

  test('cannot name an image that was never uploaded, wherever it stands', async () => {
    const image = { asset: 'AAAAAAAAAAAAAAAAAAAAAA', width: 10, height: 10, alt: '' }
    const before = await draft()
    const refused = await api('PATCH', page, { content: { image } })
    expect([refused.status, refused.json.error.code]).toEqual([422, 'unknown-image'])
    expect(refused.json.error.issues).toEqual([
      {
        path: 'content.image.asset',
        message: expect.stringContaining('POST /api/assets'),
        code: 'unknown-image',
        params: { image: image.asset },
      },
    ])
    const born = await api('POST', 'campaigns/spring/ads', { ...ad, slug: 'no-image', landing: { image } })
    expect([born.status, born.json.error.issues[0].path]).toEqual([422, 'landing.image.asset'])
    expect(await draft()).toEqual(before)
    const asset = await uploaded()
    expect((await api('PATCH', page, { content: { image: { ...image, asset } } })).status).toBe(200)
    expect((await draft()).content.image).toEqual({ asset, width: 1200, height: 600, alt: '' }) // whatever size was sent
    const sized = { ...ad, slug: 'sized', landing: { image: { ...image, asset } } }
    await api('POST', 'campaigns/spring/ads', sized)
    await api('POST', 'campaigns/spring/ads/import', [{ ...sized, slug: 'imported' }])
    for (const slug of ['sized', 'imported'])
      expect((await api('GET', `campaigns/spring/ads/${slug}/page`)).json.content.image.width).toBe(1200)
    await api('PATCH', page, { content: { image: null } })
  })

  test('can be brought back to what it was, and forth again; the last 20 saves are kept', async () => {
    await added('undone')
    const path = 'campaigns/spring/ads/undone/page'
    for (let i = 1; i <= 22; i++) await api('PATCH', path, { content: { lead: `Texte ${i}.` } })
    const { items } = (await api('GET', `${path}/revisions`)).json
    expect(items.map((item: { revision: number }) => item.revision)).toEqual(
      Array.from({ length: 20 }, (_, i) => 22 - i),
    )
    expect(items[0]).toMatchObject({ replacedBy: 'admin', content: { lead: 'Texte 21.' } })
    expect((await api('POST', `${path}/undo`)).json).toMatchObject({ revision: 24, content: { lead: 'Texte 21.' } })
    expect((await api('POST', `${path}/undo`)).json).toMatchObject({ revision: 25, content: { lead: 'Texte 22.' } })
    expect((await api('POST', `${path}/undo`, { revision: 7 })).json.content.lead).toBe('Texte 6.')
    expect((await api('POST', `${path}/undo`, { revision: 2 })).json.error.code).toBe('unknown-revision')
    await added('untouched')
    expect((await api('POST', 'campaigns/spring/ads/untouched/page/undo')).status).toBe(404)
  })

  test('that follows its ad has been saved by it, and can be brought back like after any other save', async () => {
    await added('followed')
    const path = 'campaigns/spring/ads/followed/page'
    const patch = (headline: string) => api('PATCH', 'campaigns/spring/ads/followed', { headline })
    await patch('Votre audit offert en 24 h')
    expect(await draft(path)).toMatchObject({ revision: 2, content: { headline: 'Votre audit offert en 24 h' } })
    expect((await put((await draft(path)).content, { 'If-Match': '"1"' }, path)).status).toBe(409)
    const { items } = (await api('GET', `${path}/revisions`)).json
    expect(items).toMatchObject([{ revision: 1, replacedBy: 'ad', content: { headline: ad.headline } }])
    for (let i = 1; i <= 22; i++) await patch(`Votre audit offert en ${i} h`)
    expect((await api('GET', `${path}/revisions`)).json.items.length).toBe(20)
    expect((await api('POST', `${path}/undo`)).json.content.headline).toBe('Votre audit offert en 21 h')
  })

  test('moves to another template with all that fits; what does not is listed, and one undo away', async () => {
    await added('moved')
    const path = 'campaigns/spring/ads/moved/page'
    const steps = [{ title: 'Vous demandez', text: 'Ici.' }]
    const before = (await api('PATCH', path, { content: { formTitle: 'Votre audit', steps } })).json
    const moved = await api('PATCH', path, { template: 'newsletter', content: { lead: 'Une lettre.' } })
    expect([moved.status, moved.json.template, moved.json.dropped]).toEqual([200, 'newsletter', ['steps']])
    expect(moved.json.content).toMatchObject({ headline: ad.headline, formTitle: 'Votre audit', lead: 'Une lettre.' })
    expect(moved.json.content.fields).not.toEqual(before.content.fields) // nobody chose them
    expect((await api('GET', path)).json.template).toBe('newsletter')
    expect((await api('POST', 'campaigns/spring/ads/moved/publish')).status).toBe(200)
    const { template, content } = (await api('POST', `${path}/undo`)).json
    expect({ template, content }).toEqual({ template: 'quote', content: before.content })
    const { changes } = (await api('GET', 'campaigns/spring/ads/moved/versions/1/diff/draft')).json
    expect(changes).toContainEqual({ path: 'template', before: 'newsletter', after: 'quote' })
  })

  test('of a template that does not exist is refused', async () => {
    const refused = await api('PATCH', page, { template: 'casino' })
    expect([refused.status, refused.json.error.code]).toEqual([422, 'unknown-template'])
  })
})

describe('a version', () => {
  test('is refused with a list, which a dry run shows before and which writes nothing', async () => {
    await added('broken', { landing: { headline: 'Bienvenue', lead: 'Notre entreprise.', cta: 'Voir' } })
    const { status, json } = await api('GET', 'campaigns/spring/ads/broken/checks')
    expect([status, json.publishable, json.visit]).toEqual([200, false, 'a first visit'])
    expect(json.match).toMatchObject({ band: 'broken', algorithm: expect.any(String) })
    const blocked = await api('POST', 'campaigns/spring/ads/broken/publish')
    expect(blocked.json.error.issues).toEqual([
      { path: 'match', message: json.checks.find((check: { id: string }) => check.id === 'match').message },
    ])
    expect((await api('GET', 'campaigns/spring/ads/broken/versions')).json.items).toEqual([])
  })

  test('keeps its picture’s weight, its score and the rule that made it', async () => {
    await added('pictured', { image: await uploaded() })
    const published = await api('POST', 'campaigns/spring/ads/pictured/publish')
    expect(published.status).toBe(200)
    const load = published.json.checks.find((check: { id: string }) => check.id === 'first-load')
    expect(load.message).toMatch(/^\d+\.\d KB in 3 requests/)
    const version = (await api('GET', 'campaigns/spring/ads/pictured/versions/1')).json
    expect(version).toMatchObject({
      version: 1,
      live: true,
      publishedBy: 'admin',
      match: { score: expect.any(Number), algorithm: expect.any(String) },
      snapshot: { template: 'quote', content: { headline: ad.headline } },
    })
    expect((await api('GET', 'campaigns/spring/ads/pictured/versions')).json.items[0].match).toEqual(version.match)
  })

  test('whose picture is lost is not published', async () => {
    const asset = await uploaded()
    await added('lost-picture', { image: asset })
    for (const { key } of (await env.FILES.list()).objects) await env.FILES.delete(key)
    const blocked = await api('POST', 'campaigns/spring/ads/lost-picture/publish')
    expect(blocked.json.error.issues).toEqual([
      { path: 'first-load', message: expect.stringContaining(`/i/${asset}/828 cannot be read`) },
    ])
  })

  test('compared with another or with the draft says which fields and which words changed', async () => {
    await api('POST', 'campaigns/spring/ads/ad-1/publish')
    await api('PATCH', page, { content: { lead: 'Sans aucun engagement.' } })
    const { status, json } = await api('GET', 'campaigns/spring/ads/ad-1/versions/1/diff/draft')
    expect(status).toBe(200)
    expect([json.from, json.to]).toEqual([1, 'draft'])
    expect(json.changes).toEqual([
      { path: 'content.lead', before: 'Sans engagement.', after: 'Sans aucun engagement.' },
    ])
    expect(json.text.filter((run: { is: string }) => run.is !== 'same')).toEqual([{ is: 'added', text: 'aucun ' }])
    await api('POST', 'campaigns/spring/ads/ad-1/publish')
    expect((await api('GET', 'campaigns/spring/ads/ad-1/versions/2/diff/1')).json.changes).toEqual([
      { path: 'content.lead', before: 'Sans aucun engagement.', after: 'Sans engagement.' },
    ])
    for (const path of ['9/diff/1', '1/diff/9', 'x/diff/1', '9', 'draft'])
      expect([path, (await api('GET', `campaigns/spring/ads/ad-1/versions/${path}`)).status]).toEqual([path, 404])
  })

  test('is live again in one call, and the trail says which', async () => {
    const back = await api('POST', 'campaigns/spring/ads/ad-1/rollback', { version: 1 })
    expect([back.status, back.json]).toEqual([200, { version: 1, url: `${ORIGIN}/spring/ad-1` }])
    expect((await visit('/spring/ad-1')).text).toContain('<p>Sans engagement.</p>')
    expect(await draft()).toMatchObject({ live: 1, content: { lead: 'Sans aucun engagement.' } })
    const trail = (await api('GET', 'audit')).json.items
    expect(trail.find((entry: { action: string }) => entry.action === 'rollback').target).toBe('/spring/ad-1@1')
    const unknown = await api('POST', 'campaigns/spring/ads/ad-1/rollback', { version: 9 })
    expect([unknown.status, unknown.json.error.code]).toEqual([404, 'unknown-version'])
    expect((await draft()).live).toBe(1)
    expect((await api('POST', 'campaigns/spring/ads/ad-1/publish')).json.version).toBe(3)
  })
})

describe('a page that was taken down', () => {
  test('says that the offer is over, in its own colours, also while D1 is down', async () => {
    const before = (await visit('/spring/ad-1')).text
    const down = await api('POST', 'campaigns/spring/ads/ad-1/unpublish')
    expect([down.status, down.json.live]).toEqual([200, null])
    const gone = await visit('/spring/ad-1?utm_source=meta')
    expect(gone.status).toBe(410)
    expect(gone.text).toContain('Cette offre est terminée')
    expect(gone.text).not.toContain('<form')
    const accent = /--accent:(#\w+)/
    expect(accent.exec(gone.text)?.[1]).toBe(accent.exec(before)?.[1])
    const ctx = createExecutionContext()
    await livePage(env, ctx, 'spring', 'ad-1', Date.now() + MINUTE)
    await waitOnExecutionContext(ctx)
    forgetCampaign(env, 'spring')
    const dead = { ...env, DB: { prepare: () => { throw new Error('D1 is down') } } } as unknown as Env // biome-ignore format: one line
    expect((await livePage(dead, ctx, 'spring', 'ad-1', Date.now()))?.ended).toBe(true)
  })

  test('still takes the form of whoever had opened it', async () => {
    await api('POST', 'campaigns/spring/ads/ad-1/rollback', { version: 3 })
    const { text } = await visit('/spring/ad-1')
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
    const fields = { view: hidden('view'), token: hidden('token'), email: 'a@example.com' }
    await api('POST', 'campaigns/spring/ads/ad-1/unpublish')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5000 })
    const sent = await call('POST', '/spring/ad-1', { token: null, raw: new URLSearchParams(fields) })
    vi.useRealTimers()
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/spring/ad-1/thanks'])
    expect((await visit('/spring/ad-1/thanks')).status).toBe(200)
  })

  test('leaves the campaign’s own URL to another page that is live', async () => {
    const answer = await visit('/spring')
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('action="/spring/moved"')
  })

  test('comes back by publishing or rolling back', async () => {
    expect((await api('POST', 'campaigns/spring/ads/ad-1/unpublish')).status).toBe(200)
    await api('POST', 'campaigns/spring/ads/ad-1/rollback', { version: 3 })
    expect((await visit('/spring/ad-1')).status).toBe(200)
  })

  test('ends with its campaign, too', async () => {
    await api('POST', 'campaigns', { slug: 'over', name: 'Over', status: 'archived' })
    await api('POST', 'campaigns/over/ads', ad)
    expect((await visit('/over')).status).toBe(404)
    expect((await api('POST', 'campaigns/over/ads/ad-1/publish')).status).toBe(200)
    expect([(await visit('/over')).status, (await visit('/over/ad-1')).status]).toEqual([410, 410])
  })

  test('a page that was never published is simply not there', async () => {
    await api('POST', 'campaigns/spring/ads/untouched/unpublish')
    expect((await visit('/spring/untouched')).status).toBe(404)
  })
})

describe('a preview', () => {
  const link = async (slug = 'ad-1'): Promise<string> => {
    const { status, json } = await api('POST', `campaigns/spring/ads/${slug}/preview`)
    expect([status, Date.parse(json.expiresAt) - Date.now()]).toEqual([200, expect.closeTo(7 * DAY, -5)])
    return json.url.slice(ORIGIN.length)
  }

  test('shows the draft as it is now to whoever has the link, and leaves no trace', async () => {
    await api('PATCH', page, { content: { lead: 'Pas encore publié.' } })
    const { revision } = await draft()
    const shown = await visit(await link())
    expect(shown.status).toBe(200)
    expect(shown.text).toContain('Pas encore publié.')
    expect(shown.text).toContain(`Aperçu — brouillon, révision ${revision}`)
    expect(shown.text).not.toMatch(/p\.js|p\.gif|[\ue000-\ue004]/)
    expect(shown.headers.get('cache-control')).toBe('no-store')
    expect(shown.headers.get('x-robots-tag')).toBe('noindex')
    expect(shown.headers.get('referrer-policy')).toBe('no-referrer')
    expect(shown.headers.get('content-security-policy')).toMatch(/form-action 'none'/)
    expect((await visit('/spring/ad-1')).text).not.toContain('Aperçu')
  })

  test('its bar is styled by what the policy allows', async () => {
    const { text, headers } = await visit(await link())
    const styles = [...text.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(match => match[1]!)
    expect(styles.length).toBe(2)
    for (const style of styles) {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style)))
      expect(headers.get('content-security-policy')).toContain(`'sha256-${btoa(String.fromCharCode(...digest))}'`)
    }
  })

  test('follows the page’s parameters, and shows a published version when asked', async () => {
    const city = { name: 'city', fallback: 'chez vous', values: ['Lyon'] }
    await api('PATCH', page, { content: { lead: 'Un audit {city}.', dynamic: [city] } })
    const path = await link()
    expect((await visit(`${path}?stage=proof&city=lyon&%E0%A4%A`)).text).toContain('Un audit Lyon.')
    const third = await visit(`${path}?version=3`)
    expect(third.text).not.toMatch(/p\.js|p\.gif/) // nor is a published version measured when it is only looked at
    expect(third.text).toContain('Aperçu — version 3')
    expect(third.text).toContain('Sans aucun engagement.')
    expect(third.headers.get('content-security-policy')).toContain("script-src 'none'")
    for (const version of ['9', 'x', '-1']) expect((await visit(`${path}?version=${version}`)).status).toBe(404)
  })

  test('with a link that is of another page, changed or expired, it is a 404 in words', async () => {
    const [, , campaign, slug, key] = (await link()).split('/')
    const changed = `${key!.slice(0, -1)}${key!.endsWith('A') ? 'B' : 'A'}`
    const paths = [`/preview/${campaign}/untouched/${key}`, `/preview/${campaign}/${slug}/${changed}`, `/preview/${campaign}/${slug}/x`]
    for (const path of paths) {
      const answer = await visit(path, { 'Accept-Language': 'fr' })
      expect([path, answer.status]).toEqual([path, 404])
      expect(answer.text).toContain('Cet aperçu n’est plus visible')
    }
    const path = await link()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 7 * DAY + MINUTE })
    expect((await visit(path)).status).toBe(404)
    vi.useRealTimers()
    expect((await visit(path)).status).toBe(200)
  }) // biome-ignore format: one line each

  test('its form cannot be sent', async () => {
    expect((await call('POST', await link(), { token: null, raw: 'email=a@b.fr' })).status).toBe(404)
  })
})

describe('a scheduled page', () => {
  const path = 'campaigns/spring/ads/timed'
  const schedule = (body: object) => api('POST', `${path}/schedule`, body)
  const versionOf = (planned: { outcome: { publish: { version: number } } }) => planned.outcome.publish.version
  const planned = async () => (await draft(`${path}/page`)).schedule
  const clock = async (now: number) => {
    await runSchedules(env, now)
    forgetCampaign(env, 'spring') // as 15 s do: the clock strikes in the team's Worker
  }

  test('wants times to come, in order, with an offset', async () => {
    await added('timed')
    for (const [body, place] of [
      [{}, ''],
      [{ publishAt: '2030-01-01T08:00:00' }, 'publishAt'],
      [{ publishAt: 'tomorrow' }, 'publishAt'],
      [{ publishAt: at(-MINUTE) }, 'publishAt'],
      [{ publishAt: at(2 * DAY), unpublishAt: at(DAY) }, 'unpublishAt'],
    ] as const) {
      const refused = await schedule(body)
      expect([refused.status, refused.json.error.issues[0].path]).toEqual([422, place])
    }
    expect(await planned()).toBeNull()
  })

  test('goes out when it is due and not before, once even if the clock strikes twice, in the name of who planned it', async () => {
    const set = await schedule({ publishAt: at(MINUTE), unpublishAt: at(DAY) })
    expect([set.status, set.json.schedule.scheduledBy]).toEqual([200, 'admin'])
    await clock(Date.now())
    expect((await visit('/spring/timed')).status).toBe(404)
    const late = Date.now() + 2 * 60 * MINUTE
    await Promise.all([clock(late), clock(late)])
    await clock(late)
    expect((await visit('/spring/timed')).status).toBe(200)
    expect((await api('GET', `${path}/versions`)).json.items).toMatchObject([{ version: 1, publishedBy: 'admin' }])
    expect(await planned()).toMatchObject({
      publishAt: null,
      outcome: { publish: { result: 'published', version: 1 } },
    })
    const trail = (await api('GET', 'audit')).json.items.filter(
      (e: { action: string }) => e.action === 'scheduled publish',
    )
    expect(trail).toMatchObject([{ target: '/spring/timed@1', actor: 'admin' }])
  })

  test('comes down when that is due', async () => {
    const tick = { cron: '* * * * *', scheduledTime: Date.now() + 2 * DAY, noRetry: () => {} }
    await Promise.all([onSchedule(tick, env), onSchedule(tick, env)])
    forgetCampaign(env, 'spring')
    expect((await visit('/spring/timed')).status).toBe(410)
    expect((await planned()).outcome.unpublish).toMatchObject({ result: 'unpublished' })
    const trail = (await api('GET', 'audit')).json.items
    expect(trail.filter((e: { action: string }) => e.action === 'scheduled unpublish').length).toBe(1)
  })

  test('that no longer passes stays as it is, and says why', async () => {
    await schedule({ publishAt: at(MINUTE) })
    await api('PATCH', `${path}/page`, { content: { headline: 'Bienvenue', lead: 'Notre entreprise.', cta: 'Voir' } })
    await clock(Date.now() + 2 * MINUTE)
    expect((await visit('/spring/timed')).status).toBe(410)
    expect(await planned()).toMatchObject({
      publishAt: null,
      outcome: { publish: { result: 'blocked', issues: [{ path: 'match' }] } },
    })
    await schedule({ publishAt: at(MINUTE), override: { match: 'Un autre angle' } })
    await clock(Date.now() + 2 * MINUTE)
    expect((await visit('/spring/timed')).status).toBe(200)
  })

  test('is not published again by a job that read what was due before another one did it', async () => {
    await schedule({ publishAt: at(MINUTE), override: { match: 'Un autre angle' } })
    const [due] = await listDue(env.DB, Date.now() + 2 * MINUTE)
    await clock(Date.now() + 2 * MINUTE)
    const versions = await count('page_versions')
    const found = (await findAd(env.DB, 'spring', 'timed'))!
    const scheduled = {
      at: due!.publish_at!,
      statement: (version: number) => publishedStatement(env.DB, due!, { result: 'published', at: 0, version }),
    }
    const late = await publish(env, found, { by: 'admin', reason: 'Un autre angle', scheduled }, Date.now())
    expect(late).toEqual({ ok: false, reason: 'published-meanwhile' })
    expect(await count('page_versions')).toBe(versions)
    expect((await draft(`${path}/page`)).live).toBe(versionOf(await planned()))
  })

  test('that is cancelled does not move', async () => {
    await schedule({ unpublishAt: at(MINUTE) })
    expect((await api('DELETE', `${path}/schedule`)).json).toEqual({ schedule: null })
    await clock(Date.now() + 2 * MINUTE)
    expect((await visit('/spring/timed')).status).toBe(200)
    expect(await planned()).toBeNull()
  })

  test('looking for what is due reads no more than what is due', async () => {
    const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${LIST_DUE}`).bind(1).all<{ detail: string }>()
    const reads = results.map(({ detail }) => detail).filter(detail => /page_schedules/.test(detail))
    expect(reads.length).toBe(2)
    expect(reads.filter(detail => !/USING INDEX page_schedules_(un)?publish/.test(detail))).toEqual([])
  })
})
