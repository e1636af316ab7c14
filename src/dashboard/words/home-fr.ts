import { type Counted, inFrench } from './plural.ts'

/** The home of the dashboard: where money leaks, and what to do. And the list of campaigns. */
export const home = {
  title: 'Accueil',
  active: (n: Counted) => inFrench(n, 'campagne active', 'campagnes actives'),
  examined: (n: Counted, all: Counted) =>
    `Fuites et actions : cherchées dans les ${n.text} campagnes qui dépensent le plus, sur ${all.text} actives. Les chiffres et l'entonnoir les comptent toutes.`,
  period: 'Période',
  days: (n: number) => `${n} jours`,
  wrongPeriod: 'Ces dates ne vont pas : voici les 30 derniers jours.',

  leaks: (amount: string, passage: string, where: string) =>
    `Environ ${amount} de leads ou d'achats manquent ${passage}, sur « ${where} ».`,
  leaksCounted: (results: string, passage: string, where: string) =>
    `Environ ${results} manquent ${passage}, sur « ${where} ».`,
  leaksUnpriced: (passage: string, where: string) =>
    `Trop peu passent ${passage}, sur « ${where} » : c'est sûr, et sans résultat rien ne dit ce que cela coûte.`,
  passages: {
    engagement: "entre l'impression et l'engagement",
    ctr: "entre l'impression et le clic",
    arrival: 'entre le clic et la visite',
    cvr: 'entre la visite et le lead',
  },
  unsure: "Aucune fuite n'est certaine.",
  none: 'Aucune fuite : chaque passage mesuré est à son repère ou au-dessus.',
  unknown: "Pas encore de quoi dire si de l'argent se perd.",
  unknownHow: 'Il faut des visites sur vos pages, et le rapport de vos régies pour ce qui se passe avant elles.',
  nearest: (campaign: string, passage: string, more: string) =>
    `La plus proche, ${passage}, sur « ${campaign} » : il faut encore ${more}, au même rythme, pour le dire avec 90 % de certitude.`,
  exposedToo: (amount: string, days: string) =>
    `${amount} dépensés (${days}) vers des pages qui ne tiennent pas la promesse.`,
  seeExposed: 'Voir lesquelles',

  todo: 'À faire maintenant',
  nothingToDo: "Rien ne presse. Ce qui coûtera ou s'arrêtera apparaîtra ici.",
  ranked: "D'abord ce qui coûte le plus, puis ce qui presse. Cinq choses au plus.",
  atStake: {
    recoverable: (money: string) => `≈ ${money} à regagner`,
    spent: (money: string) => `${money} en jeu`,
  },
  basis: {
    recoverable: "Base : les résultats manquants, au prix d'un résultat aujourd'hui.",
    spent: 'Base : les dépenses importées de la période.',
  },
  forRole: (role: string) => `Il faut le rôle « ${role} ».`,

  /** What is to be done and what it is expected to bring, in one sentence each. */
  act: {
    leak: {
      what: (where: string, why: string) => `« ${where} » : ${why}.`,
      brings: (low: string, high: string, least: string) =>
        `De ${low} à ${high} leads ou achats de plus sur autant de jours, si cela suffit à revenir au repère de ${least}.`,
    },
    exposed: {
      what: {
        down: (ad: string) => `« ${ad} » dépense, et sa page n'est plus en ligne.`,
        'no-page': (ad: string) => `« ${ad} » dépense, et ne mène à aucune page publiée.`,
        broken: (ad: string) => `« ${ad} » dépense vers une page qui dit autre chose.`,
        partial: (ad: string) => `« ${ad} » dépense vers une page qui tient sa promesse à moitié.`,
      },
      brings: 'La même dépense mènera à une page qui continue l’annonce.',
      button: 'Réparer',
    },
    fatal: {
      virality: (campaign: string) => `« ${campaign} » : on réagit beaucoup, on n'achète presque rien.`,
      'broken-promise': (campaign: string) =>
        `« ${campaign} » : la promesse est presque tenue, mais la page arrive trop tard.`,
      'no-remarketing': (campaign: string) => `« ${campaign} » : qui s'est intéressé n'est jamais relancé.`,
    },
    'no-view': {
      what: (campaign: string) =>
        `« ${campaign} » a des pages en ligne, et aucune visite n'est comptée depuis 24 heures.`,
      brings: 'Sans mesure, ni lead attribué ni audience : vérifiez le pixel, puis que les annonces tournent.',
      button: 'Vérifier le pixel',
    },
    'list-late': {
      what: (when: string) => `Une liste devait partir vers sa régie le ${when}, et n'est pas partie.`,
      brings: "L'audience vieillit là-bas : qui s'est retiré ou a acheté y reste.",
      button: 'Voir la liste',
    },
    'spend-late': {
      what: (campaign: string, until: string) =>
        `« ${campaign} » reçoit des visites payées, et ses dépenses s'arrêtent au ${until}.`,
      never: (campaign: string) => `« ${campaign} » reçoit des visites de régies, et aucune dépense n'est importée.`,
      brings: 'Coût par lead, ROAS et fuites redeviennent justes.',
      button: 'Importer les dépenses',
    },
    unnamed: {
      what: (brand: string) => `L'identité légale de la marque « ${brand} » est incomplète.`,
      brings: 'La loi la veut sous chaque page : sans elle, aucune page ne se publie.',
      button: 'La compléter',
    },
    'no-ads': {
      what: (campaign: string) => `« ${campaign} » est active et n'a aucune annonce.`,
      brings: 'Chaque annonce importée reçoit sa page, déjà remplie.',
      button: 'Ajouter une annonce',
    },
    unpublished: {
      what: (ad: string) => `La page de « ${ad} » n'a jamais été publiée.`,
      more: (n: Counted) => `Dans cette campagne, ${inFrench(n, 'page attend', 'pages attendent')}.`,
      brings: 'Une page à elle tient mieux la promesse de l’annonce que celle de la campagne.',
      button: 'Relire et publier',
    },
    unpictured: {
      what: (ad: string) => `« ${ad} » n'a pas de visuel.`,
      more: (n: Counted) =>
        `Dans cette campagne, ${inFrench(n, 'annonce est sans visuel', 'annonces sont sans visuel')}.`,
      brings: 'Le visuel et ses couleurs font un quart du score de promesse.',
      button: 'Ajouter le visuel',
    },
    unjudged: {
      what: (n: Counted) => `${inFrench(n, 'lead', 'leads')} de plus de 7 jours : personne n'a dit ce qu'ils valaient.`,
      most: (n: Counted) => `Plus de ${n.text} leads de plus de 7 jours : personne n'a dit ce qu'ils valaient.`,
      brings: 'Vous saurez ce que coûte un bon lead, et les régies chercheront ceux qui lui ressemblent.',
      button: 'Les qualifier',
    },
  },
  causes: {
    'broken-promise': "la page tient mal la promesse de l'annonce",
    slow: 'la page arrive trop tard',
    form: 'le formulaire décourage',
    unread: "la page n'est pas lue",
    platform: (platform: string) => `${platform} est seule sous le repère`,
    frequency: 'les mêmes personnes voient trop souvent les annonces',
    none: (passage: string) => `trop peu passent ${passage}, et rien de mesuré ne dit pourquoi`,
  },

  figures: 'Les chiffres',
  inCurrency: (currency: string) => `en ${currency}`,
  before: (text: string) => `avant : ${text}`,
  nothingBefore: 'rien avant',
  unclear: 'pas de changement net',
  apart: (money: string) => `À part, dans une autre devise : ${money}.`,

  funnel: 'L’entonnoir de toutes les campagnes actives',
  weakest: 'le plus faible',
  weakestHow: (passage: string) => `Là où il y a le plus à regagner : ${passage}.`,
  notWeakest: "Aucun passage n'est sûrement sous son repère.",
  table: "L'entonnoir en tableau",

  leaksTitle: 'Les fuites, par ce qu’elles coûtent',
  leaksHow:
    "Seulement ce qui est sûr à 90 % au moins. Le montant est le prix, aujourd'hui, des résultats que le repère apporterait.",
  noLeaks: 'Aucune fuite sûre sur cette période.',
  unpriced: 'montant inconnu',
  lost: (results: string) => `${results} à regagner`,
  why: (cause: string) => `Cause : ${cause}.`,
  evidence: 'Voir les mesures',
  evidenceOf: (place: string) => `Voir les mesures : ${place}`,
  adIn: (campaign: string) => `annonce, ${campaign}`,
  campaignItself: 'campagne',

  exposed: 'Dépense exposée aux promesses non tenues',
  exposedHow: 'Ce que ces annonces ont dépensé pendant que leur page ne suivait pas.',
  noExposed: 'Chaque annonce qui dépense mène à une page qui tient sa promesse.',
  whyExposed: {
    down: 'page retirée',
    'no-page': 'jamais publiée',
    broken: (score: string) => `promesse rompue, score ${score}`,
    partial: (score: string) => `promesse à moitié tenue, score ${score}`,
  },
  repair: 'Réparer',
  repairOf: (ad: string) => `Réparer : ${ad}`,
  more: (n: Counted) => `Et ${inFrench(n, 'autre', 'autres')}.`,

  empty: 'Rien à compter pour l’instant',
  emptyHow:
    'Créez une campagne et sa première annonce : sa page se remplit toute seule. Le guide vous y mène en quelques minutes.',
  emptyLook: 'Aucune campagne ne tourne. Un éditeur peut en créer une ; le guide montre comment.',
  guide: 'Suivre le guide',
  create: 'Nouvelle campagne',
  allCampaigns: 'Toutes les campagnes',

  campaigns: {
    filter: 'Montrer',
    all: 'Toutes',
    statuses: { active: 'Actives', paused: 'En pause', draft: 'Brouillons', archived: 'Archivées' },
    sorted: 'Par dépense, devise par devise.',
    none: 'Aucune campagne de ce genre.',
  },
}
