import { type Counted, inFrench } from './plural.ts'

const measures = (n: Counted) => inFrench(n, 'mesure', 'mesures')

/** Whether all roads count the same. */
const reconciled = {
  title: 'Concordance des chiffres',
  how: 'La même chose comptée par deux chemins doit donner le même nombre. Sinon, voici pourquoi, cas par cas.',
  back: 'Retour à la vitesse',
  lines: { leads: 'Formulaires et balise', contacts: 'Formulaires et contacts', purchases: 'Commandes et balise' },
  whats: {
    forms: 'Leads par formulaire',
    orders: 'Commandes',
    contacts: 'Contacts différents',
    leads: 'Visites devenues leads',
    purchases: 'Visites avec achat',
  },
  agree: 'Les deux nombres concordent.',
  explained: (n: Counted) => `Écart de ${n.text}, entièrement expliqué.`,
  unexplained: (n: Counted) => `${n.text} sans explication.`,
  unexplainedHow: {
    leads: "Une visite porte un lead que le registre n'a pas, ou l'inverse. Signalez-le : ce n'est pas attendu.",
    contacts: "Ce n'est pas attendu : signalez-le.",
    purchases:
      'Le plus souvent, la page de remerciement a été rechargée : deux visites, une commande. Ou la boutique a redit la commande, qui a quitté sa visite.',
  },
  effects: { '-1': 'de moins', '0': 'sans effet', '1': 'de plus' },
  ids: (n: Counted) => `Identifiants (${n.text} au plus)`,
  reasons: {
    robot: 'Visite reconnue comme robot : le formulaire compte, pas la visite',
    'same-view': 'Deux formulaires pour une visite : téléphone prêté, ou adresse corrigée',
    'began-before': 'Page ouverte avant la période, formulaire envoyé pendant',
    'sent-after': 'Page ouverte pendant la période, formulaire envoyé après',
    'other-campaign': "La visite est d'une autre campagne",
    'shop-only': "Dite par la boutique ou l'équipe seulement : l'achat n'a pas été vu sur une page",
    'not-marked': 'La visite ne porte pas la conversion',
    'no-view': "Aucune visite n'est connue",
    'same-contact': 'La même personne a envoyé plusieurs formulaires',
    'no-contact': "Aucun contact n'est attaché",
    forgotten: 'Visite trop ancienne, effacée comme prévu : son jour la compte encore',
    'without-script': 'Script bloqué ou refusé : le formulaire seul fait connaître la visite',
    erased: 'Personne effacée à sa demande : reste un contact sans nom',
    refund: 'Remboursement : ni commande ni achat de plus',
  },
  cuts: 'Parties et totaux',
  cutsHow: "La somme des parties montrées ailleurs, comparée au total compté d'une traite.",
  cut: 'Découpage',
  parts: 'Somme',
  total: 'Total',
  verdict: 'Verdict',
  cutNames: {
    'views-by-ad': 'Visites par annonce',
    'views-by-tier': 'Visites par palier',
    'views-by-speed': 'Visites des mesures de vitesse',
    'leads-by-ad': 'Leads par annonce',
  },
  same: 'égal',
  differs: 'différent',
  speedHow: "Les jours dont les visites ont été effacées avant que la vitesse soit gardée par jour n'y sont pas.",
}

/** How fast pages were for people. */
export const speed = {
  title: 'Vitesse',
  heading: 'Vitesse vécue par vos visiteurs',
  how: 'Mesurée chez eux par la balise, robots exclus. p75 : trois visites sur quatre font au moins aussi bien. Chaque p75 est juste à 5 % près ; son intervalle à 95 % dépend du nombre de mesures.',
  none: 'Aucune visite sur cette période',
  noneHow: 'Publiez une page, ou installez la balise sur la vôtre : la première visite dira sa vitesse.',
  names: { lcp: 'Affichage (LCP)', inp: 'Réaction (INP)', cls: 'Stabilité (CLS)' },
  short: { lcp: 'LCP', inp: 'INP', cls: 'CLS' },
  about: {
    lcp: 'Temps avant que le plus grand élément soit visible.',
    inp: 'Attente après un toucher ou un clic, la pire de la visite.',
    cls: 'Ce qui bouge tout seul pendant la lecture ; plus bas est mieux.',
  },
  limits: (good: string, fair: string) => `Bon jusqu'à ${good}, mauvais au-delà de ${fair} (web.dev).`,
  seconds: (n: string) => `${n}\u00a0s`,
  ms: (n: string) => `${n}\u00a0ms`,
  ratings: { good: 'bon', fair: 'moyen', poor: 'mauvais' },
  unsure: (rating: string) => `${rating}, à confirmer`,
  scale: (value: string, rating: string) => `Échelle : ${value}, ${rating}`,
  between: (low: string, high: string) => `entre ${low} et ${high}`,
  share: (share: string, interval: string, n: Counted) =>
    `${share} de bonnes mesures (${interval}), sur ${measures(n)}`,
  missing: (n: Counted) => `encore ${measures(n)}`,
  missingLong: (n: Counted) => `Trop peu pour conclure : il faut encore ${measures(n)}.`,
  unmeasured: 'Pas encore mesuré',
  coverage: (lcp: string, inp: string, cls: string) =>
    `Part des visites qui disent leur vitesse : ${lcp} pour le LCP, ${inp} pour l'INP, ${cls} pour le CLS. Firefox et Safari, donc les applications sur iPhone, ne mesurent pas le CLS, et leurs versions anciennes ni le LCP ni l'INP ; l'INP demande un geste.`,
  trend: 'Par semaine',
  trendLimit: (good: string) => `bon jusqu'à ${good}`,
  trendOf: (name: string, first: string, last: string) =>
    `${name} par semaine : ${first} la première, ${last} la dernière`,
  week: 'Semaine du',
  measured: 'Mesures',
  visitsOf: (n: Counted) => inFrench(n, 'visite', 'visites'),
  measuresOf: measures,
  cuts: { in_app: 'Par navigateur', device: 'Par appareil', ad: 'Par page' },
  whole: 'Page × appareil × navigateur',
  wholeMost: (n: string) => `Les ${n} groupes les plus vus ; le fichier CSV les a tous.`,
  group: 'Groupe',
  noAd: 'sans annonce',
  ownBrowser: 'navigateur ordinaire',
  apps: {
    instagram: 'Instagram', threads: 'Threads', messenger: 'Messenger', facebook: 'Facebook', tiktok: 'TikTok', linkedin: 'LinkedIn',
    snapchat: 'Snapchat', pinterest: 'Pinterest', x: 'X', reddit: 'Reddit', google: 'Google',
  } as Record<string, string>, // biome-ignore format: a list of names
  devices: { mobile: 'téléphone', tablet: 'tablette', desktop: 'ordinateur', '': 'appareil inconnu' } as Record<
    string,
    string
  >,
  advice: {
    title: 'Que faire',
    fine: "Rien : là où il y a assez de mesures, l'affichage est bon.",
    unknown: "Attendre : il n'y a pas encore assez de mesures pour dire si l'affichage est bon.",
    slowApp: (app: string, p75: string, rating: string) =>
      `Dans ${app}, la page s'affiche en ${p75} (${rating}). Ces navigateurs partent sans cache et avec moins de mémoire : allégez l'image du haut, retirez la vidéo et les scripts d'autres sites, puis rouvrez l'annonce depuis l'application pour vérifier.`,
    slow: (where: string, p75: string, rating: string) =>
      `${where} : la page s'affiche en ${p75} (${rating}). Commencez par l'image du haut : plus légère, aux dimensions fixées, sans chargement différé.`,
    late: (where: string, p75: string, rating: string) =>
      `${where} : la page répond en ${p75} (${rating}). Retirez les scripts d'autres sites, ou chargez-les après le premier geste.`,
    moving: (where: string, p75: string, rating: string) =>
      `${where} : le contenu bouge (CLS ${p75}, ${rating}). Fixez la taille des images et des bandeaux.`,
    everywhere: 'Partout',
    own: 'Dans un navigateur ordinaire',
    where: {
      in_app: (name: string) => `Dans ${name}`,
      device: (name: string) => `Sur ${name}`,
      ad: (name: string) => `Page ${name}`,
    },
  },
  reconcileLink: 'Les chiffres concordent-ils ?',
  reconciled,
}
