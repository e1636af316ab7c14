import { type Counted, inFrench } from './plural.ts'

type Says = Record<string, (n: Counted) => string>

const says: Record<string, Says> = {
  database: {
    fast: n => `La base répond en ${n.text} ms.`,
    slow: n => `La base met ${n.text} ms à répondre à une question vide. Rien n'est perdu ; regardez si cela dure.`,
    stalls: n => `La base a mis ${n.text} ms à répondre. Les pages sont servies de mémoire et les balises attendent.`,
  },
  space: {
    room: n => `${n.text} % de la base est utilisé.`,
    fills: n =>
      `La base se remplit : ${inFrench(n, 'jour', 'jours')} au rythme actuel. Réduisez la durée de conservation, ou donnez sa base à une marque.`,
    'full-soon': n =>
      `La base sera pleine dans ${inFrench(n, 'jour', 'jours')} : plus rien ne s'écrira alors. Faites de la place aujourd'hui.`,
  },
  schema: {
    current: () => 'La base a toutes ses migrations.',
    behind: () => 'Il manque des migrations à la base : relancez « npm run deploy ».',
    ahead: () =>
      'La base est plus récente que le code, comme après un retour en arrière. C’est prévu ; redéployez quand la version est corrigée.',
  },
  clock: {
    ticks: n => `L'horloge a sonné il y a ${inFrench(n, 'minute', 'minutes')}.`,
    stopped: n =>
      `L'horloge n'a pas sonné depuis ${inFrench(n, 'minute', 'minutes')} : rien ne part, rien n'est publié à l'heure.`,
    'never-ticked': () =>
      "L'horloge n'a encore jamais sonné. Attendez une minute après le déploiement, puis vérifiez les déclencheurs.",
  },
  jobs: {
    run: n => `${inFrench(n, 'tâche tourne', 'tâches tournent')} sans échec.`,
    failing: n => `${inFrench(n, 'tâche a échoué', 'tâches ont échoué')} à leur dernier passage.`,
    late: n => `${inFrench(n, "tâche n'a pas tourné", "tâches n'ont pas tourné")} à l'heure alors que l'horloge sonne.`,
  },
  beacons: {
    stored: () => 'Toutes les balises reçues sont des lignes.',
    dead: n => `${inFrench(n, 'balise attend', 'balises attendent')} de côté : elles n'ont pas pu devenir des lignes.`,
  },
  outbox: {
    goes: n => `Les messages partent à l'heure ; ${inFrench(n, 'attend', 'attendent')}.`,
    late: n => `Un message attend depuis ${inFrench(n, 'minute', 'minutes')} après son heure.`,
    dead: n => `${inFrench(n, 'message abandonné', 'messages abandonnés')} en sept jours peuvent repartir.`,
  },
  mails: {
    go: () => 'Les mails partent.',
    off: () => "Aucun mail n'est envoyé : MAIL_FROM est vide.",
    fail: n => `${inFrench(n, "mail n'est pas parti", 'mails ne sont pas partis')} en sept jours.`,
  },
  webhooks: {
    answer: () => 'Les serveurs des webhooks répondent.',
    fail: n => `${inFrench(n, 'webhook échoue', 'webhooks échouent')} et seront réessayés.`,
    off: n => `${inFrench(n, 'webhook a été coupé', 'webhooks ont été coupés')} à force d'échecs.`,
  },
  feeds: {
    pulled: () => 'Les flux sont relevés à l’heure.',
    missed: n =>
      `${inFrench(n, "flux n'a pas été relevé", "flux n'ont pas été relevés")} à l'heure : l'audience vieillit.`,
  },
  platforms: {
    take: n =>
      n.n === 0
        ? 'Aucun compte publicitaire relié.'
        : `${inFrench(n, 'compte publicitaire accepte', 'comptes publicitaires acceptent')} tout.`,
    paused: n =>
      `${inFrench(n, 'compte publicitaire est en pause', 'comptes publicitaires sont en pause')} : jeton refusé, échecs ou version finie.`,
    'lists-stopped': n => `${inFrench(n, 'liste est arrêtée', 'listes sont arrêtées')} : personne n'y est plus ajouté.`,
    late: n => `Des conversions attendent depuis ${inFrench(n, 'minute', 'minutes')} après leur heure.`,
    refused: n => `${inFrench(n, 'conversion refusée', 'conversions refusées')} pour de bon en sept jours.`,
  },
}

export const operations = {
  title: 'Exploitation',
  lead: 'Tout fonctionne-t-il ? Chaque ligne dit ce qui est, et où le réparer. Des comptes seulement, rien sur personne.',
  well: 'Tout fonctionne.',
  toDo: (n: Counted) => `${inFrench(n, 'chose est à faire', 'choses sont à faire')}.`,
  toWatch: (n: Counted) => `Rien n'est perdu ; ${inFrench(n, 'chose est à surveiller', 'choses sont à surveiller')}.`,
  checks: 'Contrôles',
  names: {
    database: 'Base de données',
    space: 'Place',
    schema: 'Migrations',
    clock: 'Horloge',
    jobs: 'Tâches',
    beacons: 'Balises',
    outbox: 'Messages',
    mails: 'Mails',
    webhooks: 'Webhooks',
    feeds: 'Flux',
    platforms: 'Plateformes',
  },
  states: { ok: 'bien', watch: 'à surveiller', act: 'à faire' },
  says: (check: string, what: string, n: Counted) => says[check]?.[what]?.(n) ?? what,
  mend: 'Réparer',
  mendOf: (name: string) => `Réparer : ${name}`,
  runbook: (section: string) => `docs/runbook.md#${section}`,
  traffic: 'Visites, minute par minute',
  trafficHow: (from: string, to: string, most: string) => `De ${from} à ${to} ; ${most} au plus en une minute.`,
  trafficNone:
    "Aucune visite ces trois dernières heures. Ouvrez une page publiée : elle apparaît ici la minute d'après.",
  tenMinutes: 'Dix minutes à partir de',
  views: 'Visites',
  database: 'La base',
  size: 'Taille',
  sizeOf: (size: string, limit: string) => `${size} sur ${limit}`,
  growth: 'Croissance',
  perDay: (size: string) => `${size} par jour`,
  growthUnknown: 'connue après deux nuits',
  daysLeft: 'Pleine dans',
  days: (n: Counted) => inFrench(n, 'jour', 'jours'),
  never: 'pas à ce rythme',
  answers: 'Réponse',
  migrations: 'Migrations',
  version: 'Version',
  table: 'Table',
  rows: 'Lignes',
  rowsOf: (day: string) => `Lignes par table, comptées la nuit du ${day}`,
  rowsNone: 'Les lignes de chaque table sont comptées la nuit, à 03:17 UTC.',
  more: (n: string) => `plus de ${n}`,
  jobs: 'Tâches de l’horloge',
  job: 'Tâche et dernier passage',
  took: 'Durée',
  handled: 'Faites',
  failedOn: (when: string, why: string) => `Dernier échec le ${when} : ${why}`,
  late: 'en retard',
  noJobs: 'Aucune tâche n’a encore tourné : la première passe dans la minute.',
  platforms: 'Comptes publicitaires',
  account: 'Compte',
  waiting: 'En attente',
  refused: 'Refusées (7 jours)',
  paused: (why: string) => `en pause : ${why}`,
  metrics: 'Pour une supervision',
  metricsHow:
    'GET /api/operations/metrics donne ces mesures à Prometheus. Créez une clé de lecture limitée au domaine « Exploitation ». Pour un simple guetteur, GET /health répond sans clé.',
}
