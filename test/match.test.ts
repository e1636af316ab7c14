// Long on purpose: the tables of cases of one subject, to be read side by side.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AdPromise } from '../src/match/reading.ts'
import { score } from '../src/match/score.ts'
import { ad, matched, type PageParts, page, verbatim } from './match-score.ts'

const part = (match: ReturnType<typeof score>, id: string) => match.parts.find(p => p.id === id)

describe('a page that says what its ad says', () => {
  const picture = { asset: 'abc', dhash: null, palette: [{ hex: '#0f766e', weight: 1 }] }
  const whole: AdPromise = { ...ad, description: 'Avant le 30 novembre', palette: picture.palette, image: picture }

  test('has 100, nothing lost and no cap', () => {
    const match = score(whole, verbatim(whole, 'Demander un devis'))
    expect(match).toMatchObject({ score: 100, band: 'aligned', caps: [], algorithm: '1.2' })
    expect(match.parts.map(({ id, weight, score, lost }) => [id, weight, score, lost.length])).toEqual([
      ['headline', 30, 1, 0],
      ['offer', 20, 1, 0],
      ['cta', 15, 1, 0],
      ['image', 15, 1, 0],
      ['palette', 10, 1, 0],
      ['terminology', 10, 1, 0],
    ])
  })

  test('has 100 whatever it says, as long as it says it word for word', () => {
    const words = fc
      .array(
        fc.constantFrom(
          '−50 %',
          'jusqu’à',
          'offert',
          'sans',
          'engagement',
          '12 mois',
          '29 €',
          'avant le 30 novembre',
          'free',
          'not',
          'code',
          'HIVER20',
          'the best',
          'vous',
          'tu',
          'livraison',
          'terminée',
          'hommes',
          'a < b & c',
          '48 h',
          '7j/7',
          'abonnement',
          'à Lyon',
          'no deposit',
          'Caution',
          'avec',
          '…',
        ),
        { minLength: 1, maxLength: 9 },
      )
      .map(list => list.join(' '))
    fc.assert(
      fc.property(
        fc.oneof(words, fc.string({ maxLength: 60 })),
        words,
        fc.constantFrom('fr' as const, 'en' as const),
        (headline, text, lang) => {
          const promise = { ...ad, headline, text, lang, cta: 'Je craque' }
          expect(score(promise, verbatim(promise, 'Je craque'))).toMatchObject({ score: 100, caps: [] })
        },
      ),
      { numRuns: 300 },
    )
  })

  test('has 100 too in capitals, with other spaces and apostrophes, and cut up by inline markup', () => {
    const promise = { ...ad, headline: "L'audit d'été à 1 200 € : −30 % dès 48 h", text: '', cta: "J'en profite" }
    const plain = verbatim(promise, "J'en profite")
    const variants = [
      plain.replaceAll("'", '’'),
      plain.replace(/<h1>.*<\/h1>/, h1 => h1.toUpperCase()),
      plain.replace('1 200 €', '1\u202f200\u00a0€').replace('30 %', '30\u00a0%').replace('48 h', '48\u00a0h'),
      plain.replace('30 %', '<b>30</b>%').replace('48 h', '<span>4</span>8 <em>h</em>'),
      plain.replace('−30', '-30').replaceAll('é', 'e\u0301'),
      plain.replace('30 %', '30&nbsp;&percnt;').replace('€', '&euro;'),
    ]
    expect(variants.map(html => score(promise, html).score)).toEqual(variants.map(() => 100))
  })
})

describe('what the page lost', () => {
  test('is named, with the place, the fix in the language of the ad, and the points it would win back', () => {
    const match = matched(
      {},
      {
        h1: 'Votre audit énergétique offert',
        lead: 'Un conseiller visite votre maison. Sans engagement.',
        cta: 'Demander un devis',
      },
    )
    expect(match).toMatchObject({ score: 69, band: 'partial' })
    expect(match.caps).toEqual([{ id: 'offer-absent', limit: 69, why: 'La page ne dit nulle part « 48 h ».' }])
    expect(part(match, 'headline')?.lost).toEqual([
      { token: '48 h', where: 'h1', fix: 'Ajoutez « 48 h » dans le titre.', gain: 31 },
    ])
    expect(part(match, 'offer')?.lost[0]).toMatchObject({ token: '48 h', where: 'hero' })
    const fixed = matched(
      {},
      {
        h1: 'Votre audit énergétique offert : 48 h',
        lead: 'Un conseiller visite votre maison. Sans engagement.',
        cta: 'Demander un devis',
      },
    )
    expect(fixed.score).toBe(100)
  })

  test('is worth nothing while another fault holds the score down', () => {
    const match = matched(
      {
        headline: 'Bilan complet : −50 % sur les combles',
        text: 'Un conseiller visite votre maison.',
        cta: 'En savoir plus',
      },
      { h1: 'Bilan : −40 % sur les combles', lead: 'Un conseiller visite votre maison.', cta: 'En savoir plus' },
    )
    expect(match).toMatchObject({ score: 49, caps: [{ id: 'contradiction' }] })
    const gains = part(match, 'headline')?.lost.map(({ token, gain }) => [token, gain])
    expect(gains).toEqual([
      ['−50 %', expect.closeTo(48, -1)],
      ['complet', 0],
    ])
  })

  test('is told in English for an English ad', () => {
    const match = matched(
      { lang: 'en', headline: 'Free audit in 48 hours', text: '' },
      { h1: 'Our audit in 48 hours', lang: 'en', cta: 'Get a quote' },
    )
    expect(part(match, 'headline')?.lost[0]?.fix).toBe('Put “Free” in the headline.')
  })

  test('added to the headline never lowers the score', () => {
    const start = { h1: 'Bienvenue', lead: 'Le chauffage depuis 12 ans', cta: 'Voir' }
    const promise = {
      ...ad,
      headline: 'Chaudière −30 % avec le code HIVER20, posée en 2 jours',
      text: 'Pose offerte, sans engagement, avant le 30 novembre',
    }
    const tokens = matched(promise, start).parts.flatMap(p =>
      p.id === 'headline' || p.id === 'offer' ? p.lost.map(({ token }) => token) : [],
    )
    expect(tokens.length).toBeGreaterThan(6)
    fc.assert(
      fc.property(fc.shuffledSubarray(tokens, { minLength: 1 }), order => {
        let before = matched(promise, start).score
        let h1 = start.h1
        for (const token of order) {
          h1 += ` · ${token}`
          const now = matched(promise, { ...start, h1 }).score
          expect(now).toBeGreaterThanOrEqual(before)
          before = now
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('what an ad does not promise', () => {
  test('is not asked of the page: no image, no palette, no offer', () => {
    const match = matched(
      { headline: 'Le chauffage des maisons anciennes', text: '' },
      { h1: 'Le chauffage des maisons anciennes', cta: 'Demander un devis' },
    )
    expect(match.parts.map(({ id }) => id)).toEqual(['headline', 'cta', 'terminology'])
    expect(match.score).toBe(100)
  })

  test('an ad that says nothing at all cannot be broken', () => {
    expect(matched({ headline: '', text: '', cta: '' }, { h1: 'x' })).toMatchObject({ score: 100, parts: [] })
  })
})

describe('caps', () => {
  test.each([
    [
      'another number for the same thing',
      { headline: 'Jusqu’à −50 % sur les vestes' },
      { h1: '−40 % sur les vestes' },
      'contradiction',
      49,
    ],
    [
      'another price for the month',
      { headline: 'La box à 29 €/mois' },
      { h1: 'La box', below: ['39 € par mois'] },
      'contradiction',
      49,
    ],
    [
      'a commitment, for « sans engagement »',
      { headline: 'La box sans engagement' },
      { h1: 'La box sans engagement', below: ['Engagement 12 mois.'] },
      'contradiction',
      49,
    ],
    [
      'a subscription, for « sans abonnement », though it can be left',
      { headline: 'Des repas livrés, sans abonnement' },
      { h1: 'Des repas livrés', lead: 'Abonnement hebdomadaire, résiliable à tout moment' },
      'contradiction',
      49,
    ],
    [
      'the turned condition',
      { headline: 'La carte sans condition de revenus' },
      { h1: 'La carte', lead: 'Sous condition de revenus' },
      'contradiction',
      49,
    ],
    ['no word of « sans caution »', { headline: 'Une salle sans caution' }, { h1: 'Une salle' }, 'offer-absent', 69],
    [
      'gluten, for « sans gluten »',
      { headline: 'Du pain sans gluten' },
      { h1: 'Du pain', lead: 'Contient du gluten.' },
      'contradiction',
      49,
    ],
    [
      'a price for the delivery that was free',
      { headline: 'Savons : livraison offerte' },
      { h1: 'Savons', lead: 'Livraison : 5,90 €' },
      'contradiction',
      49,
    ],
    [
      'a price for the one of two things that was free, the other being so',
      { headline: 'Visite gratuite de votre maison' },
      { h1: 'Visite de votre maison : 49 €', lead: 'Stationnement gratuit' },
      'contradiction',
      49,
    ],
    [
      'working days, which are longer',
      { headline: 'Réparé en 24 h' },
      { h1: 'Réparé', lead: 'Prêt sous 3 jours ouvrés' },
      'contradiction',
      49,
    ],
    [
      'another town',
      { headline: 'Cours de poterie à Lyon' },
      { h1: 'Cours de poterie à Marseille' },
      'contradiction',
      49,
    ],
    [
      'the whole country for a town',
      { headline: 'Cours de poterie à Lyon' },
      { h1: 'Cours de poterie partout en France' },
      'offer-absent',
      69,
    ],
    [
      'a town that only the bottom of the page has',
      { headline: 'Lyon : cours de poterie' },
      { h1: 'Cours de poterie', below: ['Nos ateliers à Lyon'] },
      'offer-below-fold',
      79,
    ],
    [
      'a part of the shop for all of it',
      { headline: 'Fripes : −30 % sur toute la boutique' },
      { h1: 'Fripes : −30 % sur une sélection' },
      'contradiction',
      49,
    ],
    [
      'a price for what was included',
      { headline: 'Serrures posées, déplacement compris' },
      { h1: 'Serrures posées', lead: 'Déplacement : 45 €' },
      'contradiction',
      49,
    ],
    [
      'a price each year, for lifetime access',
      { headline: 'Lifetime access for $49', lang: 'en' as const },
      { h1: 'Access for $49 a year', lang: 'en' },
      'contradiction',
      49,
    ],
    [
      'a waiting list',
      { headline: 'Le bilan sommeil', text: '' },
      { h1: 'Le bilan sommeil', lead: 'Rejoignez la liste d’attente' },
      'contradiction',
      49,
    ],
    ['another code', { headline: 'Code HIVER20' }, { h1: 'Avec le code ETE10' }, 'contradiction', 49],
    [
      'a price, for what was free',
      { headline: 'Votre audit gratuit' },
      { h1: 'Votre audit à 99 €' },
      'contradiction',
      49,
    ],
    [
      'the other half of the shop',
      { headline: 'Chaussures de marche femme' },
      { h1: 'Chaussures de marche homme' },
      'contradiction',
      49,
    ],
    [
      '« hors vol » for « vol inclus »',
      { headline: 'Crète, vol inclus' },
      { h1: 'Crète', lead: 'Hors vol.' },
      'contradiction',
      49,
    ],
    [
      'an offer that is over',
      { headline: 'Ventes privées' },
      { h1: 'Les ventes privées sont terminées' },
      'contradiction',
      49,
    ],
    ['the promised offer nowhere', { headline: 'Audit offert' }, { h1: 'Audit' }, 'offer-absent', 69],
    [
      'the offer only below the fold',
      { headline: 'Audit à 29 €' },
      { h1: 'Audit', below: ['29 €'] },
      'offer-below-fold',
      79,
    ],
    [
      '« jusqu’à » that the ad did not say',
      { headline: '−50 % sur les vestes' },
      { h1: 'Jusqu’à −50 % sur les vestes' },
      'offer-differs',
      79,
    ],
    [
      '« à partir de » that the ad did not say',
      { headline: 'Audit à 29 €' },
      { h1: 'Audit à partir de 29 €' },
      'offer-differs',
      79,
    ],
    [
      '« HT » that the ad did not say',
      { headline: 'Un site à 490 €' },
      { h1: 'Un site à 490 € HT' },
      'offer-differs',
      79,
    ],
    ['more than was promised', { headline: 'Livré en 48 h' }, { h1: 'Livré en 24 h' }, 'offer-differs', 79],
    [
      'a service that comes later, whatever is free about it',
      { headline: 'Votre audit offert en 24 h' },
      { h1: 'Votre audit offert en 48 h' },
      'contradiction',
      49,
    ],
    [
      'the same in English',
      { headline: 'Your free audit within 24 hours', lang: 'en' as const },
      { h1: 'Your free audit within 48 hours', lang: 'en' },
      'contradiction',
      49,
    ],
    [
      'a shorter trial',
      { headline: 'Gratuit pendant 14 jours' },
      { h1: 'Gratuit pendant 7 jours' },
      'contradiction',
      49,
    ],
    [
      'vous in the title above a form that says tu',
      { headline: 'Ta piscine limpide' },
      { h1: 'Votre piscine limpide', lead: 'Ta demande, tes coordonnées' },
      'register',
      89,
    ],
    [
      'vous under the title that says tu',
      { headline: 'Ta piscine limpide' },
      { h1: 'Ta piscine limpide', lead: 'Laissez vos coordonnées' },
      'register',
      89,
    ],
    [
      'vous for tu',
      { headline: 'Trouve ton coach, tu vas adorer' },
      { h1: 'Trouvez votre coach, vous allez adorer' },
      'register',
      89,
    ],
    [
      'a third language, as the page declares it',
      { headline: 'Les maisons anciennes' },
      { h1: 'Las casas de la ciudad que en un año se venden', below: ['La casa que tu familia se merece'], lang: 'es' },
      'language',
      30,
    ],
    [
      'another language',
      { headline: 'Les maisons anciennes' },
      { h1: 'The houses of the past and what you can do for them', lang: 'en' },
      'language',
      30,
    ],
  ])('%s', (_, promise, parts, id, limit) => {
    const match = matched({ text: '', cta: '', ...promise }, parts)
    expect(match.caps.find(cap => cap.id === id)).toMatchObject({ limit })
    expect(match.score).toBeLessThanOrEqual(limit)
  })

  test.each([
    [
      'a number of another kind',
      { headline: 'Audit offert en 48 h' },
      { h1: 'Audit offert en 48 h', lead: '12 ans d’expérience, 98 % de clients satisfaits, formulaire en 2 minutes.' },
    ],
    [
      'another price further down',
      { headline: 'La box à 29 €/mois' },
      { h1: 'La box à 29 €/mois', below: ['La box Pro : 49 €/mois', 'Installation à 59 €'] },
    ],
    [
      'a cautious ad: the page may give what it called the most',
      { headline: 'Jusqu’à −50 % sur les vestes' },
      { h1: '−50 % sur les vestes' },
    ],
    ['half price for 50 %', { headline: 'Half price bikes', lang: 'en' as const }, { h1: '50% off bikes', lang: 'en' }],
    ['« 0 € de frais »', { headline: 'Compte sans frais de tenue' }, { h1: 'Compte : 0 € de frais de tenue' }],
    ['« scolarité : 0 € »', { headline: 'BTS sans frais de scolarité' }, { h1: 'BTS : 0 € de scolarité' }],
    ['« pas besoin de »', { headline: 'Une voiture sans apport' }, { h1: 'Une voiture, pas besoin d’apport' }],
    [
      'a subscription for who wants one, beside none',
      { headline: 'Repas sans abonnement' },
      { h1: 'Repas sans abonnement', lead: 'Abonnement mensuel au choix' },
    ],
    ['« entrée libre »', { headline: 'Expo gratuite' }, { h1: 'Expo : entrée libre', lead: 'Visite guidée : 11 €' }],
    [
      '"subscription-free"',
      { headline: 'Meals, no subscription', lang: 'en' as const },
      { h1: 'Subscription-free meals', lang: 'en' },
    ],
    [
      'an end to it',
      { headline: 'Repas sans abonnement' },
      { h1: 'Repas sans abonnement', lead: 'Fini les abonnements !' },
    ],
    [
      '"on every order"',
      { headline: 'Free shipping, no minimum', lang: 'en' as const },
      { h1: 'Free shipping on every order', lang: 'en' },
    ],
    [
      'a town without its « à »',
      { headline: 'Un plombier à Nantes' },
      { h1: 'Votre plombier nantais ? Plombier Nantes.' },
    ],
    [
      'an address elsewhere',
      { headline: 'Un plombier à Nantes' },
      { h1: 'Un plombier à Nantes', lead: 'Siège à Angers' },
    ],
    [
      'the price of a day beside that of three',
      { headline: '3 days for $99', lang: 'en' as const },
      { h1: '3 days for $99', lead: 'That is $33 a day', lang: 'en' },
    ],
    ['two days for 48 h', { headline: 'Livré en 48 h' }, { h1: 'Livré en 2 jours' }],
    [
      'the women’s shop naming men in its menu of sizes',
      { headline: 'Vestes femme' },
      { h1: 'Vestes femme', below: ['Aussi pour hommes'] },
    ],
    [
      'sugar-free, which is no free offer',
      { headline: 'Sugar-free sweets', lang: 'en' as const },
      { h1: 'Sugar-free sweets at $4', lang: 'en' },
    ],
  ])('none for %s', (_, promise, parts) => {
    expect(matched({ text: '', cta: '', ...promise }, parts).caps).toEqual([])
  })

  test('a contradiction says what the ad promises and what the page says', () => {
    expect(matched({ headline: '−50 % sur les vestes' }, { h1: '−40 % sur les vestes' }).caps[0]).toEqual({
      id: 'contradiction',
      limit: 49,
      why: "L'annonce promet « −50 % », la page dit « −40 % ».",
    })
  })
})

/** The pairs of the prototype (research/landing.md §3.4): a naive overlap of words calls the worst good and the good bad. */
describe('pairs that mislead a count of words', () => {
  const isolation = {
    headline: 'Isolation des combles : −50 % jusqu’au 30 novembre',
    text: 'Demandez votre bilan offert.',
  }
  test.each([
    [
      'a page of its own',
      isolation,
      {
        h1: 'Isolation des combles : −50 % jusqu’au 30 novembre',
        lead: 'Votre bilan est offert.',
        cta: 'Demander un devis',
      },
      93,
      100,
    ],
    [
      'the home page',
      isolation,
      { h1: 'Bienvenue chez nous', lead: 'Une entreprise familiale.', cta: 'Nos métiers' },
      0,
      25,
    ],
    [
      '−40 % for −50 %',
      isolation,
      {
        h1: 'Isolation des combles : −40 % jusqu’au 30 novembre',
        lead: 'Votre bilan offert.',
        cta: 'Demander un devis',
      },
      40,
      49,
    ],
    [
      'the offer below the fold',
      isolation,
      {
        h1: 'Isolation des combles',
        lead: 'Votre bilan offert.',
        cta: 'Demander un devis',
        below: ['−50 % jusqu’au 30 novembre'],
      },
      60,
      79,
    ],
    [
      'vous for tu',
      { headline: 'Ton bilan offert', text: 'Tu rénoves ? Réserve ton créneau.', cta: 'BOOK_NOW' },
      { h1: 'Votre bilan offert', lead: 'Vous rénovez ? Réservez votre créneau.', cta: 'Réserver' },
      80,
      89,
    ],
    [
      'gratuit for offert, rendez-vous for réserver',
      { headline: 'Bilan énergétique offert', text: '', cta: 'BOOK_NOW' },
      { h1: 'Votre bilan énergétique gratuit', cta: 'Prendre rendez-vous' },
      80,
      100,
    ],
    [
      '"modern legal OS" for an NDA',
      { lang: 'en' as const, headline: 'Review an NDA in 5 minutes', text: '', cta: 'TRY_NOW' },
      { h1: 'The modern legal OS', lead: 'Built for the teams of tomorrow', cta: 'Book a demo', lang: 'en' },
      0,
      25,
    ],
    [
      'half price for 50% off',
      { lang: 'en' as const, headline: 'Half price running shoes', text: '', cta: 'SHOP_NOW' },
      { h1: '50% off running shoes', cta: 'Shop now', lang: 'en' },
      95,
      100,
    ],
  ])('%s', (_, promise, parts, least, most) => {
    const { score } = matched(promise, parts)
    expect(score).toBeGreaterThanOrEqual(least)
    expect(score).toBeLessThanOrEqual(most)
  })
})

describe('a headline that promises nothing definite', () => {
  const hook = {
    headline: 'Et si on s’occupait de tout ?',
    text: 'Ménage, repassage et courses pour familles pressées.',
  }

  test('is answered by a first screen that is about what the ad is about', () => {
    const match = matched(hook, {
      h1: 'Votre ménage et votre repassage',
      lead: 'Les courses aussi, pour les familles.',
      cta: 'Demander un devis',
    })
    expect(match.band).not.toBe('broken')
  })

  test('and not by one about something else', () => {
    expect(matched(hook, { h1: 'Assurances', lead: 'Nos contrats auto', cta: 'Demander un devis' }).band).toBe('broken')
  })
})

test('another button, no picture and other colours cost 25 points at most', () => {
  const image = { asset: 'abc', dhash: null, palette: [{ hex: '#0f766e', weight: 1 }] }
  const promise = { ...ad, image, palette: image.palette }
  const said = page({ h1: ad.headline, lead: ad.text, cta: 'Regarder la vidéo', colours: ['#b91c1c'] })
  expect(score(promise, said).score).toBe(75)
})

test('a name that the headline loses costs more than a common word', () => {
  const lost = (h1: string) =>
    matched({ headline: 'Découvrez le vélo Ventelou rouge', text: '', cta: '' }, { h1 }).score
  expect(lost('Découvrez le vélo rouge')).toBeLessThan(lost('Découvrez le vélo Ventelou'))
})

describe('where a thing stands', () => {
  const partsOf = (parts: PageParts, headline = 'Audit à 29 €') => {
    const match = matched({ headline, text: '', cta: '' }, parts)
    return [part(match, 'headline')?.score, part(match, 'offer')?.score]
  }
  test.each<[string, PageParts, number, number]>([
    ['in the headline', { h1: 'Audit à 29 €' }, 1, 1],
    ['elsewhere on the first screen', { h1: 'x', lead: 'Audit à 29 €' }, 0.85, 1],
    ['below', { h1: 'x', below: ['Audit à 29 €'] }, 0.4, 0.5],
    ['with less than was promised', { h1: 'x', lead: 'Audit dès 29 €' }, (1 * 0.85 + 2 * 0.425) / 3, 0.5],
  ])('%s', (_, parts, headline, offer) => {
    const [inHeadline, inOffer] = partsOf(parts)
    expect(inHeadline).toBeCloseTo(headline ** 0.6, 3)
    expect(inOffer).toBe(offer)
  })

  test('a word that is written nearly the same counts nearly as much, another not at all', () => {
    expect(partsOf({ h1: 'Plancora' }, 'Plankora')[0]).toBe(0)
    expect(partsOf({ h1: 'Plankorra' }, 'Plankora')[0]).toBeGreaterThan(0.7)
    expect(partsOf({ h1: 'Installation' }, 'Isolation des combles')[0]).toBe(0)
  })

  test('an hour told twice, once without « à », is one hour', () => {
    const promise = { headline: 'Ce soir à 20 h : le direct', text: '20 h, en direct', cta: '' }
    expect(matched(promise, { h1: 'Le direct, ce soir à 20 h' })).toMatchObject({ score: 100, caps: [] })
  })

  test('what makes a sign a picture is no word to write in a title', () => {
    const match = matched({ headline: 'Ta piscine claire 🏊‍♂️ ☎️', text: '' }, { h1: 'Ta piscine' })
    expect(part(match, 'headline')?.lost.map(({ token }) => token)).toEqual(['claire'])
  })

  test('an imperative alone tells vous from tu', () => {
    const match = matched({ headline: 'Réserve ton créneau', text: '' }, { h1: 'Réservez un créneau' })
    expect(match.caps).toMatchObject([{ id: 'register', why: "L'annonce dit « tu », la page dit « vous »." }])
  })
})

describe('the picture', () => {
  const image = { asset: 'abc', dhash: 'f0f0f0f0f0f0f0f0', palette: [{ hex: '#0f766e', weight: 1 }] }
  const shown = (dhash: string) =>
    new Map([['/x.jpg', { asset: null, dhash, palette: [{ hex: '#0f766e', weight: 1 }] }]])
  const scoreOf = (html: string, pictures = new Map()) =>
    part(score({ ...ad, image, palette: image.palette }, html, pictures), 'image')?.score

  test('is the same asset: 1, the same to the eye: 0.8, another: 0', () => {
    expect(scoreOf(page({ h1: 'x', image: 'abc' }))).toBe(1)
    expect(scoreOf(page({ h1: 'x', image: 'other' }))).toBe(0)
    expect(scoreOf(page({ h1: 'x' }), shown('f0f0f0f0f0f0f3ff'))).toBe(0.8) // 6 bits apart
    expect(scoreOf(page({ h1: 'x' }), shown('f0f0f0f0f0f0ffff'))).toBe(0.8) // 8
    expect(scoreOf(page({ h1: 'x' }), shown('f0f0f0f0f0ffffff'))).toBe(0) // 12
  })

  test('brings its colours to the page that shows it', () => {
    const colours = (html: string) => part(score({ ...ad, image, palette: image.palette }, html), 'palette')?.score
    expect(colours(page({ h1: 'x', image: 'abc', colours: ['#ffffff'] }))).toBe(1)
    expect(colours(page({ h1: 'x', colours: ['#ffffff'] }))).toBeLessThan(0.2)
  })
})

test('it lies between 0 and 100, every gain is a gain, and the same inputs give the same score', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string({ maxLength: 400 }), (headline, text, html) => {
      const one = score({ ...ad, headline, text }, html)
      expect(one.score).toBeGreaterThanOrEqual(0)
      expect(one.score).toBeLessThanOrEqual(100)
      for (const { gain } of one.parts.flatMap(p => p.lost)) expect(gain).toBeGreaterThanOrEqual(0)
      expect(score({ ...ad, headline, text }, html)).toEqual(one)
    }),
  )
})
