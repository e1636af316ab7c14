import type { Criterion } from './criteria.ts'

/** What the self-assessment tool asks beyond them. */
export const TOOL: Criterion[] = [
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
      fr: "Ce que le pixel compte de lui-même en relève : temps actif, défilement, clics, formulaires (commencé, envoyé, noms des champs atteints, jamais ce qui y est écrit), vidéos. Vos propres événements sont à vous : nommez l'usage d'une fonction, jamais une personne. Un achat est une mesure de vente : demandez l'accord.",
      en: 'What the pixel counts by itself is of these kinds: active time, scroll, clicks, forms (begun, sent, names of the fields reached, never what is written in them), videos. Events of your own are yours: name the use of a feature, never a person. A purchase measures sales: ask for consent.',
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
    id: 'objection',
    source: 'tool',
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
]
