import { type Counted, inFrench } from './plural.ts'
import { all } from './privacy-export-fr.ts'
import { letter } from './privacy-letter-fr.ts'
import { papers } from './privacy-papers-fr.ts'
import { requests } from './privacy-requests-fr.ts'

export const privacy = {
  title: 'Vie privée',
  tabs: 'Pages de la vie privée',
  tab: {
    consent: 'Accords',
    register: 'Registre des envois',
    requests: 'Demandes',
    retention: 'Conservation',
    papers: 'Documents',
    export: 'Tout exporter',
  },
  export: all,
  interval: (range: string) => `${range} à 95 %`,

  consent: {
    title: 'Qui accepte, qui refuse',
    lead: "Ce que les visiteurs répondent à la demande d'accord, visite par visite. Sans accord, une visite est comptée sans jamais être suivie.",
    none: 'Aucune visite sur cette période',
    noneHow:
      'Choisissez une autre période, ou publiez une page : les réponses des visiteurs apparaissent ici aussitôt.',
    campaigns: 'Voir les campagnes',
    visits: (n: Counted) => inFrench(n, 'visite', 'visites'),
    granted: 'Accepté',
    refused: 'Refusé',
    unanswered: 'Sans réponse',
    how: "L'intervalle dit où se trouve le vrai taux, avec 95 % de confiance (Wilson) : plus il y a de visites, plus il se resserre. Une visite sans réponse n'est pas un accord.",
    weeks: 'Semaine par semaine',
    weeksFigure: 'Part des visites acceptées, refusées et sans réponse, par semaine',
    table: 'Les chiffres',
    week: 'Semaine du',
    by: {
      campaign: 'Par campagne',
      device: 'Par appareil',
      inApp: "Par navigateur d'application",
      source: 'Par source',
    },
    campaign: 'Campagne',
    visitsHead: 'Visites',
    share: 'Accepté',
    more: (n: Counted) => `${inFrench(n, 'autre ligne', 'autres lignes')} dans le fichier CSV.`,
    unknown: {
      campaign: 'Sans campagne',
      device: 'Appareil inconnu',
      inApp: 'Navigateur ordinaire',
      source: 'Source inconnue',
    },
    device: { mobile: 'Téléphone', tablet: 'Tablette', desktop: 'Ordinateur' } as Record<string, string>,
    source: { direct: 'Accès direct', email: 'E-mail', other: 'Autre site' } as Record<string, string>,

    forms: 'Sur les formulaires',
    formsHow:
      "Deux cases, deux accords : être recontacté n'est pas accepter la publicité ciblée. Seule la seconde permet d'exporter quelqu'un vers une régie.",
    noForms: 'Aucun formulaire envoyé sur cette période.',
    leads: 'Formulaires',
    contact: 'Recontact accepté',
    ads: 'Publicité acceptée',
    gpc: 'Cochée, mais refusée par le navigateur (GPC)',
    waiting: "En attente de l'e-mail de confirmation",

    choices: 'Retraits et signaux',
    choicesHow: 'Choix faits sur le bandeau ou sur la page des choix, dont une preuve est gardée.',
    withdrawn: 'Accords retirés',
    silent: 'Accords éteints (trois ans sans signe)',
    choiceGranted: 'Accords prouvés',
    choiceRefused: 'Refus prouvés',
    gpcShare: 'Choix imposés par le signal GPC',
    gpcHow:
      "Un navigateur qui envoie Global Privacy Control est tenu pour un refus sans qu'on le lui demande : cette part est donc un minimum.",

    worth: 'Ce que vaut un point',
    worthPeople: (n: Counted, people: Counted) =>
      `Un point de plus sur la case publicité du formulaire : environ ${inFrench(n, 'personne exportable', 'personnes exportables')} de plus, sur ${inFrench(people, 'personne', 'personnes')} de la période.`,
    worthVisits: (n: Counted) =>
      `Un point de plus sur le bandeau : environ ${inFrench(n, 'visite', 'visites')} de plus dont le navigateur peut entrer dans une audience.`,
    worthHow:
      "C'est un ordre de grandeur : un centième de la période. L'accord doit rester libre : un bandeau qui le force ne vaut rien.",
  },

  register: {
    title: 'Tout ce qui est parti',
    lead: 'Fichiers téléchargés, flux relevés, listes, événements, fichiers de leads et archives complètes : quand, combien, vers qui et par qui. Le registre compte, il ne nomme personne.',
    platform: 'Régie',
    kind: 'Nature',
    all: 'Toutes',
    show: 'Afficher',
    clear: 'Tout effacer',
    kinds: {
      export: "Fichier d'audience",
      feed: 'Flux relevé',
      list: 'Liste',
      conversions: 'Événements',
      leads: 'Fichier de leads',
      everything: 'Archive complète',
    },
    totals: 'Totaux de la période',
    noPlatform: 'Votre équipe',
    times: 'Envois',
    rows: 'Lignes',
    removed: 'Retirées',
    takenOff: (n: Counted) => inFrench(n, 'retirée', 'retirées'),
    none: "Rien n'est parti sur cette période",
    noneHow:
      "Téléchargements d'audience, flux, listes, événements, fichiers de leads et archives complètes s'inscrivent ici tout seuls.",
    noneNext: 'Voir les audiences',
    to: 'Vers',
    newest: 'Plus récent',
    older: 'Plus ancien',
    detail: 'Le détail des échecs et des requêtes est dans',
    detailLink: 'le registre technique',
  },

  retention: {
    title: 'Combien de temps',
    lead: 'Ce qui est gardé, pour combien de temps, et ce que la prochaine nuit supprime. Les durées viennent du code et des réglages de ce déploiement, pas d’un document.',
    what: {
      views: 'Visites, une par une',
      totals: 'Totaux par jour, anonymes',
      visitors: 'Navigateurs qui ont accepté, leurs visites et leurs clics',
      contacts: 'Coordonnées et réponses aux formulaires',
      agreements: 'Accord à la publicité sans signe de la personne',
      proofs: "Preuves d'accord et de refus",
      requests: "Demandes d'accès et d'effacement, et leurs certificats",
      register: 'Registre des envois',
      events: 'Conversions dites aux régies',
      messages: 'Messages envoyés (webhooks, e-mails)',
      failed: "Messages qui n'ont pas pu partir",
      dead: "Mesures qui n'ont pas pu être enregistrées",
      audit: "Journal de l'équipe",
      archive: "Mesures telles qu'elles sont arrivées (archive R2)",
      backups: 'Sauvegardes de la base (Cloudflare)',
    },
    about: {
      totals: "Des comptes par jour, sans ligne par visite : personne n'y figure.",
      contacts:
        'Après le dernier échange : formulaire, accord, achat, retour sur une page, ou mention dans votre fichier clients.',
      agreements:
        "Trois ans après le dernier signe : l'accord s'éteint, comme si la personne l'avait retiré (CNIL, référentiel gestion commerciale, 2022).",
      proofs: 'Aussi longtemps que vous pouvez avoir à les produire (RGPD, art. 7.1).',
      requests: 'Sans donnée personnelle, une fois la demande close.',
      register: 'Des comptes, sans donnée personnelle.',
      audit: 'Qui a fait quoi, sans donnée personnelle des visiteurs.',
      archive:
        "De quoi refaire les visites si la base les perd ; qui a retiré son accord ou a été effacé n'en revient pas. Vide sur une machine sans file d'attente.",
      backups:
        "Ce qui est supprimé peut encore être restauré d'une sauvegarde pendant ce temps (Time Travel de D1 ; 7 jours sur l'offre gratuite). Après une restauration, refaites les effacements de ces jours-là : la liste des demandes les donne.",
    } as Record<string, string>,
    months: (n: Counted) => inFrench(n, 'mois', 'mois'),
    days: (n: Counted) => inFrench(n, 'jour', 'jours'),
    always: 'Sans limite',
    brand: 'Selon la marque',
    next: (n: Counted, atLeast: boolean) =>
      n.n === 0 && !atLeast
        ? 'La prochaine nuit : rien.'
        : `La prochaine nuit : ${atLeast ? 'au moins ' : ''}${n.text}.`,
    last: (when: string) => `Dernier passage : ${when}.`,
    failed: (when: string, why: string) => `Le passage du ${when} a échoué : ${why}`,
    notYet: "La première nuit n'est pas encore passée : les suppressions ont lieu à 3 h 17 (UTC).",
    change: 'Changer les durées',
    ownerOnly: 'Les durées se changent par un propriétaire du compte.',
    viewMonths: 'Visites une par une, en mois',
    viewMonthsHelp: (most: number) =>
      `De 1 à ${most}. Vide : ${most}, ce que permet ce déploiement (MEASURED_MONTHS ; la CNIL s'arrête à 25). Raccourcir supprime dès la prochaine nuit ; rallonger ne rend rien.`,
    brandMonths: (name: string) => `${name} : coordonnées et réponses, en mois`,
    brandMonthsHelp:
      "De 1 à 120, tel que l'annonce la page de confidentialité de la marque. Vide : jusqu'à demande d'effacement.",
    save: 'Enregistrer',
    saveOf: (what: string) => `Enregistrer : ${what}`,
    saved: (what: string) => `Durée enregistrée : ${what}.`,
    wrong: {
      views: (most: number) => `Un nombre entier de 1 à ${most}, ou rien.`,
      brand: 'Un nombre entier de 1 à 120, ou rien.',
    },
  },
  requests,
  letter,
  papers,
}
