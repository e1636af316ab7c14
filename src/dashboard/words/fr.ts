import { aside } from './aside-fr.ts'
import { attribution } from './attribution-fr.ts'
import { audience } from './audiences-fr.ts'
import { blocks } from './blocks-fr.ts'
import { brands } from './brands-fr.ts'
import { cnil } from './cnil-fr.ts'
import { compared } from './compare-fr.ts'
import { conditions } from './conditions-fr.ts'
import { connect } from './connect-fr.ts'
import { creating } from './creating-fr.ts'
import { crm } from './crm-fr.ts'
import { desk } from './desk-fr.ts'
import { said } from './destinations-fr.ts'
import { diagnosis } from './diagnosis-fr.ts'
import { docs } from './docs-fr.ts'
import { experiment } from './experiment-fr.ts'
import { feeds, ledger } from './feeds-fr.ts'
import { figures } from './figures-fr.ts'
import { findings } from './findings-fr.ts'
import { forecast } from './forecast-fr.ts'
import { menu, search, shortcuts } from './frame-fr.ts'
import { glossary } from './glossary-fr.ts'
import { guide } from './guide-fr.ts'
import { home } from './home-fr.ts'
import { hooks } from './hooks-fr.ts'
import { hub } from './hub-fr.ts'
import { install } from './install-fr.ts'
import { issues } from './issues-fr.ts'
import { leadDesk } from './leadDesk-fr.ts'
import { leak } from './leak-fr.ts'
import { matrix } from './matrix-fr.ts'
import { measure } from './measure-fr.ts'
import { notices } from './notices-fr.ts'
import { operations } from './operations-fr.ts'
import { planner, sequence } from './planner-fr.ts'
import { platforms } from './platforms-fr.ts'
import { privacy } from './privacy-fr.ts'
import { problems } from './problems-fr.ts'
import { robots } from './robots-fr.ts'
import { rule } from './rule-fr.ts'
import { speed } from './speed-fr.ts'
import { spending } from './spend-fr.ts'
import { team } from './team-fr.ts'
import { alerts, importing } from './work-fr.ts'

/** Typed as written; spaces and apostrophes become French ones when the page is made (lib/typography). */
export const fr = {
  language: 'Français',
  skip: 'Aller au contenu',
  nav: 'Menu principal',
  languages: 'Langue',
  campaigns: 'Campagnes',
  audiences: 'Audiences',
  signOut: 'Déconnexion',
  undo: 'Annuler',
  copy: 'Copier',
  copied: 'Copié',
  last30Days: '30 derniers jours',
  unknown: 'non communiqué',
  previousPage: 'Début de la liste',
  nextPage: 'Page suivante',

  signIn: {
    title: 'Se connecter',
    lead: 'Du like au lead : vos publicités, leurs pages, et qui revient.',
    key: 'Clé',
    keyHint: "Le jeton d'administration du déploiement, ou la clé API d'un propriétaire.",
    submit: 'Se connecter',
    wrongKey:
      "Cette clé n'ouvre pas le tableau de bord. Il faut le jeton d'administration ou la clé d'un propriétaire, en entier.",
    deadLink: 'Ce lien a déjà servi ou a expiré. Demandez-en un autre à un propriétaire, ou collez une clé ci-dessous.',
    tooMany: "Trop d'essais. Attendez une minute, puis recommencez.",
    ended:
      "Votre session a pris fin avant cet envoi : rien n'a été enregistré. Connectez-vous, revenez en arrière, puis envoyez de nouveau.",
    newLink: 'Recevoir un lien',
    newLinkHow:
      "Demandez-le à un propriétaire : il le crée sur votre fiche, dans « Équipe et clés ». S'il n'a plus lui-même de session, cet appel en crée un pour lui, valable une fois, pendant 24 heures :",
  },

  status: { draft: 'Brouillon', active: 'Active', paused: 'En pause', archived: 'Archivée' },
  stages: {
    captation: 'Captation',
    activation: 'Activation',
    consideration: 'Considération',
    conversion: 'Conversion',
  },
  counted: {
    captation: 'impressions',
    activation: 'engagements',
    consideration: 'visites de la page',
    conversion: 'leads et achats',
  },
  tiers: {
    visitor: 'Visiteur',
    engaged: 'Engagé',
    considering: 'Intéressé',
    intent: 'Intention',
    lead: 'Lead',
    customer: 'Client',
  } as Record<string, string>,

  views: 'Visites',
  leads: 'Leads',
  spend: 'Dépense',
  cpl: 'Coût par lead',
  cpa: 'Coût par achat',
  cpm: 'CPM',
  ctr: 'Taux de clic',
  cvr: 'Taux de conversion',
  pages: (ads: number, live: number) =>
    ads === 0 ? 'aucune annonce' : `${ads} ${ads < 2 ? 'annonce' : 'annonces'}, ${live} en ligne`,
  empty: {
    byApi: "La même chose par l'API",
    campaigns: "Aucune campagne pour l'instant",
    ads: 'Aucune annonce dans cette campagne',
    adsHow: "Chaque annonce reçoit sa page de destination, remplie d'après elle. Importez celles de votre régie.",
    figures: 'Rien à compter sur cette période',
    figuresHow: "Les visites arrivent dès qu'une page publiée est ouverte. Le coût vient du rapport de la régie.",
    audiences: "Aucune audience pour l'instant",
    audiencesHow:
      "Une audience est une règle : qui est allé jusqu'où, sur quelles campagnes, depuis quand. Par exemple, les visiteurs engagés qui n'ont rien laissé.",
  },

  campaignTabs: {
    name: 'Pages de la campagne',
    tabs: {
      '': 'Entonnoir',
      matrix: 'Matrice',
      diagnosis: 'Erreurs fatales',
      attribution: 'Attribution',
      speed: 'Vitesse',
      sequence: 'Séquence',
    },
  },
  funnel: {
    title: 'Entonnoir',
    figure: "Quatre étapes, de l'impression à la conversion",
    scale: 'Hauteurs en échelle logarithmique ; intervalles à 95 % (Wilson).',
    stage: 'Étape',
    volume: 'Volume',
    passage: 'Passage',
    passageHint: "depuis l'étape d'avant",
    interval: 'Intervalle à 95 %',
    prorated: 'Une période de dépense dépasse ces dates : elle compte au prorata des jours.',
  },
  loss: {
    title: 'Du clic à la visite',
    lost: (share: string) => `${share} des clics n'arrivent pas`,
    kept: "Tous les clics arrivent, ou des visites viennent d'ailleurs",
    none: 'Importez la dépense pour comparer les clics payés aux visites vues',
    detail: (clicks: string, views: string) =>
      `${clicks} clics payés, ${views} visites vues. Page lente, clic par erreur ou mesure bloquée.`,
  },
  ladder: {
    title: "Jusqu'où vont les visites",
    hint: 'Visites qui ont atteint au moins ce palier',
    tier: 'Palier',
    share: 'Part',
  },
  ad: {
    title: 'Annonces et pages',
    live: (version: number) => `En ligne, version ${version}`,
    draft: 'Pas en ligne',
    open: 'Voir la page',
    work: 'Score, textes, publication',
    workOf: (ad: string) => `de ${ad}`,
    noImage: 'Sans visuel',
    tiers: 'Paliers atteints',
  },
  menu,
  search,
  shortcuts,
  glossary,
  figures,
  home,
  creating,
  leadDesk,
  hooks,
  privacy,
  team,
  hub,
  guide,
  docs,
  audience,
  spending,
  matrix,
  diagnosis,
  forecast,
  attribution,
  speed,
  experiment,
  notices,
  operations,
  leak,
  rule,
  planner,
  sequence,
  alerts,
  importing,
  measure,
  robots,
  aside,
  install,
  findings,
  cnil,
  compared,
  conditions,
  desk,
  platforms,
  blocks,
  brands,
  connect,
  feeds,
  ledger,
  crm,
  issues,
  problems,
  said,
  errors: {
    notFound: 'Page introuvable',
    notFoundHow: "Rien n'existe à cette adresse. Elle a peut-être changé de nom, ou une lettre manque.",
    refused: 'Cette demande ne va pas',
    refusedHow: "Une date, un nombre ou un choix de l'adresse n'est pas possible. Revenez à la page et recommencez.",
    forbidden: 'Votre rôle ne le permet pas',
    forbiddenHow: (need: string) => `Il faut au moins le rôle « ${need} ». Un propriétaire peut vous l'ouvrir.`,
    crossSite: 'Demande refusée',
    crossSiteHow: 'Ce formulaire a été envoyé depuis un autre site. Recommencez depuis cette page.',
    broken: "Cette page n'a pas pu être préparée",
    brokenHow: "L'erreur est notée. Vos pages publiques et la mesure continuent. Réessayez dans un instant.",
    notNow: 'La base de données ne répond pas pour le moment',
    notNowHow: 'Vos pages publiques et la mesure continuent. Réessayez dans un instant.',
    notSaved:
      "Ce que vous avez envoyé n'est peut-être pas enregistré. Revenez en arrière avec votre navigateur : le formulaire est resté tel que vous l'avez rempli. Vérifiez s'il a été enregistré avant de le renvoyer.",
    reference: 'À donner à qui tient le journal :',
    home: 'Revenir aux campagnes',
  },
  roles: { owner: 'propriétaire', editor: 'éditeur', analyst: 'analyste', viewer: 'lecteur' },
}
