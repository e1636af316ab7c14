import type { Language } from '../words.ts'
import { LAW } from './criteria-law.ts'
import { TOOL } from './criteria-tool.ts'

/** The CNIL's conditions for measuring an audience without consent, what this product does, and which test proves it.
 *  Read on 25 November 2026. Two rows of `tool` (its text is a PDF that we read through others: matomo.org's self-assessment
 *  of it, among them) are marked as gaps: an assessment that hides them would be worth nothing. */

type Text = Record<Language, string>

/** met: as built, proven. yours: whoever publishes the site has to do it. gap: as built, it is not what the CNIL describes. */
type Standing = 'met' | 'yours' | 'gap'
export type Source = keyof typeof SOURCES

export interface Criterion {
  id: string
  source: Source
  standing: Standing
  asks: Text
  answer: Text
  proofs: { file: string; test: string }[] // the exact name of a test
}

export const SOURCES = {
  guidelines: {
    url: 'https://www.cnil.fr/sites/default/files/atoms/files/lignes_directrices_de_la_cnil_sur_les_cookies_et_autres_traceurs.pdf',
    fr: 'Lignes directrices du 17 septembre 2020 (délibération n° 2020-091), article 5, points 50 à 52',
    en: 'Guidelines of 17 September 2020 (decision no. 2020-091), article 5, points 50 to 52',
  },
  page: {
    url: 'https://www.cnil.fr/fr/cookies-et-autres-traceurs/regles/cookies-solutions-pour-les-outils-de-mesure-daudience',
    fr: "CNIL, « Cookies : solutions pour les outils de mesure d'audience », 4 juillet 2025",
    en: 'CNIL, “Cookies: solutions for audience measurement tools”, 4 July 2025 (in French)',
  },
  tool: {
    url: 'https://www.cnil.fr/sites/default/files/2025-07/outil_d_auto-evaluation_mesure_d_audience.pdf',
    fr: "CNIL, outil d'auto-évaluation, juillet 2025",
    en: 'CNIL, self-assessment tool, July 2025 (in French)',
  },
} as const

export const CRITERIA: Criterion[] = [...LAW, ...TOOL]
