import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newAd } from '../src/campaigns/schema.ts'
import { theme } from '../src/pages/theme.ts'
import { findTemplate, templates } from '../templates/index.ts'
import type { CommonContent } from '../templates/kit/content.ts'
import { PlainPage } from '../templates/kit/plain.tsx'
import type { FormState, PageProps } from '../templates/kit/props.ts'
import { SLOTS } from '../templates/kit/slots.ts'
import { styleOf } from '../templates/kit/style.ts'
import { Thanks } from '../templates/kit/thanks.tsx'
import { BANNER_VERSION, wordsFor } from '../templates/kit/words.ts'

const folder = path.join(import.meta.dirname, '../templates')
const fresh: FormState = { values: {}, errors: [], notice: null }
const frame = {
  page: { lang: 'fr', locale: 'fr-FR', campaign: 'hiver', ad: 'toit', version: 3, live: true, path: '/hiver/toit' },
  brand: {
    id: 'maison',
    name: 'La Maison Test',
    tone: 'vous',
    phone: '01 00 00 00 00',
    legal: {
      company: 'Maison Test',
      form: 'SAS',
      capital: '10 000 €',
      address: '1 rue du Test, 75000 Paris',
      phone: null,
      email: 'test@example.com',
      registration: 'RCS Paris 000 000 000',
      vat: null,
      publisher: null,
      host: { name: 'Host', address: 'Somewhere', phone: null },
    },
  },
  theme: theme([{ hex: '#e65f33', weight: 1 }], { primary: null }),
  form: fresh,
  consentTexts: { contact: 'On peut me recontacter.', ads: 'On peut me montrer des publicités.', version: 'v1' },
} satisfies Omit<PageProps<unknown>, 'content'>

const sampleOf = async (name: string): Promise<CommonContent> =>
  findTemplate(name)!.content.parse(JSON.parse(await readFile(path.join(folder, name, 'sample.json'), 'utf8')))

test('every template folder is in templates/index.ts', async () => {
  const folders = (await readdir(folder, { withFileTypes: true })).filter(
    entry => entry.isDirectory() && entry.name !== 'kit',
  )
  expect(Object.keys(templates).sort(), 'add the folder to templates/index.ts').toEqual(
    folders.map(entry => entry.name).sort(),
  )
})

describe.each(Object.keys(templates))('the template %s', name => {
  const render = async (changes: Partial<PageProps<CommonContent>> = {}): Promise<string> =>
    String(findTemplate(name)!.Page({ content: await sampleOf(name), ...frame, ...changes }))

  test('renders its sample to the very page on record', async () => {
    const lines = (await render()).replaceAll('><', '>\n<')
    await expect(lines).toMatchFileSnapshot(`fixtures/templates/${name}.html`)
  })

  test('fits its first flight of packets: HTML and style in 7 KB gzip, of 14 allowed', async () => {
    expect(gzipSync(await render()).length).toBeLessThan(7 * 1024)
  })

  test('is one file: no script or style but ours, nothing from another host, no style attribute', async () => {
    const html = await render()
    expect(html.match(/<script[^>]*>[^<]*/g)).toEqual([
      `<script defer="" src="/p.js" data-campaign="hiver" data-ad="toit" data-version="3" data-view="${SLOTS.view}">`,
    ])
    expect(html.match(/<style>/g)).toHaveLength(1)
    expect(html).toContain(`<style>${styleOf(frame.theme)}`)
    expect(html).not.toMatch(/ style="|(src|srcset|action)="(https?:)?\/\/| on[a-z]+="/)
  })

  test('has a place for each text that is filled per request, and the no-script image carries the view', async () => {
    const html = await render()
    for (const slot of Object.values(SLOTS)) expect(html).toContain(`"${slot}`)
    expect(html).toContain(`<html lang="fr" data-consent="${SLOTS.consent}">`)
    expect(html).toContain(`<noscript><img src="/p.gif?c=hiver&amp;a=toit&amp;n=3&amp;v=${SLOTS.view}"`)
  })

  test('an ad’s headline is the only H1, and cannot bring markup', async () => {
    const content = { ...(await sampleOf(name)), headline: `</title></h1><script>alert("1")</script>` }
    const html = await render({ content })
    expect(html).not.toContain('<script>')
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toContain('&lt;/title&gt;&lt;/h1&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;')
  })

  test('a preview is not measured', async () => {
    expect(await render({ page: { ...frame.page, live: false } })).not.toMatch(/p\.js|p\.gif/)
  })

  test('both consent boxes come unticked', async () => {
    const html = await render()
    for (const box of ['consent_contact', 'consent_ads']) {
      expect(html).toContain(`<input type="checkbox" id="f-${box}" name="${box}" value="1"/>`)
    }
  })

  test('a refused form keeps what was typed, ticks what was ticked, and leads to each error', async () => {
    const html = await render({
      form: {
        values: { email: '"a@', consent_ads: '1' },
        errors: [{ field: 'email', message: 'Une adresse <complète>' }],
        notice: 'Presque !',
      },
    })
    expect(html).toContain('<div class="summary" role="alert" tabindex="-1" autofocus="">')
    expect(html.match(/ id="form"/g)).toHaveLength(1)
    expect(html).toContain('<a href="#f-email">Une adresse &lt;complète&gt;</a>')
    expect(html).toMatch(
      /<input id="f-email"[^>]* aria-invalid="true" aria-describedby="f-email-wrong"[^>]* value="&quot;a@"/,
    )
    expect(html).toContain('name="consent_ads" value="1" checked=""')
    expect(html).not.toContain('name="consent_contact" value="1" checked')
  })

  test('refusing and accepting are the same button with another word', async () => {
    const [refuse, accept] = (await render()).match(/<button[^>]*name="choice".*?<\/button>/g)!
    expect(refuse!.replace('refused', 'granted').replace('Refuser', 'Accepter')).toBe(accept)
  })

  test('whatever the ad, the page it is born with is valid', () => {
    const ads = fc.record({
      headline: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      primaryText: fc.string({ unit: 'grapheme', maxLength: 300 }),
      description: fc.string({ unit: 'grapheme', maxLength: 100 }),
      language: fc.constantFrom('fr', 'en'),
      tone: fc.constantFrom('tu', 'vous'),
    })
    const longest = {
      headline: 'h'.repeat(255),
      primaryText: 'p'.repeat(3000),
      description: 'd'.repeat(500),
      language: 'fr',
      tone: 'tu',
    } as const
    fc.assert(
      fc.property(ads, ({ tone, ...written }) => {
        const ad = newAd.safeParse({ ...written, slug: 'ad', platform: 'meta' })
        if (!ad.success) return
        const template = findTemplate(name)!
        const content = template.content.parse(
          template.prefill(
            { ...ad.data, ctaLabel: 'Go', image: null },
            { name: 'n'.repeat(80), tone },
            ad.data.language,
          ),
        )
        expect(content).toMatchObject({
          headline: ad.data.headline,
          lead: ad.data.primaryText,
          offer: ad.data.description,
          cta: 'Go',
        })
      }),
      { examples: [[longest]] },
    )
  })
})

test.each([
  { wrong: 'four fields', change: { fields: ['email', 'phone', 'first_name', 'company'] } },
  { wrong: 'no way to answer', change: { fields: ['first_name'] } },
  { wrong: 'a field twice', change: { fields: ['email', 'email'] } },
  { wrong: 'proof without a source', change: { proof: [{ quote: 'Super', source: '', date: '2026-01-02' }] } },
  {
    wrong: 'a link that is not https',
    change: { thanks: { title: 'T', text: '', next: { label: 'L', url: 'javascript:alert(1)' } } },
  },
  { wrong: 'a key nobody knows', change: { countdown: '2026-12-01' } },
])('content with $wrong is refused', async ({ change }) => {
  expect(templates.quote.content.safeParse({ ...(await sampleOf('quote')), ...change }).success).toBe(false)
})

test('the thank-you page is not measured and has nothing to fill in', async () => {
  const html = String(Thanks({ content: await sampleOf('quote'), ...frame }))
  expect(html).toContain('Merci, votre demande est enregistrée')
  expect(html).not.toMatch(/\ue000|p\.js|p\.gif|<form/)
})

test('a plain page without a brand names nobody', () => {
  const html = String(
    PlainPage({ lang: 'en', title: 'Not <found>', theme: frame.theme, brand: null, children: 'Nothing here.' }),
  )
  expect(html).toMatch(/^<!doctype html><html lang="en"><head>/)
  expect(html).toContain('<h1 class="long">Not &lt;found&gt;</h1>Nothing here.')
  expect(html).not.toMatch(/<header|<footer/)
})

test('nobody who is called tu is called vous as well', () => {
  const ad = { headline: 'H', primaryText: '', description: '', ctaLabel: 'Go', image: null }
  const born = Object.values(templates).map(template => template.prefill(ad, { name: 'X', tone: 'tu' }, 'fr'))
  const said = JSON.stringify([wordsFor('fr', 'tu'), born], (_, word) =>
    typeof word === 'function' ? word('X') : word,
  )
  expect(said).not.toMatch(/\bvo(us|tre|s)\b|\wez\b/i)
})

// Proof of consent names a version of these words. When they change: a new BANNER_VERSION, a new line here.
test('the words of the consent banner are those of their version', () => {
  const words = (['fr', 'en'] as const).flatMap(lang =>
    (['tu', 'vous'] as const).map(tone => wordsFor(lang, tone).banner),
  )
  const said = JSON.stringify(words, (_, word) => (typeof word === 'function' ? word('X') : word))
  const digest = createHash('sha256').update(said).digest('hex').slice(0, 16)
  expect({ [BANNER_VERSION]: digest }).toEqual({ 'banner-2026-11': '0efc1463135ead7f' })
})
