import type { Brand, Legal } from '../../brands/schema.ts'
import type { Section } from './page.tsx'

/** Who publishes and who hosts (LCEN art. 1-1). */
export function notice({ name, legal: l }: Brand, lang: 'fr' | 'en'): Section[] {
  const words = WORDS[lang]
  return [
    {
      facts: [
        [words.publisher, l.company ?? name],
        [words.form, joined(', ', l.form, l.capital)],
        [words.address, l.address],
        [words.registration, l.registration],
        [words.vat, l.vat],
        [words.phone, l.phone],
        [words.email, l.email],
        [words.director, l.publisher],
        [words.host, hostOf(l)],
      ],
    },
  ]
}

export const hostOf = ({ host }: Legal): string | null => joined(' · ', host.name, host.address, host.phone)

const joined = (by: string, ...parts: (string | null)[]): string | null => parts.filter(part => part).join(by) || null

const WORDS = {
  fr: {
    publisher: 'Éditeur',
    form: 'Forme et capital',
    address: 'Adresse',
    registration: 'Immatriculation',
    vat: 'TVA intracommunautaire',
    phone: 'Téléphone',
    email: 'E-mail',
    director: 'Directeur de la publication',
    host: 'Hébergeur',
  },
  en: {
    publisher: 'Publisher',
    form: 'Form and capital',
    address: 'Address',
    registration: 'Registration',
    vat: 'VAT',
    phone: 'Phone',
    email: 'E-mail',
    director: 'Director of publication',
    host: 'Host',
  },
}
