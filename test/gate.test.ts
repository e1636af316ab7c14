// Long on purpose: the tables of cases of one subject, to be read side by side.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Brand, brandRow } from '../src/brands/schema.ts'
import type { Ad, Campaign } from '../src/campaigns/schema.ts'
import { parseHtml } from '../src/lib/html.ts'
import type { Check, CheckId } from '../src/pages/checks/check.ts'
import { contrastCheck } from '../src/pages/checks/contrast.ts'
import { errorsCheck, formNoticeCheck, labelsCheck } from '../src/pages/checks/form.ts'
import { FOUND_CODES } from '../src/pages/checks/found.ts'
import { runGate } from '../src/pages/checks/gate.ts'
import { legalCheck, linksCheck } from '../src/pages/checks/legal.ts'
import { offerCheck, offerDatesCheck } from '../src/pages/checks/offer.ts'
import {
  headingsCheck,
  idsCheck,
  imagesCheck,
  languageCheck,
  namesCheck,
  pictureTextCheck,
} from '../src/pages/checks/structure.ts'
import { targetsCheck } from '../src/pages/checks/targets.ts'
import { firstLoadCheck, requestsOf, thirdPartyCheck, weightCheck } from '../src/pages/checks/weight.ts'
import { renderPage } from '../src/pages/render.ts'
import { takeSnapshot } from '../src/pages/take-snapshot.ts'
import { failed } from '../src/pages/versions/publish.ts'
import { findTemplate, templates } from '../templates/index.ts'
import { EXTRA_TYPES } from '../templates/kit/fields.ts'
import { BLOCK, BLOCK_END } from '../templates/kit/slots.ts'

const NOW = Date.UTC(2026, 10, 25)

const campaign: Campaign = {
  slug: 'hiver',
  brand: 'maison',
  name: 'Hiver',
  locale: 'fr-FR',
  currency: 'EUR',
  objective: null,
  status: 'active',
  default_ad: null,
  created_at: 0,
}
const LEGAL = {
  company: 'Maison Test',
  address: '1 rue du Test, 75000 Paris',
  email: 'test@example.com',
  publisher: 'Ada Test',
}
const brand: Brand = brandRow.parse({
  id: 'maison',
  name: 'La Maison Test',
  domain: null,
  kit: JSON.stringify({ primary: '#0b5d4e' }),
  legal: JSON.stringify(LEGAL),
  logo_width: null,
  logo_height: null,
})
const ASSET = 'AAAAAAAAAAAAAAAAAAAAAA'

const sampleOf = (template: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../templates', template, 'sample.json'), 'utf8'))

/** Of the reference prices of a sample: it is judged on a day when they are known. */
const datesIn = ({ deal }: { deal?: { was?: { since: string } } }): number[] =>
  deal?.was ? [Date.parse(deal.was.since)] : []

function adFor(content: Record<string, unknown>): Ad {
  return {
    campaign: 'hiver',
    slug: 'toit',
    platform: 'meta',
    external_id: null,
    headline: String(content.headline),
    primary_text: '',
    description: '',
    cta: 'GET_QUOTE',
    language: 'fr',
    image: null,
    image_width: null,
    image_height: null,
    palette: [],
    template: 'quote',
    live: null,
  }
}

/** Every image weighs the same, unless it is one that is not there. */
const filesWith = (imageBytes: number | null) =>
  ({
    FILES: {
      head: async () => (imageBytes === null ? null : { size: imageBytes }),
      get: async () => null,
    },
    IMAGES: {},
  }) as unknown as Pick<Env, 'FILES' | 'IMAGES'>

interface Change {
  template?: string
  content?: Record<string, unknown>
  kit?: Partial<Brand['kit']>
  legal?: Partial<Brand['legal']>
  ad?: Partial<Ad>
  imageBytes?: number | null
  reason?: string
  html?: (html: string) => string
  now?: number
  mailFrom?: string
}

async function judge({
  template = 'quote',
  content,
  kit,
  legal,
  ad,
  imageBytes = 40_000,
  reason,
  html = x => x,
  now = NOW,
  mailFrom = '',
}: Change = {}) {
  const parsed = findTemplate(template)!.content.parse({ ...sampleOf(template), ...content })
  const judged = { ...adFor(parsed as unknown as Record<string, unknown>), ...ad }
  const whose = { ...brand, kit: { ...brand.kit, ...kit }, legal: { ...brand.legal, ...legal } }
  const snapshot = takeSnapshot(campaign, judged, whose, { template, content: parsed }, 1)
  return runGate(
    { ...filesWith(imageBytes), MAIL_FROM: mailFrom },
    snapshot,
    judged,
    html(renderPage(snapshot)),
    { match: reason },
    now,
  )
}

const checkOf = (checks: readonly Check[], id: CheckId): Check => checks.find(check => check.id === id)!

describe.each(Object.keys(templates))('a page made with the template %s', template => {
  test('passes every check as its sample has it', async () => {
    const now = Math.max(NOW, ...datesIn(sampleOf(template)))
    const { checks } = await judge({ template, now })
    expect(checks.length).toBeGreaterThan(15)
    expect(failed(checks)).toEqual([])
  })
})

test('every check, and every code of what one finds, is in the manual', async () => {
  const manual = readFileSync(path.join(import.meta.dirname, '../docs/pages.md'), 'utf8')
  const { checks } = await judge()
  const named = [...checks.map(({ id }) => id), ...FOUND_CODES]
  expect(named.filter(name => !manual.includes(`\`${name}\``))).toEqual([])
})

describe('publishing is refused', () => {
  test('with every reason at once, not just the first', async () => {
    const { checks } = await judge({
      content: { headline: 'Bienvenue', lead: '', offer: '', cta: 'Voir' },
      ad: { headline: 'Votre audit offert en 48 h' },
      legal: { publisher: null },
      imageBytes: null,
      html: html => html.replace('<html lang="fr"', '<html lang="en"'),
    })
    expect(failed(checks).map(({ id }) => id)).toEqual(['match', 'first-load', 'wcag.language', 'legal-identity'])
  })

  test('when the promise is kept by the page but not by one declared value, which is named', async () => {
    const dynamic = [{ name: 'what', fallback: 'audit offert', values: ['audit offert chez vous', 'bilan'] }]
    const { checks, match } = await judge({
      content: { headline: 'Votre {what}', lead: '', offer: '', cta: 'Demander un devis', dynamic },
      ad: { headline: 'Votre audit offert en 48 h maintenant chez vous' },
    })
    expect(match.visit).toBe('what = bilan')
    expect(checkOf(checks, 'match').message).toContain('with what = bilan')
    const { match: best } = await judge({
      content: { headline: 'Votre {what}', lead: '', offer: '', cta: 'Demander un devis', dynamic: [{ ...dynamic[0], values: [] }] },
      ad: { headline: 'Votre audit offert en 48 h maintenant chez vous' },
    })
    expect(best.visit).toBe('a first visit')
    expect(best.match.score).toBeGreaterThan(match.match.score)
  }) // biome-ignore format: one line each

  test('when only visitors of one stage do not get what the ad promises', async () => {
    const { match } = await judge({
      html: html =>
        html.replace(/<h1[\s\S]*?<\/h1>/, h1 => `${BLOCK.atStage('proof')}<h1>Merci</h1>${BLOCK_END}${BLOCK.notAtStage('proof')}${h1}${BLOCK_END}`),
    }) // biome-ignore format: one line
    expect(match.visit).toBe('the stage proof')
  })

  test('with each missing word named once', async () => {
    const { checks } = await judge({
      content: { headline: 'Bienvenue', lead: '', offer: '', cta: 'Voir' },
      ad: { headline: 'Votre audit offert en 48 h' },
    })
    const [, missing = ''] = /missing: ([^.]*)\./.exec(checkOf(checks, 'match').message) ?? []
    expect(missing.split(', ').sort()).toEqual(['48 h', 'Demander un devis', 'audit', 'offert'])
  })

  test('with what holds the score down, and how to win each point back', async () => {
    const { checks } = await judge({
      content: { headline: 'Votre audit à −40 %', lead: '', offer: '', cta: 'Demander un devis' },
      ad: { headline: 'Votre audit à −50 %' },
    })
    const { ok, message, issues } = checkOf(checks, 'match')
    const cap = issues?.find(({ path }) => path === 'caps.contradiction')
    expect([ok, message.includes(cap?.message ?? 'no cap')]).toEqual([false, true])
    expect(issues!.filter(({ path }) => !path.startsWith('caps.')).length).toBeGreaterThan(0)
  })

  test('unless a reason is written, which is kept, and which overrules nothing else', async () => {
    const broken = { content: { headline: 'Bienvenue', lead: '', offer: '', cta: 'Voir' }, ad: { headline: 'Votre audit offert en 48 h' } }
    const { checks } = await judge({ ...broken, legal: { email: null }, reason: 'Test d’un autre angle' })
    expect(checkOf(checks, 'match')).toMatchObject({ ok: true, overridden: 'Test d’un autre angle' })
    expect(failed(checks).map(({ id }) => id)).toEqual(['legal-identity'])
    expect(checkOf((await judge({ reason: 'Pas besoin' })).checks, 'match').overridden).toBeUndefined()
  }) // biome-ignore format: one line each

  test('when visitors would read a name in braces that the page does not declare, wherever it is written', async () => {
    const faq = [{ question: 'Et à {city} ?', answer: 'Aussi, {{ad.name}}.' }]
    const dynamic = [{ name: 'job', fallback: 'artisan' }]
    const { checks } = await judge({ content: { headline: 'Votre {job} à {city}', faq, dynamic } })
    expect(checkOf(checks, 'placeholders')).toMatchObject({
      ok: false,
      level: 'block',
      issues: [
        { path: 'content.headline', message: expect.stringContaining('"{city}"') },
        { path: 'content.faq.0.question', message: expect.stringContaining('"{city}"') },
        { path: 'content.faq.0.answer', message: expect.stringContaining('"{{ad.name}}"') },
      ],
    })
    expect(checkOf((await judge({ content: { lead: 'Accolades {} et { seules }' } })).checks, 'placeholders').ok).toBe(
      true,
    )
  })

  test('but never by a warning alone', async () => {
    const sample = sampleOf('quote')
    const { checks } = await judge({ content: { image: { ...(sample.image as object), alt: '' } } })
    expect(checkOf(checks, 'picture-text')).toMatchObject({ ok: false, level: 'warn' })
    expect(failed(checks)).toEqual([])
  })
})

describe('what a phone downloads', () => {
  const html = `<link rel="icon" href="data:image/svg+xml,x"><link rel="preload" as="image" imagesrcset="/i/${ASSET}/412 412w,/i/${ASSET}/828 828w,/i/${ASSET}/1440 1440w">
    <script defer src="/p.js"></script><style>@font-face{src:url('/f/a.woff2')}b{background:url(data:x)}</style>
    <img src="/i/x/828" srcset="/i/${ASSET}/412 412w,/i/${ASSET}/828 828w,/i/${ASSET}/1440 1440w"><img src="/logo"><img loading="lazy" src="/later">
    <noscript><img src="/p.gif"></noscript>`

  test('is counted once each, at the width it asks for, without what waits or is in the page', () => {
    expect(requestsOf(parseHtml(html))).toEqual([`/i/${ASSET}/828`, '/p.js', '/f/a.woff2', '/logo'])
  })

  test.each([
    [14 * 1024, true],
    [14 * 1024 + 1, false],
  ])('%i bytes of HTML and CSS: passes %s, whichever visit is the heaviest', (htmlBytes, ok) => {
    const light = { visit: 'a first visit', htmlBytes: 1000, loads: [] }
    expect(weightCheck([light, { visit: 'the stage proof', htmlBytes, loads: [] }]).ok).toBe(ok)
  })

  test.each<[string, { url: string; bytes: number | null }[], boolean]>([
    ['150 KB in all', [{ url: '/i', bytes: 150 * 1024 - 1000 }], true],
    ['a byte more', [{ url: '/i', bytes: 150 * 1024 - 999 }], false],
    ['6 requests', Array.from({ length: 5 }, (_, i) => ({ url: `/${i}`, bytes: 1 })), true],
    ['7 requests', Array.from({ length: 6 }, (_, i) => ({ url: `/${i}`, bytes: 1 })), false],
    ['an image that cannot be read', [{ url: '/i', bytes: null }], false],
  ])('%s: %j passes %s', (_, loads, ok) => {
    expect(firstLoadCheck([{ visit: 'a first visit', htmlBytes: 1000, loads }]).ok).toBe(ok)
  })

  test('a brand’s own font counts like everything else', async () => {
    const customFont = { family: 'Test', file: '/i/font-AAAAAAAAAAAAAAAAAAAAAA.woff2', bytes: 30_000 }
    const messageOf = async (change: Change) => checkOf((await judge(change)).checks, 'first-load').message
    const [kb = 0] = /[\d.]+/.exec(await messageOf({}))?.map(Number) ?? []
    const [more = 0, requests] = (await messageOf({ kit: { font: 'custom', customFont } }))
      .match(/[\d.]+/g)!
      .map(Number)
    expect([requests, more - kb]).toEqual([4, expect.closeTo(30_000 / 1024, 0)])
  })

  test('the picture is weighed as the phone gets it', async () => {
    expect(checkOf((await judge({ imageBytes: 200_000 })).checks, 'first-load')).toMatchObject({
      ok: false,
      message: expect.stringContaining(`/i/${ASSET}/828: 195.3 KB`),
    })
  })
})

const page = (body: string, style = '') => [
  parseHtml(`<html><head><style>${style}</style></head><body>${body}</body></html>`),
]
const FIELD = '<label for=a>Nom</label><input id=a name=a>'
const ROOT = ':root{--ink:#111111;--paper:#ffffff;--muted:#999999;--accent:#ffd23f;--on-accent:#ffffff}'

describe.each<[string, (body: string) => Check, [body: string, finds: RegExp | null][]]>([
  ['headings', body => headingsCheck(page(body)), [
    ['<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>', null],
    ['<h2>b</h2>', /this one has 0/],
    ['<h1>a</h1><h1>b</h1>', /this one has 2/],
    ['<h1>a</h1><h3>b</h3>', /« b » is h3, after h1/],
    ['<h1>a</h1><h2> </h2>', /h2 is empty/],
    ['<h1>a</h1><h1 hidden>b</h1>', null],
  ]],
  ['images', body => imagesCheck(page(body)), [
    ['<img src=a alt="">', null],
    ['<img src=a>', /image a has no text/],
  ]],
  ['the picture', body => pictureTextCheck(page(body)), [
    ['<img src=a alt="Une maison" fetchpriority=high>', null],
    ['<img src=a alt=" " fetchpriority=high>', /has no text/],
    ['<img src=a alt="">', null],
  ]],
  ['names', body => namesCheck(page(body)), [
    ['<a href=/x>Lire</a><button aria-label="Fermer"></button><a href=/y><img alt="Plan"></a>', null],
    ['<a href=/x></a>', /link .* has no name/],
    ['<button><svg aria-hidden=true><title>x</title></svg></button>', null],
    ['<button class=b><span aria-hidden=true>×</span></button>', /button \(button\.b\) has no name/],
    ['<span role=img></span>', /picture .* has no name/],
    ['<a>no link</a>', null],
  ]],
  ['ids', body => idsCheck(page(body)), [
    ['<p id=a></p><label for=a>x</label>', null],
    ['<p id=a></p><i id=a></i>', /"a" is there twice/],
    ['<p aria-describedby="b c" id=b></p>', /id "c", which is not/],
  ]],
  ['labels', body => labelsCheck(page(body)), [
    [FIELD, null],
    ['<label>Nom <input name=a></label>', null],
    ['<input name=a placeholder=Nom>', /has no visible label/],
    ['<label for=a></label><textarea id=a></textarea>', /textarea#a has no visible label/],
    ['<label>Nom</label><input name=a>', /input has no visible label/],
    ['<input type=hidden name=a>', null],
    ['<div aria-hidden=true><input name=trap></div>', null],
  ]],
  ['links', body => linksCheck(page(body)), [
    ['<a href="#form">x</a><a href="/legal">x</a><a href="https://x.fr">x</a><a href="mailto:a@b.fr">x</a><a href="tel:1">x</a><p id=form>', null],
    ['<a href="#nowhere">x</a>', /#nowhere leads to nothing/],
    ['<a href=" javascript:alert(1)">x</a>', /"javascript:alert\(1\)" is not safe/],
    ['<a href="//x.fr">x</a>', /not safe/],
    ['<a href="http://x.fr">x</a>', /not safe/],
    ['<form action="data:x"></form>', /not safe/],
  ]],
  ['third parties', body => thirdPartyCheck(page(body)), [
    ['<img src="/i/x/828"><a href="https://x.fr">x</a>', null],
    ['<script src="https://tag.example/x.js"></script>', /tag\.example/],
    ['<img src="//cdn.example/x">', /cdn\.example/],
    ['<style>@font-face{src:url("https://fonts.example/a")}</style>', /fonts\.example/],
  ]],
  ['the form’s notice', body => formNoticeCheck(page(body), '/legal/m/privacy'), [
    [`<form>${FIELD}<a href="/legal/m/privacy">x</a><input type=checkbox name=ok></form>`, null],
    [`<form>${FIELD}</form><a href="/legal/m/privacy">x</a>`, /what is done with the answers/],
    [`<form>${FIELD}<a href="/legal/m/privacy">x</a><input type=checkbox name=ok checked></form>`, /ticked in advance/],
    ['<form><button>no field</button></form>', null],
  ]],
  ['targets', body => targetsCheck(page(body, 'body{font:1rem/1.5 x}.small{font-size:.5rem}.tall{min-height:1.5rem}.pad{padding:.4rem 1rem}label{padding-block:1rem}')), [
    ['<p><a href=/x>alone</a></p><button>x</button>', null], // 16 px × 1.5
    ['<p class=small><a href=/x>alone</a></p>', /a is 12 px high/],
    ['<p class=small>words <a href=/x>inside</a> them</p>', null],
    ['<p class=small><a class=tall href=/x>alone</a><a class=pad href=/x>alone</a></p>', null],
    ['<div class=small><input id=box type=checkbox></div>', /input#box is 12 px/],
    ['<div class=small><label><input type=checkbox> yes</label></div>', null],
  ]],
])('%s', (_, check, table) => {
  test.each(table)('in %s: %s', (body, finds) => {
    const { ok, message } = check(body)
    expect([ok, message]).toEqual([finds === null, finds === null ? message : expect.stringMatching(finds)])
  })
}) // biome-ignore format: tables

test.each([
  ['<html lang=fr><head><title>x</title></head>', null],
  ['<html lang=fr-FR><head><title>x</title></head>', null],
  ['<html><head><title>x</title></head>', /its language is ""/],
  ['<html lang=en><head><title>x</title></head>', /its language is "en", it is "fr"/],
  ['<html lang=fr><head><title> </title></head>', /no title/],
  ['<html lang=fr><head><title>x</title><meta name=viewport content="width=device-width,user-scalable=no">', /zooming/],
])('the language and title of %s', (html, finds) => {
  const { ok, message } = languageCheck([parseHtml(html)], 'fr')
  expect([ok, message]).toEqual([finds === null, finds === null ? message : expect.stringMatching(finds)])
})

test.each([
  ['', /secondary text: #999999 on #ffffff is 2\.84.*buttons: #ffffff on #ffd23f is 1\.44/s],
  [':root{--muted:#595959;--on-accent:#111111}', null],
  [':root{--muted:#595959;--on-accent:#111111}.x{color:var(--accent);background:var(--paper)}', /"\.x": #ffd23f on #ffffff/],
  [':root{--muted:#595959;--on-accent:#111111}@media(min-width:1px){.y{color:#fff;background-color:#EEE}}', /"\.y": #ffffff on #eeeeee/],
  [':root{--muted:#595959;--on-accent:#111111}.z{color:#fff;background:linear-gradient(#fff0,#fff)}', null],
  [':root{--muted:#595959;--on-accent:#111111}.r{color:rgb(255 255 255);background:hsl(0 0% 93%)}', /"\.r": #ffffff on #ededed/],
  [':root{--muted:#595959;--on-accent:#111111}.t{color:#fffc;background:#fff}', null],
])('contrast is computed from the page’s own style: %s', (style, finds) => {
  const { ok, message } = contrastCheck(page('', ROOT + style))
  expect([ok, message]).toEqual([finds === null, finds === null ? message : expect.stringMatching(finds)])
}) // biome-ignore format: a table

test.each([
  ['role=alert', 'aria-invalid=true', 'aria-describedby=w', '#a', null],
  ['', 'aria-invalid=true', 'aria-describedby=w', '#a', /without an announcement/],
  ['role=alert', '', 'aria-describedby=w', '#a', /does not say so/],
  ['role=alert', 'aria-invalid=true', '', '#a', /not tied to the words/],
  ['role=alert', 'aria-invalid=true', 'aria-describedby=w', '#b', /no link of the summary leads to input#a/],
])('a refused form is announced, with its fields: %s %s %s %s', (role, invalid, described, link, finds) => {
  const html = `<form><div ${role}><a href="${link}">x</a></div><input id=a name=email ${invalid} ${described}><p id=w>why</p></form>`
  const { ok, message } = errorsCheck(parseHtml(html), ['email'])
  expect([ok, message]).toEqual([finds === null, finds === null ? message : expect.stringMatching(finds)])
})

describe('a form', () => {
  const extras = (types: readonly string[]) =>
    types.map((type, i) => ({
      name: `q${i}`,
      label: `Question ${i}`,
      type,
      ...(/select|choice/.test(type) && { options: ['Oui', 'Non'] }),
    }))

  test('with every kind of question, in one piece or in steps, passes', async () => {
    for (const types of [EXTRA_TYPES.slice(0, 3), EXTRA_TYPES.slice(3), EXTRA_TYPES]) {
      const { checks } = await judge({ content: { fields: ['email', 'message'], extras: extras(types) } })
      expect(failed(checks)).toEqual([])
    }
  })

  test.each<[string, Record<string, unknown>, RegExp | null]>([
    ['4 questions', { fields: ['email', 'phone'], extras: extras(['text', 'date']) }, null],
    ['5 questions', { fields: ['email', 'phone'], extras: extras(['text', 'date', 'text']) }, /asks 5 questions/],
    ['a confirmation that nobody can send', { doubleOptIn: true }, /set MAIL_FROM/],
    ['Turnstile without its keys', { turnstile: true }, /TURNSTILE_SITE_KEY or TURNSTILE_SECRET is not set/],
  ])('of %s is a warning or nothing', async (_, content, finds) => {
    const { checks } = await judge({ content })
    const { ok, level, message } = checkOf(checks, 'form')
    expect([ok, level, message]).toEqual([
      finds === null,
      'warn',
      finds === null ? message : expect.stringMatching(finds),
    ])
    expect(failed(checks)).toEqual([])
  })
})

test.each([
  ['Atelier <bonjour@example.com>', true],
  ['Atelier Exemple', false],
])('a sender like « %s » can send confirmations: %s', async (mailFrom, can) => {
  const { checks } = await judge({ content: { doubleOptIn: true }, mailFrom })
  expect(checkOf(checks, 'form').ok).toBe(can)
})

describe('an offer', () => {
  const until = '2026-12-24T23:59:00+01:00'
  const was = { price: '99 €', proof: 'Grille de novembre 2026', since: '2026-11-01' }
  const deal = { price: '49 €', was, until, untilProof: 'Règlement du 1er novembre' }
  const incentive = { title: 'Un mois offert', text: 'Pour vous.', until, proof: 'Conditions 2026-11' }

  test.each<[string, object, RegExp | null]>([
    ['none', {}, null],
    ['one with all its proofs', { deal, incentive }, null],
    [
      'a struck price without proof',
      { deal: { ...deal, was: { ...was, proof: ' ' } } },
      /content\.deal\.was has no proof/,
    ],
    ['a deadline without proof', { deal: { price: '49 €', until } }, /content\.deal\.until has no proof/],
    [
      'an incentive without proof',
      { incentive: { ...incentive, proof: '' } },
      /content\.incentive\.until has no proof/,
    ],
    ['a deadline that is over', { deal: { ...deal, until: '2026-11-24T23:59:00+01:00' } }, /over since 2026-11-24/],
    ['a deadline that is now', { deal: { ...deal, until: new Date(NOW).toISOString() } }, /over since/],
    ['a reference price of tomorrow', { deal: { ...deal, was: { ...was, since: '2026-11-26' } } }, /still to come/],
    ['an incentive that is over', { incentive: { ...incentive, until: '2026-11-24T23:59:00Z' } }, null],
  ])('%s', (_, content, finds) => {
    const { ok, message } = offerCheck(content, [], NOW)
    expect([ok, message]).toEqual([finds === null, finds === null ? message : expect.stringMatching(finds)])
  })

  test.each<[string, object, RegExp | null]>([
    ['a reference price of 12 months ago', { deal: { ...deal, was: { ...was, since: '2025-11-25' } } }, null],
    ['an older one', { deal: { ...deal, was: { ...was, since: '2025-11-24' } } }, /more than 12 months ago/],
    ['an incentive that is over', { incentive: { ...incentive, until: '2026-11-24T23:59:00Z' } }, /incentive is over/],
    ['an event to come', { event: { starts: '2026-11-26T11:00:00+01:00', minutes: 45 } }, null],
    ['an event that is over', { event: { starts: '2026-11-24T11:00:00+01:00', minutes: 45 } }, /over since 2026-11-24/],
  ])('%s is a warning or nothing', (_, content, finds) => {
    const { ok, level, message } = offerDatesCheck(content, NOW)
    expect([ok, level, message]).toEqual([
      finds === null,
      'warn',
      finds === null ? message : expect.stringMatching(finds),
    ])
  })

  test('a price struck out on the page without a word of where it comes from is refused', () => {
    expect(offerCheck({}, page('<s>99 €</s> 49 €'), NOW).message).toContain('struck out without the proof')
    expect(offerCheck({ deal }, page('<s>99 €</s> 49 €'), NOW).ok).toBe(true)
  })

  test('that is over keeps a draft from being published', async () => {
    const { checks } = await judge({ content: { deal: { ...deal, until: '2026-11-24T23:59:00+01:00' } } })
    expect(failed(checks).map(({ id }) => id)).toEqual(['offer'])
  })
})

test('a page that does not link to its legal notice is refused, whatever the brand says of itself', () => {
  expect(legalCheck(page('<a href="/legal/maison/notice">x</a>'), brand).ok).toBe(true)
  expect(legalCheck(page('<a href="/legal/other/notice">x</a>'), brand).message).toContain('/legal/maison/notice')
})

test('a text that says tu on a page that says vous is warned of, but not what customers say', async () => {
  const ad = { headline: 'Votre audit offert' }
  const mixed = { formTitle: 'Ta demande', steps: [{ title: 'Tu choisis', text: 'Sans engagement.' }] }
  const { checks } = await judge({ ad, content: mixed })
  expect(checkOf(checks, 'voice')).toMatchObject({
    ok: false,
    level: 'warn',
    issues: [{ path: 'content.formTitle' }, { path: 'content.steps.0.title' }],
  })
  const proof = [{ quote: 'Tu peux y aller, ton toit est sauvé', source: 'Une cliente', date: '2026-10-01' }]
  expect(checkOf((await judge({ ad, content: { proof } })).checks, 'voice').ok).toBe(true)
  const english = { language: 'en' as const, headline: 'Ton up with te' }
  expect(checkOf((await judge({ ad: english, content: mixed })).checks, 'voice').ok).toBe(true)
})

test('a price that is compared with another in words is warned of, unless its proof is given', async () => {
  const lead = 'À 29,90 € au lieu de 59 €.'
  const compared = async (content: Record<string, unknown>) =>
    checkOf(
      (await judge({ template: 'product', content: { headline: 'La théière', ...content } })).checks,
      'compared-price',
    )
  expect(await compared({ lead, deal: undefined })).toMatchObject({
    ok: false,
    level: 'warn',
    message: expect.stringContaining('59 €'),
  })
  const was = { price: '59 €', proof: 'Tarifs affichés en boutique', since: '2026-10-01' }
  expect((await compared({ lead, deal: { price: '29,90 €', was } })).ok).toBe(true)
  expect((await compared({ lead: 'À 29,90 €, livré en 48 h au lieu de 72 h.', deal: undefined })).ok).toBe(true)
})
