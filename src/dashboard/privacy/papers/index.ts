import type { Facts } from '../../../privacy/facts.ts'
import type { Screen } from '../../screen.ts'
import type { Language } from '../../words.ts'
import { dpiaEn } from './dpia-en.ts'
import { dpiaFr } from './dpia-fr.ts'
import { type Said, saidOf } from './facts.ts'
import type { Paper, Section, Source } from './paper.ts'
import { recordEn } from './record-en.ts'
import { recordFr } from './record-fr.ts'

export const PAPERS = ['record', 'dpia'] as const
export type PaperName = (typeof PAPERS)[number]

const SECTIONS: Record<PaperName, Record<Language, (said: Said) => Section[]>> = {
  record: { fr: recordFr, en: recordEn },
  dpia: { fr: dpiaFr, en: dpiaEn },
}

const GDPR: Record<Language, Source> = {
  fr: {
    text: 'Règlement (UE) 2016/679 du 27 avril 2016 (RGPD), JO L 119 du 4 mai 2016, p. 1, articles 5, 6, 28, 30, 32, 35 et 36',
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj/fra',
  },
  en: {
    text: 'Regulation (EU) 2016/679 of 27 April 2016 (GDPR), OJ L 119, 4 May 2016, p. 1, articles 5, 6, 28, 30, 32, 35 and 36',
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj/eng',
  },
}

const ALSO: Record<PaperName, Record<Language, Source>> = {
  record: {
    fr: {
      text: 'CNIL, « Le registre des activités de traitement », page lue en novembre 2026',
      url: 'https://www.cnil.fr/fr/RGDP-le-registre-des-activites-de-traitement',
    },
    en: {
      text: 'CNIL, “Record of processing activities”, page read in November 2026',
      url: 'https://www.cnil.fr/en/gdpr-toolkit/record-processing-activities',
    },
  },
  dpia: {
    fr: {
      text: "CNIL, délibération n° 2018-326 du 11 octobre 2018, lignes directrices sur les analyses d'impact, JO du 6 novembre 2018",
      url: 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000037559518',
    },
    en: {
      text: 'CNIL, decision no. 2018-326 of 11 October 2018, guidelines on impact assessments, OJ of 6 November 2018 (in French)',
      url: 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000037559518',
    },
  },
}

export function paperOf(screen: Screen, name: PaperName, facts: Facts): Paper {
  const { language, t } = screen
  return {
    title: t.privacy.papers.names[name],
    sections: SECTIONS[name][language](saidOf(screen, facts)),
    sources: [GDPR[language], ALSO[name][language]],
  }
}
