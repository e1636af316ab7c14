import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brandRow } from '../src/brands/schema.ts'
import { readPaste } from '../src/campaigns/paste.ts'
import { firstFree } from '../src/campaigns/propose.ts'
import { type Ad, type Campaign, newCampaign } from '../src/campaigns/schema.ts'
import { atFields, refilled } from '../src/dashboard/create/typed.ts'
import { Qr } from '../src/dashboard/qr.tsx'
import { candidates, fixesOf } from '../src/pages/checks/fixes.ts'
import { gaugeOf } from '../src/pages/checks/weight.ts'
import { compile } from '../src/pages/fill.ts'
import { worstMatch } from '../src/pages/match.ts'
import { renderPage } from '../src/pages/render.ts'
import type { Snapshot } from '../src/pages/snapshot.ts'
import { takeSnapshot } from '../src/pages/take-snapshot.ts'
import { visitsOf } from '../src/pages/visits.ts'
import { findTemplate } from '../templates/index.ts'

const NOW = Date.UTC(2026, 10, 25)

describe('an ad that is pasted whole', () => {
  test.each([
    {
      from: 'an ad library',
      text: 'Atelier Exemple\nSponsorisé\n\nVotre chaudière a 20 ans ?\nDevis gratuit.\n\nATELIER-EXEMPLE.FR\nVotre devis en 48 h\nSans engagement\nObtenir un devis',
      told: {
        headline: 'Votre devis en 48 h',
        primaryText: 'Votre chaudière a 20 ans ?\nDevis gratuit.',
        description: 'Sans engagement',
        cta: 'GET_QUOTE',
        language: 'fr',
      },
    },
    {
      from: 'a brief that names its fields',
      text: 'Titre : Votre devis en 48 h\nTexte principal : Une pompe à chaleur\net un conseil.\n\nDescription : Sans engagement\nBouton : Demander un devis',
      told: {
        headline: 'Votre devis en 48 h',
        primaryText: 'Une pompe à chaleur\net un conseil.',
        description: 'Sans engagement',
        cta: 'GET_QUOTE',
      },
    },
    {
      from: 'a note: first line, then the text, then the button',
      text: 'Try the planner free for 14 days\n\nYour week on one page.\nNo card needed.\n\nSign up',
      told: {
        headline: 'Try the planner free for 14 days',
        primaryText: 'Your week on one page.\nNo card needed.',
        description: null,
        cta: 'SIGN_UP',
        language: 'en',
      },
    },
    {
      from: 'one line, which is no button however it reads',
      text: 'Acheter',
      told: { headline: 'Acheter', primaryText: null, cta: null },
    },
    {
      from: 'a text with macros, which nobody reads',
      text: 'Le prix de {{product.name}} baisse\nVite.',
      told: { headline: 'Le prix de baisse', primaryText: 'Vite.' },
    },
    { from: 'nothing', text: ' \n ', told: { headline: null, primaryText: null, description: null, language: null } },
  ])('is read from $from', ({ text, told }) => expect(readPaste(text)).toMatchObject(told))

  test('whatever it is, each of its words is in one field at most, and none is made up', () => {
    const line = fc.constantFrom(
      'Votre devis',
      'Sponsorisé',
      'exemple.fr',
      'Obtenir un devis',
      'Titre : Deux',
      'Trois !',
      '',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), lines => {
        const { headline, primaryText, description } = readPaste(lines.join('\n'))
        const words = (text: string | null) => (text ?? '').split(/\s+/).filter(Boolean)
        const said = [headline, primaryText, description].flatMap(words)
        const given = words(lines.join(' '))
        return said.every(
          word => said.filter(each => each === word).length <= given.filter(each => each === word).length,
        )
      }),
    )
  })

  test('fills the fields once: what is changed afterwards stays', () => {
    const filled = refilled({ paste: 'Votre devis en 48 h\nSans engagement.', headline: 'Avant' })
    expect(filled).toMatchObject({ headline: 'Votre devis en 48 h', primaryText: 'Sans engagement.' })
    expect(refilled({ ...filled, headline: 'Le mien' }).headline).toBe('Le mien')
  })
})

test('a proposed address is always one that nobody has and that can be opened', () => {
  const word = fc.constantFrom('devis', 'devis-2', 'app', 'new', 'a-9', 'x')
  fc.assert(
    fc.property(
      word,
      fc.array(fc.constantFrom('devis', 'devis-2', 'devis-3', 'app-2', 'a-9', 'a-10', 'x', 'x-2')),
      (base, taken) => {
        const slug = firstFree(base, taken, newCampaign.shape.slug)
        return !(taken as string[]).includes(slug) && newCampaign.shape.slug.safeParse(slug).success
      },
    ),
  )
  expect(firstFree('ad-1', ['ad-1', 'ad-2'], newCampaign.shape.slug)).toBe('ad-3')
})

const campaign: Campaign = {
  slug: 'hiver', brand: 'maison', name: 'Hiver', locale: 'fr-FR', currency: 'EUR', objective: null, status: 'active', default_ad: null,
  created_at: 0,
} // biome-ignore format: a row
const brand = brandRow.parse({
  id: 'maison', name: 'La Maison', domain: null, kit: '{}', legal: '{}', logo_width: null, logo_height: null,
}) // biome-ignore format: a row
const ad: Ad = {
  campaign: 'hiver', slug: 'toit', platform: 'meta', external_id: null, headline: 'Votre audit énergétique offert en 48 h',
  primary_text: 'Un conseiller visite votre maison et chiffre les travaux.', description: 'Sans engagement', cta: 'GET_QUOTE', language: 'fr',
  image: null, image_width: null, image_height: null, palette: [], template: 'quote', live: null,
} // biome-ignore format: a row

function pageSaying(words: Record<string, string>): Snapshot {
  const template = findTemplate('quote')!
  const facts = {
    headline: ad.headline,
    primaryText: ad.primary_text,
    description: ad.description,
    ctaLabel: 'Demander un devis',
    image: null,
  }
  const filled = template.prefill(facts, { name: brand.name, tone: 'vous' }, 'fr')
  const content = template.content.parse({ ...(filled as object), ...words })
  return takeSnapshot(campaign, ad, brand, { template: 'quote', content }, 1)
}
const worstOf = (s: Snapshot) => worstMatch(ad, visitsOf(s, compile(renderPage(s)), NOW))

describe('a fix', () => {
  test('that is made wins just the points that it says, whatever the page says now', () => {
    const text = fc.constantFrom('Votre audit', 'Audit à 99 €', 'Une maison chaude', 'Audit offert', 'Devis en 24 h')
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom('', 'Sans engagement', 'Offert'),
        fc.constantFrom('Acheter', 'Mon audit'),
        (headline, lead, offer, cta) => {
          const page = pageSaying({ headline, lead, offer, cta })
          const before = worstOf(page)
          const fixes = fixesOf(ad, page, before, NOW)
          expect(fixes.length).toBeGreaterThan(0)
          for (const { change, gain } of fixes) {
            const after = worstOf({ ...page, content: { ...(page.content as object), ...change } })
            expect([gain, after.match.score]).toEqual([
              after.match.score - before.match.score,
              before.match.score + gain,
            ])
            expect(gain).toBeGreaterThan(0)
          }
          expect(fixes.map(({ gain }) => gain)).toEqual(fixes.map(({ gain }) => gain).toSorted((a, b) => b - a))
        },
      ),
      { numRuns: 8 },
    )
  })

  test('is not offered for a page that says it all', () => {
    const page = pageSaying({})
    expect(fixesOf(ad, page, worstOf(page), NOW)).toEqual([])
  })

  test('never makes a text longer than its field takes', () => {
    const lost = [{ token: '48 h', where: 'h1' as const, fix: '', gain: 5 }]
    const words = {
      headline: 'x'.repeat(254),
      lead: ad.primary_text,
      offer: ad.description,
      cta: 'Demander un devis',
      image: null,
    }
    expect(candidates(ad, words, lost).map(({ kind }) => kind)).toEqual(['ad-headline'])
  })
})

test('the gauge tells the heaviest visit beside the limits', () => {
  const weighed = [
    { visit: 'a', htmlBytes: 7000, loads: [{ url: '/p.js', bytes: 2000 }] },
    { visit: 'b', htmlBytes: 6000, loads: [{ url: '/p.js', bytes: 2000 }, { url: '/i/x/828', bytes: null }] },
  ] // biome-ignore format: one visit a line
  expect(gaugeOf(weighed)).toEqual({
    html: { bytes: 7000, most: 14_336 },
    load: { bytes: 9000, most: 153_600 },
    requests: { count: 3, most: 6 },
  })
})

test('a QR code is drawn with all of its squares, and says what it is', () => {
  const svg = String(Qr({ label: 'Aperçu', text: 'https://l2l.example/spring/ad-1' }))
  expect(svg).toContain('aria-label="Aperçu"')
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1])
  const dark = [...svg.matchAll(/M(\d+) (\d+)h(\d+)v1H(\d+)z/g)]
  expect(dark.every(([, x, , width, back]) => x === back && Number(x) + Number(width) <= size - 3)).toBe(true)
  // The three finders: seven squares in the corners, inside a border of three.
  for (const [x, y] of [[3, 3], [size - 10, 3], [3, size - 10]]) // biome-ignore format: one line
    expect(dark.some(([, left, top, width]) => Number(left) === x && Number(top) === y && Number(width) === 7)).toBe(
      true,
    )
})

test('what the API refuses is told at the field that it stands for', () => {
  const at = (path: string) => atFields([{ path, message: '' }])[0]!.path
  expect(['ad.headline', 'ad.landing.cta', 'ad.slug', 'slug', 'newBrand.legal.email', 'newBrand.name'].map(at)).toEqual([
    'headline', 'page.cta', 'adSlug', 'slug', 'brand.email', 'brand.name',
  ]) // biome-ignore format: a list
})
