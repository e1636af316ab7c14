import type { Topic } from '../../outbox/store.ts'
import { type Counted, inFrench } from './plural.ts'

/** Webhooks: to whom, what, and how it goes. */
export const hooks = {
  title: 'Webhooks',
  intro:
    "Chaque lead part vers votre CRM ou votre outil d'automatisation dans la seconde, sans fichier à exporter. Chaque envoi est signé, réessayé pendant un jour, et rien ne se perd en silence.",
  none: "Aucun webhook pour l'instant",
  noneHow:
    "Dans votre outil d'automatisation ou votre CRM, créez un scénario qui commence par « webhook » ou « requête HTTP entrante ». Il vous donne une adresse en https : collez-la ci-dessous, puis envoyez-vous un essai.",
  back: 'Webhooks',
  add: 'Ajouter un webhook',
  submit: 'Ajouter, et montrer le secret',
  deleted: 'Webhook supprimé : plus rien ne lui est envoyé. Pendant une heure, il peut revenir avec son secret.',
  restored: 'Le webhook est de retour, avec son secret. Ce qui est arrivé entre-temps part maintenant.',
  gone: 'Trop tard : une heure est passée depuis la suppression. Ajoutez le webhook à nouveau.',

  name: 'Nom',
  nameHint: 'Pour vous y retrouver : CRM, alerte commerciale…',
  url: 'Adresse qui reçoit',
  urlHint: 'En https, ouverte à tous, sans redirection.',
  topicsLabel: 'Ce qui est envoyé',
  topicsNone: 'Cochez au moins une chose à envoyer.',
  topics: {
    'lead.created': {
      name: 'Nouveau lead',
      what: 'la personne, ses accords, sa campagne, son annonce et sa provenance',
    },
    'lead.confirmed': { name: 'Lead confirmé', what: 'la personne a confirmé son adresse e-mail' },
    alert: { name: 'Alerte', what: 'une page cassée, une promesse trahie, une fuite : sans donnée personnelle' },
    digest: { name: 'Bilan de la semaine', what: 'par campagne, le lundi : sans donnée personnelle' },
  } satisfies Record<Topic, { name: string; what: string }>,
  campaign: 'Campagne',
  everyCampaign: 'Toutes les campagnes',
  onlyOf: (campaign: string) => `campagne ${campaign} seulement`,
  everywhere: 'toutes les campagnes',

  state: {
    ready: "Prêt : rien n'est encore parti. Envoyez un essai.",
    works: (when: string) => `Marche : dernier envoi le ${when}`,
    failing: (n: Counted, since: string) => `${inFrench(n, 'échec', 'échecs')} de suite depuis le ${since}`,
    off: (when: string) => `Désactivé le ${when}`,
  },
  advice: {
    failing: "Il est réessayé tout seul. Après dix échecs de suite sur plus d'un jour, il est désactivé.",
    'by-hand': 'Désactivé à la main : ce qui arrive ne lui est pas envoyé. Activez-le quand le receveur est prêt.',
    gone: "Le receveur a répondu 410, « parti pour de bon ». Corrigez l'adresse, envoyez un essai, puis activez-le.",
    failedLong:
      "Au moins dix envois de suite ont échoué, sur plus d'un jour. Corrigez la cause, envoyez un essai, puis activez-le.",
  },
  waiting: (n: Counted) => `${n.text} en attente`,
  dead: (n: Counted) => `${inFrench(n, 'envoi perdu', 'envois perdus')}, à renvoyer`,

  secret: 'Le secret, montré une seule fois',
  secretHow:
    'Copiez-le maintenant, par exemple dans la variable WEBHOOK_SECRET du receveur : cette page est la seule à le montrer. Perdu ? Faites-en un nouveau.',
  secretUntil: (when: string) =>
    `L'ancien secret signe encore, à côté du nouveau, jusqu'au ${when} : changez-le chez le receveur d'ici là.`,
  secretLabel: 'Secret',
  verify: 'Vérifier la signature',
  verifyHow:
    "Sans cela, n'importe qui peut envoyer de faux leads à cette adresse. La signature suit la norme Standard Webhooks : beaucoup d'outils la vérifient avec le seul secret. Le corps doit être lu tel qu'il est reçu, avant toute conversion, et webhook-id sert à écarter un envoi reçu deux fois.",
  verifyWith: (language: string) => `Avec ${language}`,

  test: 'Envoyer un essai',
  testHow: 'Un vrai appel, signé, au sujet de personne : test.person@example.com, et le champ test vaut true.',
  tested: {
    sent: (status: string, ms: string) => `Reçu : réponse ${status} en ${ms} ms.`,
    failed: (ms: string) => `Pas reçu, après ${ms} ms.`,
  },
  again: 'Le receveur peut réussir plus tard : un vrai envoi serait réessayé.',

  messages: 'Derniers envois',
  messagesNone: "Rien n'a encore été envoyé. Le prochain lead apparaîtra ici, avec ce que le receveur a répondu.",
  messageState: { waiting: 'En attente', sent: 'Reçu', dead: 'Perdu' },
  answered: (status: string) => `réponse ${status}`,
  tries: (n: Counted) => inFrench(n, 'essai', 'essais'),
  next: (when: string) => `prochain essai le ${when}`,
  resend: 'Renvoyer',
  resendOf: (topic: string, when: string) => `Renvoyer : ${topic}, ${when}`,
  resendAll: (n: Counted) => `Renvoyer ${inFrench(n, 'envoi perdu', 'envois perdus')}`,
  resent: (n: Counted) => `${inFrench(n, 'envoi repart', 'envois repartent')} : la liste se met à jour.`,
  reasons: {
    timeout: 'Pas de réponse en 10 secondes. Le receveur doit répondre tout de suite, puis travailler.',
    network: 'La connexion a échoué : refusée, coupée, ou un certificat qui ne vaut pas. Vérifiez le serveur.',
    unresolvable: "Ce nom n'a pas d'adresse, ou son DNS ne répond pas. Vérifiez l'orthographe.",
    'not-https': "L'adresse n'est pas en https sur le port 443. Corrigez-la.",
    'private-address': "L'adresse mène hors de l'internet public. Donnez-en une qui est ouverte à tous.",
    'too-large': 'Le receveur répond trop long. Une réponse vide suffit.',
    disabled: 'Le webhook était désactivé quand son tour est venu. Activez-le, puis renvoyez.',
    'not-ours': "L'envoi ne s'ouvre plus avec la clé DATA_KEY d'aujourd'hui. Remettez la clé d'alors, puis renvoyez.",
    'cut-short': "L'envoi a été coupé plusieurs fois de suite. Les journaux du Worker disent pourquoi.",
    erased: "La personne a demandé l'oubli : l'envoi a été vidé.",
    'no-webhook': 'Le webhook était supprimé.',
    '401': 'Le receveur demande une identification. Ouvrez-lui cette adresse, et vérifiez plutôt la signature.',
    '403': "Le receveur refuse : souvent un pare-feu, ou une signature vérifiée avec l'ancien secret.",
    '404': "Rien ne répond à cette adresse. Reprenez-la dans l'outil, puis corrigez-la ici.",
    '410': 'Le receveur dit être parti pour de bon : le webhook a été désactivé.',
    '429': 'Le receveur demande de ralentir : il est réessayé plus tard, quand il le dit.',
  } as Record<string, string>,
  redirects: (status: string) =>
    `L'adresse redirige (${status}), et les redirections ne sont pas suivies. Donnez l'adresse d'arrivée.`,
  refusedBy: (status: string) => `Le receveur a répondu ${status} : ses journaux disent pourquoi.`,
  otherReason: (reason: string) => `Cela a fini par « ${reason} ».`,

  samples: 'Ce que reçoit le receveur',
  samplesHow:
    "Un exemple de chaque, au sujet de personne. Les trois en-têtes webhook-id, webhook-timestamp et webhook-signature l'accompagnent.",

  settings: 'Réglages',
  save: 'Enregistrer',
  saved: 'Enregistré.',
  rotate: 'Faire un nouveau secret',
  rotateHow: "Pendant 24 heures, l'ancien et le nouveau signent tous deux : rien ne se perd pendant le changement.",
  disable: 'Désactiver',
  disableHow: 'Ce qui arrive ne lui est plus envoyé, jusqu’à ce que vous l’activiez de nouveau.',
  disabled: 'Désactivé : ce qui arrive ne lui est plus envoyé.',
  enable: 'Activer',
  enabled: 'Activé : ce qui arrive à partir de maintenant lui est envoyé.',
  remove: 'Supprimer',
  removeHow: 'Plus rien ne lui est envoyé. Pendant une heure, un bouton le ramène avec son secret.',
  refused: {
    'invalid-body': 'Rien n’est enregistré : corrigez ce qui est signalé.',
    'unknown-campaign': 'Cette campagne n’existe pas ou plus. Choisissez-en une autre.',
    'not-https': "L'adresse doit être en https, sur le port 443, sans nom d'utilisateur ni mot de passe.",
    'private-address': "Cette adresse n'est pas sur l'internet public : donnez-en une qui est ouverte à tous.",
    'webhook-disabled': "Le webhook est désactivé. Activez-le d'abord.",
    'unknown-webhook': "Ce webhook n'existe plus.",
    'unknown-message': "Cet envoi n'est plus gardé.",
    'not-dead': "Cet envoi n'est pas perdu : il est parti, ou il attend son tour.",
    emptied: "Il n'y a plus rien à envoyer : il a été vidé.",
  } as Record<string, string>,
}
