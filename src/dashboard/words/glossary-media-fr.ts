import type { Term } from './term.ts'

const REPORT = 'Le rapport de la régie, importé'
const METHOD = '« Du Like au Lead », article sans date, lu en 2026'

export const delivery = {
  impressions: {
    name: 'Impressions',
    is: "Combien de fois l'annonce a été affichée. Une même personne peut en compter plusieurs.",
    source: REPORT,
  },
  reach: {
    name: 'Couverture (reach)',
    is: "Combien de personnes différentes ont vu l'annonce au moins une fois, d'après la régie. C'est une estimation, et elle ne s'additionne pas d'un jour ou d'une annonce à l'autre.",
    source: REPORT,
  },
  frequency: {
    name: 'Répétition (fréquence)',
    is: "Combien de fois, en moyenne, une même personne a vu l'annonce.",
    formula: 'impressions ÷ couverture',
    source: REPORT,
  },
  engagement: {
    name: 'Engagement',
    is: "Une réaction à l'annonce sur le réseau : j'aime, commentaire, partage, enregistrement, clic sur le profil. Chaque régie a sa façon de les compter.",
    source: REPORT,
  },
  clicks: {
    name: 'Clics',
    is: "Clics sur le lien qui mène à la page, quand le rapport les distingue des autres clics sur l'annonce.",
    source: REPORT,
  },
} satisfies Record<string, Term>

export const money = {
  spend: {
    name: 'Dépense',
    is: "Ce que la régie a facturé pour diffuser l'annonce, hors frais de création. Chaque devise reste à part.",
    source: REPORT,
  },
  revenue: {
    name: 'Ventes (chiffre d’affaires)',
    is: 'La valeur des achats de la période, remboursements déduits ; un achat sans montant compte comme achat, pas en valeur. La valeur gagnée est une autre somme : elle suit le statut donné aux leads. Une même affaire peut figurer dans les deux ; ne les additionnez pas.',
    formula: 'somme des achats − remboursements',
    source: 'Votre boutique, votre CRM ou la balise',
  },
  wonValue: {
    name: 'Valeur gagnée',
    is: "Ce que valent les leads arrivés sur la période et marqués gagnés, quelle que soit la date de la signature. Les ventes, dont se calcule le ROAS, sont une autre somme : les achats enregistrés, à leur propre date, avec ou sans lead. Les deux diffèrent donc, et ne s'additionnent pas.",
    formula: 'somme des montants donnés avec le statut « gagné »',
    source: 'Votre CRM, ou le statut donné sur la page des leads',
  },
  cpm: {
    name: 'Coût pour mille impressions (CPM)',
    is: 'Ce que coûtent mille affichages. Un CPM plus élevé peut valoir la peine si ceux qui voient achètent plus.',
    formula: 'dépense ÷ impressions × 1 000',
    source: `Dépense et impressions : le rapport de la régie. Repère de 5 à 15 € : ${METHOD}.`,
  },
  cpc: {
    name: 'Coût par clic (CPC)',
    is: "Ce que coûte un clic sur le lien de l'annonce.",
    formula: 'dépense ÷ clics',
    source: REPORT,
  },
  cpl: {
    name: 'Coût par lead (CPL)',
    is: 'Ce que coûte une personne qui a envoyé le formulaire.',
    formula: 'dépense ÷ leads de la même période',
    source: 'Dépense : le rapport de la régie. Leads : vos formulaires.',
  },
  cpa: {
    name: 'Coût par achat (CPA)',
    is: "Ce que coûte un achat. D'autres appellent CPA le coût de n'importe quelle action.",
    formula: 'dépense ÷ achats de la même période',
    source: 'Dépense : le rapport de la régie. Achats : votre boutique, votre CRM ou la balise.',
  },
  roas: {
    name: 'Retour sur la dépense publicitaire (ROAS)',
    is: "Ce que rapporte un euro de publicité, en ventes. À 1, les ventes égalent la dépense ; ce que coûte le produit n'est pas compté, ni la valeur gagnée des leads que personne n'a enregistrée comme achat.",
    formula: 'ventes ÷ dépense',
  },
} satisfies Record<string, Term>

export const funnel = {
  captation: {
    name: 'Captation',
    is: "Première étape de l'entonnoir : l'annonce est vue. On la compte en impressions.",
    source: METHOD,
  },
  activation: {
    name: 'Activation',
    is: "Deuxième étape : on réagit à l'annonce. On la compte en engagements.",
    source: METHOD,
  },
  consideration: {
    name: 'Considération',
    is: 'Troisième étape : on vient sur la page. On la compte en visites.',
    source: METHOD,
  },
  conversion: {
    name: 'Conversion',
    is: 'Quatrième étape : on laisse ses coordonnées ou on achète. On la compte en visites qui finissent ainsi.',
    source: METHOD,
  },
  passage: {
    name: 'Passage',
    is: "La part d'une étape qui arrive à la suivante.",
    formula: "une étape ÷ l'étape d'avant",
  },
  engagementRate: {
    name: "Taux d'engagement",
    is: "Part des impressions qui font réagir. Plaire n'est pas vendre : lisez-le à côté du taux de conversion.",
    formula: 'engagements ÷ impressions',
    source: `Repère de 2 à 8 % : ${METHOD}`,
  },
  ctr: {
    name: 'Taux de clic (CTR)',
    is: 'Part des impressions qui font cliquer sur le lien.',
    formula: 'clics ÷ impressions',
    source: `Repère de 0,8 à 2,5 % : ${METHOD}`,
  },
  arrival: {
    name: 'Arrivée : du clic à la visite',
    is: 'Part des clics payés qui deviennent une visite mesurée. Le reste se perd avant la page : lenteur, clic par erreur, mesure bloquée.',
    formula: 'visites ÷ clics',
    source: 'Repère de 80 % : notre hypothèse, personne ne publie ce chiffre',
  },
  cvr: {
    name: 'Taux de conversion',
    is: 'Part des visites qui finissent par un lead ou un achat. Une visite avec les deux compte une fois.',
    formula: 'visites converties ÷ visites',
    source: `Repère de 2 à 10 % : ${METHOD}`,
  },
  leadToSale: {
    name: 'Part des leads qui achètent',
    is: 'Part des leads dont une vente est connue ensuite, par la boutique, le CRM ou un import.',
    formula: 'leads devenus clients ÷ leads',
  },
} satisfies Record<string, Term>
