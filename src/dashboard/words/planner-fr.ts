/** The planner of a retargeting, and a campaign's sequence. */
export const planner = {
  title: 'Planifier un budget',
  intro:
    "Ce qu'un budget ferait de cette audience : combien de fois chacun verrait la publicité, si la régie diffuserait, et si une remise laisse une marge. Rien n'est envoyé ni enregistré.",
  terms: {
    cpm: { term: 'CPM', meaning: 'le prix de mille affichages.' },
    frequency: { term: 'Fréquence', meaning: 'combien de fois une même personne voit la publicité.' },
    match: { term: 'Taux de reconnaissance', meaning: 'la part de la liste que la régie retrouve parmi ses comptes.' },
    cpa: { term: 'Coût par achat', meaning: 'la dépense publicitaire divisée par les achats.' },
  },
  platform: 'Régie',
  budget: 'Budget de toute la période',
  currency: 'Devise',
  days: 'Durée, en jours',
  daysHint: '1 à 180.',
  cpm: 'CPM',
  cpmHint: 'Vide : celui de vos rapports de dépense, sinon celui de la méthode.',
  order: 'Si vous offrez une remise',
  price: "Prix moyen d'une commande",
  margin: 'Marge sur ce prix, en %',
  marginHint: 'Avant publicité et remise.',
  cpa: 'Coût par achat attendu',
  incentive: 'Remise',
  incentiveUnit: 'Remise en',
  percent: '% du prix',
  amount: 'montant',
  submit: 'Calculer',
  refused: "Un champ n'est pas rempli comme il faut.",
  fields: {
    destination: 'Choisissez une régie.',
    budget: 'Un montant au-dessus de zéro.',
    currency: 'Une devise qui existe, comme EUR.',
    days: 'Un nombre entier, de 1 à 180.',
    cpm: 'Un montant, de 0,01 à 10 000.',
    averageOrder: 'Un montant au-dessus de zéro.',
    margin: 'De 0 à 100 %.',
    cpa: 'Un montant, zéro ou plus.',
    incentive: 'Un nombre au-dessus de zéro ; 100 % au plus.',
  } as Record<string, string>,

  result: 'Ce que cela donnerait',
  range: (low: string, high: string) => (low === high ? low : `${low} à ${high}`),
  moreThan: (n: string) => `plus de ${n}`,
  impressions: 'affichages',
  matched: 'personnes reconnues',
  perPerson: 'affichages par personne',
  perWeek: 'par semaine',
  scale: (value: string, watch: string, refresh: string) =>
    `Fréquence attendue : ${value}. Repères : à surveiller dès ${watch}, changer de création dès ${refresh}.`,
  watchMark: (n: string) => `${n} : à surveiller`,
  refreshMark: (n: string) => `${n} : changer de création`,
  marks:
    "Ces deux repères viennent de la pratique (goodmorning, lu de seconde main, novembre 2026) ; ce n'est la règle d'aucune régie.",
  response: (mean: string, last: string) =>
    `À force d'être vue, une publicité agit moins : en moyenne ${mean} de l'effet de la première fois, ${last} à la dernière (analyse de Meta, lue de seconde main, novembre 2026).`,
  advice: {
    nobody: 'La liste est vide pour cette régie : élargissez la règle avant de dépenser.',
    below: (needed: string, rows: string, missing: string) =>
      `La régie demande ${needed} personnes reconnues, la liste en compte ${rows} avant reconnaissance : elle ne diffuserait pas. Il en manque environ ${missing}.`,
    unsure: (needed: string, rows: string, missing: string) =>
      `La régie demande ${needed} personnes reconnues, la liste en compte ${rows} avant reconnaissance : ce n'est pas sûr. Pour y compter, ajoutez-en ${missing}.`,
    met: (needed: string) => `Le minimum de la régie (${needed} personnes reconnues) est atteint.`,
    merge: (names: string, rows: string) =>
      `Réunissez-la avec ${names} : ensemble, ${rows} lignes, assez pour diffuser.`,
    mergeShort: (names: string, rows: string) =>
      `Même réunie avec ${names}, la liste s'arrête à ${rows} : élargissez la période ou la règle.`,
    noMargin: (left: string) =>
      `Cette remise ne laisse pas de marge : il resterait ${left} par commande. Offrez moins.`,
    margin: (left: string) => `Après la remise et la publicité, il reste ${left} par commande.`,
    marginUnknown: (missing: string) => `Pour savoir si la remise laisse une marge, indiquez ${missing}.`,
    refresh: (frequency: string, limit: string, day: number) =>
      `Fréquence de ${frequency} : le repère de ${limit} est dépassé au jour ${day}. Préparez une autre création pour ce jour, ou baissez le budget.`,
    watch: (frequency: string, limit: string, day: number) =>
      `Fréquence de ${frequency} : le repère de ${limit} est atteint au jour ${day}. Surveillez les résultats à partir de là.`,
    tooFew: (most: string, one: string, all: string) =>
      `Ce budget ne peut pas être dépensé utilement sur si peu de personnes : chacune verrait la publicité plus de ${most} fois, au-delà des 7 à ${most} contacts de la méthode. Avec une seule création, ${one} suffisent ; avec plusieurs qui se relaient, jusqu'à ${all}. Gardez le reste, ou élargissez l'audience.`,
    calm: (frequency: string) => `Fréquence de ${frequency} : sous les deux repères.`,
    part: (share: string) => `Ce budget n'atteindrait qu'environ ${share} des personnes reconnues.`,
    cpmUnknown: (currency: string) =>
      `Aucun CPM connu en ${currency} : indiquez-en un, ou importez un rapport de dépense de cette régie.`,
  },
  missing: {
    averageOrder: "le prix moyen d'une commande",
    margin: 'la marge',
    cpa: 'le coût par achat',
  },
  tiers: (name: string) => `le palier « ${name} »`,
  marginTitle: 'Par commande',
  unitMargin: 'Marge avant remise',
  discount: 'Remise',
  afterIncentive: 'Reste après la remise',
  ads: 'Publicité par achat',
  afterAds: 'Reste',
  assumptions: "D'où viennent ces chiffres",
  rows: (rows: string) => `Lignes de la liste : ${rows}, comptées maintenant.`,
  rowsAbout: (rows: string) => `Lignes de la liste : ${rows}, estimées maintenant sur un échantillon.`,
  match: {
    assumed: (range: string) =>
      `Taux de reconnaissance : ${range}, une hypothèse de notre part. Aucune régie n'en publie un ; Google dit seulement de 1 à 99 % (aide de Customer Match, lue en novembre 2026).`,
    asked: (range: string) => `Taux de reconnaissance : ${range}, indiqué par vous.`,
  },
  cpmFrom: {
    asked: (range: string) => `CPM : ${range}, indiqué par vous.`,
    account: (range: string, reports: number) =>
      `CPM : ${range}, de vos ${reports} derniers relevés de cette régie (90 jours, moitié centrale).`,
    method: (range: string) =>
      `CPM : ${range}, ce que la méthode prévoit en euros, faute de rapport de cette régie. Importez votre dépense pour avoir le vôtre.`,
  },
}

export const sequence = {
  title: 'Séquence',
  intro:
    "Qui revient n'a plus les mêmes questions. Chaque étape a son audience, pour la relance, et sa section, qui passe en tête de la page.",
  settings: 'Quand chaque étape commence',
  settingsHow: 'En jours depuis la première visite. Les pages suivent en 15 secondes, les audiences tout de suite.',
  proof: 'Preuve, à partir du jour',
  incentive: 'Incitation, à partir du jour',
  rest: 'Repos, à partir du jour',
  dayHint: '1 à 59, dans cet ordre.',
  form: 'Preuve après un formulaire commencé, en heures',
  formHint: '1 à 720. Qui a commencé le formulaire est déjà rassuré.',
  touchesMin: 'Touches habituelles, au moins',
  touchesMax: 'Touches habituelles, au plus',
  touchesHint: '1 à 100.',
  save: 'Enregistrer',
  saved: 'Réglages enregistrés.',
  defaults: "Réglages de la méthode : rien n'est changé pour cette campagne.",
  refused: "Un champ n'est pas rempli comme il faut. Rien n'a été enregistré.",
  fields: {
    proofFromDays: 'Un nombre entier de jours, de 1 à 59.',
    incentiveFromDays: 'Un nombre entier, après le jour de la preuve.',
    restFromDays: "Un nombre entier, après le jour de l'incitation.",
    proofAfterFormHours: "Un nombre entier d'heures, de 1 à 720.",
    touchesMin: 'Un nombre entier, de 1 à 100.',
    touchesMax: 'Un nombre entier, de 1 à 100, pas sous le premier.',
  } as Record<string, string>,
  stages: 'Les étapes',
  span: (from: number, until: number | null) =>
    until === null ? `dès le jour ${from}` : `jour ${from} à ${until - 1}`,
  shows: {
    reassurance: "Au retour, juste après l'accroche : les réponses aux questions et aux doutes, ouvertes.",
    proof: "Juste après l'accroche : la preuve, avec témoignages et chiffres.",
    incentive: "Juste après l'accroche : ce qu'il y a à gagner à se décider.",
    rest: "On laisse tranquille : la page redevient celle de tout le monde, et la relance s'arrête.",
  },
  first:
    "À la première visite, et après une conversion, la page reste telle quelle. Une section que la page n'a pas ne change rien.",
  changed: 'Sa règle a été changée : elle peut partager des personnes avec une autre étape.',
  noAudience: "Pas encore d'audience",
  make: 'Créer les audiences des étapes',
  touches: 'Touches avant conversion',
  touchesHow:
    "Une touche est une visite, de n'importe quelle campagne, séparée des autres de 30 minutes. Personnes consentantes qui ont converti, 180 derniers jours.",
  tooFew: (missing: number) =>
    `Encore ${missing} ${missing < 2 ? 'conversion' : 'conversions'} avant que ce chiffre veuille dire quelque chose.`,
  median: 'moitié des conversions en',
  middle: 'moitié centrale',
  within: (min: number, max: number) => `avec ${min} à ${max} touches`,
  touch: (n: number) => (n < 2 ? `${n} touche` : `${n} touches`),
  figure: 'Conversions par nombre de touches',
  orMore: (n: number) => `${n} touches ou plus`,
  dark: (min: number, max: number) => `En foncé : de ${min} à ${max} touches, l'habituel.`,
  times: 'Touches',
  conversions: 'Conversions',
  noSource: (min: number, max: number) =>
    `${min} à ${max} est le chiffre de la méthode ; nous n'en avons trouvé aucune source première (cherchée en novembre 2026). Vos chiffres comptent plus.`,
}
