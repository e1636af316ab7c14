import { type Counted, inFrench } from './plural.ts'

/** Access and erasure: what people ask for, what is done, and what is told them. */
export const requests = {
  title: 'Accès et effacement',
  lead: "Quelqu'un demande ce que vous savez de lui, ou d'être oublié. Retrouvez cette personne, regardez ce qu'il y a, puis agissez : le certificat s'imprime. Vous avez un mois (RGPD, art. 12.3).",
  search: "Retrouver quelqu'un",
  who: 'E-mail, téléphone ou numéro de navigateur',
  whoHelp:
    "Le téléphone avec son indicatif : +33 6 … Le numéro de navigateur est dans le cookie __Host-l2l_visitor. Rien de ce que vous tapez n'entre dans une adresse ni un journal.",
  received: 'Demande reçue le',
  look: 'Regarder',
  kinds: { access: 'Accès', erasure: 'Effacement' },
  refused: {
    'not-an-email': "Ce n'est pas une adresse e-mail.",
    'not-a-phone': 'Écrivez le numéro avec son indicatif : +33 6 …',
    'not-a-visitor': 'Écrivez un e-mail, un téléphone avec son indicatif, ou un numéro de navigateur (36 caractères).',
    'not-a-day': "La date de réception est un jour de l'année écoulée, aujourd'hui au plus tard.",
    'several-people':
      "Plusieurs personnes partagent ce téléphone, et aucune ne doit lire ce qui est à l'autre : demandez son e-mail.",
    'request-ended': 'Cette demande est close : qui la faisait n’est plus gardé.',
    other: "Rien n'a été fait : vérifiez ce qui est écrit.",
  } as Record<string, string>,

  preview: "Ce qu'il y a, avant de faire quoi que ce soit",
  of: (who: string) => `Pour ${who}`,
  known: (people: Counted, browsers: Counted) =>
    `${inFrench(people, 'personne connue', 'personnes connues')}, ${inFrench(browsers, 'navigateur', 'navigateurs')}.`,
  unknown:
    "Personne n'est connu ici sous ces coordonnées. La demande se fait et se note de la même façon : vous pourrez répondre, preuve à l'appui.",
  several:
    "Plusieurs personnes partagent ce téléphone : un effacement les oublie toutes. Pour un accès, demandez l'e-mail.",
  goes: 'Serait effacé',
  nothing: 'Rien.',
  stays: 'Resterait, sans nom',
  staysHow: 'Des comptes que plus rien ne relie à une personne, et la preuve de ses choix (RGPD, art. 17.3.e).',
  told: "À qui c'est parti",
  toldNobody: 'À personne.',
  count: {
    people: (n: Counted) => inFrench(n, 'fiche (nom, e-mail, téléphone…)', 'fiches (nom, e-mail, téléphone…)'),
    answers: (n: Counted) => inFrench(n, 'réponse à un formulaire', 'réponses à des formulaires'),
    clicks: (n: Counted) => inFrench(n, 'identifiant de clic publicitaire', 'identifiants de clics publicitaires'),
    customers: (n: Counted) => inFrench(n, 'ligne de votre fichier clients', 'lignes de votre fichier clients'),
    unconfirmed: (n: Counted) => inFrench(n, 'accord en attente de confirmation', 'accords en attente de confirmation'),
    browsers: (n: Counted) => inFrench(n, 'navigateur reconnu', 'navigateurs reconnus'),
    touches: (n: Counted) => inFrench(n, 'visite suivie', 'visites suivies'),
    engagements: (n: Counted) => inFrench(n, 'campagne vue', 'campagnes vues'),
    links: (n: Counted) =>
      inFrench(n, 'lien entre un navigateur et une personne', 'liens entre navigateurs et personnes'),
    waiting: (n: Counted) => inFrench(n, 'message en attente', 'messages en attente'),
    leads: (n: Counted) => inFrench(n, 'formulaire compté', 'formulaires comptés'),
    purchases: (n: Counted) => inFrench(n, 'achat compté', 'achats comptés'),
    outcomes: (n: Counted) => inFrench(n, 'issue commerciale comptée', 'issues commerciales comptées'),
    proofs: (n: Counted) => inFrench(n, "preuve d'accord ou de refus", "preuves d'accord ou de refus"),
  },
  onList: (platform: string, n: Counted) =>
    `${platform} : sur ${inFrench(n, 'liste', 'listes')}. La personne en sera retirée d'office.`,
  events: (platform: string, n: Counted) =>
    `${platform} : ${inFrench(n, 'conversion déjà dite', 'conversions déjà dites')}. La régie les garde selon ses propres règles.`,
  webhook: (name: string, n: Counted) =>
    `« ${name} » : ${inFrench(n, 'message reçu', 'messages reçus')} ces derniers jours. Faites effacer la personne là-bas aussi.`,
  file: (platform: string, n: Counted) =>
    `${platform} : ${inFrench(n, 'fichier parti', 'fichiers partis')} depuis son accord, qui peut la contenir. Remplacez-le chez la régie par un fichier neuf.`,

  erase: 'Effacer maintenant',
  eraseHow:
    'Un effacement ne peut pas être défait, ni par vous ni par nous : regardez bien ce qui précède. Assurez-vous aussi que la demande vient bien de cette personne (art. 12.6).',
  access: 'Envoyer ses données',
  accessHow:
    'Un fichier avec tout ce qui est su de la personne, à lui envoyer à elle seule, par un moyen sûr. La page se lit ; le JSON se reprend ailleurs (art. 20).',
  html: 'Page à lire (HTML)',
  json: 'Données (JSON)',
  later: 'Faire plus tard',
  laterHow: "La demande est notée avec son échéance. Qui la fait reste chiffré jusqu'à ce qu'elle soit close.",
  note: { access: "Noter une demande d'accès", erasure: "Noter une demande d'effacement" },
  noted: 'Demande notée. Elle attend plus bas, avec son échéance.',
  decline: 'Clore sans faire',
  declineHow: 'La personne doit le savoir, avec la raison, dans le même mois (art. 12.4).',
  reason: 'Raison',
  reasons: {
    identity: "Impossible de s'assurer que c'est elle (art. 12.6)",
    'taken-back': 'Elle y a renoncé',
    excessive: 'Demande infondée ou répétée à l’excès (art. 12.5)',
  },
  back: 'Demandes',

  toDo: 'À faire',
  log: 'Closes',
  none: "Aucune demande close pour l'instant. Celles que vous faites ou notez s'inscrivent ici, sans nom.",
  reference: 'Référence',
  due: (day: string) => `À faire avant le ${day}`,
  left: (days: Counted) => inFrench(days, 'jour restant', 'jours restants'),
  late: 'En retard',
  open: 'Ouvrir',
  openOf: (kind: string, reference: string) => `Ouvrir : ${kind}, ${reference}`,
  done: (day: string) => `Fait le ${day}`,
  declined: (day: string, why: string) => `Close sans faire le ${day} : ${why}`,
  receivedOn: (day: string) => `reçue le ${day}`,
  certificate: 'Certificat',
  certificateOf: (reference: string) => `Certificat ${reference}`,
  older: 'Plus ancien',

  certificateTitle: { access: "Certificat d'accès", erasure: "Certificat d'effacement" },
  certificateLead: {
    access: 'Une copie de toutes les données de la personne a été établie, pour lui être remise.',
    erasure: 'Toutes les données qui disaient qui est la personne ont été effacées.',
  },
  openLead: "Cette demande n'est pas encore faite.",
  declinedLead: 'Cette demande a été close sans être faite.',
  print: 'Pour garder cette page : imprimez-la, ou enregistrez-la en PDF.',
  noName:
    'La référence est une empreinte à clé de ce que la personne a donné : la même personne a toujours la même, et sans la clé elle ne dit rien. Ce certificat ne contient rien d’autre de cette personne.',
  fields: {
    reference: 'Référence',
    number: 'Numéro de la demande',
    received: 'Reçue le',
    due: 'Échéance',
    ended: 'Faite le',
    by: 'Qui',
    controller: 'Responsable du traitement',
  },
  erased: 'Effacé',
  given: 'Remis',
  kept: 'Gardé, sans nom',
  platforms: 'Régies prévenues',
  removal: {
    gone: 'retirée, confirmé',
    told: 'retrait demandé, confirmation attendue',
    waiting: 'retrait en cours, sous quelques minutes',
    refused: 'la régie refuse le retrait : nouvel essai à chaque passage',
  },
  noPlatform: 'Aucune régie n’avait la personne dans une liste.',
  others: 'Ailleurs',
}
