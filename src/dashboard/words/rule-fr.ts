const days = (n: number) => (n < 2 ? `${n} jour` : `${n} jours`)
const visits = (n: number) => (n < 2 ? `${n} visite` : `${n} visites`)
const times = (n: number) => `${n} fois`
const span = (min: number | undefined, max: number | undefined, unit: (n: number) => string) => {
  if (min === undefined) return `au plus ${unit(max!)}`
  if (max === undefined) return `au moins ${unit(min)}`
  return min === max ? `exactement ${unit(min)}` : `de ${min} à ${unit(max)}`
}

/** What a rule asks, as one would say it. Each condition reads on after « qui » and after « ils ». */
export const rule = {
  everybody: 'Toutes les personnes connues',
  everywhere: 'Vus sur une de vos campagnes',
  seenOn: (campaigns: string) => `Vus sur ${campaigns}`,
  within: (n: number) => (n < 2 ? 'ce dernier jour' : `ces ${n} derniers jours`),
  who: (conditions: string) => `qui ${conditions}`,
  either: (items: readonly string[]) => items.join(' ou '),
  not: (inner: string) => `ne sont pas dans ce cas : ${inner}`,
  all: 'Tout ceci',
  any: "Au moins l'un de ceux-ci",
  none: 'Rien de ceci',
  scope: (campaigns: string | null, n: number | null) =>
    `(${[...(campaigns === null ? [] : [`sur ${campaigns}`]), ...(n === null ? [] : [`en ${days(n)}`])].join(', ')})`,
  tierFrom: (min: string) => `ont atteint au moins « ${min} »`,
  tierTo: (max: string) => `n'ont pas dépassé « ${max} »`,
  tierBetween: (min: string, max: string) =>
    min === max ? `sont au palier « ${min} »` : `sont entre « ${min} » et « ${max} »`,
  tierAny: 'sont venus',
  seen: (min: number | undefined, max: number | undefined) => {
    if (min && max !== undefined) return `sont venus pour la dernière fois il y a ${min} à ${days(max)}`
    return min ? `ne sont pas revenus depuis au moins ${days(min)}` : `sont venus il y a ${days(max ?? 0)} au plus`
  },
  arrived: (min: number | undefined, max: number | undefined) => {
    if (min && max !== undefined) return `sont venus pour la première fois il y a ${min} à ${days(max)}`
    return min
      ? `sont venus pour la première fois il y a au moins ${days(min)}`
      : `sont venus pour la première fois il y a ${days(max ?? 0)} au plus`
  },
  visits: (min?: number, max?: number) => `ont fait ${span(min, max, visits)}`,
  touches: (min?: number, max?: number) => `sont arrivés d'un lien ou d'une publicité ${span(min, max, times)}`,
  source: (names: string) => `sont venus de ${names}`,
  ad: (names: string) => `ont vu la page de ${names}`,
  variant: (names: string) => `ont vu la variante ${names}`,
  device: (names: string) => `utilisent ${names}`,
  country: (names: string) => `se trouvent dans ce pays : ${names}`,
  app: (names: string) => `ont ouvert la page dans l'application ${names}`,
  event: (name: string, min: number) => `ont fait « ${name} » au moins ${times(min)}`,
  value: (min: string | null, max: string | null) =>
    min !== null && max !== null
      ? `ont apporté de ${min} à ${max}`
      : max === null
        ? `ont apporté au moins ${min ?? 0}`
        : `ont apporté au plus ${max}`,
  crm: (names: string) => `ont ce statut dans le CRM : ${names}`,
  stage: (names: string) => `en sont à cette étape de la séquence : ${names}`,
  active: (percent: number) => `font partie des ${percent} % restés actifs le plus longtemps`,
  clicked: (names: string) => `sont arrivés par un clic que ${names} sait reconnaître`,
  named: 'ont laissé un e-mail ou un téléphone',
  unnamed: "n'ont laissé ni e-mail ni téléphone",
  contacted: (n: number) => `ont eu un échange avec vous il y a ${days(n)} au plus`,
  inAudience: (name: string) => `font partie de « ${name} »`,
  except: (who: string) => `, sauf ${who}`,
  leads: 'les leads',
  customers: 'les clients',
  recent: (n: number) => `qui a eu un échange avec vous il y a ${days(n)} au plus`,
  other: (name: string) => `l'audience « ${name} »`,
  rung: (place: number) =>
    place === 1
      ? "Première marche d'une échelle."
      : `Marche ${place} d'une échelle : sans ceux des marches au-dessus, personne n'est sur deux.`,
  devices: { mobile: 'un téléphone', tablet: 'une tablette', desktop: 'un ordinateur' },
  statuses: { lead: 'lead', qualified: 'qualifié', won: 'gagné', lost: 'perdu', customer: 'client' },
  stages: { reassurance: 'réassurance', proof: 'preuve', incentive: 'incitation', rest: 'repos' },
  sources: {
    email: 'e-mail',
    direct: 'accès direct',
    other: 'ailleurs',
  } as Record<string, string>,

  form: {
    add: 'Nouvelle audience',
    edit: "Modifier l'audience",
    name: 'Nom',
    nameHint: 'Pour votre équipe. Les régies reçoivent un autre nom, neutre.',
    where: 'Où et depuis quand',
    campaigns: 'Campagnes',
    campaignsHint: 'Aucune cochée : toutes.',
    window: 'Venus depuis, en jours',
    windowHint: '1 à 540. Vide : sans limite.',
    tierMin: 'Palier, au moins',
    tierMax: 'Palier, au plus',
    anyTier: 'Tous',
    without: 'Qui laisser de côté',
    leads: 'Les leads',
    customers: 'Les clients',
    contacted: 'Échange avec vous depuis, en jours',
    contactedHint: '1 à 540. Qui vous a écrit, ou dont le CRM a parlé.',
    others: "D'autres audiences",
    othersHint: 'Cinq au plus.',
    count: 'Compter sans enregistrer',
    save: 'Enregistrer',
    counted: 'Cette règle contient',
    says: 'Ce que dit la règle',
    remove: 'Retirer',
    removeOf: (condition: string) => `Retirer : ${condition}`,
    notYet: 'Pas encore comptée. La taille suit ce que vous tapez ; sans script, le bouton « Compter » la donne.',
    platforms: 'Pour chaque régie',
    wider: 'Pour la rendre plus grande',
    widerBy: {
      window: (n: number, people: string) => `Venus depuis ${days(n)} : ${people}`,
      tier: (tier: string, people: string) => `À partir du palier « ${tier} » : ${people}`,
      campaigns: (people: string) => `Sur toutes les campagnes : ${people}`,
    },
    widest:
      'Rien de plus simple ne la ferait grandir : il faut plus de visites, ou plus de visiteurs qui acceptent la publicité ciblée.',
    start: "Partir d'une audience toute faite",
    startHow: 'Elle remplit le formulaire ; rien n’est enregistré avant votre accord.',
    startPreset: 'Audience',
    startWith: 'Remplir',
    refused: {
      'invalid-body': "Un champ n'est pas rempli comme il faut. Rien n'a été enregistré.",
      'unknown-campaign': "Une campagne de la règle n'existe pas ou plus.",
      'unknown-ad': "Une annonce de la règle n'existe pas ou plus.",
      'unknown-audience': "Une audience de la règle n'existe pas ou plus.",
      'too-many-levels':
        "Des audiences se nomment l'une l'autre sur trop de niveaux : trois au plus, celle-ci comprise.",
      'names-itself': 'Une audience ne peut ni se contenir ni se laisser de côté elle-même, même par une autre.',
      'too-large': 'La règle et celles des audiences nommées sont trop longues pour une seule question. Partagez-la.',
      'not-json': "Ce n'est pas du JSON. Vérifiez les virgules et les guillemets.",
      nothing: 'La règle ne demande rien : choisissez une campagne, un palier, des jours ou une condition.',
    } as Record<string, string>,
    fields: {
      name: 'Un nom de 1 à 120 caractères, sur une ligne.',
      campaigns: 'Une de ces campagnes a disparu : décochez-la.',
      windowDays: 'Un nombre entier de jours, de 1 à 540.',
      tierMin: 'Le premier palier doit être plus bas que le second.',
      seen: 'Des nombres entiers de jours, de 0 à 540, le plus petit en premier.',
      arrived: 'Des nombres entiers de jours, de 0 à 540, le plus petit en premier.',
      tier: 'Le premier palier doit être plus bas que le second.',
      visits: 'Des nombres entiers, de 0 à 10 000, le plus petit en premier.',
      touches: 'Des nombres entiers, de 0 à 10 000, le plus petit en premier.',
      active: 'Un nombre entier, de 1 à 50.',
      source: 'Des noms de 60 caractères au plus.',
      ad: 'Des annonces qui existent, écrites campagne/annonce.',
      variant: 'Des noms de 60 caractères au plus.',
      country: 'Des codes de deux lettres : FR, BE.',
      app: 'Des noms de 60 caractères au plus.',
      event: 'Un nom, et un nombre entier à partir de 1.',
      value: 'Des montants positifs, le plus petit en premier, et leur devise.',
      contacted: 'Un nombre entier de jours, de 1 à 540.',
      audience: 'Une audience qui existe, et qui ne contient pas celle-ci.',
      contactedDays: 'Un nombre entier de jours, de 1 à 540.',
      without: 'Cinq audiences au plus, et qui existent.',
    } as Record<string, string>,
  },
}
