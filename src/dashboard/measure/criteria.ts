import type { Language } from '../words.ts'

/** The CNIL's conditions for measuring an audience without consent, what this product does, and which test proves it.
 *  Read on 25 November 2026. Two rows of `tool` (its text is a PDF that we read through others: matomo.org's self-assessment
 *  of it, among them) are marked as gaps: an assessment that hides them would be worth nothing. */

type Text = Record<Language, string>

/** met: as built, proven. yours: whoever publishes the site has to do it. gap: as built, it is not what the CNIL describes. */
export type Standing = 'met' | 'yours' | 'gap'
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

export const CRITERIA: Criterion[] = [
  {
    id: 'purpose',
    source: 'guidelines',
    standing: 'met',
    asks: {
      fr: "Une finalité limitée à la mesure d'audience, pour le compte exclusif de l'éditeur.",
      en: 'A purpose limited to measuring the audience, for the publisher alone.',
    },
    answer: {
      fr: "Sans accord, une visite n'est qu'une ligne de totaux. Aucune audience publicitaire ne peut s'en servir : elles ne lisent que les visiteurs qui ont accepté. Le logiciel tourne chez vous ; personne d'autre ne reçoit rien.",
      en: 'Without consent a visit is one row of totals. No advertising audience can use it: they only read visitors who agreed. The software runs on your own account; nobody else receives anything.',
    },
    proofs: [
      { file: 'test/exempt.worker.test.ts', test: 'makes no visitor, no touch and no engagement' },
      { file: 'test/pixel-record.worker.test.ts', test: 'is made for a visitor who agreed, and for nobody else' },
    ],
  },
  {
    id: 'acquisition',
    source: 'tool',
    standing: 'gap',
    asks: {
      fr: "Pas de mesure marketing sans accord : ni canaux d'acquisition, ni performance des campagnes, ni paramètres utm_.",
      en: 'No marketing measurement without consent: no acquisition channels, no campaign performance, no utm_ parameters.',
    },
    answer: {
      fr: "Sans accord, nous gardons la campagne et l'annonce de la page, les paramètres utm_, l'hôte d'où vient le visiteur et le nom (jamais la valeur) d'un identifiant de clic. C'est de la mesure d'acquisition : d'après l'outil de juillet 2025, elle sort de l'exemption. Demandez l'accord pour elle, ou faites valider ce choix par votre délégué à la protection des données.",
      en: 'Without consent we keep the page’s campaign and ad, the utm_ parameters, the host that the visitor came from and the name (never the value) of a click id. That is acquisition measurement: by the tool of July 2025 it is outside the exemption. Ask for consent to it, or have your data protection officer approve this choice.',
    },
    proofs: [
      {
        file: 'test/pixel.test.ts',
        test: 'a click id is dropped without consent and kept with it; other parameters are dropped always',
      },
    ],
  },
  {
    id: 'anonymous',
    source: 'guidelines',
    standing: 'met',
    asks: {
      fr: 'Ne produire que des statistiques anonymes.',
      en: 'Produce anonymous statistics only.',
    },
    answer: {
      fr: "L'identifiant d'une visite naît et meurt avec la page : deux visites du même navigateur n'ont rien en commun. Ni adresse IP, ni navigateur, ni adresse complète d'origine ne sont gardés.",
      en: 'The id of a visit is born and dies with the page: two visits of one browser have nothing in common. Neither IP address, nor user agent, nor the full address of origin is kept.',
    },
    proofs: [
      { file: 'test/exempt.worker.test.ts', test: 'has nothing in common with the next of the same browser' },
      { file: 'test/exempt.worker.test.ts', test: 'leaves no address and no user agent in any table' },
    ],
  },
  {
    id: 'rounding',
    source: 'tool',
    standing: 'gap',
    asks: {
      fr: 'Des résultats agrégés, arrondis à la dizaine la plus proche.',
      en: 'Aggregated results, rounded to the nearest ten.',
    },
    answer: {
      fr: 'Les figures sont agrégées, et exactes. Arrondissez celles que vous donnez à un tiers.',
      en: 'Figures are aggregated, and exact. Round those that you give to a third party.',
    },
    proofs: [],
  },
  {
    id: 'crossing',
    source: 'page',
    standing: 'gap',
    asks: {
      fr: "Pas de recoupement avec d'autres traitements.",
      en: 'No combining with other processing.',
    },
    answer: {
      fr: "Sans formulaire, aucun lien avec une personne : touches et engagements n'existent qu'après un accord. Écart : un formulaire envoyé note la visite dont il vient, et sa provenance, à côté du contact. Dites-le dans votre information.",
      en: 'Without a form there is no link to a person: touches and engagements only exist after consent. Gap: a form that is sent notes the visit it came from, and its source, beside the contact. Say so in what you tell visitors.',
    },
    proofs: [
      { file: 'test/contacts.worker.test.ts', test: 'a form cannot mark a view of another campaign as a lead' },
      { file: 'test/pixel-record.worker.test.ts', test: 'a late beacon does not bring back a visitor who withdrew' },
    ],
  },
  {
    id: 'third-parties',
    source: 'page',
    standing: 'met',
    asks: {
      fr: 'Aucune transmission de données non anonymes à des tiers.',
      en: 'No data that is not anonymous goes to third parties.',
    },
    answer: {
      fr: 'Nos pages ne demandent rien à un autre serveur. Ce qui part vers une régie exige un accord, par une seule règle. Cloudflare héberge : c’est votre sous-traitant, à couvrir par un contrat (article 28 du RGPD).',
      en: 'Our pages ask nothing of another server. What goes to an ad platform needs consent, by one rule. Cloudflare hosts: it is your processor, to be covered by a contract (article 28 GDPR).',
    },
    proofs: [
      {
        file: 'test/templates.test.ts',
        test: 'is one file: no script or style but ours, nothing from another host, no style attribute',
      },
      { file: 'test/audiences.worker.test.ts', test: 'withdrawing removes a person from the next export' },
    ],
  },
  {
    id: 'cross-site',
    source: 'page',
    standing: 'met',
    asks: {
      fr: "Pas de suivi d'un site ou d'une application à l'autre.",
      en: 'No following from one site or app to another.',
    },
    answer: {
      fr: "Aucun identifiant partagé : une visite par page, sans cookie. La suite d'une visite sur un autre de vos hôtes n'est jointe qu'après un accord.",
      en: 'No shared id: one visit per page, without a cookie. The rest of a visit on another of your hosts is joined after consent only.',
    },
    proofs: [
      { file: 'test/exempt.worker.test.ts', test: 'sets no cookie, with scripts or without' },
      { file: 'test/exempt.worker.test.ts', test: 'has nothing in common with the next of the same browser' },
    ],
  },
  {
    id: 'tracker-life',
    source: 'page',
    standing: 'met',
    asks: {
      fr: "Un traceur de 13 mois au plus, qu'une nouvelle visite ne prolonge pas.",
      en: 'A tracker of 13 months at most, which a new visit does not extend.',
    },
    answer: {
      fr: 'Sans accord : aucun traceur. Après un accord à la publicité, un cookie de 13 mois, posé une fois. Ce qui applique ces durées tourne chaque nuit.',
      en: 'Without consent: no tracker. After consent to advertising, one cookie of 13 months, set once. What enforces these limits runs every night.',
    },
    proofs: [
      {
        file: 'test/pixel-http.worker.test.ts',
        test: 'that is granted makes a visitor, keeps the proof and sets a cookie of 13 months',
      },
      { file: 'test/exempt.worker.test.ts', test: 'sets no cookie, with scripts or without' },
    ],
  },
  {
    id: 'retention',
    source: 'page',
    standing: 'met',
    asks: {
      fr: 'Des données gardées 25 mois au plus.',
      en: 'Data kept for 25 months at most.',
    },
    answer: {
      fr: 'Chaque nuit, les visites plus vieilles sont supprimées.',
      en: 'Every night older visits are deleted.',
    },
    proofs: [
      {
        file: 'test/retention.worker.test.ts',
        test: 'visits are kept for 25 months and visitors for 13, and not a day longer',
      },
    ],
  },
  {
    id: 'review',
    source: 'page',
    standing: 'yours',
    asks: {
      fr: 'Réexaminer ces durées périodiquement.',
      en: 'Review these periods from time to time.',
    },
    answer: {
      fr: 'Notez une date de réexamen, une fois par an par exemple, et ce que vous y avez décidé.',
      en: 'Note a date of review, once a year for example, and what you decided then.',
    },
    proofs: [],
  },
  {
    id: 'address',
    source: 'tool',
    standing: 'met',
    asks: {
      fr: "Une adresse IP qui ne sert à localiser qu'à la ville près, et tronquée.",
      en: 'An IP address that locates no closer than the city, and is cut short.',
    },
    answer: {
      fr: "L'adresse n'est jamais gardée. Du lieu, le pays seul, tel que Cloudflare le donne.",
      en: 'The address is never kept. Of the place, the country alone, as Cloudflare gives it.',
    },
    proofs: [
      { file: 'test/exempt.worker.test.ts', test: 'leaves no address and no user agent in any table' },
      { file: 'test/exempt.worker.test.ts', test: 'keeps the country and nothing closer' },
    ],
  },
  {
    id: 'referrer',
    source: 'tool',
    standing: 'met',
    asks: {
      fr: "De la page d'origine, l'hôte seul.",
      en: 'Of the page that led here, the host alone.',
    },
    answer: {
      fr: "Ce qui dépasse l'hôte n'est jamais gardé.",
      en: 'What goes beyond the host is never kept.',
    },
    proofs: [
      { file: 'test/exempt.worker.test.ts', test: 'tells the host of the page that led here, and nothing more' },
    ],
  },
  {
    id: 'events',
    source: 'tool',
    standing: 'yours',
    asks: {
      fr: "Trois types d'événements : la présence sur une page, l'usage d'une fonction, le temps passé.",
      en: 'Three kinds of event: being on a page, using a feature, time spent.',
    },
    answer: {
      fr: "Ce que le pixel compte de lui-même en relève : temps actif, défilement, clics, formulaires, vidéos. Vos propres événements sont à vous : nommez l'usage d'une fonction, jamais une personne. Un achat est une mesure de vente : demandez l'accord.",
      en: 'What the pixel counts by itself is of these kinds: active time, scroll, clicks, forms, videos. Events of your own are yours: name the use of a feature, never a person. A purchase measures sales: ask for consent.',
    },
    proofs: [],
  },
  {
    id: 'cohorts',
    source: 'tool',
    standing: 'met',
    asks: {
      fr: 'Pas de cohortes qui montrent un contenu différent selon ce qui a été recueilli.',
      en: 'No cohorts that are shown other content by what was collected.',
    },
    answer: {
      fr: 'La séquence de retour (réassurance, preuve, incitation) ne commence qu’après un accord, et un refus l’efface.',
      en: 'The sequence for who comes back (reassurance, proof, incentive) only begins after consent, and a refusal forgets it.',
    },
    proofs: [
      { file: 'test/serve.worker.test.ts', test: 'without consent nothing is noted, and a refusal forgets what was' },
    ],
  },
  {
    id: 'information',
    source: 'page',
    standing: 'yours',
    asks: {
      fr: 'Informer les personnes, par exemple dans la politique de confidentialité.',
      en: 'Inform people, in the privacy policy for example.',
    },
    answer: {
      fr: 'Sur nos pages, la page de confidentialité de la marque le fait. Sur vos autres sites, c’est à vous : nommez cette mesure et sa durée, et liez la page des choix.',
      en: 'On our pages the brand’s privacy page does it. On your other sites it is yours: name this measurement and how long it is kept, and link to the page of choices.',
    },
    proofs: [
      {
        file: 'test/brands.worker.test.ts',
        test: 'the privacy page of a brand is whole, in both languages, and links to the choice',
      },
    ],
  },
  {
    id: 'objection',
    source: 'guidelines',
    standing: 'met',
    asks: {
      fr: "Pouvoir s'opposer à la mesure.",
      en: 'Be able to object to being measured.',
    },
    answer: {
      fr: "La page /privacy/choice offre l'opposition : le navigateur la garde treize mois, et plus rien n'est compté. Elle vaut pour l'hôte qui sert p.js : liez cette page depuis la politique de confidentialité de vos autres sites.",
      en: 'The page /privacy/choice offers it: the browser keeps the objection for thirteen months, and nothing is counted any more. It holds for the host that serves p.js: link to this page from the privacy policy of your other sites.',
    },
    proofs: [
      { file: 'test/pixel-consent.worker.test.ts', test: 'is not counted, with scripts or without' },
      {
        file: 'test/pixel-consent.worker.test.ts',
        test: 'gets a cookie of 13 months and nothing else, and can undo it',
      },
    ],
  },
  {
    id: 'provider',
    source: 'tool',
    standing: 'met',
    asks: {
      fr: 'Le fournisseur ne réutilise rien pour lui-même, et les éditeurs sont séparés.',
      en: 'The provider reuses nothing for itself, and publishers are kept apart.',
    },
    answer: {
      fr: "Il n'y a pas de fournisseur : le code tourne dans votre compte, et n'envoie rien à ses auteurs. Un déploiement sert un éditeur ; si vous y mettez les marques de plusieurs, séparez-les.",
      en: 'There is no provider: the code runs in your account, and sends nothing to its authors. One deployment serves one publisher; if you keep brands of several in it, take them apart.',
    },
    proofs: [],
  },
  {
    id: 'register',
    source: 'guidelines',
    standing: 'yours',
    asks: {
      fr: 'Le RGPD reste applicable : registre, base légale, contrats.',
      en: 'The GDPR still applies: record of processing, legal basis, contracts.',
    },
    answer: {
      fr: "Inscrivez cette mesure à votre registre des traitements (article 30), avec l'intérêt légitime ou l'accord comme base, et gardez-y une copie datée de cette page.",
      en: 'Enter this measurement in your record of processing (article 30), with legitimate interest or consent as its basis, and keep a dated copy of this page there.',
    },
    proofs: [],
  },
]
