import { type Counted, inFrench } from './plural.ts'

const NAMES = {
  cpm: 'CPM',
  engagementRate: "taux d'engagement",
  ctr: 'taux de clic',
  clickToView: 'part des clics qui arrivent',
  cvr: 'taux de conversion',
  leadToSale: 'part des leads qui achètent',
}

export const forecast = {
  title: 'Plan de campagne',
  intro:
    "Partez de ce que vous voulez obtenir : voici ce qu'il faut d'impressions, de visites et de budget, avec ce qu'on en sait et ce qu'on n'en sait pas.",
  goal: 'Objectif',
  goals: { leads: 'Leads', sales: 'Ventes', budget: 'Budget à dépenser' },
  amount: 'Combien',
  amountHint: 'Un nombre de leads ou de ventes, ou un montant.',
  campaign: 'Avec les chiffres de',
  campaignHint: 'Ses 90 derniers jours remplacent la méthode, là où ils suffisent.',
  noCampaign: 'la méthode seule',
  more: 'Vos propres hypothèses',
  moreHow:
    'Laissez vide ce que vous ne savez pas. Une fourchette où tombent huit cas sur dix ; deux fois le même nombre si vous en êtes sûr.',
  currency: 'Devise, sans campagne',
  low: 'de',
  high: 'à',
  inPercent: (name: string) => `${name} (%)`,
  submit: 'Calculer',
  refused: "Ce plan n'a pas pu être calculé : corrigez les champs marqués.",
  wrong: {
    amount: 'Un nombre entier au-dessus de zéro ; pour un budget, un montant au-dessus de zéro.',
    share: 'Deux pourcentages, de 0,0001 à 100.',
    price: 'Deux montants, de 0,001 à 10 000.',
    noPrice: (currency: string) =>
      `Aucun CPM connu en ${currency} : celui de la méthode est en euros. Indiquez le vôtre, rien n'est converti.`,
    currency: 'Une devise qui existe, comme EUR ; celle de la campagne si vous en choisissez une.',
    campaign: "Cette campagne n'existe pas.",
    order: 'Le premier nombre doit être le plus petit.',
  },

  result: 'Ce que cela demande',
  forGoal: (goal: string, impressions: string, visits: string, budget: string | null) =>
    `Pour ${goal}, prévoyez ${impressions} impressions et ${visits} visites${budget === null ? '' : `, soit ${budget}`}.`,
  forBudget: (budget: string, leads: string, impressions: string) =>
    `Avec ${budget}, attendez-vous à ${leads}, pour ${impressions} impressions.`,
  leads: (n: Counted) => inFrench(n, 'lead', 'leads'),
  sales: (n: Counted) => inFrench(n, 'vente', 'ventes'),
  range: (low: string, high: string) => (low === high ? low : `${low} à ${high}`),
  about: (mid: string) => `au milieu ${mid}`,
  intervals: (draws: string) =>
    `Huit cas sur dix tombent dans ces fourchettes (${draws} tirages, toujours les mêmes) ; la barre marque le cas du milieu. Échelle logarithmique.`,
  figure: 'Impressions, engagements, clics, visites, leads et ventes attendus, chacun avec sa fourchette',
  stages: {
    impressions: 'Impressions',
    engagements: 'Engagements',
    clicks: 'Clics',
    visits: 'Visites',
    leads: 'Leads',
    sales: 'Ventes',
  },
  budget: 'Budget',
  noBudget: (currency: string) => `Aucun CPM connu en ${currency} : indiquez le vôtre pour avoir un budget.`,

  drivers: 'Ce qui fait varier le résultat',
  driversHow: (of: string) =>
    `Part de l'incertitude ${of} qui vient de chaque hypothèse : la première est celle à mesurer d'abord.`,
  driversOf: { budget: 'du budget', impressions: 'des impressions', leads: 'des leads' },
  nothingVaries: 'Vous avez tout fixé : il ne reste aucune incertitude à répartir.',

  rule: 'La règle « 10 000 à 50 000 impressions pour 10 conversions »',
  follows: {
    yes: 'Vos hypothèses la suivent.',
    partly: 'Vos hypothèses la suivent en partie.',
    no: 'Vos hypothèses ne la suivent pas.',
  },
  ours: (range: string, inside: string) =>
    `Il vous faudrait ${range} impressions pour 10 conversions ; ${inside} des cas restent dans la règle.`,
  holds: (name: string, low: string, high: string) =>
    `Elle tient tant que le ${name} est entre ${low} et ${high}, les autres hypothèses étant à leur milieu.`,
  holdsShare: (name: string, low: string, high: string) =>
    `Elle tient tant que la ${name} est entre ${low} et ${high}, les autres hypothèses étant à leur milieu.`,
  passages: (range: string, best: string) =>
    `Par les taux de passage du tableau de la méthode (3–5 %, puis 1–3 %, puis 2–10 %), il en faudrait ${range}. Elle ne peut pas en sortir : même le meilleur de chaque en demande ${best}, car ce calcul ne compte que les clics venus d'un engagement.`,
  ruleFigure: 'Impressions pour 10 conversions : la règle, vos hypothèses, et les taux de passage de la méthode',
  bands: { rule: 'La règle', ours: 'Vos hypothèses', passages: 'Taux de passage' },

  assumptions: "D'où viennent ces hypothèses",
  assumption: 'Hypothèse',
  between: 'Huit cas sur dix',
  source: 'Source',
  names: NAMES,
  sources: {
    method: 'la méthode, « Du Like au Lead », sans date',
    account: (year: number, n: Counted, of: string) => `vos chiffres, ${year} (${n.text} ${of})`,
    yours: 'vous',
    assumed: 'notre supposition : aucune source première trouvée (novembre 2026). Indiquez la vôtre.',
  },
  counted: {
    cpm: 'relevés',
    engagementRate: 'impressions',
    ctr: 'impressions',
    clickToView: 'clics',
    cvr: 'visites',
    leadToSale: 'leads',
    pageWeeks: 'pages-semaines',
  },
  chain:
    "Chaîne du calcul : impressions × taux de clic × part des clics qui arrivent × taux de conversion = leads ; × part qui achète = ventes. L'engagement est à côté : une visite n'a pas besoin d'un j'aime. Vos propres chiffres disent ce qui a été : une autre création ou une autre cible peut faire autrement.",
}
