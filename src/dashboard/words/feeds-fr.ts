import { type Counted, inFrench } from './plural.ts'

/** Feeds, and the register of what left. */
export const feeds = {
  title: 'Flux',
  intro:
    "Un flux est une adresse que la régie relève elle-même, sans connexion à son API. Google Ads explique comment ; pour une autre, voyez d'abord si elle va chercher un fichier à une adresse. Sinon, téléchargez la liste depuis l'audience ou connectez un compte.",
  none: "Aucun flux. Créez-en un ci-dessous : il donne l'adresse, le nom et le mot de passe à coller dans Google Ads.",
  ofAudience: (name: string) => `Audience « ${name} »`,
  ofConversions: {
    lead: 'Conversions : leads',
    purchase: 'Conversions : achats',
    qualified: 'Conversions : leads qualifiés',
    won: 'Conversions : affaires gagnées',
  },
  gone: 'Audience supprimée',
  campaign: (name: string) => `campagne ${name}`,
  everyCampaign: 'toutes les campagnes',
  action: (name: string) => `Action de conversion « ${name} »`,
  user: 'Nom d’utilisateur',
  url: 'Adresse',
  password: 'Mot de passe',
  state: {
    pulled: 'Relevé',
    never: 'Jamais relevé',
    missed: 'En retard',
    failed: 'Dernier relevé refusé',
    revoked: 'Révoqué',
  },
  lastPull: (when: string, rows: Counted, by: string) =>
    `Dernier relevé le ${when} : ${inFrench(rows, 'ligne', 'lignes')}${by === '' ? '' : `, par ${by}`}.`,
  refusedPull: (when: string, status: number) => `Relevé du ${when} refusé (code ${status}).`,
  neverHow: "La régie n'est pas encore venue : collez l'adresse, le nom et le mot de passe chez elle.",
  missed: (when: string) =>
    `Attendu le ${when}, pas venu. Vérifiez dans la régie que la relève est active et que le mot de passe est le bon.`,
  every: (h: number) => (h === 24 ? 'Relève attendue chaque jour.' : `Relève attendue toutes les ${h} heures.`),
  noSchedule: "Aucun rythme attendu : un retard n'est pas signalé.",
  until: (when: string) => `L'ancien mot de passe ouvre encore jusqu'au ${when}.`,

  once: 'À copier maintenant',
  onceHow: 'Le mot de passe ne sera plus affiché. Perdu, il se remplace par un nouveau.',
  oldUntil: (when: string) =>
    `L'ancien mot de passe fonctionne encore jusqu'au ${when} : le temps de changer celui de la régie.`,
  where: 'Où le coller dans Google Ads',
  steps: [
    'Outils, Gestionnaire de données, « Associer un produit », puis HTTPS.',
    "Collez l'adresse, le nom d'utilisateur et le mot de passe.",
    'Choisissez l’usage : liste de clients, ou conversions. Un flux par liste ou par action.',
    'Associez les colonnes, nommez la connexion et réglez le même rythme que celui du flux.',
  ],
  source: 'Aide de Google Ads Data Manager, « HTTPS », lue en novembre 2026.',

  rotate: 'Nouveau mot de passe',
  rotateOf: (user: string) => `Nouveau mot de passe pour ${user}`,
  revoke: 'Révoquer…',
  revokeHow: "L'adresse cesse de répondre aussitôt. Ce que la régie a déjà relevé reste chez elle.",
  revokeNow: 'Révoquer ce flux',
  addAudience: 'Créer un flux d’audience',
  addConversions: 'Créer un flux de conversions',
  audience: 'Audience',
  noAudience: "Il n'y a pas encore d'audience à relever.",
  platform: 'Régie',
  everyHours: 'Rythme de relève',
  everyHelp: "Celui que vous réglez chez la régie. S'il n'est pas tenu, c'est signalé ici.",
  interval: { '': 'Sans rythme', '6': 'Toutes les 6 heures', '24': 'Chaque jour', '168': 'Chaque semaine' },
  kind: 'Ce qui est compté',
  kinds: { lead: 'Leads', purchase: 'Achats', qualified: 'Leads qualifiés', won: 'Affaires gagnées' },
  campaignLabel: 'Campagne',
  actionName: 'Nom de l’action de conversion',
  actionHelp: "Exactement comme dans la régie : c'est par lui qu'elle sait quoi compter.",
  add: 'Créer le flux',
  did: { revoked: 'Flux révoqué : son adresse ne répond plus.' } as Record<string, string>,
  refused: {
    'invalid-body': 'Rien n’est créé : corrigez ce qui est signalé.',
    'unknown-audience': "Cette audience n'existe plus : choisissez-en une autre.",
    'unknown-campaign': "Cette campagne n'existe plus : choisissez-en une autre.",
    'no-conversion-file': 'Cette régie ne prend pas de fichier de conversions.',
    'unknown-feed': 'Ce flux n’existe plus, ou a déjà été révoqué.',
    'made-since':
      'Rien de nouveau : un flux a été créé depuis que ce formulaire est affiché. Si ce n’est pas celui que vous vouliez, envoyez-le de nouveau.',
    'rotated-since':
      'Le mot de passe reste celui donné en dernier : il a changé depuis que cette page est affichée. S’il est perdu, demandez-en un nouveau.',
  } as Record<string, string>,
}

export const ledger = {
  title: 'Envois',
  intro:
    "Tout ce qui est parti, le plus récent d'abord : fichiers téléchargés, flux relevés, listes comparées, événements. C'est aussi le registre des exports, à montrer en cas de contrôle : il dit quand, combien, à qui et par qui, sans nommer personne.",
  none: "Rien n'est encore parti. Les téléchargements d'audience, les flux, les listes et les événements s'inscrivent ici tout seuls.",
  noneOf: 'Rien à cette régie dans cette partie du registre.',
  filter: 'Régie',
  all: 'Toutes',
  show: 'Afficher',
  older: 'Plus ancien',
  kinds: { export: 'Fichier téléchargé', feed: 'Flux relevé', list: 'Liste', conversions: 'Événements' },
  to: (what: string, platform: string, about: string) => `${what} · ${platform}${about === '' ? '' : ` · ${about}`}`,
  conversions: { lead: 'conversions : leads', purchase: 'conversions : achats' } as Record<string, string>,
  gone: 'audience supprimée',
  people: (rows: Counted) => inFrench(rows, 'ligne', 'lignes'),
  list: (added: Counted, removed: Counted, refused: Counted) =>
    `${inFrench(added, 'ajoutée', 'ajoutées')}, ${inFrench(removed, 'retirée', 'retirées')}, ${inFrench(refused, 'refusée', 'refusées')}`,
  events: (accepted: Counted, refused: Counted) =>
    `${inFrench(accepted, 'accepté', 'acceptés')}, ${inFrench(refused, 'refusé', 'refusés')}`,
  retry: (n: number) => `essai ${n}`,
  by: { admin: "par le jeton d'administration", job: 'par la tâche planifiée', feed: 'par la relève de la régie' },
  byYou: 'par vous',
  byUser: (id: string) => `par le collègue ${id.slice(-4)}`,
  byKey: (name: string) => `par la clé « ${name} »`,
  verdicts: {
    complete: 'Complet',
    continued: 'Suite au prochain passage',
    later: 'Remis à plus tard',
    split: 'Renvoyé en deux moitiés',
    accepted: 'Accepté',
    refused: 'Refusé',
    halted: 'Bloqué : à régler par une personne',
    'cut-short': 'Interrompu',
    failed: 'Échoué',
  } as Record<string, string>,
  excerpt: 'Forme de la requête',
  excerptHow: 'Les valeurs sont remplacées par leur sorte : ni personne, ni identifiant secret.',
}
