import { type Counted, inFrench } from './plural.ts'

const conversions = (n: Counted) => inFrench(n, 'conversion', 'conversions')

export const attribution = {
  title: 'Attribution',
  intro: 'Quelles visites ont mené aux conversions de cette campagne, et ce que cette campagne a apporté aux autres.',
  noneTitle: 'Aucune conversion sur cette période',
  noneHow:
    "Les leads arrivent par le formulaire de la page publiée ; les ventes, par la balise de votre boutique ou l'import de vos commandes. Choisissez une période plus longue, ou vérifiez que la page est en ligne.",
  unseenTitle: "Aucune de ces conversions n'a de visite consentie",
  unseenHow: (of: string) =>
    `${of} conversions sont comptées, mais aucune de ces personnes n'avait accepté la publicité : rien ne peut être attribué, et rien n'est deviné. L'entonnoir, lui, compte tout le monde.`,

  seen: 'Ce que cette page peut voir',
  seenShare: (seen: string, of: Counted) => `${seen} sur ${conversions(of)}`,
  seenHow:
    "Seules les visites des personnes qui ont accepté la publicité laissent une trace d'une visite à l'autre. Les autres conversions ne sont attribuées à personne. Un lead et sa vente comptent ici pour deux ; l'entonnoir compte la visite une fois.",
  consent: (share: string, views: string) =>
    `Consentement à la publicité : ${share} des ${views} visites de la campagne sur la période.`,
  noViews: 'Aucune visite de la campagne sur la période : son taux de consentement est inconnu.',
  refunds: (n: Counted) =>
    `${inFrench(n, 'remboursement', 'remboursements')} : le montant rendu est repris aux visites qui avaient mené à la commande.`,
  tooFew: (n: Counted) =>
    `Encore ${inFrench(n, 'personne', 'personnes')} avec une visite visible avant de pouvoir comparer les modèles : d'ici là, un écart ne veut rien dire.`,

  by: { name: 'Attribuer à', ad: 'Annonces', campaign: 'Campagnes', source: 'Sources' },
  models: {
    first: 'Première visite',
    last: 'Dernière visite',
    linear: 'Linéaire',
    position: 'Position',
    'time-decay': 'Dépréciation',
  },
  modelsShort: { first: '1re', last: 'Dern.', linear: 'Lin.', position: 'Pos.', 'time-decay': 'Dépr.' },
  rules: (days: number, halfLife: number) => ({
    first: 'Tout à la visite qui a fait découvrir.',
    last: 'Tout à la visite juste avant la conversion, comme la plupart des régies.',
    linear: 'La même part à chaque visite.',
    position: '40 % à la première, 40 % à la dernière, 20 % partagés entre les autres.',
    'time-decay': `Une visite compte moitié moins tous les ${halfLife} jours avant la conversion.`,
    all: `Une visite compte jusqu'à ${days} jours avant la conversion. Deux pages vues à moins de 30 minutes sont une seule visite, sauf si une autre annonce ou une autre source amène la seconde.`,
  }),
  rulesTitle: 'Comment le crédit est partagé',
  noCause:
    "Aucun de ces modèles ne prouve qu'une visite a causé la conversion : ils partagent le crédit selon une règle. Pour une preuve, faites un test A/B.",

  shift: 'Comment le crédit se déplace',
  figure: 'Part du crédit des conversions visibles, par modèle',
  others: 'Les autres',
  closes: (name: string, more: Counted) =>
    `${name} gagne ${conversions(more)} si l'on regarde la dernière visite plutôt que la première : ce qui conclut.`,
  opens: (name: string, more: Counted) =>
    `${name} gagne ${conversions(more)} si l'on regarde la première visite plutôt que la dernière : ce qui fait découvrir.`,
  steady: 'Les modèles disent à peu près la même chose : le choix du modèle ne change pas votre lecture.',
  table: 'Conversions attribuées (leads et ventes)',
  to: 'Attribué à',
  values: 'Montants attribués',
  noAd: 'page sans annonce',

  balance: 'Reçu et donné',
  balanceHow:
    'Une personne peut venir par une campagne et convertir dans une autre. Le crédit suit ses visites, pas la page où elle a converti.',
  credit: 'Crédit, en conversions',
  kept: 'Gardé : ses conversions, par ses visites',
  given: "Donné : ses conversions, par d'autres campagnes",
  received: (campaign: string) => `Reçu de ${campaign}`,
  total: 'Crédit de la campagne',

  touches: 'Visites avant la conversion',
  touchesHow: 'Une personne compte une fois, à sa première conversion de la période.',
  touchesFew: (n: Counted) =>
    `Encore ${inFrench(n, 'personne', 'personnes')} avant que cette répartition veuille dire quelque chose.`,
  touchesFigure: 'Personnes par nombre de visites avant la conversion',
  touchesSay: (median: Counted, within: string) =>
    `La moitié des personnes convertissent en ${inFrench(median, 'visite', 'visites')} au plus ; ${within} en ont eu de 7 à 13.`,
  claimed:
    "La méthode parle de 7 à 13 points de contact. C'est son affirmation : nous n'en avons trouvé aucune source première (novembre 2026), et elle compte aussi ce qu'une page ne voit pas.",
  claimedShort: 'la méthode',
  touchesCount: 'Visites',
  people: 'Personnes',
  touchesMore: (n: string) => `${n} ou plus`,
}
