import { describe, expect, test } from 'vitest'
import type { AdPromise } from '../src/match/reading.ts'
import { matched, type PageParts } from './match-score.ts'

type Row = [string, AdPromise['lang'], string, PageParts | string]

const capsOf = (lang: AdPromise['lang'], headline: string, shown: PageParts | string) =>
  matched(
    { headline, text: '', cta: '', lang },
    { lang, ...(typeof shown === 'string' ? { h1: shown } : shown) },
  ).caps.map(({ id, limit }) => `${id} ${limit}`)

describe('a page contradicts its ad with', () => {
  test.each<Row>([
    ['another weight', 'fr', 'Le sac de croquettes de 12 kg', 'Le sac de croquettes de 10kg'],
    ['another area', 'en', 'A 2,000 sq ft showroom', { h1: 'A showroom', below: ['All of 1,200 square feet.'] }],
    ['another area in metres', 'fr', 'Un loft de 85 m²', 'Un loft de 65 m²'],
    ['another room', 'fr', 'Le box de 12 m³', { h1: 'Le box', lead: 'Votre box de 8 m3.' }],
    ['another volume', 'fr', 'La gourde de 75 cl', 'La gourde de 50 cl'],
    ['another distance', 'en', 'Hire a van with 150 miles', 'Hire a van with 100 miles'],
    ['fewer users', 'en', 'Team plan for 25 users', { h1: 'Team plan', below: ['Up to 10 users.'] }],
    ['fewer lessons in letters', 'en', 'Learn to sail in six lessons', 'Learn to sail in ten lessons'],
    ['fewer sessions', 'fr', 'Un forfait de 10 séances', 'Un forfait de 8 séances'],
    ['fewer seats', 'en', 'The 7-seater car', 'The 5-seater car'],
    ['less data', 'fr', 'Le forfait 100 Go', 'Le forfait 80 Go'],
    ['more rooms', 'fr', 'Un appartement de 3 pièces', 'Un appartement de 2 pièces'],
    ['a shorter book', 'en', 'A 240-page planner', 'A 120-page planner'],
    ['fewer logins', 'en', 'The studio with 5 logins', 'The studio with 2 logins'],
    [
      'fewer nights below the fold',
      'en',
      'Try the mattress for 100 nights',
      { h1: 'The mattress', below: ['You have 30 nights to decide.'] },
    ],
    [
      'fewer nights',
      'fr',
      'Matelas : 100 nuits d’essai',
      { h1: 'Le matelas', below: ['30 nuits pour changer d’avis.'] },
    ],
    ['a slower delay than the same day', 'en', 'Same-day boiler repair', 'Boiler repair in 48 hours'],
    [
      'a slower delay than « le jour même »',
      'fr',
      'Serrurier : dépannage le jour même',
      'Serrurier : dépannage sous 24 h',
    ],
    ['a slower delay than the next day', 'en', 'Next-day glasses', 'Glasses in 5 days'],
    ['a slower delay than « le lendemain »', 'fr', 'Vos lunettes le lendemain', 'Vos lunettes en une semaine'],
    ['a slower delay than a week', 'en', 'A logo in a week', 'A logo in three weeks'],
    ['a slower delay than "one-week"', 'en', 'Logos with one-week turnaround', 'Logos with three-week turnaround'],
    ['a slower delay than « une semaine »', 'fr', 'Votre site en une semaine', 'Votre site en trois semaines'],
    [
      'bills that are not included',
      'en',
      'Studio, bills included',
      { h1: 'Studio', below: ['Bills are not included.'] },
    ],
    ['bills beside', 'en', 'Studio, bills included', { h1: 'Studio', below: ['£700 a month plus bills.'] }],
    ['charges beside', 'fr', 'Studio, charges comprises', { h1: 'Studio', below: ['Loyer hors charges.'] }],
    ['charges on top', 'fr', 'Studio, charges comprises', { h1: 'Studio', below: ['Charges en sus.'] }],
    [
      'a breakfast to pay',
      'fr',
      'Chambre, petit-déjeuner inclus',
      { h1: 'Chambre', below: ['Petit déjeuner en supplément'] },
    ],
    [
      'a breakfast left out',
      'en',
      'A room that includes breakfast',
      { h1: 'A room', below: ['Breakfast is not included.'] },
    ],
    ['« dépôt de garantie »', 'fr', 'Location sans caution', { h1: 'Location', below: ['Dépôt de garantie : 2 mois'] }],
    ['a caution', 'fr', 'Location sans dépôt de garantie', { h1: 'Location', lead: 'Caution de 500 €' }],
    ['a deposit', 'en', 'Rent with no deposit', { h1: 'Rent', below: ['Deposit required.'] }],
    ['a deposit of an amount', 'en', 'Rent with no deposit', { h1: 'Rent', below: ['A £300 security deposit'] }],
    ['another town after a comma', 'en', 'Vintage Fair, York', 'Vintage Fair, Durham'],
    ['another town in the middle', 'en', 'Vintage Fair, York, Free Entry', 'Vintage Fair, Durham, free entry'],
    ['another town at the end', 'en', 'Guided walks York', 'Guided walks Durham'],
    ['another town after a dash', 'fr', 'Grande braderie – Angers', 'Grande braderie – Cholet'],
  ])('%s (%s: %s)', (_, lang, headline, shown) => {
    expect(capsOf(lang, headline, shown)).toContain('contradiction 49')
  })
})

describe('a page keeps its ad with', () => {
  test.each<Row>([
    ['an area in words', 'en', 'A 2,000 sq ft showroom', 'A 2000 square feet showroom'],
    ['an area in metres', 'en', 'A 2,000 sq ft showroom', 'A 185 m² showroom'],
    ['a weight without its space', 'fr', 'Le sac de 5 kg', 'Le sac de 5kg'],
    ['a weight in grams', 'fr', 'Le sac de 0,5 kg', 'Le sac de 500 g'],
    ['a number in letters', 'fr', 'Un forfait de six séances', 'Un forfait de 6 séances'],
    [
      'quantities of other units',
      'fr',
      'Le sac de 5 kg',
      { h1: 'Le sac de 5 kg', lead: 'Pour 40 personnes, 2 l d’eau' },
    ],
    [
      'another one beside',
      'en',
      'The plan for 25 users',
      { h1: 'The plan for 25 users', below: ['Start with 5 users.'] },
    ],
    ['nothing said of the quantity', 'en', 'The coffee in 24 bottles', 'The coffee in bottles'],
    ['5G, which is no weight', 'fr', 'La box 5G', { h1: 'La box 5G', lead: 'Elle pèse 900 g.' }],
    ['« 24 h » for « le lendemain »', 'fr', 'Livré le lendemain', 'Livré sous 24 h'],
    ['seven days for a week', 'en', 'A logo in a week', 'A logo in 7 days'],
    [
      'bills included',
      'en',
      'Studio, bills included',
      { h1: 'Studio, bills included', below: ['Studio plus breakfast.'] },
    ],
    [
      'both sums of the rent',
      'fr',
      'Studio, charges comprises',
      { h1: 'Studio, charges comprises', below: ['Dont 60 € : le loyer hors charges est plus bas.'] },
    ],
    [
      'a question about deposits',
      'en',
      'Rent with no deposit',
      { h1: 'Rent with no deposit', below: ['Is a deposit required?'] },
    ],
    ['the other name for caution', 'fr', 'Location sans caution', 'Location sans dépôt de garantie'],
    ['a discount and its half', 'en', 'Half price until June 8', '50% off until 08/06'],
    ['the month first', 'en', 'Half price until June 8', 'Half price until 06/08'],
  ])('%s (%s: %s)', (_, lang, headline, shown) => {
    expect(capsOf(lang, headline, shown)).toEqual([])
  })

  test.each<Row>([
    ['the town further down', 'en', 'Vintage Fair, York', { h1: 'Vintage Fair, Durham', below: ['And in York.'] }],
    ['other words than names', 'en', 'Vintage Fair, Free Entry', 'Vintage Fair, Great Prices'],
    ['another phrase around another name', 'en', 'Vintage Fair, York', 'Antique Market, Durham'],
    ['a title that ends with another word', 'en', 'The Big Summer Sale', 'The Big Summer Deal'],
  ])('%s is no contradiction (%s: %s)', (_, lang, headline, shown) => {
    expect(capsOf(lang, headline, shown)).not.toContain('contradiction 49')
  })

  test.each<Row>([
    ['the same day for the next', 'en', 'Next-day glasses', 'Same-day glasses'],
    ['« le jour même » for 48 h', 'fr', 'Vos lunettes en 48 h', 'Vos lunettes le jour même'],
    ['three days for a week', 'en', 'A logo in a week', 'A logo in 3 days'],
  ])('%s, which is faster and differs (%s: %s)', (_, lang, headline, shown) => {
    expect(capsOf(lang, headline, shown)).toEqual(['offer-differs 79'])
  })
})
