import { type Counted, inFrench } from './plural.ts'

/** Engagement × conversion, ad by ad, and the budgets that it speaks for. */
export const matrix = {
  title: 'Matrice engagement × conversion',
  intro:
    "Chaque annonce selon ce qu'elle fait réagir et ce qu'elle fait convertir. Son nom n'est donné que s'il est vrai à 80 % au moins.",

  labels: {
    star: 'Carré magique',
    'hidden-converter': 'Convertisseur discret',
    applause: 'Applaudi',
    retire: 'À retirer',
  },
  advice: {
    star: 'Fait réagir et convertit : à amplifier.',
    'hidden-converter':
      'Peu de réactions, beaucoup de conversions : souvent un ciblage précis. À garder, même sans likes.',
    applause: "Plaît et ne convertit pas : revoyez le ciblage et la page avant d'y ajouter du budget.",
    retire: 'Ni réactions ni conversions : à refaire ou à arrêter.',
  },
  figure: (decided: Counted, undecided: Counted) =>
    `Nuage de points : ${inFrench(decided, 'annonce nommée', 'annonces nommées')}, ${undecided.text} encore ${undecided.n < 2 ? 'indécise' : 'indécises'}. Le tableau dit la même chose.`,
  axes: "Vers la droite, plus d'engagement ; vers le haut, plus de conversion. Disque : la dépense. Croix : intervalles à 95 %. Plein : nommée ; creux : indécise.",
  lines: (engagement: string, conversion: string) =>
    `Les lignes passent à ${engagement} d'engagement et ${conversion} de conversion.`,
  basis: {
    method: (of: string, low: string, high: string, weeks: string) =>
      `${of} : milieu de la fourchette de la méthode « Du Like au Lead » (${low} à ${high}), jusqu'à 30 pages-semaines ; il y en a ${weeks}.`,
    account: (of: string, low: string, high: string, weeks: string) =>
      `${of} : médiane de votre compte sur ${weeks} pages-semaines (la moitié est entre ${low} et ${high}).`,
  },

  ad: 'Annonce',
  verdict: 'Verdict',
  engagement: 'Engagement',
  conversion: 'Conversion',
  spend: 'Dépense',
  table: 'Les annonces de la matrice',
  unknownAd: 'annonce inconnue',
  decided: (chance: string) => `vrai à ${chance}`,
  over: (percent: string) => `plus de ${percent}`,
  undecided: 'Indécise',
  either: (label: string, chance: string) => `${label} à ${chance}`,
  tooFew: 'Pas assez de données',
  more: {
    impressions: (n: Counted) => inFrench(n, 'impression', 'impressions'),
    views: (n: Counted) => inFrench(n, 'visite', 'visites'),
  },
  missing: (what: string) => `encore ${what}`,
  untold: 'Engagements non communiqués',
  untoldHow: 'le rapport de la régie ne les contient pas',
  impossible: 'Chiffres impossibles',
  impossibleHow:
    "plus de réactions que d'impressions, ou plus de conversions que de visites : vérifiez le rapport et le suivi",
  others: (n: Counted) => `${inFrench(n, 'autre annonce', 'autres annonces')} dans le fichier CSV.`,
  unplaced: (views: Counted) =>
    `${inFrench(views, "visite n'appartient", "visites n'appartiennent")} à aucune annonce : sans place ici.`,

  money: {
    title: 'Où déplacer le budget',
    table: 'Budgets proposés',
    now: 'Aujourd’hui',
    proposed: 'Alors environ',
    less: (amount: string) => `${amount} de moins`,
    more: (amount: string) => `${amount} de plus`,
    assumption: (bound: string) =>
      `Hypothèse : à ± ${bound} du budget actuel, une conversion coûte à chaque annonce ce qu'elle a coûté sur cette période. Aucun budget ne change de plus de ${bound} et le total reste le même.`,
    gain: (moved: string, mean: string, low: string, high: string) =>
      `Si vous déplacez ${moved}, alors environ ${mean} conversions de plus (entre ${low} et ${high}, 95 fois sur 100) sur une période aussi longue. Une estimation, jamais une consigne.`,
    why: {
      'no-giver': "Aucune annonce payée n'est nommée « Applaudi » ou « À retirer » : rien à déplacer pour l'instant.",
      'no-taker':
        "Aucune annonce payée n'est nommée « Carré magique » ou « Convertisseur discret » : rien vers quoi déplacer.",
      'no-clear-gain':
        "Déplacer un cinquième du budget n'apporterait pas nettement plus de conversions : laissez-le où il est.",
    },
    none: 'Seules comptent les annonces nommées, payées dans la devise de la campagne.',
  },
  empty: {
    title: 'Aucune annonce à placer sur cette période',
    how: 'La matrice croise les réactions que disent les régies et les conversions de vos pages. Importez un rapport de dépense, ou choisissez une période plus longue.',
    next: 'Importer un rapport',
  },
}
