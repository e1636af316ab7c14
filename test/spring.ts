/** The campaign and the ad that tests speak of, as the API takes them. */
export const campaign = { slug: 'spring', name: 'Printemps', locale: 'fr-FR', currency: 'EUR' }
export const ad = {
  slug: 'ad-1',
  platform: 'meta',
  headline: 'Votre audit offert en 48 h',
  primaryText: 'Sans engagement.',
  description: '',
  cta: 'GET_QUOTE',
  language: 'fr',
}
