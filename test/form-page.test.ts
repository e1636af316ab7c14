import { describe, expect, test, vi } from 'vitest'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { confirmPath, readLink } from '../src/pages/confirm/link.ts'
import { mailOf } from '../src/pages/confirm/mail.ts'
import { confirmWords } from '../src/pages/confirm/words.ts'
import { proveHuman, turnstileIsOn, turnstileTexts } from '../src/pages/form/turnstile.ts'
import { pageHeaders } from '../src/pages/headers.ts'
import { renderPage, renderThanks } from '../src/pages/render.ts'
import { findTemplate } from '../templates/index.ts'
import { formWordsFor } from '../templates/kit/form-words.ts'
import type { FormState } from '../templates/kit/props.ts'
import sample from '../templates/quote/sample.json' with { type: 'json' }
import { EXTRAS, snapshotOf } from './snapshot.ts'

const form = (change: object, state?: Partial<FormState>): string => {
  const html = renderPage(snapshotOf(change), state && { values: {}, errors: [], notice: null, ...state })
  return /<form class="sheet"[\s\S]*?<\/form>/.exec(html)![0]
}

describe('questions of the team’s own', () => {
  const html = form({ fields: ['email'], extras: EXTRAS.slice(0, 5) })

  test('each has a control that fits, with its label and its help', () => {
    expect(html).toContain('<label for="f-year">Année<span>facultatif</span></label>')
    expect(html).toMatch(
      /<input id="f-year" name="year" aria-describedby="f-year-help" type="text" inputmode="decimal"/,
    )
    expect(html).toContain('<p class="hint" id="f-year-help">Celle du permis.</p>')
    expect(html).toMatch(
      /<select id="f-heating" name="heating"><option value="">Choisissez<\/option><option value="Gaz">/,
    )
    expect(html).toMatch(/<input id="f-start" name="start" type="date"/)
    expect(html).toMatch(/<input id="f-postcode"[^>]* autocomplete="postal-code" maxlength="12" inputmode="numeric"/)
  })

  test('a choice is a group with its question as legend, and nothing is chosen in advance', () => {
    expect(html).toContain(
      '<fieldset class="field" role="radiogroup" aria-required="true"><legend>Votre logement</legend>',
    )
    expect(html.match(/type="radio"[^>]*/g)).toEqual([
      'type="radio" id="f-home" name="home" value="Maison" required=""/',
      'type="radio" name="home" value="Appartement" required=""/',
    ])
  })

  test('what is wrong is tied to its control, and what was chosen stays chosen', () => {
    const refused = form(
      { fields: ['email'], extras: EXTRAS.slice(0, 5) },
      {
        values: { heating: 'Fioul', year: 'x' },
        errors: [
          { field: 'home', message: 'Choisissez.' },
          { field: 'year', message: 'Un nombre.' },
        ],
      },
    )
    expect(refused).toContain('<a href="#f-home">Choisissez.</a>')
    expect(refused).toMatch(/<fieldset[^>]* aria-invalid="true" aria-describedby="f-home-wrong">/)
    expect(refused).toMatch(/id="f-year"[^>]* aria-invalid="true" aria-describedby="f-year-help f-year-wrong"/)
    expect(refused).toContain('<option value="Fioul" selected="">')
  })
})

describe('a form of nine questions', () => {
  const long = { fields: ['email', 'phone', 'message'], extras: EXTRAS }
  const controls = (html: string) =>
    [...html.matchAll(/<(?:input|select|textarea) id="f-(\w+)"|type="(?:radio|checkbox)" id="f-(\w+)"/g)]
      .map(([, a, b]) => a ?? b)
      .filter(name => name !== 'website')

  test('begins with its first step: no consent yet, and the keyboard offers the next field', () => {
    const html = form(long)
    expect(controls(html)).toEqual(['home', 'year', 'heating'])
    expect(html).toContain('Étape 1 sur 3')
    expect(html).toContain('<input type="hidden" name="step" value="0"/>')
    expect(html).not.toMatch(/consent_|autofocus|name="go"/)
    expect(html).toMatch(/<button class="button" type="submit">Continuer<\/button>/)
    expect(html).toContain('/legal/maison/privacy')
  })

  test('carries what was said before, and takes the reader to the step', () => {
    const html = form(long, { step: 1, values: { home: 'Maison', year: '19"50', heating: '' } })
    expect(controls(html)).toEqual(['start', 'postcode', 'more'])
    expect(html).toContain('<input type="hidden" name="home" value="Maison"/>')
    expect(html).toContain('<input type="hidden" name="year" value="19&quot;50"/>')
    expect(html).not.toContain('name="heating"')
    expect(html).toMatch(/<p class="step" tabindex="-1" autofocus="">Étape 2 sur 3<\/p>/)
    // Enter presses the first button: that has to be the one that goes on.
    expect(html.match(/<button[^>]*>/g)).toEqual([
      '<button class="button" type="submit">',
      '<button class="back" type="submit" name="go" value="back" formnovalidate="">',
    ])
  })

  test.each([
    [0, ''],
    [1, 'home,year,heating'],
    [2, 'home,year,heating,start,postcode,more'],
  ])('tells the pixel at step %i the fields of the steps before, not those to come', (step, before) => {
    expect(form(long, { step })).toContain(` data-l2l-form="${before}">`)
  })

  test('ends with the consents, unticked, and the page’s own button', () => {
    const html = form(long, { step: 2 })
    expect(controls(html)).toEqual(['email', 'phone', 'message', 'consent_contact', 'consent_ads'])
    expect(html).not.toContain('checked')
    expect(html).toContain('data-l2l-cta="true">Demander un devis</button>')
  })

  test('goes back to the one step that is wrong, or shows everything when several are', () => {
    const wrong = (...fields: string[]) => fields.map(field => ({ field, message: 'x' }))
    expect(controls(form(long, { step: 2, errors: wrong('postcode') }))).toEqual(['start', 'postcode', 'more'])
    const all = form(long, { step: 2, errors: wrong('home', 'email') })
    expect(controls(all)).toHaveLength(11)
    expect(all).not.toMatch(/name="step"|Étape/)
  })
})

describe('Turnstile', () => {
  const headersOf = async (change: object) => {
    const headers = await pageHeaders({ html: renderPage(snapshotOf(change)) })
    return headers['Content-Security-Policy']!
  }

  test('is on the page that wants it and on no other, and so is what the policy lets through', async () => {
    expect(form({ turnstile: true })).toContain('<div class="cf-turnstile" data-sitekey=')
    expect(form({})).not.toContain('turnstile')
    expect(await headersOf({ turnstile: true })).toMatch(
      /script-src 'self' https:\/\/challenges\.cloudflare\.com; frame-src https:\/\/challenges\.cloudflare\.com;/,
    )
    expect(await headersOf({})).not.toContain('challenges')
    expect(await headersOf({ headline: '<div class="cf-turnstile"' })).not.toContain('challenges')
  })

  test('nothing of it is loaded where it is not set up', () => {
    expect(turnstileIsOn({ TURNSTILE_SITE_KEY: 'k' })).toBe(false)
    expect(turnstileTexts({ TURNSTILE_SITE_KEY: 'k' })).toMatchObject({ TURNSTILE_SCRIPT: '' })
    expect(turnstileTexts({ TURNSTILE_SITE_KEY: 'k', TURNSTILE_SECRET: 's' })).toEqual({
      TURNSTILE_KEY: 'k',
      TURNSTILE_SCRIPT: 'https://challenges.cloudflare.com/turnstile/v0/api.js',
    })
  })

  const event = newId()
  const answering = (body: unknown) => vi.fn<typeof fetch>(async () => Response.json(body))
  test.each([
    ['human', { success: true }],
    ['refused', { success: false, 'error-codes': ['invalid-input-response'] }],
    ['refused', { success: false, 'error-codes': ['timeout-or-duplicate'] }],
    ['unknown', { success: false, 'error-codes': ['invalid-input-secret'] }],
    ['unknown', { success: false, 'error-codes': ['internal-error'] }],
    ['unknown', 'down for maintenance'],
  ])('says %s when Cloudflare answers %j', async (proof, body) => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(await proveHuman('s', 'token', event, answering(body))).toBe(proof)
  })

  test('without a token nobody is asked', async () => {
    const fetchFn = answering({ success: true })
    expect(await proveHuman('s', '', event, fetchFn)).toBe('refused')
    expect(fetchFn).not.toHaveBeenCalled()
  })

  test('an outage loses nobody', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(await proveHuman('s', 't', event, () => Promise.reject(new TypeError('network')))).toBe('unknown')
  })

  test('the secret goes in the body, the visitor’s address nowhere, and a double tap has the same key', async () => {
    const fetchFn = answering({ success: true })
    for (const token of ['a', 'a', 'b']) await proveHuman('secret', token, event, fetchFn)
    const [first, second, third] = fetchFn.mock.calls.map(([url, init]) => {
      expect(String(url)).not.toContain('secret')
      return JSON.parse(String(init?.body))
    })
    expect(first).toEqual({ secret: 'secret', response: 'a', idempotency_key: expect.stringMatching(/^[\da-f-]{36}$/) })
    expect(second).toEqual(first)
    expect(third.idempotency_key).not.toBe(first.idempotency_key)
  })
})

describe('the thank-you page', () => {
  const thanks = { title: 'Merci', text: 'Bien reçu.' }
  const page = (change: object) => renderThanks(snapshotOf(change))

  test('tells what happens now, with a next step and a link beside it that tell nobody where the visitor is from', () => {
    const link = (label: string) => ({ label, url: `https://example.com/${label}` })
    const html = page({
      thanks: { ...thanks, steps: ['On vous appelle', 'On vient'], next: link('rdv'), link: link('pdf') },
    })
    expect(html).toContain('<ol class="numbered"><li>On vous appelle</li><li>On vient</li></ol>')
    expect(html).toContain('<a class="button" href="https://example.com/rdv" rel="noreferrer">rdv</a>')
    expect(html).toContain('<a href="https://example.com/pdf" rel="noreferrer">pdf</a>')
  })

  test('sends to the mailbox when what was agreed to is to be confirmed, and only then', () => {
    expect(page({ thanks, doubleOptIn: true })).toContain('ouvrez le message que nous venons de vous envoyer')
    expect(page({ thanks })).not.toContain('ouvrez le message')
  })

  test('a link that is not https is refused', () => {
    const link = { label: 'x', url: 'http://example.com' }
    expect(findTemplate('quote')!.content.safeParse({ ...sample, thanks: { ...thanks, link } }).success).toBe(false)
  })
})

describe('the mail of a double opt-in', () => {
  const letter = { url: 'https://l2l.example/privacy/confirm?t=a&b', brand: 'A & B', sender: 'A & B, 1 rue X' }
  const mail = (agreed: string[], lang: 'fr' | 'en' = 'fr', tone: 'tu' | 'vous' = 'vous') =>
    mailOf('a@example.com', { ...letter, agreed, lang, tone })

  test('says who asks, what was agreed to, and that doing nothing is a no; in text and in HTML', () => {
    const { to, subject, text, html } = mail(['J’accepte <tout>'])
    expect([to, subject]).toEqual(['a@example.com', 'Confirmez votre demande à A & B'])
    expect(text).toContain('\n- J’accepte <tout>\n')
    expect(text).toContain(`\n${letter.url}\n`)
    expect(text).toContain('7\u00a0jours')
    expect(html).toContain('<li>J’accepte &#60;tout&#62;</li>')
    expect(html).toContain('href="https://l2l.example/privacy/confirm?t=a&#38;b"')
    expect(mail([]).text).toContain('Vous n’avez coché aucun accord')
    expect(mail([], 'en').subject).toBe('Confirm your request to A & B')
  })

  test('nobody who is called tu is called vous as well', () => {
    const said = JSON.stringify([confirmWords('fr', 'tu'), formWordsFor('fr', 'tu')], (_, word) =>
      typeof word === 'function' ? word('X') : word,
    )
    expect(said).not.toMatch(/\bvo(us|tre|s)\b|\wez\b/i)
  })

  test('its link is good for a week, for this deployment, and names nobody', async () => {
    const now = Date.UTC(2026, 10, 23)
    const event = newId()
    const token = new URL(await confirmPath('key', event, 'en', now), 'https://x').searchParams.get('t')!
    expect(await readLink('key', token, now + 7 * DAY_MS)).toEqual({ ok: true, event, lang: 'en' })
    expect(await readLink('key', token, now + 7 * DAY_MS + 1)).toEqual({ ok: false, reason: 'too-old', lang: 'en' })
    expect(await readLink('other', token, now)).toEqual({ ok: false, reason: 'not-ours' })
    expect(await readLink('key', token.replace('~en', '~fr'), now)).toEqual({ ok: false, reason: 'not-ours' })
    expect(await readLink('key', '', now)).toEqual({ ok: false, reason: 'not-ours' })
  })
})
