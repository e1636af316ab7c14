import { type Counted, inFrench } from './plural.ts'

/** The figures of a page beside those of other days. */
export const compared = {
  title: (days: string) => `Comparaison avec : ${days}`,
  how: "Sous chaque chiffre : ce qu'il valait alors, et la différence. Elle n'est dite « mieux » ou « moins bien » que si le hasard ne suffit pas à l'expliquer.",
  nothing: "Rien de mesuré ni d'importé sur cette période-là.",
  before: 'Avant',
  now: 'Maintenant',
  change: 'Différence',
  was: (value: string) => `avant : ${value}`,
  wasUnknown: 'avant : inconnu',
  wasNothing: 'rien de cette annonce sur la période comparée',
  unclear: 'pas de changement net',
  unclearBrief: 'écart incertain',
  tooFew: 'trop peu pour comparer',
  same: 'inchangé',
  unjudged: 'sans intervalle, donc non jugé',
  better: (difference: string) => `${difference}, mieux`,
  worse: (difference: string) => `${difference}, moins bien`,
  points: (text: string) => `${text} points`,
  ring: "Anneau tireté : où l'annonce se trouvait alors, entre les lignes d'aujourd'hui.",
  dashes: 'Repère tireté sur une barre : la valeur de la période comparée.',
  shares: 'Qui a eu quelle part du crédit',
  conversions: (n: Counted) => inFrench(n, 'conversion', 'conversions'),
  credit: (model: string) =>
    `Part du crédit de chacun selon le modèle « ${model} ». Des périodes de longueurs différentes se comparent en parts, pas en sommes.`,
  ofToday:
    "Les chiffres sans comparaison (audiences, visiteurs relancés, notes des pages) sont ceux d'aujourd'hui, quelle que soit la période.",
}
