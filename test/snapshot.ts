import type { Snapshot } from '../src/pages/snapshot.ts'
import { theme } from '../src/pages/theme.ts'
import { findTemplate } from '../templates/index.ts'
import sample from '../templates/quote/sample.json' with { type: 'json' }

/** Questions of a team's own, one of each type but `text`. */
export const EXTRAS = [
  { name: 'home', label: 'Votre logement', type: 'choice', options: ['Maison', 'Appartement'], required: true },
  { name: 'year', label: 'Année', type: 'number', help: 'Celle du permis.' },
  { name: 'heating', label: 'Chauffage', type: 'select', options: ['Gaz', 'Fioul'] },
  { name: 'start', label: 'Début des travaux', type: 'date' },
  { name: 'postcode', label: 'Code postal', type: 'postcode' },
  { name: 'more', label: 'Précisions', type: 'textarea' },
]

/** The quote template's sample with these changes, as it would be published. */
export const snapshotOf = (change: object): Snapshot => ({
  template: 'quote',
  content: findTemplate('quote')!.content.parse({ ...sample, ...change }),
  page: { lang: 'fr', locale: 'fr-FR', campaign: 'hiver', ad: 'toit', version: 3, live: true, path: '/hiver/toit' },
  brand: {
    ...{ id: 'maison', name: 'Maison Test', tone: 'vous', phone: null, logo: null, domain: null },
    legal: { company: null } as never,
  },
  theme: theme([], { primary: null }),
  consentTexts: { contact: 'Contact ?', ads: 'Pubs ?', version: 'v1' },
})
