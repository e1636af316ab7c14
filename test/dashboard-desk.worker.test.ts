// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../src/accounts/roles.ts'
import { addSession } from '../src/accounts/store.ts'
import { judgeChanged } from '../src/drift/judge.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { ad, addCatalogue, api, call, count, ORIGIN } from './call.ts'
import { picture, png } from './drawn.ts'
import { PAGE_FAULTS } from './page-faults.ts'

const DESK = '/app/campaigns/spring/ads/ad-1'
const IMPORT = '/app/campaigns/spring/import'

beforeAll(async () => {
  for (const role of ['editor', 'viewer'] as const) {
    await env.DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES (?1, ?2, 'x', 0)`)
      .bind(`u-${role}`, role)
      .run()
    await addSession(env.DB, await sha256Hex(`session-${role}`), `u-${role}`, Date.now(), Date.now() + DAY_MS)
  }
  await addCatalogue()
})

const cookie = (role: Role) => ({ Cookie: `__Host-l2l_session=session-${role}` })
const see = (path: string, role: Role = 'editor') => call('GET', path, { token: null, headers: cookie(role) })
const send = (path: string, form: Record<string, string>, role: Role = 'editor', headers = {}) =>
  call('POST', path, {
    token: null,
    raw: new URLSearchParams(form),
    headers: { ...cookie(role), 'Sec-Fetch-Site': 'same-origin', ...headers },
  })
const sendFile = (path: string, file: Blob, form: Record<string, string>, role: Role = 'editor') => {
  const data = new FormData()
  for (const [name, value] of Object.entries(form)) data.set(name, value)
  data.set(path.endsWith('image') ? 'image' : 'file', file, 'file')
  return call('POST', path, { token: null, raw: data, headers: { ...cookie(role), 'Sec-Fetch-Site': 'same-origin' } })
}

const draft = async () => (await api('GET', 'campaigns/spring/ads/ad-1/page')).json
const trail = async () => (await api('GET', 'audit')).json.items as { actor: string; action: string; target: string }[]
const valueIn = (html: string, name: string): string =>
  new RegExp(`<input[^>]* name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1] ?? ''
const texts = { lead: 'Sans engagement.', offer: '', cta: 'Demander un devis', formTitle: 'Votre demande' }

describe('the desk of an ad', () => {
  test('shows its page in a frame, its score, its gate and its addresses, in both languages', async () => {
    for (const [lang, words] of [
      ['fr', ['Promesse tenue', 'Alignée', 'Rien ne bloque', 'Paramètres d’URL', 'Pas encore publiée']],
      ['en', ['Promise kept', 'Aligned', 'Nothing blocks', 'URL parameters', 'Not published yet']],
    ] as const) {
      const { text, status } = await see(`${DESK}?lang=${lang}`)
      expect(status).toBe(200)
      for (const word of words) expect(text).toContain(word)
      expect(text).toContain(`${ORIGIN}/spring/ad-1`)
      expect(text.match(/<h1[ >]/g)).toHaveLength(1)
      expect(text).not.toMatch(PAGE_FAULTS)
      expect(new TextEncoder().encode(text).length).toBeLessThan(80_000)
    }
  })

  test('frames the draft as visitors would get it; only the dashboard itself may do so', async () => {
    const { text, headers } = await see(DESK)
    expect(headers.get('content-security-policy')).toContain("frame-src 'self'")
    const src = /<iframe src="([^"]+)"/.exec(text)?.[1] ?? ''
    const shown = await call('GET', src, { token: null })
    expect(shown.status).toBe(200)
    expect(shown.text).toContain(ad.headline.replace(' h', '\u00a0h'))
    expect(shown.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    await api('POST', 'campaigns/spring/ads/ad-1/publish')
    const live = await call('GET', '/spring/ad-1', { token: null })
    expect(live.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  test('is not there for an ad that is not', async () => {
    for (const path of ['/app/campaigns/spring/ads/nope', '/app/campaigns/nope/ads/ad-1'])
      expect([path, (await see(path)).status]).toEqual([path, 404])
    expect((await send(`${DESK}/nope`, {})).status).toBe(404)
    expect((await send('/app/campaigns/spring/ads/nope/publish', {})).status).toBe(404)
  })
})

describe('a viewer', () => {
  test('sees the desk without a form to change anything', async () => {
    const { text } = await see(DESK, 'viewer')
    expect(text).toContain('Promesse tenue')
    expect(text).toContain('rôle éditeur')
    expect(text.match(/<form[^>]*method="post"[^>]*action="([^"]*)"/g)).toEqual([
      '<form method="post" action="/app/sign-out"',
    ])
  })

  test('changes nothing by sending one all the same', async () => {
    const before = await draft()
    for (const action of ['save', 'template', 'undo', 'publish', 'unpublish', 'rollback', 'schedule', 'share'])
      expect([action, (await send(`${DESK}/${action}`, { revision: '1', version: '1' }, 'viewer')).status]).toEqual([
        action,
        403,
      ])
    const file = new Blob(['headline,platform\nX,meta'])
    expect((await sendFile(`${DESK}/image`, file, {}, 'viewer')).status).toBe(403)
    expect((await sendFile(IMPORT, file, { step: 'apply' }, 'viewer')).status).toBe(403)
    expect((await send('/app/alerts/x/accept', { reason: 'x' }, 'viewer')).status).toBe(403)
    expect(await draft()).toEqual(before)
  })
})

test('a form that another site sends changes nothing', async () => {
  const crossing = { 'Sec-Fetch-Site': 'cross-site' }
  expect((await send(`${DESK}/unpublish`, {}, 'editor', crossing)).status).toBe(403)
  expect((await draft()).live).toBe(1)
})

describe('editing the texts', () => {
  test('saves the draft, whatever line breaks the browser sends, and the trail says who', async () => {
    const { revision } = await draft()
    const form = { ...texts, headline: ad.headline, lead: 'Une ligne.\r\nUne autre.', revision: String(revision) }
    const saved = await send(`${DESK}/save`, form)
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${DESK}?did=save`])
    expect((await see(`${DESK}?did=save`)).text).toContain('Enregistré.')
    expect((await draft()).content).toMatchObject({ lead: 'Une ligne.\nUne autre.', formTitle: 'Votre demande' })
    expect((await trail())[0]).toMatchObject({
      actor: 'user:u-editor',
      action: 'PATCH /campaigns/:slug/ads/:ad/page',
      target: '/api/campaigns/spring/ads/ad-1/page',
    })
  })

  test('shows both when somebody saved meanwhile, and saving again keeps what was typed', async () => {
    const { revision } = await draft()
    await api('PATCH', 'campaigns/spring/ads/ad-1/page', { content: { headline: 'Leur titre offert en 48 h' } })
    const mine = { ...texts, headline: 'Mon titre offert en 48 h', revision: String(revision) }
    const stale = await send(`${DESK}/save`, mine)
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('role="alert"')
    expect(valueIn(stale.text, 'headline')).toBe('Mon titre offert en 48 h')
    expect(stale.text).toContain('Leur titre offert en 48 h')
    expect((await draft()).content.headline).toBe('Leur titre offert en 48 h')
    const again = await send(`${DESK}/save`, { ...mine, revision: valueIn(stale.text, 'revision') })
    expect(again.status).toBe(303)
    expect((await draft()).content.headline).toBe('Mon titre offert en 48 h')
  })

  test('says which text does not fit, and keeps the others as they were typed', async () => {
    const before = await draft()
    const form = { ...texts, headline: ' ', offer: 'Nouvelle offre', revision: String(before.revision) }
    const refused = await send(`${DESK}/save`, form)
    expect(refused.status).toBe(422)
    expect(refused.text).toMatch(/id="headline"[^>]*aria-invalid="true"/)
    expect(refused.text).toContain('255 caractères au plus')
    expect(refused.text).toContain('Nouvelle offre')
    expect(await draft()).toEqual(before)
  })

  test('undo brings back what was there before', async () => {
    expect((await send(`${DESK}/undo`, {})).headers.get('location')).toBe(`${DESK}?did=undo`)
    expect((await draft()).content.headline).toBe('Leur titre offert en 48 h')
  })

  test('another template keeps what fits and names what does not', async () => {
    const deal = { price: '0 €' }
    await api('PATCH', 'campaigns/spring/ads/ad-1/page', {
      content: { headline: ad.headline, formTitle: 'Votre audit', deal },
    })
    const { revision } = await draft()
    const moved = await send(`${DESK}/template`, { template: 'newsletter', revision: String(revision) })
    expect(moved.status).toBe(200)
    expect(moved.text).toContain('n’ont pas de place dans le nouveau modèle')
    expect(await draft()).toMatchObject({ template: 'newsletter', content: { formTitle: 'Votre audit' } })
    await send(`${DESK}/undo`, {})
    expect(await draft()).toMatchObject({ template: 'quote', content: { deal } })
    await api('PATCH', 'campaigns/spring/ads/ad-1/page', { content: { deal: null } })
  })

  test('writes every block of a page, and takes away the one whose fields are emptied', async () => {
    const stored = async () => {
      const { revision, content } = await draft()
      const blocks = { template: 'quote', zone: 'Europe/Paris', 'thanks.title': 'Merci', 'thanks.text': '' }
      return { ...texts, headline: String(content.headline), ...blocks, revision: String(revision) }
    }
    const question = { 'faq.0.question': 'Quand ?', 'faq.0.answer': 'Sous 48 h.\r\nPromis.' }
    const deal = { 'deal.price': '0 €', 'deal.until': '2027-02-28T23:59', 'deal.untilProof': 'Note du 2 février 2027' }
    expect((await send(`${DESK}/save`, { ...(await stored()), ...question, ...deal, turnstile: 'on' })).status).toBe(
      303,
    )
    expect((await draft()).content).toMatchObject({
      faq: [{ question: 'Quand ?', answer: 'Sous 48 h.\nPromis.' }],
      deal: { price: '0 €', until: '2027-02-28T23:59:00+01:00', untilProof: 'Note du 2 février 2027' },
      turnstile: true,
    })
    const { text } = await see(DESK)
    expect(valueIn(text, 'deal.until')).toBe('2027-02-28T23:59')
    expect(text).not.toMatch(/max(length)?="0"/)
    expect((await send(`${DESK}/save`, await stored())).status).toBe(303)
    const { content } = await draft()
    expect(content).toMatchObject({ turnstile: false })
    expect(content).not.toHaveProperty('faq')
    expect(content).not.toHaveProperty('deal')
  })

  test('a block that lacks something is refused where it is, while it is typed and when it is sent', async () => {
    const before = await draft()
    const blocks = { template: 'quote', zone: 'UTC', 'thanks.title': 'Merci', 'thanks.text': '' }
    const proof = { 'proof.new.quote': 'Travail <soigné>.', 'proof.new.source': 'Un client', 'proof.new.date': '' }
    const form = { ...texts, headline: ad.headline, ...blocks, ...proof, revision: String(before.revision) }
    const live = await send(`${DESK}/live`, form)
    expect(live.text).toMatch(/Témoignage 1, Date\s: à remplir\./)
    const refused = await send(`${DESK}/save`, form)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Travail &lt;soigné&gt;.')
    expect(refused.text).toMatch(/id="typed-wrong"[^>]*>Pas enregistré/)
    expect(refused.text).toMatch(/id="proof\.0\.date"[^>]*aria-invalid="true"/)
    expect(refused.text).toMatch(/role="alert".*<a href="#proof\.0\.date">Témoignage 1, Date/s)
    expect(await draft()).toEqual(before)
  })

  test('the page after the form is shown while it is written, and a save says how much is in each block', async () => {
    const blocks = { template: 'quote', zone: 'UTC', 'thanks.title': 'À très vite', 'thanks.text': '' }
    const { revision } = await draft()
    const form = {
      ...texts,
      headline: ad.headline,
      ...blocks,
      reassurance: 'Gratuit\nSous 48 h',
      revision: String(revision),
    }
    expect((await send(`${DESK}/page`, { ...form, page: '' })).text).not.toContain('À très vite')
    expect((await send(`${DESK}/page`, { ...form, page: 'thanks' })).text).toMatch(/<h1[^>]*>À très vite/)
    expect((await send(`${DESK}/autosave`, form)).text).toMatch(/id="size-reassurance">2 éléments/)
    await send(`${DESK}/undo`, {})
  })

  test('shows a block that somebody saved meanwhile beside the one that is typed', async () => {
    const { revision } = await draft()
    const theirs = [{ question: 'La leur ?', answer: 'Oui.' }]
    await api('PATCH', 'campaigns/spring/ads/ad-1/page', { content: { faq: theirs } })
    const blocks = { template: 'quote', zone: 'UTC', 'thanks.title': 'Merci', 'faq.0.question': 'La mienne ?' }
    const mine = { ...texts, headline: ad.headline, ...blocks, revision: String(revision) }
    const { status, text } = await send(`${DESK}/save`, mine)
    expect(status).toBe(409)
    expect(text).toContain('La leur ? · Oui.')
    expect(text).toContain('>La mienne ?</textarea>')
    expect((await draft()).content).toMatchObject({ faq: theirs })
    await api('PATCH', 'campaigns/spring/ads/ad-1/page', { content: { faq: null } })
  })

  test('a picture is looked at before it is shown, and a file that is none is refused in words', async () => {
    const form = { revision: String((await draft()).revision), alt: 'Une maison' }
    const wrong = await sendFile(`${DESK}/image`, new Blob(['not a picture']), form)
    expect(wrong.status).toBe(415)
    expect(wrong.text).toContain('n’est pas une image')
    const right = png(picture(640, 360, 300, [200, 60, 20], [20, 60, 200]))
    expect((await sendFile(`${DESK}/image`, new Blob([right]), form)).status).toBe(303)
    expect((await draft()).content.image).toMatchObject({ width: 640, height: 360, alt: 'Une maison' })
    expect((await trail()).slice(0, 2).map(({ action }) => action)).toEqual([
      'PATCH /campaigns/:slug/ads/:ad/page',
      'POST /assets',
    ])
  })

  test('the text in place of a picture changes without sending the picture again', async () => {
    const { revision, content } = await draft()
    const form = { revision: String(revision), alt: 'Une maison au toit rouge' }
    expect((await sendFile(`${DESK}/image`, new Blob([]), form)).status).toBe(303)
    expect((await draft()).content.image).toEqual({ ...content.image, alt: 'Une maison au toit rouge' })
  })
})

describe('publishing', () => {
  test('is refused with every reason in words, and takes a written one when only the promise is broken', async () => {
    const { revision } = await draft()
    const other = { headline: 'Des fenêtres à 99 €', lead: 'Un expert.', offer: '', cta: 'Acheter', formTitle: 'Devis' }
    await send(`${DESK}/save`, { ...other, revision: String(revision) })
    const { text } = await see(DESK)
    expect(text).toContain('Un point bloque la publication.')
    expect(text).toMatch(/<input[^>]* name="reason" required/)
    expect(text).toContain('la promesse recule') // the live ad that publishing would touch
    const refused = await send(`${DESK}/publish`, {})
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('La page n’est pas publiée')
    expect(refused.text).toMatch(/Ajoutez «\u00a0offert\u00a0» dans le titre/)
    expect((await draft()).live).toBe(1)
    const published = await send(`${DESK}/publish`, { reason: 'Test d’un prix' })
    expect(published.headers.get('location')).toBe(`${DESK}?did=publish&was=1`)
    expect((await draft()).live).toBe(2)
    expect((await see(DESK)).text).toContain('Publiée malgré le score : Test d’un prix'.replace(' :', '\u00a0:'))
    expect((await trail())[0]).toMatchObject({
      actor: 'user:u-editor',
      action: 'POST /campaigns/:slug/ads/:ad/publish',
    })
  })

  test('lists what any version would change, and one click brings it back', async () => {
    const compared = (await see(`${DESK}?compare=1`)).text
    expect(compared).toMatch(/<details class="changes" id="changes" open/)
    expect(compared).toMatch(/<del>[^<]*fenêtres/)
    expect((await send(`${DESK}/rollback`, { version: '9' })).status).toBe(404)
    expect((await send(`${DESK}/rollback`, { version: '1' })).headers.get('location')).toBe(
      `${DESK}?did=rollback&was=2`,
    )
    expect((await draft()).live).toBe(1)
    const [line] = (await trail()).filter(({ action }) => action === 'POST /campaigns/:slug/ads/:ad/rollback')
    expect(line?.actor).toBe('user:u-editor')
  })

  test('the page is taken down and says so', async () => {
    await send(`${DESK}/unpublish`, {})
    expect((await draft()).live).toBeNull()
    expect((await see(DESK)).text).toContain('les visiteurs lisent que l’offre est terminée')
    expect((await see(DESK)).text).not.toContain('Pas encore publiée')
    await send(`${DESK}/rollback`, { version: '1' })
  })
})

describe('a schedule', () => {
  test('is told on a clock that is named', async () => {
    const form = { publishAt: '2099-07-01T08:00', unpublishAt: '2099-12-01T08:00', zone: 'Europe/Paris' }
    expect((await send(`${DESK}/schedule`, { ...form, reason: 'Prévu' })).status).toBe(303)
    expect((await draft()).schedule).toMatchObject({
      publishAt: '2099-07-01T06:00:00.000Z',
      unpublishAt: '2099-12-01T07:00:00.000Z',
      override: { match: 'Prévu' },
    })
    const { text } = await see(DESK)
    expect(text).toContain('Fuseau horaire\u00a0: Europe/Paris')
    expect(text).toContain('value="2099-07-01T08:00"')
    expect(text).toContain('Publication prévue le 1er juil. 2099')
  })

  test('that was not kept says why in French', async () => {
    const issues = [{ path: 'legal-identity', message: 'the publisher is not named' }]
    await env.DB.prepare('UPDATE page_schedules SET publish_outcome = ?1')
      .bind(JSON.stringify({ result: 'blocked', at: 0, issues }))
      .run()
    const { text } = await see(DESK)
    expect(text).toContain('<strong>Éditeur</strong> L’éditeur n’est pas nommé sous la page.')
    expect(text).not.toContain('the publisher is not named')
  })

  test('in the past, or the wrong way round, is refused and stays in the form', async () => {
    for (const form of [
      { publishAt: '2020-01-01T08:00' },
      { publishAt: '2099-02-01T08:00', unpublishAt: '2099-01-01T08:00' },
      {},
    ]) {
      const refused = await send(`${DESK}/schedule`, { zone: 'Europe/Paris', ...form })
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('Donnez au moins une date, à venir')
      if (form.publishAt) expect(refused.text).toContain(`value="${form.publishAt}"`)
    }
    expect((await send(`${DESK}/unschedule`, {})).status).toBe(303)
    expect((await draft()).schedule).toBeNull()
  })
})

test('a link to share is made when it is asked for, and the trail knows', async () => {
  expect((await see(DESK)).text).not.toContain(`${ORIGIN}/preview/`)
  const { text, status } = await send(`${DESK}/share`, {})
  expect(status).toBe(200)
  const link = new RegExp(`${ORIGIN}(/preview/spring/ad-1/[^<]+)<`).exec(text)?.[1] ?? ''
  expect((await call('GET', link, { token: null })).status).toBe(200)
  expect((await trail())[0]?.action).toBe('POST /campaigns/:slug/ads/:ad/preview')
})

describe('alerts', () => {
  test('are nothing at all while every promise is kept', async () => {
    await judgeChanged(env, Date.now())
    for (const path of ['/app', '/app/campaigns/spring'])
      expect((await see(path)).text).not.toContain('promesse non tenue')
  })

  test('name the ads and what they cost; an editor accepts one with a reason', async () => {
    const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10)
    const csv = `campaign,ad,platform,starts_on,ends_on,impressions,reach,engagements,clicks,cost,currency\r\nspring,ad-1,meta,${day(4)},${day(3)},1000,,,10,12.50,EUR`
    await call('POST', '/api/spend/import', { raw: csv })
    await api('PATCH', 'campaigns/spring/ads/ad-1', { headline: 'Pompe à chaleur à moitié prix' })
    await judgeChanged(env, Date.now())
    for (const path of ['/app', '/app/campaigns/spring']) {
      const { text } = await see(path)
      expect(text).toContain('Une annonce pointe vers une promesse non tenue — 12,50\u00a0€ dépensés')
      expect(text).toContain('Pompe à chaleur à moitié prix')
    }
    const viewed = (await see('/app', 'viewer')).text
    expect(viewed).toContain('promesse non tenue')
    expect(viewed).not.toContain('/accept')
    const action = /action="(\/app\/alerts\/[^"]+\/accept)"/.exec((await see('/app')).text)?.[1] ?? ''
    const refused = await send(action, { reason: ' ', back: '/app/campaigns/spring' })
    expect(refused.headers.get('location')).toMatch(/^\/app\/campaigns\/spring\?alert=.+&refused=invalid-body$/)
    expect((await see(refused.headers.get('location') ?? '')).text).toContain('il faut une raison')
    const done = await send(action, { reason: 'Autre angle', back: 'https://elsewhere.example' })
    expect(done.headers.get('location')).toBe('/app')
    expect((await see('/app')).text).not.toContain('promesse non tenue')
    expect((await trail())[0]).toMatchObject({ actor: 'user:u-editor', action: 'POST /alerts/:id/accept' })
  })
})

describe('importing ads', () => {
  const csv = [
    'slug,platform,headline,primary_text,cta,language',
    'ad-1,meta,Votre audit offert en 24 h,Sans engagement.,GET_QUOTE,fr',
    'toit,meta,Isolez votre toit,Devis offert.,GET_QUOTE,fr',
    'Total,,,,,',
  ].join('\n')
  const carriedIn = (html: string) => valueIn(html, 'carried')

  test('shows what it would do and writes nothing; then does it, with the file that travelled along', async () => {
    const preview = await sendFile(IMPORT, new Blob([csv]), { platform: 'csv', template: 'quote' })
    expect(preview.status).toBe(200)
    for (const words of [
      '1 annonce à ajouter',
      'Isolez votre toit',
      '1 annonce à changer',
      'Votre audit offert en 24 h',
      'total',
    ])
      expect(preview.text).toContain(words)
    expect(preview.text).toContain('<del>Pompe à chaleur à moitié prix</del>')
    expect(await count('ads')).toBe(1)
    const form = { step: 'apply', platform: 'csv', template: 'quote', carried: carriedIn(preview.text) }
    const applied = await sendFile(IMPORT, new Blob([]), form)
    expect(applied.text).toContain('1 ajoutée, 1 changée')
    expect(await count('ads')).toBe(2)
    expect((await trail())[0]).toMatchObject({ actor: 'user:u-editor', action: 'POST /campaigns/:slug/ads/import' })
    expect((await sendFile(IMPORT, new Blob([]), form)).text).toContain('Rien n’était à changer.')
  })

  test('a file with a wrong line is told by line, and cannot be applied', async () => {
    const wrong = `${csv}\nx,meta,,Sans titre.,GET_QUOTE,fr`
    for (const step of ['', 'apply']) {
      const { text } = await sendFile(IMPORT, new Blob([wrong]), { platform: 'csv', template: 'quote', step })
      expect(text).toContain('Un point est à corriger')
      expect(text).toContain('<strong>Ligne 5, «\u00a0headline\u00a0»\u00a0:</strong> à remplir.')
      expect(text).not.toContain('name="carried"')
    }
    expect(await count('ads')).toBe(2)
  })

  test('a file too heavy to travel is asked for again; no file and one too large are refused in words', async () => {
    const heavy = `${csv}\n${'Total,,,,,\n'.repeat(100_000)}`
    const preview = await sendFile(IMPORT, new Blob([heavy]), { platform: 'csv' })
    expect(preview.text).not.toContain('name="carried"')
    const empty = await sendFile(IMPORT, new Blob([]), {})
    expect([empty.status, empty.text.includes('Choisissez un fichier.')]).toEqual([422, true])
    const large = await sendFile(IMPORT, new Blob([new Uint8Array(6 * 1024 * 1024)]), {})
    expect([large.status, large.text.includes('dépasse 5 Mo')]).toEqual([413, true])
  })
})
