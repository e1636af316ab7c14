import type { Term } from './term.ts'

const METHOD = '« Du Like au Lead », article sans date, lu en 2026'

export const judging = {
  interval: {
    name: 'Intervalle à 95 %',
    is: 'Entre quoi et quoi le vrai taux se trouve, au vu de si peu de cas. Plus il y a de cas, plus il est étroit ; deux intervalles qui se recouvrent largement ne montrent pas de différence.',
    source: 'E. B. Wilson, Journal of the American Statistical Association, 1927',
  },
  benchmark: {
    name: 'Repère',
    is: "Ce qui est habituel. D'abord un chiffre publié, avec sa source ; puis la médiane de vos propres pages, à partir de 30 pages-semaines.",
    source: METHOD,
  },
  pageWeek: {
    name: 'Page-semaine',
    is: 'Une annonce pendant une semaine, avec assez de passage pour que son taux veuille dire quelque chose.',
    formula: '50 visites (ou clics), ou 1 000 impressions, au moins',
  },
  leak: {
    name: 'Fuite',
    is: "Le passage de l'entonnoir qui est sous son repère, à 90 % de certitude au moins, et qui fait perdre le plus de résultats.",
  },
  recoverable: {
    name: 'À récupérer',
    is: "Combien de leads et d'achats de plus il y aurait si la fuite revenait à son repère, le reste ne changeant pas. C'est une estimation, donnée avec son intervalle.",
    formula: 'résultats × (repère ÷ taux − 1)',
  },
  matchScore: {
    name: 'Score de promesse',
    is: "À quel point la page tient ce que l'annonce promet : mots, offre, bouton, visuel, couleurs, ton. À partir de 80 elle la tient ; sous 60 elle ne se publie pas sans raison écrite.",
    formula: '0 à 100, somme pondérée des parties que l’annonce promet, plafonnée par les contradictions',
    source: 'Notre algorithme, le même à chaque calcul',
  },
  matrix: {
    name: 'Matrice engagement × conversion',
    is: "Chaque annonce placée selon ce qu'elle fait réagir et ce qu'elle fait convertir. Carré magique : les deux ; Convertisseur discret : convertit seulement ; Applaudi : plaît seulement ; À retirer : ni l'un ni l'autre.",
    source: METHOD,
  },
  fatalErrors: {
    name: 'Erreurs fatales',
    is: 'Trois façons de vider un entonnoir : viser la viralité plutôt que les bons clients, une page qui ne continue pas l’annonce, ne jamais relancer.',
    source: METHOD,
  },
  atStake: {
    name: 'Dépense en jeu',
    is: "Ce qu'ont coûté, sur la période, les annonces touchées par l'erreur. Ce n'est pas ce que vous perdez : c'est ce que l'erreur peut gâcher.",
    source: 'Dépense : le rapport de la régie',
  },
  change: {
    name: 'Différence entre deux périodes',
    is: "Une différence n'est annoncée que si son intervalle à 95 % exclut « pas de changement ».",
  },
} satisfies Record<string, Term>

export const attribution = {
  attribution: {
    name: 'Attribution',
    is: "Une règle qui partage le crédit d'une conversion entre les visites d'avant. Aucune règle ne prouve qu'une visite a causé la conversion : un test le fait.",
  },
  touch: {
    name: 'Visite avant la conversion (touch)',
    is: 'Une visite consentie qui vient de quelque part. Deux pages vues à moins de 30 minutes en font une seule.',
  },
  firstTouch: { name: 'Première visite', is: 'Tout le crédit à la visite qui a fait découvrir.' },
  lastTouch: {
    name: 'Dernière visite',
    is: 'Tout le crédit à la visite juste avant la conversion, comme la plupart des régies.',
  },
  linear: { name: 'Linéaire', is: 'Le même crédit à chaque visite.', formula: '1 ÷ nombre de visites' },
  position: {
    name: 'Position',
    is: 'Surtout à la première et à la dernière visite.',
    formula: '40 % + 20 % partagés + 40 %',
  },
  timeDecay: {
    name: 'Dépréciation (time decay)',
    is: 'Une visite compte moitié moins pour chaque semaine qui la sépare de la conversion.',
    formula: '½ puissance (jours ÷ 7)',
  },
  attributionWindow: {
    name: "Fenêtre d'attribution",
    is: 'Jusqu’à combien de jours avant la conversion une visite compte encore : 90 ici. Celles des régies sont plus courtes, leurs totaux sont donc différents.',
  },
} satisfies Record<string, Term>

export const plan = {
  eightInTen: {
    name: 'Huit cas sur dix',
    is: 'Une fourchette où tombent huit des tirages de la simulation sur dix : un sur dix est en dessous, un sur dix au-dessus.',
  },
  drivers: {
    name: 'Ce qui fait varier',
    is: "La part de l'incertitude qui vient de chaque hypothèse. Mesurez la première : c'est elle qui resserrera le plus la fourchette.",
  },
} satisfies Record<string, Term>
