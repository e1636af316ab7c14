/** What the demo advertises: a brand that does not exist, with three campaigns on three platforms. */

export const brand = {
  id: 'atelier-exemple',
  name: 'Atelier Exemple',
  kit: { primary: '#c2410c', tone: 'vous' },
  legal: {
    company: 'Atelier Exemple',
    form: 'SAS',
    capital: '10\u202f000\u00a0€',
    address: '1 rue de l’Exemple, 75000 Paris',
    phone: '01 99 00 00 00', // ARCEP keeps this range for fiction
    email: 'bonjour@example.com',
    registration: 'RCS Paris 000 000 000',
    vat: 'FR00 000000000',
    publisher: 'la direction d’Atelier Exemple',
  },
}

interface DemoAd {
  campaign: { slug: string; name: string; locale: string; currency: string; objective: string }
  image: string // file in ./images
  publish: boolean
  ad: {
    slug: string
    platform: string
    externalId: string
    headline: string
    primaryText: string
    description: string
    cta: string
    language: string
    template?: string
    landing?: object
  }
}

const audit = {
  slug: 'audit-energie',
  name: 'Audit énergétique, printemps',
  locale: 'fr-FR',
  currency: 'EUR',
  objective: 'leads',
}
const planning = {
  slug: 'demo-planning',
  name: 'Démo planning, PME',
  locale: 'fr-FR',
  currency: 'EUR',
  objective: 'leads',
}
const trial = {
  slug: 'week-planner',
  name: 'Week planner, free trial',
  locale: 'en-GB',
  currency: 'GBP',
  objective: 'leads',
}

export const ads: DemoAd[] = [
  {
    campaign: audit,
    image: 'energy.jpg',
    publish: true,
    ad: {
      slug: 'maison-froide',
      platform: 'meta',
      externalId: '120210000000000001',
      headline: 'Votre audit énergétique offert en 48 h',
      primaryText:
        'Factures en hausse, pièces froides ? Un conseiller visite votre maison et vous remet un plan de travaux chiffré. Offert, sans engagement.',
      description: 'Audit offert, sans engagement',
      cta: 'GET_QUOTE',
      language: 'fr',
      landing: {
        steps: [
          { title: 'Vous laissez vos coordonnées', text: 'Trois champs, une minute.' },
          { title: 'Un conseiller passe chez vous', text: 'Il mesure où la chaleur s’échappe, pièce par pièce.' },
          {
            title: 'Vous recevez votre plan chiffré',
            text: 'Les travaux classés du plus utile au moins urgent. Vous décidez.',
          },
        ],
        reassurance: ['Audit offert', 'Sans engagement', 'Réponse sous 48 h'],
        faq: [
          {
            question: 'L’audit est-il vraiment offert ?',
            answer: 'Oui. Vous ne payez ni la visite, ni le plan de travaux, que vous fassiez des travaux ou non.',
          },
          {
            question: 'Que se passe-t-il après ?',
            answer: 'Rien que vous n’ayez décidé : le plan de travaux est à vous, sans engagement.',
          },
        ],
      },
    },
  },
  {
    campaign: audit,
    image: 'energy.jpg',
    publish: false,
    ad: {
      slug: 'facture-hiver',
      platform: 'meta',
      externalId: '120210000000000002',
      headline: 'Cet hiver, chauffez moins pour le même confort',
      primaryText:
        'Un conseiller repère où la chaleur s’échappe et vous remet un plan de travaux chiffré. Audit offert, sans engagement.',
      description: 'Audit offert',
      cta: 'BOOK_NOW',
      language: 'fr',
    },
  },
  {
    campaign: audit,
    image: 'energy.jpg',
    publish: true,
    ad: {
      slug: 'quiz-frissons',
      platform: 'meta',
      externalId: '120210000000000003',
      headline: 'Quel frileux êtes-vous ?',
      primaryText:
        'Plaid, trois pulls ou fenêtre ouverte en janvier : dites-nous tout en commentaire. Et pour votre maison, un audit offert, sans engagement.',
      description: 'Audit offert, sans engagement',
      cta: 'LEARN_MORE',
      language: 'fr',
    },
  },
  {
    campaign: planning,
    image: 'demo-b2b.jpg',
    publish: true,
    ad: {
      slug: 'responsables-equipe',
      platform: 'linkedin',
      externalId: '280000001',
      headline: 'Le planning de vos équipes, prêt en 10 minutes',
      primaryText:
        'Absences, remplacements, heures supplémentaires : voyez sur vos propres données comment 10 minutes suffisent. Démo de 20 minutes, sans engagement.',
      description: 'Démo de 20 minutes, sans engagement',
      cta: 'REQUEST_DEMO',
      language: 'fr',
      template: 'demo',
      landing: {
        minutes: 20,
        agenda: [
          { minutes: 5, title: 'Votre semaine type', text: 'Vos équipes, vos absences, vos heures supplémentaires.' },
          { minutes: 10, title: 'Votre planning, en direct', text: 'Sur vos propres données, en 10 minutes.' },
          { minutes: 5, title: 'Vos questions', text: 'Vous décidez après, sans engagement.' },
        ],
      },
    },
  },
  {
    campaign: trial,
    image: 'trial.jpg',
    publish: true,
    ad: {
      slug: 'sunday-reset',
      platform: 'tiktok',
      externalId: '1790000000000001',
      headline: 'Plan your whole week in 5 minutes',
      primaryText: 'One page, seven days, nothing forgotten. Free for 30 days, no card needed.',
      description: 'Free for 30 days, no card needed',
      cta: 'TRY_NOW',
      language: 'en',
      template: 'trial',
      landing: {
        trial: {
          days: 30,
          card: false,
          afterTrial: 'After 30 days the trial ends by itself, unless you choose to go on.',
        },
        included: ['One page, seven days', 'Your whole week in 5 minutes', 'Nothing forgotten'],
      },
    },
  },
]

/** How many came to each page a day, and how many of them sent the form. The quiz is the post that everybody likes and that
 *  sells nothing. */
export const traffic: Record<string, { perDay: number; leadEvery: number }> = {
  'maison-froide': { perDay: 52, leadEvery: 20 },
  'quiz-frissons': { perDay: 120, leadEvery: 800 },
  'responsables-equipe': { perDay: 9, leadEvery: 20 },
  'sunday-reset': { perDay: 74, leadEvery: 20 },
}

/** What the platforms would report of a week, `weeksAgo` weeks before today, as one row or day by day. */
export const spend = [
  { ...{ campaign: 'audit-energie', ad: 'maison-froide', platform: 'meta', by: 'day', weeksAgo: 2 },
    ...{ impressions: 41_200, reach: 23_900, engagements: 1_520, clicks: 402, cost: 372.4 } },
  { ...{ campaign: 'audit-energie', ad: 'maison-froide', platform: 'meta', by: 'day', weeksAgo: 1 },
    ...{ impressions: 44_800, reach: 25_100, engagements: 1_690, clicks: 447, cost: 401.9 } },
  { ...{ campaign: 'audit-energie', ad: 'quiz-frissons', platform: 'meta', by: 'day', weeksAgo: 2 },
    ...{ impressions: 121_000, reach: 88_200, engagements: 13_400, clicks: 948, cost: 628.5 } },
  { ...{ campaign: 'audit-energie', ad: 'quiz-frissons', platform: 'meta', by: 'day', weeksAgo: 1 },
    ...{ impressions: 129_400, reach: 93_100, engagements: 14_150, clicks: 1_002, cost: 657.2 } },
  { ...{ campaign: 'demo-planning', ad: 'responsables-equipe', platform: 'linkedin', by: 'week', weeksAgo: 2 },
    ...{ impressions: 7_900, reach: 5_300, engagements: 152, clicks: 71, cost: 318 } },
  { ...{ campaign: 'demo-planning', ad: 'responsables-equipe', platform: 'linkedin', by: 'week', weeksAgo: 1 },
    ...{ impressions: 8_400, reach: 5_600, engagements: 171, clicks: 78, cost: 334.5 } },
  { ...{ campaign: 'week-planner', ad: 'sunday-reset', platform: 'tiktok', by: 'day', weeksAgo: 2 },
    ...{ impressions: 88_000, reach: 61_000, engagements: 6_900, clicks: 610, cost: 296 } },
  { ...{ campaign: 'week-planner', ad: 'sunday-reset', platform: 'tiktok', by: 'day', weeksAgo: 1 },
    ...{ impressions: 93_500, reach: 63_400, engagements: 7_300, clicks: 655, cost: 311.2 } },
] as const // biome-ignore format: two lines a row

export const audiences = [
  {
    name: 'Audit : formulaire envoyé, 30 jours',
    campaigns: ['audit-energie'],
    tiers: { min: 50 },
    windowDays: 30,
    exclude: { customers: true },
  },
  {
    name: 'Audit : intéressés, 14 jours',
    campaigns: ['audit-energie'],
    tiers: { min: 20, max: 49 },
    windowDays: 14,
    exclude: { leads: true },
  },
  {
    name: 'Clients, 180 jours',
    campaigns: ['audit-energie', 'demo-planning', 'week-planner'],
    tiers: { min: 60 },
    windowDays: 180,
  },
]
