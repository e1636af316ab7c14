import { typeset } from '../lib/typography.ts'
import type { Rule } from './schema.ts'

export interface Preset {
  key: string
  use: 'retarget' | 'exclude' | 'seed' // what the list is for on an ad platform
  names: Record<Lang, string>
  says: Record<Lang, string>
  rule: Rule
}
type Lang = 'fr' | 'en'

const INTENT = 40 // ranks of migrations/0005: form begun, or a phone or mail link
const LEAD = 50
const ENGAGED = 20
const CUSTOMERS = { crm: ['customer', 'won'] } satisfies Rule['where']

/** The method's audiences for one campaign, ready to be added. `currency`: ISO 4217, of what its customers pay. */
export const presetsOf = (campaign: string, currency: string): Preset[] =>
  written(campaign, currency).map(({ names, says, ...preset }) => ({ ...preset, names: set(names), says: set(says) }))

const set = ({ fr, en }: Preset['names']): Preset['names'] => ({ fr: typeset(fr, 'fr'), en: typeset(en, 'en') })

const written = (campaign: string, currency: string): Preset[] => [
  {
    key: 'hot-abandoners',
    use: 'retarget',
    names: { fr: 'Abandons chauds', en: 'Hot abandoners' },
    says: {
      fr: 'Ont montré une intention (formulaire commencé, téléphone ou e-mail touché) sans devenir leads, et sont venus il y a 1 à 7 jours.',
      en: 'Showed intent (form begun, phone or mail link) without becoming a lead, and last came 1 to 7 days ago.',
    },
    rule: {
      campaigns: [campaign],
      tiers: { min: INTENT },
      windowDays: 7,
      where: { seen: { minDays: 1, maxDays: 7 } },
      exclude: NOT_CONVERTED,
    },
  },
  {
    key: 'engaged-without-lead',
    use: 'retarget',
    names: { fr: 'Engagés sans lead, 14 jours', en: 'Engaged without a lead, 14 days' },
    says: {
      fr: 'Ont lu la page ces 14 derniers jours sans laisser leurs coordonnées.',
      en: 'Read the page within the last 14 days and left no details.',
    },
    rule: { campaigns: [campaign], tiers: { min: ENGAGED }, windowDays: 14, exclude: NOT_CONVERTED },
  },
  {
    key: 'visitors-30',
    use: 'retarget',
    names: { fr: 'Visiteurs, 30 jours', en: 'Visitors, 30 days' },
    says: {
      fr: 'Tous ceux qui sont venus ces 30 derniers jours et n’ont pas converti.',
      en: 'Everybody who came within the last 30 days and has not converted.',
    },
    rule: { campaigns: [campaign], windowDays: 30, exclude: NOT_CONVERTED },
  },
  {
    key: 'leads-not-customers',
    use: 'retarget',
    names: { fr: 'Leads pas encore clients', en: 'Leads, not customers yet' },
    says: {
      fr: 'Ont laissé leurs coordonnées ces 180 derniers jours, n’ont rien acheté et ne sont pas perdus selon le CRM.',
      en: 'Left their details within the last 180 days, bought nothing and are not lost in the CRM.',
    },
    rule: {
      campaigns: [campaign],
      tiers: { min: LEAD },
      windowDays: 180,
      where: { not: { crm: ['lost'] } },
      exclude: { customers: true },
    },
  },
  // Without a campaign: who bought anywhere, or is only in the CRM, is a customer here too.
  {
    key: 'customers',
    use: 'exclude',
    names: { fr: 'Clients (à exclure)', en: 'Customers (to leave out)' },
    says: {
      fr: 'Tous vos clients, de toutes les campagnes et du CRM : à exclure de la prospection et de la relance.',
      en: 'All your customers, of any campaign and of the CRM: to leave out of prospecting and retargeting.',
    },
    rule: { where: CUSTOMERS },
  },
  {
    key: 'customers-with-value',
    use: 'seed',
    names: { fr: `Clients avec valeur en ${currency}`, en: `Customers with a value in ${currency}` },
    says: {
      fr: 'Vos clients dont la valeur est connue : une base pour des audiences similaires pondérées par la valeur.',
      en: 'Your customers whose value is known: a seed for lookalikes that weigh people by their value.',
    },
    rule: { where: { all: [CUSTOMERS, { value: { min: 0.01, currency } }] } },
  },
  ...[25, 10, 5].map(
    (topPercent): Preset => ({
      key: `most-active-${topPercent}`,
      use: 'seed',
      names: { fr: `Les ${topPercent} % les plus actifs`, en: `The most active ${topPercent}%` },
      says: {
        fr: `Les ${topPercent} % de visiteurs restés actifs le plus longtemps, leads compris, venus ces 30 derniers jours.`,
        en: `The ${topPercent}% of visitors who were active the longest, leads included, of the last 30 days.`,
      },
      rule: { campaigns: [campaign], windowDays: 30, where: { active: { topPercent } } },
    }),
  ),
]

const NOT_CONVERTED = { leads: true, customers: true } satisfies Rule['exclude']
