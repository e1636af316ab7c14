import { elided } from '../lib/typography.ts'

/** The one rule for "this person agreed to advertising", over alias `c` of contacts. Every export, feed and size
 *  reads it from here; nothing downstream can list somebody whom it leaves out. */
export const ADS_CONSENT = `(c.ads_consent_at IS NOT NULL AND c.erased_at IS NULL)`

/** Whoever agreed to advertising once, and does no longer. */
export const ADS_WITHDRAWN = `(c.ads_consent_at IS NULL AND EXISTS (
  SELECT 1 FROM consents k WHERE k.subject = 'contact:' || c.id AND k.purpose = 'ads' AND k.granted = 1))`

/** What the two boxes of a lead form say. Both start unticked, neither depends on the other. Changing a word means a
 *  new version (test/lead-form.test.ts watches): consents keep the version that was shown. */
export const CONSENT_TEXT_VERSION = '2026-11d'

export interface ConsentTexts {
  version: string
  contact: string
  ads: string
}

/** `phone`: the form asks for a number. Calls to sell want an agreement that names them (C. conso. L. 223-1 as of
 *  11 August 2026, loi 2025-594 art. 13), and nobody agrees to calls where no number is asked. */
export function consentTexts(language: 'fr' | 'en', brandName: string, { phone }: { phone: boolean }): ConsentTexts {
  const version = `${CONSENT_TEXT_VERSION}${phone ? '-phone' : ''}-${language}`
  return { version, ...TEXTS[language](brandName, phone) }
}

const TEXTS = {
  fr: (brand: string, phone: boolean) => ({
    contact: `J’accepte ${elided('que', brand)} me recontacte par e-mail ${phone ? 'et par téléphone ' : ''}pour me proposer ses offres.`,
    ads: `J’accepte ${elided('que', brand)} transmette mes coordonnées, sous forme hachée, à des réseaux sociaux et régies (Meta, Google…) pour m’afficher des publicités ciblées.`,
  }),
  en: (brand: string, phone: boolean) => ({
    contact: `I agree that ${brand} may contact me by email ${phone ? 'and by phone ' : ''}about its offers.`,
    ads: `I agree that ${brand} may share my details, in hashed form, with social networks and ad platforms (Meta, Google…) to show me targeted ads.`,
  }),
}
