/** What the rules against robots left out. */
export const robots = {
  title: 'Vues comptées et écartées',
  human: 'Comptées',
  excluded: 'Écartées',
  share: 'Part écartée',
  none: 'Aucune vue sur cette période. Installez la balise ou publiez une page : les robots viennent vite.',
  modes:
    "En vigueur : la règle écarte des comptes. À l'essai : elle ne change rien, et montre ici ce qu'elle écarterait. Coupée : elle ne sert pas. Les vues passées suivent toujours le réglage d'aujourd'hui : rien n'est jamais jeté.",
  mode: { on: 'En vigueur', shadow: "À l'essai", off: 'Coupée' },
  set: 'Réglage',
  save: 'Appliquer',
  saveOf: (rule: string) => `Appliquer à « ${rule} »`,
  switched: (mode: string) => `Fait : ${mode.toLowerCase()}. Les comptes suivent dès maintenant.`,
  caught: (n: number, views: string, only: string) =>
    n === 0
      ? 'Aucune vue reconnue sur cette période.'
      : `${views} ${n < 2 ? 'vue reconnue' : 'vues reconnues'}, dont ${only} par aucune autre règle en vigueur.`,
  doubt: (signs: string) => `Des signes de personnes parmi elles : ${signs}.`,
  ifMany: {
    on: "S'ils sont nombreux, la règle se trompe : mettez-la à l'essai.",
    shadow: "S'ils sont nombreux, la règle écarterait des personnes : laissez-la à l'essai.",
    off: "S'ils sont nombreux, la règle écarterait des personnes : laissez-la coupée.",
  },
  noDoubt: 'Aucun signe de personne parmi elles.',
  trusted: (n: string) => `${n} avec un geste réel`,
  interacted: (n: string) => `${n} avec une interaction chronométrée`,
  converted: (n: string) => `${n} devenues lead ou achat`,
  marks: 'À quoi elles ont été reconnues',
  rules: {
    'no-user-agent': { name: 'Sans navigateur déclaré', how: 'La requête ne dit pas quel programme la fait.' },
    'user-agent': { name: 'Robots déclarés', how: 'Moteurs de recherche, aperçus de liens, outils : ils se nomment.' },
    webdriver: { name: 'Navigateur piloté', how: "Le navigateur dit qu'un programme le conduit." },
    prefetch: { name: 'Page préparée', how: "Chargée d'avance, sans que personne l'ait ouverte." },
    'data-centre': {
      name: 'Réseau de serveurs',
      how: "La visite vient d'un centre de données, d'où presque personne ne navigue.",
    },
    'no-trusted-input': {
      name: 'Aucun geste réel',
      how: 'Des clics ou des saisies, et aucune main derrière : un script les a faits.',
    },
    'shared-network': {
      name: 'Réseau partagé',
      how: "Un hébergeur d'où sortent aussi des personnes : VPN, passerelles d'entreprise.",
    },
  } as Record<string, { name: string; how: string }>,
  refused: "Le réglage n'a pas été changé : recommencez.",
}
