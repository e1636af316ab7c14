import { describe, expect, test } from 'vitest'
import { factsOf } from '../src/match/facts.ts'
import { type Lang, readText } from '../src/match/words.ts'

const facts = (text: string, lang: Lang = 'fr') =>
  factsOf(readText(text), lang).facts.map(({ kind, value, role, qualifier, claim }) =>
    [kind, value, role, qualifier, claim && 'claim'].filter(Boolean).join('|'),
  )

describe('the facts of', () => {
  test.each<[Lang, string, string[]]>([
    ['fr', '−50 % sur les vestes', ['percent|50|off']],
    ['fr', '50\u00a0% de réduction', ['percent|50|off']],
    ['fr', 'à moitié prix', ['percent|50|off']],
    ['en', 'half-price bikes, half off', ['percent|50|off', 'percent|50|off']],
    ['fr', 'jusqu’à −50 %', ['percent|50|off|upto']],
    ['en', 'up to 30% off', ['percent|30|off|upto']],
    ['fr', '98 % de nos clients satisfaits', ['percent|98|claim|claim']],
    ['fr', 'taux de 3,5 %', ['percent|3.5|rate']],
    ['fr', '12,5 pour cent de remise', ['percent|12.5|off']],
    ['fr', '29,90 € par mois', ['price|EUR 29.9 month|price']],
    ['fr', '29€90/mois', ['price|EUR 29.9 month|price']],
    ['fr', '200 €\n11 kg', ['price|EUR 200|price', 'quantity|mass 11000']],
    ['fr', '1\u202f290 €', ['price|EUR 1290|price']],
    ['fr', '1.290,50 EUR', ['price|EUR 1290.5|price']],
    ['en', '$1,290.50 a year', ['price|USD 1290.5 year|price']],
    ['en', '£15k', ['price|GBP 15000|price']],
    ['fr', '490 € HT', ['price|EUR 490|price|before-tax']],
    ['fr', '29 € au lieu de 49 €', ['price|EUR 29|price', 'price|EUR 49|was']],
    ['fr', 'dès 19 € les 100', ['price|EUR 19|price|from']],
    ['en', 'save $200', ['price|USD 200|off']],
    ['en', 'a $49 setup fee', ['fees|USD 49']],
    ['fr', '0 €', ['free']],
    ['fr', 'en 48 h', ['duration|2880|within']],
    ['fr', 'les deux premières heures', ['duration|120']],
    ['fr', 'sous deux jours', ['duration|2880|within']],
    ['fr', 'en 2 jours ouvrés', ['duration|2 working days|within']],
    ['en', 'in 3 business days', ['duration|3 working days|within']],
    ['fr', '14 jours d’essai', ['duration|20160|trial']],
    ['en', '14-day free trial', ['duration|20160|trial', 'free']],
    ['fr', '3 mois offerts', ['duration|129600|trial', 'free']],
    ['fr', 'garantie 10 ans', ['duration|5184000|guarantee']],
    ['fr', '12 ans d’expérience', ['duration|6220800|experience|claim']],
    ['en', 'for over 20 years', ['duration|10368000|experience|claim']],
    ['fr', 'engagement 12 mois', ['commitment|518400']],
    ['fr', '24h/24 et 7j/7', ['always|day and night']],
    ['en', '24/7 support', ['always|day and night']],
    ['fr', '7 jours sur 7', ['always|every day']],
    ['fr', 'avant le 30 novembre 2026', ['deadline|11-30']],
    ['en', 'until Nov 30th', ['deadline|11-30']],
    ['en', 'by 30 November', ['deadline|11-30']],
    ['fr', 'jusqu’au 30/11', ['deadline|11-30']],
    ['en', 'until 11/30', ['deadline|11-30']],
    ['fr', 'le 1er juillet', ['deadline|07-01']],
    ['fr', 'le 2 août, le 3 mai, le 4 févr.', ['deadline|08-02', 'deadline|05-03', 'deadline|02-04']],
    ['en', 'June 5, Jul 6, 7 Aug, April 8th', ['deadline|06-05', 'deadline|07-06', 'deadline|08-07', 'deadline|04-08']],
    ['fr', 'en juin et le 5 juin', ['deadline|06-05']],
    ['fr', 'ce week-end', ['deadline|weekend']],
    ['en', 'ends Sunday', ['deadline|weekday 7']],
    ['fr', 'jeudi à 18h30', ['time|18:30']],
    ['en', 'at 6 pm', ['time|18:00']],
    ['fr', 'avec le code HIVER20', ['code|hiver20']],
    ['en', 'use code SPRING', ['code|spring']],
    ['fr', 'votre code postal', []],
    ['fr', 'bilan offert, gratuit, gratuitement', ['free', 'free', 'free']],
    ['en', 'free of charge, complimentary, on us', ['free', 'free', 'free']],
    ['en', 'sugar-free, free-standing, feel free, free time', []],
    ['fr', 'ce n’est pas gratuit', ['paid']],
    ['fr', 'livraison offerte', ['free-shipping']],
    ['fr', 'livraison offerte dès 80 € d’achat', ['free-shipping|if', 'price|EUR 80|price|from']],
    ['en', 'free shipping', ['free-shipping']],
    ['fr', 'sans engagement', ['no-commitment']],
    ['en', 'no commitment, cancel anytime', ['no-commitment', 'no-commitment']],
    ['fr', 'sans carte bancaire', ['no-card']],
    ['en', 'no credit card required', ['no-card']],
    ['en', 'credit card required', ['card-required']],
    ['fr', 'sans frais de dossier', ['no-fees']],
    ['fr', 'satisfait ou remboursé', ['money-back']],
    ['fr', 'sans frais de livraison', ['free-shipping']],
    ['fr', '0 € de frais de tenue de compte', ['no-fees']],
    ['fr', 'livraison : 5,90 €', ['fees|EUR 5.9|shipping']],
    [
      'fr',
      'livraison 5,90 €, offerte dès 40 €',
      ['fees|EUR 5.9|shipping', 'free-shipping|if', 'price|EUR 40|price|from'],
    ],
    ['en', 'delivery $6.99', ['fees|USD 6.99|shipping']],
    ['en', '£0 joining fee, no joining fee', ['no-fees', 'no-fees']],
    ['en', '$129 flat fee', ['price|USD 129|price']],
    ['fr', 'entrée libre', ['free']],
    ['en', 'cancel free up to 24 hours before', ['free', 'duration|1440|trial']],
    [
      'fr',
      'sans abonnement, aucun abonnement, zéro caution',
      ['without|=abonnement', 'without|=abonnement', 'without|caution'],
    ],
    [
      'en',
      'no subscription, deposit-free, no annual membership',
      ['without|=abonnement', 'without|deposit', 'without|=abonnement'],
    ],
    ['en', 'no-contract plan', ['no-commitment']],
    ['fr', 'sans fil, sans effort', []],
    ['en', 'next-day delivery, back tomorrow', ['duration|1440|within', 'duration|1440|within']],
    ['en', 'the teams of tomorrow', []],
    ['fr', "30 nuits d'essai", ['duration|43200|trial']],
    ['fr', 'Plombier à Nantes', ['place|nantes']],
    ['fr', 'à domicile à Aix-en-Provence, près de La Rochelle', ['place|aix en provence', 'place|la rochelle']],
    ['fr', 'en CDI, en juin, à Noël, en Juin', []],
    ['en', 'Plumbing repairs in New York, near Central Park', ['place|new york', 'place|central park']],
    ['en', 'in July, in minutes, in PDF', []],
    ['en', 'Sell Your Van in Minutes', []],
    ['en', 'Wedding Flowers in Bristol', ['place|bristol']],
    ['en', 'buy one candle, get one free', ['two-for-one']],
    ['fr', '5 kg, 5kg, 0,5 kg', ['quantity|mass 5000', 'quantity|mass 5000', 'quantity|mass 500']],
    ['en', '2,000 sq ft, a 4-person tent', ['quantity|area 185.806 imperial', 'quantity|person 4']],
    ['fr', 'trois séances, 100 Go', ['quantity|session 3', 'quantity|data 100']],
    ['fr', 'une place, la 5G, 12 l’heure', []],
    ['en', 'let it go, ready to go', []],
    ['fr', 'le jour même, dans la semaine', ['duration|0|within', 'duration|10080|within']],
    ['en', 'same-day, one-week turnaround', ['duration|0|within', 'duration|10080|within']],
    ['en', 'until 08/06, by 5/5', ['deadline|08-06|06-08', 'deadline|05-05']],
    ['fr', 'jusqu’au 08/06', ['deadline|06-08']],
    ['fr', 'sans dépôt de garantie', ['without|caution']],
    ['fr', 'un jour, peut-être', []],
    ['fr', 'appelez le 06 12 34 56 78', []],
  ])('%s: %s', (lang, text, expected) => expect(facts(text, lang)).toEqual(expected))
})

test('a fact keeps the words it was written with', () => {
  expect(
    factsOf(readText('Bilan en 48\u00a0h, jusqu’à −50 %. Fin le 30 nov.'), 'fr').facts.map(({ label }) => label),
  ).toEqual(['48 h', '−50 %', 'le 30 nov'])
})

test('letters in the case, the spaces and the apostrophes of another hand make the same facts', () => {
  const text = "Jusqu'à −50 % avec le code HIVER20, avant le 30 novembre : 1 290 € par mois, sans engagement"
  for (const variant of [
    text.toUpperCase(),
    text.replace("'", '’'),
    text.replaceAll(' ', '\u00a0'),
    text.replaceAll('é', 'e'),
  ])
    expect(facts(variant)).toEqual(facts(text))
})

test.each([
  '1'.repeat(200_000),
  '1 '.repeat(100_000),
  '1.000 '.repeat(40_000),
  'avec le code '.repeat(15_000),
  'sans '.repeat(40_000),
  '€'.repeat(100_000),
  'le 1 '.repeat(40_000),
  '- '.repeat(100_000),
  'à Aa '.repeat(40_000),
  'à Aa-en-'.repeat(25_000),
  'sans le moindre '.repeat(12_000),
  'gratuit '.repeat(25_000),
  '12 kg '.repeat(30_000),
  '12 square '.repeat(20_000),
])('a hostile text is read in a time that grows no faster than its length (%#)', text => {
  const short = timed(text.slice(0, text.length / 4))
  expect(timed(text)).toBeLessThan(16 * short + 400)
})

function timed(text: string): number {
  const start = performance.now()
  factsOf(readText(text), 'fr')
  return performance.now() - start
}
