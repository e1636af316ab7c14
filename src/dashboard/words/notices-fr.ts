import { type Counted, inFrench } from './plural.ts'

/** Alerts, the weekly digest, and the mails that carry them. */
export const notices = {
  name: 'Alertes', // in the menu
  lead: "Ce qui demande quelqu'un, chaque chose une seule fois, avec ce qu'il y a à faire. Une alerte se ferme seule quand sa cause disparaît.",
  open: (n: Counted) => inFrench(n, 'alerte ouverte', 'alertes ouvertes'),
  none: 'Rien à signaler',
  noneHow:
    "Les promesses et les envois sont vérifiés chaque minute, les fuites et les dépenses chaque nuit. Ce qui n'ira pas sera ici.",
  since: (when: string) => `Depuis le ${when}`,
  ofAd: (campaign: string, ad: string) => `${campaign}, annonce « ${ad} »`,
  at: (place: string, title: string) => `${place} : ${title}`,
  past: 'Historique',
  closed: (when: string) => `Close le ${when} : la cause a disparu.`,
  dismissed: (when: string, reason: string) => `Écartée le ${when} : ${reason}`,
  dismiss: 'Écarter',
  dismissHint: "L'alerte quitte la liste et n'y revient pas tant que sa cause dure.",
  reason: 'Raison',
  dismissNow: "Écarter l'alerte",
  refused: {
    'invalid-body': "Ce n'est pas enregistré : corrigez ce qui est marqué.",
    'closed-before': 'Cette alerte était déjà close.',
    'unknown-notice': "Cette alerte n'existe pas.",
    'unknown-recipient': "Cette adresse n'est plus dans la liste.",
    'known-recipient': 'Cette adresse est déjà dans la liste : changez-y ce qu’elle reçoit.',
    'too-soon':
      'Un message est parti ou va partir. Un résumé peut être redemandé après dix minutes, une confirmation après un jour.',
    'mail-off': 'Les e-mails sont coupés : rien ne part.',
    other: "Ce n'est pas enregistré. Vérifiez le formulaire.",
  } as Record<string, string>,
  did: {
    added: "Adresse ajoutée. Elle reçoit d'abord un message à confirmer, et rien d'autre avant.",
    saved: "C'est enregistré.",
    gone: 'Cette adresse ne reçoit plus rien.',
    sent: 'Le message part dans une minute ou deux.',
    dismissed: 'Alerte écartée.',
  } as Record<string, string>,

  leak: {
    title: (passage: string) => `Fuite : ${passage}`,
    what: (results: string, range: string) =>
      `Au repère, il y aurait environ ${results} de plus en 30 jours (${range} à 95 %).`,
    unpriced: "Ce passage est sûrement sous son repère. Sans lead ni achat, rien ne dit encore ce qu'il coûte.",
    money: (about: string, range: string) => `En argent, environ ${about} (${range}).`,
  },
  drift: {
    title: "La page ne tient plus la promesse de l'annonce",
    what: (before: number, after: number) => `Score de promesse : ${before} avant, ${after} maintenant.`,
    caps: (list: string) => `Nouveau défaut : ${list}.`,
    action: 'Corriger la page',
  },
  broken: {
    title: 'Dépense sur une page cassée',
    down: (spend: string) => `${spend} dépensés en 7 jours vers une page qui n'est plus en ligne.`,
    mismatch: (spend: string, score: number) =>
      `${spend} dépensés en 7 jours vers une page qui dit autre chose que l'annonce : score ${score} sur 100.`,
    action: { down: 'Remettre la page en ligne', mismatch: 'Corriger la page' },
  },
  feed: {
    title: (platform: string) => `${platform} ne lit plus son flux`,
    what: (when: string) => `Lecture attendue et pas venue, remarqué le ${when}. L'audience vieillit là-bas.`,
    action: 'Vérifier le flux',
  },
  connection: {
    title: (platform: string) => `${platform} : les envois sont en pause`,
    why: {
      halted: (reason: string) => `La plateforme refuse et attend quelqu'un (code ${reason}). Rien ne part.`,
      failing: (reason: string) => `Trop d'échecs de suite (dernier code : ${reason}). Rien ne part.`,
      'version-ended': () => "La version de l'API de cette plateforme a pris fin : mettez Like2Lead à jour.",
    } as Record<string, (reason: string) => string>,
    action: 'Rétablir la connexion',
  },
  list: {
    title: (platform: string) => `${platform} : une liste n'est plus tenue à jour`,
    what: (why: string) => `La plateforme l'a refusée (code ${why}). Plus personne n'y est ajouté.`,
    action: 'Reprendre la liste',
  },
  webhook: {
    title: 'Un webhook est désactivé',
    why: {
      gone: 'Le serveur qui le reçoit dit ne plus exister (410).',
      failing: 'Au moins 10 envois de suite ont échoué, pendant au moins 24 heures.',
    } as Record<string, string>,
    how: (id: string) => `Corrigez son adresse, puis : PATCH /api/webhooks/${id} {"disabled": false}`,
    action: 'Voir comment le rétablir',
  },
  request: {
    pressing: {
      title: {
        access: "Une demande d'accès à ses données attend une réponse",
        erasure: "Une demande d'effacement attend une réponse",
      },
      what: (day: string) =>
        `Répondez au plus tard le ${day} : le RGPD donne un mois (art. 12.3). Ouvrez la demande, regardez ce qu'il y a, puis faites ce qui est demandé, ou dites pourquoi vous refusez.`,
    },
    late: {
      title: {
        access: "Une demande d'accès à ses données est en retard",
        erasure: "Une demande d'effacement est en retard",
      },
      what: (day: string) =>
        `La réponse était due le ${day} (RGPD, art. 12.3). Répondez aujourd'hui et dites à la personne pourquoi c'est en retard : elle peut se plaindre auprès de l'autorité de protection des données.`,
    },
    action: 'Répondre à la demande',
  },
  test: {
    title: {
      verdict: (arm: string) => `Test terminé : ${arm} convertit mieux`,
      futile: () => 'Test terminé : aucune différence qui compte',
      mismatch: () => 'Test à arrêter : répartition anormale, résultats cachés',
    },
    what: {
      verdict: 'La différence tient, quel que soit le moment où on regarde. Rien n’est appliqué tout seul.',
      futile: 'Gardez la version que vous préférez, et terminez le test.',
      mismatch: 'Les visiteurs ne se sont pas répartis comme prévu : la page du test liste les causes possibles.',
    },
    action: 'Décider',
  },

  digest: {
    title: 'Prochain résumé de la semaine',
    how: 'Voici ce qu’il dirait aujourd’hui des 7 derniers jours complets, pour toutes les campagnes.',
    see: 'Voir le prochain résumé',
    frame: 'Aperçu du message',
    asJson: 'Les mêmes chiffres en JSON : GET /api/digest ; par webhook : le sujet « digest ».',
    subject: (days: string, leads: string) => `Votre semaine (${days}) : ${leads}`,
    bare: (days: string) => `Votre semaine (${days})`,
    leads: (n: Counted) => inFrench(n, 'lead', 'leads'),
    hello: (days: string) => `${days}, à côté des 7 jours d'avant.`,
    nothing: "Il ne s'est rien passé cette semaine : ni visite, ni dépense, ni alerte.",
    now: '7 jours',
    before: 'Avant',
    figure: 'Chiffre',
    purchases: 'Achats',
    apart: (money: string) => `Dépensé aussi dans une autre devise : ${money}. Rien n'est converti.`,
    clear: (change: string, range: string) => `Coût par lead : changement net, ${change} (${range} à 95 %).`,
    unclear: (range: string) => `Coût par lead : pas de changement net ; ${range} reste plausible (95 %).`,
    tooFew: 'Coût par lead : trop peu de leads pour comparer ; il en faut 5 chaque semaine.',
    noCost: 'Coût par lead inconnu : le rapport de dépenses manque pour l’une des deux semaines.',
    noCostAction: 'Importer les dépenses',
    tests: 'Tests',
    test: (ad: string, outcome: string) => `Annonce ${ad}. ${outcome}.`,
    all: 'Voir la campagne',
    more: (n: Counted) => `Et ${inFrench(n, 'autre campagne', 'autres campagnes')} dans le tableau de bord.`,
    ofNone: 'Hors campagnes',
  },
  mail: {
    many: (n: Counted) => inFrench(n, 'nouvelle alerte', 'nouvelles alertes'),
    moreAlerts: (n: Counted) => `Et ${inFrench(n, 'autre alerte', 'autres alertes')} dans le tableau de bord.`,
    seeAll: 'Voir toutes les alertes',
    why: 'Vous recevez ce message parce que cette adresse a été confirmée dans Like2Lead.',
    stop: 'Ne plus recevoir ces messages',
    ask: {
      subject: 'Confirmez cette adresse pour recevoir les alertes',
      text: "Quelqu'un de votre équipe a ajouté cette adresse pour recevoir les alertes et le résumé de la semaine de Like2Lead.",
      button: 'Confirmer mon adresse',
      limit: "Ce n'était pas pour vous ? Ne faites rien : sans confirmation, rien d'autre n'est envoyé.",
      never: 'Retirer cette adresse',
    },
  },
  pages: {
    confirm: {
      title: 'Recevoir les alertes et le résumé',
      text: "En confirmant, vous dites que l'adresse est la vôtre et que vous voulez ces messages.",
      button: 'Confirmer',
    },
    stop: {
      title: 'Ne plus recevoir ces messages',
      text: "L'adresse est retirée de la liste et effacée.",
      button: 'Me retirer',
    },
    confirmed: { title: "C'est confirmé", text: 'Merci. Vous pouvez fermer cette page.' },
    stopped: { title: "C'est fait", text: 'Cette adresse ne reçoit plus rien. Vous pouvez fermer cette page.' },
    gone: {
      title: 'Ce lien ne mène à rien',
      text: "Il est incomplet, ou l'adresse n'est plus dans la liste : rien ne lui est envoyé.",
    },
  },

  people: {
    title: 'Qui est prévenu',
    how: "Par e-mail : chaque alerte une fois, et un résumé par semaine. Une adresse ne reçoit rien avant d'avoir été confirmée par la personne. Pour vos outils, un webhook peut écouter les sujets « alert » et « digest ».",
    off: 'Les e-mails sont coupés',
    offHow:
      "Ce déploiement n'a pas d'expéditeur : rien ne part, les adresses attendent. Donnez MAIL_FROM (« Nom <bonjour@votre.domaine> », un domaine inscrit à Email Service de Cloudflare) et déployez. Les webhooks marchent sans cela.",
    none: "Personne n'est prévenu par e-mail pour l'instant.",
    add: 'Ajouter une adresse',
    email: 'Adresse e-mail',
    language: 'Langue des messages',
    hears: 'Ce que la personne reçoit',
    digest: 'Le résumé de la semaine',
    alerts: 'Les alertes',
    campaigns: 'Campagnes',
    campaignsHelp: 'Aucune cochée : toutes, et ce qui n’est d’aucune.',
    weekday: 'Jour du résumé',
    hour: 'Heure',
    zone: 'Fuseau horaire',
    zoneHelp: 'Par exemple Europe/Paris.',
    save: 'Enregistrer',
    change: 'Changer',
    changeOf: (email: string) => `Changer ce que reçoit ${email}`,
    remove: 'Retirer',
    send: 'Envoyer le résumé maintenant',
    again: 'Renvoyer la demande de confirmation',
    waiting: 'Attend la confirmation de la personne',
    on: 'Confirmée',
    next: (when: string) => `Prochain résumé : ${when}`,
    all: 'Toutes les campagnes',
    nothing: "Rien pour l'instant",
    days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  },
}
