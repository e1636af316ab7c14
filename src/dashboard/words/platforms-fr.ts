import { events, reasons } from './events-fr.ts'
import { lists } from './lists-fr.ts'

/** What goes to ad platforms: connected accounts, lists, events. */
export const platforms = {
  name: 'Plateformes',
  tabs: 'Pages des plateformes',
  feeds: 'Flux',
  deliveries: 'Envois',
  imports: 'Imports CRM',
  intro:
    'Les régies où passent vos publicités. Connectez un compte pour y tenir vos audiences à jour et lui dire ce que ses publicités ont apporté.',
  connect: 'Connecter un compte',
  connectOf: (platform: string) => `Connecter un compte : ${platform}`,
  notConnected: 'Aucun compte connecté.',
  ownersOnly: 'Un propriétaire peut en connecter un.',
  state: {
    works: 'Fonctionne',
    failing: (since: string) => `En échec depuis le ${since}`,
    paused: (since: string) => `En pause depuis le ${since}`,
    ended: 'Arrêtée : version de l’API terminée',
  },
  advice: {
    byHand: "Mise en pause par l'équipe. Rien ne part ; reprenez quand vous voulez.",
    failing: (platform: string, code: string) =>
      `${platform} échoue depuis plus d'un jour (dernier code : ${code}). Regardez sa page d'état, puis reprenez.`,
    halted: (platform: string, code: string) =>
      `${platform} nous a refusés (code : ${code}) : jeton révoqué, conditions à accepter ou droit manquant. Réglez-le chez la régie, remplacez les identifiants si besoin, puis reprenez.`,
    ended: (platform: string) =>
      `${platform} n'accepte plus la version de son API que parle cette installation. Mettez Like2Lead à jour, puis reprenez.`,
    retried: (n: number, code: string) =>
      `${n < 2 ? 'Le dernier essai a échoué' : `Les ${n} derniers essais ont échoué`} (code : ${code}). Un autre suit tout seul.`,
  },
  sends: (lists: number, events: string) =>
    `${lists === 0 ? 'Aucune liste' : lists < 2 ? '1 liste' : `${lists} listes`} · ${events === '' ? 'aucun événement' : events}`,
  api: (version: string) => `API : ${version}`,
  endsOn: (day: string) => `prend fin le ${day}`,
  endsSoon: (n: number) =>
    n <= 0 ? 'Terminée : mettez Like2Lead à jour' : `À mettre à jour : plus que ${n} ${n < 2 ? 'jour' : 'jours'}`,
  noEnd: 'sans fin annoncée',
  unverified: (n: number) => `Ce qu'aucune page officielle ne confirme (${n})`,

  did: {
    connected: 'Compte connecté. Essayez la connexion, puis ajoutez-lui une liste ci-dessous.',
    saved: 'Modifications enregistrées.',
    paused: 'Connexion en pause : plus rien ne part.',
    resumed: 'Connexion reprise : ce qui attendait part dans la minute.',
    disconnected: 'Compte déconnecté : ses identifiants sont effacés.',
    'list-added': 'Liste créée : premier envoi dans la minute.',
    synced: 'Comparaison demandée : elle a lieu dans la minute.',
    left: "La liste n'est plus tenue. Ses membres restent chez la régie.",
    emptied: 'Tous les membres sont en train d’être retirés chez la régie.',
    replayed: 'Événements remis dans la file : ils repartent dans la minute.',
  } as Record<string, string>,
  refused: {
    'invalid-body': "Rien n'est enregistré : corrigez ce qui est signalé.",
    'version-ended': "La régie n'accepte plus cette version de son API : mettez Like2Lead à jour avant de reprendre.",
    'unknown-audience': "Cette audience n'existe plus : choisissez-en une autre.",
    'unknown-connection': "Cette connexion n'existe plus.",
    'unknown-list': "Cette liste n'existe plus.",
    'no-values': "L'API de cette régie ne prend pas la valeur des clients : décochez-la.",
    'list-there': 'Cette liste est toujours chez la régie : la refaire en donnerait deux.',
    'list-ended': "Cette liste n'est plus tenue : créez-en une autre.",
    'audience-unreadable': "L'audience en nomme une autre, supprimée depuis : changez sa règle.",
    'privacy-incomplete':
      "La page de confidentialité ne dit pas encore qui transmet des données aux régies, ou où s'y opposer : complétez-la d'abord.",
    'nothing-to-replay': "Rien à renvoyer : aucun événement n'a été refusé.",
    'not-ours':
      "Les identifiants ne s'ouvrent pas avec la DATA_KEY actuelle : remettez l'ancienne, ou saisissez-les de nouveau.",
    'not-confirmed': 'Cochez la case pour confirmer.',
  } as Record<string, string>,

  edit: 'Modifier',
  trial: {
    submit: 'Essayer la connexion',
    account: (platform: string) => `${platform} répond : les identifiants et le compte sont bons. Rien n'a été envoyé.`,
    credentials: (platform: string) =>
      `${platform} accepte les identifiants. Les numéros du compte, eux, se vérifient au premier envoi. Rien n'a été envoyé.`,
    untried: (platform: string) =>
      `${platform} ne permet pas d'essayer sans rien envoyer. Le premier envoi dira si tout est bon : il s'affiche ici.`,
    refused: (platform: string, reason: string) => `${platform} refuse : ${reason}`,
    later: (platform: string, code: string) =>
      `${platform} n'a pas pu répondre (code : ${code}). Cela ne dit rien de vos réglages : réessayez dans quelques minutes.`,
    causes: [
      'Jeton : révoqué, expiré ou mal recopié. Refaites-le chez la régie, puis remplacez-le par « Modifier ».',
      "Droit manquant : la personne ou l'application à qui est le jeton doit pouvoir gérer ce compte publicitaire.",
      "Numéro de compte : celui d'un autre compte, ou avec un préfixe en trop. Comparez-le à l'adresse de la page de la régie.",
      "Conditions d'utilisation : certaines régies attendent qu'on les accepte une fois chez elles.",
    ],
  },
  pause: 'Mettre en pause',
  resume: 'Reprendre',
  disconnect: 'Déconnecter…',
  disconnectHow: (n: number) =>
    `Les identifiants sont effacés. ${n === 0 ? '' : `${n < 2 ? 'Sa liste reste' : `Ses ${n} listes restent`} chez la régie, et personne ne pourra plus en être retiré, même après un retrait de consentement. Videz-${n < 2 ? 'la' : 'les'} d'abord. `}C'est définitif.`,
  disconnectSure: "J'ai compris, déconnecter ce compte",
  disconnectNow: 'Déconnecter',

  lists,
  events,
  reasons,
  otherReason: (code: string) => `code « ${code} » de la régie : cherchez-le dans son aide.`,
}
