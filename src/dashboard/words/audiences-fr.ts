import { rungs } from './rungs-fr.ts'
import { ways } from './ways-fr.ts'

/** Audiences: the list, one of them, and its file for a platform. */
export const audience = {
  intro:
    "Qui est allé jusqu'où, pour lui montrer à nouveau vos publicités. Seules les personnes qui ont accepté la publicité ciblée en font partie.",
  people: (n: number): string => (n < 2 ? 'personne' : 'personnes'),
  browsers: (n: number): string => (n < 2 ? 'navigateur' : 'navigateurs'),
  about: (count: string, margin: string) => `environ ${count} (± ${margin})`,
  roughly: (count: string) => `environ ${count}`,
  fewerThan: (count: string) => `moins de ${count}`,
  estimated:
    'Avec autant de monde, ce qui est précédé de « environ » ou de « moins de » est estimé sur un échantillon, juste 95 fois sur 100. La liste préparée pour une régie, elle, compte ses lignes une à une.',
  from: (min: string) => `à partir de « ${min} »`,
  upTo: (max: string) => `jusqu'à « ${max} »`,
  fromTo: (min: string, max: string) => `de « ${min} » à « ${max} »`,
  exactly: (tier: string) => `au palier « ${tier} »`,
  enough: (minimum: string) => `Assez pour diffuser (minimum ${minimum})`,
  tooFew: (missing: string, minimum: string) => `Encore ${missing} pour diffuser (minimum ${minimum})`,
  unsure: (minimum: string) => `Peut-être assez pour diffuser (minimum ${minimum}) : l'échantillon ne le dit pas`,
  reached: (platforms: string) => `Assez de monde pour ${platforms}.`,
  reachedUnsure: (platforms: string) => `Peut-être assez de monde pour ${platforms} : l'échantillon ne le dit pas.`,
  reachedNone: "Trop peu de monde pour l'instant, sur toutes les régies.",
  reachedAll: 'Assez de monde pour toutes les régies.',
  moved: (joined: string, left: string) => `La nuit dernière : ${joined} de plus, ${left} de moins.`,
  unmoved: "Suivie chaque nuit : qui arrive et qui part s'affiche après la deuxième.",
  open: 'Ouvrir',
  openOf: (name: string) => `Ouvrir ${name}`,
  add: 'Nouvelle audience',
  made: {
    added: 'Audience enregistrée.',
    saved: 'Audience modifiée. Ses flux et ses listes suivent.',
    sequence: 'Les audiences de la séquence existent, une par étape.',
    deleted: 'Audience supprimée.',
    restored: "L'audience a retrouvé sa règle d'avant. Ses flux et ses listes suivent.",
    back: "L'audience est revenue, avec la même règle. Le compte de ses nuits repart de zéro.",
  },
  undoRefused: "Impossible d'annuler : une campagne ou une audience que la règle nommait a disparu entre-temps.",
  method: {
    title: 'Créer depuis la méthode',
    intro: 'Choisissez une campagne, puis une audience toute faite. Vous pourrez la modifier.',
    campaign: 'Campagne',
    choose: 'Choisir',
    create: 'Créer',
    createOf: (name: string) => `Créer « ${name} »`,
    use: { retarget: 'à relancer', seed: 'base de similaires' },
    sequence: 'La séquence de la campagne',
    sequenceSays: 'Quatre audiences, une par étape : réassurance, preuve, incitation, repos.',
    sequenceMake: 'Créer les quatre',
    sequenceOpen: 'Régler la séquence',
    refused: "L'audience n'a pas été créée : choisissez une campagne qui existe, puis recommencez.",
  },

  edit: 'Modifier',
  plan: 'Planifier un budget',
  rule: 'La règle',
  size: {
    title: 'Qui est dedans',
    email: 'avec e-mail',
    phone: 'avec téléphone',
    people: 'personnes connues',
    browsers: 'navigateurs',
    identified: 'dont reconnus',
    how: 'Une personne connue a laissé un e-mail ou un téléphone. Un navigateur est reconnu quand nous savons à qui il est.',
    out: 'Qui est laissé de côté',
    noConsent: (n: number, count: string) =>
      n < 2
        ? `${count} personne correspond à la règle mais n'a pas accepté la publicité ciblée.`
        : `${count} personnes correspondent à la règle mais n'ont pas accepté la publicité ciblée.`,
    excluded: (n: number, count: string) =>
      n < 2
        ? `${count} personne correspond, mais la règle la laisse de côté (leads, clients, autres audiences).`
        : `${count} personnes correspondent, mais la règle les laisse de côté (leads, clients, autres audiences).`,
    withdrawn: (n: number, count: string) =>
      n < 2
        ? `${count} personne avait accepté la publicité ciblée, puis a retiré son accord.`
        : `${count} personnes avaient accepté la publicité ciblée, puis ont retiré leur accord.`,
    inside: (n: number, count: string) =>
      n < 2 ? `${count} personne est dans l'audience.` : `${count} personnes sont dans l'audience.`,
    noEmail: (n: number, count: string) =>
      n < 2
        ? `${count} personne n'a pas laissé d'e-mail : les régies qui ne connaissent que l'e-mail l'ignorent.`
        : `${count} personnes n'ont pas laissé d'e-mail : les régies qui ne connaissent que l'e-mail les ignorent.`,
    clickless: (n: number, count: string) =>
      n < 2
        ? `${count} navigateur n'est pas venu par un clic de régie, ou ce clic a été effacé depuis : aucune ne peut le reconnaître.`
        : `${count} navigateurs ne sont pas venus par un clic de régie, ou ce clic a été effacé depuis : aucune ne peut les reconnaître.`,
    nobody: 'Personne : tous ceux que la règle décrit sont dedans.',
  },
  platforms: {
    title: 'Sur chaque régie',
    how: 'Une régie ne diffuse pas à une audience trop petite. Elle ne reconnaît jamais toute la liste : comptez de la marge au-dessus du minimum. Un navigateur est reconnaissable quand il est venu par un clic chez elle.',
    rows: (n: number, count: string) => `${count} ${n < 2 ? 'ligne' : 'lignes'}`,
    reachable: (n: number, count: string) =>
      `${count} ${n < 2 ? 'navigateur reconnaissable' : 'navigateurs reconnaissables'}`,
    prepare: 'Préparer la liste',
    prepareOf: (platform: string) => `Préparer la liste : ${platform}`,
    editorsOnly: 'Préparer et télécharger une liste demande le rôle éditeur.',
  },
  days: {
    title: '30 dernières nuits',
    none: "Les audiences sont comptées chaque nuit. La courbe s'affiche après la deuxième.",
    figure: (first: string, last: string) =>
      `Personnes dans l'audience : ${first} la première nuit, ${last} la dernière.`,
    most: (count: string) => `Au plus haut : ${count} personnes.`,
    table: 'Les chiffres, nuit par nuit',
    night: 'Nuit du',
    joined: 'Arrivées',
    left: 'Départs',
  },
  sample: {
    title: 'Quelques exemples',
    how: "Pour vérifier la règle : des identifiants et ce qui les a fait entrer. Jamais de nom ni d'adresse.",
    people: 'Personnes',
    browsers: 'Navigateurs',
    none: "Personne pour l'instant.",
    because: (reasons: string) => `Parce qu'ils ${reasons}.`,
    facts: (tier: string, visits: string, last: string) => `${tier} · ${visits} · dernière visite ${last}`,
    visits: (n: number) => `${n} ${n < 2 ? 'visite' : 'visites'}`,
    noTier: 'Aucune visite mesurée',
  },
  remove: {
    title: "Supprimer l'audience",
    how: 'Ce qui a déjà été envoyé aux régies y reste.',
    refused: {
      'audience-in-use':
        "Elle sert encore : un flux actif, une liste ou une autre audience la lit, et changerait sans le dire. Révoquez ou supprimez d'abord ce qui la lit.",
      'unknown-audience': "Cette audience n'existe plus.",
    } as Record<string, string>,
  },

  file: {
    title: (platform: string) => `Liste pour ${platform}`,
    how: "Rien n'est encore sorti : voici ce que le fichier contiendrait, données masquées.",
    rows: 'lignes dans le fichier',
    minimum: 'minimum de la régie',
    out: "Qui n'y est pas",
    reasons: {
      'nothing-to-match': (_: number, count: string) => `${count} sans rien que cette régie sache reconnaître`,
      'no-consent': (_: number, count: string) => `${count} sans accord pour la publicité ciblée`,
      excluded: (n: number, count: string) => `${count} ${n < 2 ? 'laissée' : 'laissées'} de côté par la règle`,
    } as Record<string, (n: number, count: string) => string>,
    nobodyOut: 'Personne.',
    first: 'Premières lignes, masquées',
    empty: 'Le fichier serait vide.',
    settings: 'Forme du fichier',
    form: 'Coordonnées',
    forms: {
      plain: 'en clair : la page de dépôt de la régie les hache dans votre navigateur',
      hashed: 'déjà hachées (SHA-256)',
    },
    columns: 'Colonnes',
    columnsHow: "Renommez une colonne si la régie l'appelle autrement, ou laissez-la de côté.",
    unverified: 'Aucune page officielle ne confirme ceci ; comparez avec la page de dépôt de la régie :',
    as: (column: string) => `« ${column} » devient`,
    leave: (column: string) => `Sans « ${column} »`,
    again: "Revoir l'aperçu",
    refused:
      "Cette forme de fichier n'est pas possible : gardez au moins une colonne, avec des noms d'une ligne de 1 à 100 caractères, qui ne commencent ni par = ni par +, - ou @.",
    gaps: 'Il manque une mention avant tout envoi',
    gapsHow:
      "La page de confidentialité doit dire qui transmet des données aux régies et où s'y opposer (RGPD, art. 13).",
    download: 'Télécharger la liste',
    ledger: 'Le téléchargement est noté au registre des envois, avec votre nom.',
  },

  rungs,
  ways,
}
