/** The one rule for "this person agreed to advertising", over alias `c` of contacts. Every export, feed and size
 *  reads it from here; nothing downstream can list somebody whom it leaves out. */
export const ADS_CONSENT = `(c.ads_consent_at IS NOT NULL AND c.erased_at IS NULL)`

/** What the two boxes of a lead form say. Both start unticked, neither depends on the other. Changing a word means a
 *  new version: consents keep the version that was shown. */
const CONSENT_TEXT_VERSION = '2026-11'

export interface ConsentTexts {
  version: string
  contact: string
  ads: string
}

export function consentTexts(language: 'fr' | 'en', brandName: string): ConsentTexts {
  return { version: `${CONSENT_TEXT_VERSION}-${language}`, ...TEXTS[language](brandName) }
}

const TEXTS = {
  fr: (brand: string) => ({
    contact: `J’accepte que ${brand} me recontacte par e-mail ou téléphone pour me proposer ses offres.`,
    ads: `J’accepte que ${brand} transmette mes coordonnées, sous forme chiffrée, à des réseaux sociaux et régies (Meta, Google…) pour m’afficher des publicités ciblées.`,
  }),
  en: (brand: string) => ({
    contact: `I agree that ${brand} may contact me by e-mail or phone about its offers.`,
    ads: `I agree that ${brand} may share my details, in hashed form, with social networks and ad platforms (Meta, Google…) to show me targeted ads.`,
  }),
}
