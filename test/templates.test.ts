// Long on purpose: the tables of cases of one subject, to be read side by side.
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newAd } from '../src/campaigns/schema.ts'
import { typeset } from '../src/lib/typography.ts'
import { findTemplate, templates } from '../templates/index.ts'
import { PlainPage } from '../templates/kit/plain.tsx'
import { SLOTS, STAGES } from '../templates/kit/slots.ts'
import { styleOf } from '../templates/kit/style.ts'
import { Thanks } from '../templates/kit/thanks.tsx'
import { BANNER_VERSION, wordsFor } from '../templates/kit/words.ts'
import { frameOf, NAMES, pageOf, type SampleContent, sampleOf, TEMPLATES_FOLDER, visited } from './samples.ts'

test('every template folder is in templates/index.ts', async () => {
  const folders = (await readdir(TEMPLATES_FOLDER, { withFileTypes: true })).filter(
    entry => entry.isDirectory() && entry.name !== 'kit',
  )
  expect([...NAMES].sort(), 'add the folder to templates/index.ts').toEqual(folders.map(entry => entry.name).sort())
})

/** One of each; not every kind of page has a price to say. */
const OFFERS = {
  deal: {
    price: '39 €',
    per: 'par mois',
    was: { price: '49 €', proof: 'Tarif affiché en octobre', since: '2026-11-20' },
    until: '2026-11-30T23:59:00+01:00',
    untilProof: 'Note du 1er novembre',
    code: 'HIVER39',
    terms: 'Pour un premier achat.',
  },
  incentive: {
    title: 'La livraison en plus',
    text: 'Pour toute demande de la semaine.',
    code: 'RETOUR',
    until: '2026-12-05T18:00:00+01:00',
    proof: 'Décision du 15 novembre',
  },
} satisfies Partial<SampleContent>

const SELLING = new Set<string>()
for (const name of NAMES) {
  const content = { ...(await sampleOf(name)), deal: OFFERS.deal }
  if (findTemplate(name)!.content.safeParse(content).success) SELLING.add(name)
}

describe.each(NAMES)('the template %s', name => {
  const render = (changes?: Parameters<typeof pageOf>[1]) => pageOf(name, changes)
  const { deal, incentive } = OFFERS
  const offers: Partial<SampleContent> = SELLING.has(name) ? { deal, incentive } : { incentive }
  const withOffers = async () => render({ content: { ...(await sampleOf(name)), ...offers } })

  test('renders its sample to the very page on record', async () => {
    const lines = (await render()).replaceAll('><', '>\n<')
    await expect(lines).toMatchFileSnapshot(`fixtures/templates/${name}.html`)
  })

  test('fits its first flight of packets: HTML and style in 9 KB gzip, of 14 allowed', async () => {
    expect(gzipSync(await withOffers()).length).toBeLessThan(9 * 1024)
  })

  test('is one file: no script or style but ours, nothing from another host, no style attribute', async () => {
    const html = await render()
    const scripts = html.replace(' data-hosts="boutique.example"', '').match(/<script[^>]*>[^<]*/g) // of the sample's shop
    expect(scripts).toEqual([
      `<script defer="" src="/p.js" data-campaign="hiver" data-ad="toit" data-version="3" data-view="${SLOTS.view}" data-variant="${SLOTS.variant}">`,
    ])
    expect(html.match(/<style>/g)).toHaveLength(1)
    expect(html).toContain(`<style>${styleOf(frameOf(name).theme)}`)
    expect(html).not.toMatch(/ style="|(src|srcset|action)="(https?:)?\/\/| on[a-z]+="|url\(|@import/)
  })

  test('has a look of its own', async () => {
    const own = styleIn(await render()).slice(styleOf(frameOf(name).theme).length)
    expect(own.length).toBeGreaterThan(500)
    for (const other of NAMES.filter(other => other !== name)) expect(styleIn(await pageOf(other))).not.toContain(own)
  })

  test('has a place for each text that is filled per request, and the no-script image carries the view', async () => {
    const html = await render()
    const { utm, ...everywhere } = SLOTS
    for (const slot of Object.values(everywhere)) expect(html).toContain(`"${slot}`)
    expect(html).toContain(`<html lang="fr" data-consent="${SLOTS.consent}">`)
    expect(html).toContain(
      `<noscript><img src="/p.gif?c=hiver&amp;a=toit&amp;n=3&amp;v=${SLOTS.view}&amp;x=${SLOTS.variant}"`,
    )
  })

  test('an ad’s headline is the only H1, and cannot bring markup', async () => {
    const content = { ...(await sampleOf(name)), headline: `</title></h1><script>alert("1")</script>` }
    const html = await render({ content })
    expect(html).not.toContain('<script>')
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toContain('&lt;/title&gt;&lt;/h1&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;')
  })

  test('shows everything that its sample says, and keeps its proofs to the team', async () => {
    const { incentive: _, ...content }: SampleContent = { ...(await sampleOf(name)), ...offers }
    const html = visited(await render({ content }))
    expect(wordsOf(content).filter(words => !html.includes(words))).toEqual([])
    expect(html).not.toMatch(/Tarif affiché en octobre|Note du 1er novembre/)
  })

  test.runIf(SELLING.has(name))('strikes a price only with the lowest of the 30 days before beside it', async () => {
    const html = visited(await withOffers())
    expect(html).toContain('<span class="away">Au lieu de </span><s>49\u00a0€</s>')
    expect(html).toContain(typeset('Prix le plus bas des 30 jours précédents : 49 €', 'fr'))
  })

  test.runIf(SELLING.has(name))('a deal counts down by the server’s clock and is gone when it is over', async () => {
    const html = await withOffers()
    const end = Date.parse(OFFERS.deal.until)
    expect(visited(html, { now: end - 5 * 86_400_000 })).toContain('Encore 5\u00a0jours')
    expect(visited(html, { now: end - 1 })).toContain('39\u00a0€')
    expect(visited(html, { now: end })).not.toMatch(/39\u00a0€|HIVER39|Encore|class="deal"/)
  })

  test('an incentive is for who comes back in its stage, and until its end', async () => {
    const html = await withOffers()
    const end = Date.parse(OFFERS.incentive.until)
    const others = [undefined, ...STAGES.filter(stage => stage !== 'incentive')]
    for (const stage of others) expect(visited(html, { ...(stage && { stage }) })).not.toMatch(/RETOUR|class="gift"/)
    expect(visited(html, { stage: 'incentive', now: end - 1 })).toContain('RETOUR')
    expect(visited(html, { stage: 'incentive', now: end })).not.toMatch(/RETOUR|class="gift"/)
  })

  test('who comes back gets answers, proof or incentive right after the hero, once, and all the rest as usual', async () => {
    const content = {
      ...(await sampleOf(name)),
      ...offers,
      faq: [{ question: 'Une seule question', answer: 'Oui.' }],
      proof: [{ quote: 'Une seule citation', source: 'Enquête', date: '2026-10-01' }],
      figures: [{ value: '12 345', label: 'une seule mesure', source: 'Registre', date: '2026-10-01' }],
    }
    const html = await render({ content })
    const usual = visited(html)
    const moved = {
      reassurance: ['Une seule question'],
      proof: ['Une seule citation', 'une seule mesure'],
      incentive: [],
    }
    for (const stage of STAGES) {
      const page = visited(html, { stage })
      for (const words of moved[stage]) {
        expect(page.split(words)).toHaveLength(2)
        expect(page.indexOf(words)).toBeLessThan(usual.indexOf(words))
        expect(page.indexOf(words)).toBeLessThan(page.indexOf('id="form"'))
      }
      for (const words of Object.values(moved).flat()) expect(page.split(words)).toHaveLength(2)
      expect(page.indexOf('<h1')).toBeLessThan(page.search(/<section class="part/))
    }
    const won = visited(html, { stage: 'incentive' })
    expect(won.indexOf('class="gift"')).toBeLessThan(won.indexOf('id="form"'))
  })

  test('titles go down one level at a time, and no id is there twice', async () => {
    for (const stage of [undefined, ...STAGES]) {
      const html = visited(await withOffers(), { ...(stage && { stage }) })
      const levels = [...html.matchAll(/<h([1-6])/g)].map(match => Number(match[1]))
      expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([])
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(match => match[1])
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
    }
  })

  test('a preview is not measured', async () => {
    expect(await render({ page: { ...frameOf(name).page, live: false } })).not.toMatch(/p\.js|p\.gif/)
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

  test('the page an ad is born with offers no price, no deadline and no proof of its own', () => {
    const ad = { headline: 'H', primaryText: 'T', description: 'D', ctaLabel: 'Go', image: null }
    for (const lang of ['fr', 'en'] as const) {
      const born = findTemplate(name)!.prefill(ad, { name: 'X', tone: 'vous' }, lang)
      expect(JSON.stringify(born)).not.toMatch(
        /\d|[€$%]|gratuit|offert|free\b|"(proof|figures|incentive|deal|reassurance)"/i,
      )
    }
  })
})

const styleIn = (html: string): string => /<style>([\s\S]*?)<\/style>/.exec(html)![1]!

// What is for the machine, or for the team alone.
const UNSEEN = new Set([
  'asset',
  'date',
  'since',
  'until',
  'untilProof',
  'updated',
  'starts',
  'timeZone',
  'fields',
  'dynamic',
  'thanks',
])

/** Every line of text in a content, as it must stand in the HTML. */
function wordsOf(value: unknown, key = ''): string[] {
  if (UNSEEN.has(key)) return []
  if (typeof value === 'string') {
    if (key === 'proof') return []
    const lines = value.split('\n').filter(line => line !== '')
    return lines.map(line =>
      typeset(line, 'fr').replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    )
  }
  if (Array.isArray(value)) return value.flatMap(item => wordsOf(item, ''))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, item]) => wordsOf(item, name))
  return []
}

test.each([
  { wrong: 'a field that nobody knows', change: { fields: ['email', 'shoe_size'] } },
  { wrong: 'no way to answer', change: { fields: ['first_name'] } },
  { wrong: 'a field twice', change: { fields: ['email', 'email'] } },
  { wrong: 'proof without a source', change: { proof: [{ quote: 'Super', source: '', date: '2026-01-02' }] } },
  {
    wrong: 'a figure without a source',
    change: { figures: [{ value: '98 %', label: 'contents', date: '2026-01-02' }] },
  },
  { wrong: 'a deadline without its proof', change: { deal: { until: '2026-12-01T00:00:00Z' } } },
  { wrong: 'a deadline without an offset', change: { deal: { until: '2026-12-01T00:00:00', untilProof: 'Note' } } },
  {
    wrong: 'a struck price without its proof',
    change: { deal: { price: '39 €', was: { price: '49 €', since: '2026-11-01' } } },
  },
  {
    wrong: 'a struck price that nothing replaces',
    change: { deal: { was: { price: '49 €', since: '2026-11-01', proof: 'Tarif' } } },
  },
  { wrong: 'an incentive without an end', change: { incentive: { title: 'T', text: '', proof: 'Note' } } },
  {
    wrong: 'a link that is not https',
    change: { thanks: { title: 'T', text: '', next: { label: 'L', url: 'javascript:alert(1)' } } },
  },
  { wrong: 'a key nobody knows', change: { countdown: '2026-12-01' } },
])('content with $wrong is refused', async ({ change }) => {
  expect(templates.quote.content.safeParse({ ...(await sampleOf('quote')), ...change }).success).toBe(false)
})

test('an agenda that does not fill the demonstration is refused, and says so', async () => {
  const parsed = templates.demo.content.safeParse({ ...(await sampleOf('demo')), minutes: 30 })
  expect(parsed.error?.issues).toMatchObject([{ path: ['agenda'], message: expect.stringContaining('add up') }])
})

test('the thank-you page is not measured and has nothing to fill in', async () => {
  const html = String(Thanks({ content: await sampleOf('quote'), ...frameOf('quote') }))
  expect(html).toContain('Merci, votre demande est enregistrée')
  expect(html).not.toMatch(/\ue000|p\.js|p\.gif|<form/)
})

test('a plain page without a brand names nobody', () => {
  const { theme } = frameOf('quote')
  const html = String(PlainPage({ lang: 'en', title: 'Not <found>', theme, brand: null, children: 'Nothing here.' }))
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

test.each(['live', 'trial'])(
  'the dark header of %s sets the logo, made for white paper, on a light ground',
  async name => {
    expect(await pageOf(name)).toMatch(/\.(?:logo|head img)\{[^}]*background:var\(--(?:day|paper)\)/)
  },
)
