import type { Criterion } from './criteria.ts'

/** What the guidelines and the CNIL’s page ask. */
export const LAW: Criterion[] = [
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
      fr: "Aucun identifiant partagé : une visite par page, sans cookie qui la reconnaisse. La suite d'une visite sur un autre de vos hôtes n'est jointe qu'après un accord.",
      en: 'No shared id: one visit per page, without a cookie that recognises it. The rest of a visit on another of your hosts is joined after consent only.',
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
      fr: 'Sans accord : aucun traceur, sauf pendant un test de pages, un cookie qui garde la version montrée, sans identifiant, posé une fois pour 13 mois au plus. Une mesure qui n’a pas pu partir attend dans l’onglet, sans rien de personnel, et s’efface avec lui. Après un accord à la publicité, un cookie de 13 mois, posé une fois. Ce qui applique ces durées tourne chaque nuit.',
      en: 'Without consent: no tracker, but while pages are tested one cookie that keeps the version shown, without an id, set once for 13 months at most. A beacon that could not leave waits in the tab, with nothing personal in it, and goes with it. After consent to advertising, one cookie of 13 months, set once. What enforces these limits runs every night.',
    },
    proofs: [
      {
        file: 'test/pixel-http.worker.test.ts',
        test: 'that is granted makes a visitor, keeps the proof and sets a cookie of 13 months',
      },
      {
        file: 'test/browser/delivery.browser.test.ts',
        test: 'before consent nothing is left on the device that outlives the visit',
      },
      { file: 'test/exempt.worker.test.ts', test: 'sets no cookie, with scripts or without' },
      {
        file: 'test/experiment-arms.test.ts',
        test: 'ends 13 months after it was first set, however often the browser comes',
      },
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
      fr: 'Chaque nuit, les visites de plus de 25 mois sont supprimées, ou plus tôt si MEASURED_MONTHS le dit ; avec davantage, le réglage est refusé. Restent des comptes par jour, sans ligne par visite.',
      en: 'Every night visits of more than 25 months are deleted, or sooner if MEASURED_MONTHS says so; more than that is refused. What stays are counts per day, without a row per visit.',
    },
    proofs: [
      {
        file: 'test/retention.worker.test.ts',
        test: 'no view outlives 25 calendar months, by whatever day one counts',
      },
      { file: 'test/retention.worker.test.ts', test: 'visitors are kept for 13 months, and not a day longer' },
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
      fr: 'Notez une date de réexamen, une fois par an par exemple, et ce que vous y avez décidé ; MEASURED_MONTHS raccourcit la durée.',
      en: 'Note a date of review, once a year for example, and what you decided then; MEASURED_MONTHS shortens the period.',
    },
    proofs: [{ file: 'test/retention.worker.test.ts', test: 'a team may keep views for less long' }],
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
]
