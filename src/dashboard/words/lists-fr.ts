import { type Counted, inFrench } from './plural.ts'

/** Lists that are kept equal to an audience. */
export const lists = {
  title: 'Listes tenues à jour',
  intro:
    "Une liste recopie une audience chez la régie : qui entre est ajouté, qui sort est retiré, qui retire son accord l'est sans attendre. La régie ne reconnaît qu'une partie des personnes (taux de correspondance, « match rate ») : c'est normal.",
  none: "Aucune liste. Choisissez une audience ci-dessous : elle s'ajoute dans la minute.",
  noAudience: "Il n'y a pas encore d'audience à envoyer.",
  makeAudience: 'Créer une audience',
  gone: 'Audience supprimée',
  onPlatform: 'chez la régie',
  named: (name: string) => `Nommée « ${name} » chez la régie`,
  every: (h: number) =>
    h === 1
      ? 'comparée toutes les heures'
      : h % 24 === 0
        ? h === 24
          ? 'comparée chaque jour'
          : `comparée tous les ${h / 24} jours`
        : `comparée toutes les ${h} heures`,
  state: { live: 'Tenue à jour', left: 'Plus tenue, membres gardés', emptying: 'En cours de vidage', ended: 'Vidée' },
  notYet: 'En attente de son premier passage',
  withValue: 'avec la valeur des clients',
  enough: (minimum: string) => `Assez pour diffuser (minimum ${minimum})`,
  tooFew: (missing: string, minimum: string) => `Encore ${missing} pour diffuser (minimum ${minimum})`,
  waiting: 'à ajouter',
  leaving: 'à retirer',
  refused: 'refusées',
  lastRun: (when: string, added: Counted, removed: Counted, refused: Counted) =>
    `Dernier passage le ${when} : ${inFrench(added, 'ajoutée', 'ajoutées')}, ${inFrench(removed, 'retirée', 'retirées')}, ${inFrench(refused, 'refusée', 'refusées')}.`,
  noRun: 'Pas encore de passage.',
  running: 'Passage en cours',
  runningHow: 'Les chiffres suivent à la fin du passage.',
  nextRun: (when: string) => `Prochain le ${when}.`,
  advice: {
    gone: 'Sa connexion est supprimée : videz cette liste directement chez la régie.',
    paused: 'La connexion est en pause : reprenez-la, et la liste suit.',
    unreadable:
      'Son audience en nomme une autre, supprimée : changez la règle, et la liste reprend à son prochain passage.',
    privacy:
      "La page de confidentialité de sa marque ne dit pas qui répond des données, ou où s'y opposer : complétez-la, et la liste reprend à son prochain passage. Qui retire son accord est toujours retiré.",
    gonePlatform:
      "Cette liste n'est plus chez la régie, ou nous ne la voyons plus : supprimée, elle se refait depuis sa page ; si un droit nous est rendu, elle reprend à son prochain passage.",
    blocked:
      'La régie a bloqué cette liste : voyez pourquoi chez elle. Une fois débloquée, elle reprend à son prochain passage.',
    stopped: (code: string) =>
      `La régie a refusé de créer la liste (code : ${code}). Réglez-le chez elle, puis comparez maintenant.`,
    failing: (n: number) =>
      `${n < 2 ? 'Le dernier passage a échoué' : `Les ${n} derniers passages ont échoué`}. Un autre suit tout seul.`,
  },
  anew: 'Refaire la liste',
  anewHelp:
    'Une nouvelle liste est créée chez la régie et tout le monde y est envoyé. Vos publicités devront la désigner à la place de l’ancienne.',
  sync: 'Comparer maintenant',
  syncOf: (name: string) => `Comparer maintenant « ${name} »`,
  plan: 'Ce qui changerait',
  planOf: (name: string) => `Ce qui changerait pour « ${name} »`,
  add: 'Ajouter une liste',
  audience: 'Audience',
  everyHours: 'Comparée',
  interval: { '6': 'Toutes les 6 heures', '12': 'Toutes les 12 heures', '24': 'Chaque jour', '168': 'Chaque semaine' },
  neutral: 'Nom chez la régie (facultatif)',
  neutralHelp:
    "Vide, il ne dit rien (« L2L 7f3a ») : c'est le plus sûr. Les régies bloquent un nom qui parle de santé ou d'argent.",
  value: 'Avec la valeur des clients',
  valueHelp:
    "La régie cherche alors des gens comme vos meilleurs clients. Qui n'a pas de montant dans votre CRM n'est pas envoyé.",
  addNow: 'Créer la liste',

  planTitle: 'Le prochain passage',
  planIntro: "Calculé à l'instant ; rien n'est envoyé.",
  inAudience: "dans l'audience",
  toAdd: 'à ajouter',
  toRemove: 'à retirer',
  toCheck: 'à revérifier',
  same: 'sans changement',
  leftOut: 'Qui reste dehors, et pourquoi',
  noConsent: (n: number, text: string) => `${text} ${n < 2 ? "n'a" : "n'ont"} pas accepté la publicité ciblée.`,
  unmatched: (n: number, text: string, judged: string) =>
    `${text} des ${judged} prochaines à ajouter ${n < 2 ? "n'a" : "n'ont"} rien que cette régie sache reconnaître.`,
  noValue: (n: number, text: string, judged: string) =>
    `${text} des ${judged} prochaines à ajouter ${n < 2 ? "n'a" : "n'ont"} pas de montant dans votre CRM.`,
  refusedBefore: (n: Counted, why: string) => `${inFrench(n, 'refusée', 'refusées')} auparavant : ${why}`,
  currencies: (codes: string) =>
    `Des montants en ${codes} : la régie les compare tels quels. Faites une audience par devise.`,
  nobody: 'Personne : toute l’audience peut partir.',
  refusedTitle: 'Refusées par la régie',
  refusedNone: 'Aucune.',
  again: 'Les essayer de nouveau',
  stop: 'Arrêter cette liste',
  keep: 'Garder les membres chez la régie',
  keepHelp: "Personne n'est plus ajouté ; qui retire son accord est toujours retiré.",
  empty: 'Retirer tout le monde',
  emptyHelp: 'La liste se vide chez la régie ; les publicités qui la visent ne trouvent plus personne.',
  stopNow: 'Arrêter la liste',
}
