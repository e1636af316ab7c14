import { type Counted, inFrench } from './plural.ts'

/** Files from the CRM: shown first, then taken in whole. */
export const crm = {
  title: 'Imports CRM',
  intro:
    'Vos clients, ce que sont devenus vos leads et ce qu’ils ont acheté, depuis un fichier CSV. Ils servent à exclure vos clients des publicités, à en trouver de semblables et à apprendre aux régies quels leads valaient la peine.',
  kinds: {
    customers: {
      name: 'Clients',
      how: "Une ligne par client : e-mail ou téléphone, et s'il a accepté la publicité (oui, non, retiré). Montant et pays en font une meilleure base.",
    },
    outcomes: {
      name: 'Suites données aux leads',
      how: "Une ligne par lead : son identifiant ou son e-mail, et ce qu'il est devenu (qualifié, gagné, perdu). Le montant d'une affaire gagnée est repris.",
    },
    purchases: {
      name: 'Achats',
      how: "Une ligne par commande : son numéro, son montant, et l'identifiant du lead ou son e-mail. Une commande dite deux fois compte une fois.",
    },
  },
  file: 'Fichier CSV',
  fileHint: 'Jusqu’à 10 Mo et 20 000 lignes. Rien n’est écrit avant votre accord.',
  currency: 'Devise des montants, si le fichier ne la dit pas',
  currencyHint: 'Trois lettres : EUR.',
  country: 'Pays, si le fichier ne le dit pas',
  countryHint: 'Deux lettres : FR. Il sert à lire les numéros de téléphone.',
  dates: 'Dates comme 03/04/2026',
  dateKinds: { '': 'Refuser si ambigu', dmy: 'Jour en premier', mdy: 'Mois en premier' },
  preview: 'Voir ce que cela ferait',
  editorsOnly: "L'import demande le rôle éditeur.",

  previewTitle: (name: string) => `Aperçu : ${name}`,
  back: 'Imports CRM',
  nothingYet: "Rien n'est encore écrit.",
  unreadable: "Ce fichier ne peut pas être pris tel quel. Rien n'est écrit.",
  rows: (n: number, text: string) => `${text} ${n < 2 ? 'ligne lue' : 'lignes lues'}`,
  new: 'nouvelles',
  known: 'déjà connues',
  changed: 'changées',
  same: 'inchangées',
  refused: 'lignes refusées',
  duplicates: 'en double',
  consent: 'Accord à la publicité ciblée',
  yes: 'oui',
  no: 'non',
  withdrawn: 'retiré',
  consentHow:
    "Seuls les oui servent aux publicités. Un retrait s'applique aussitôt, partout. Un vieux oui n'efface jamais un retrait plus récent.",
  value: (n: string, sums: string) => `${n} avec un montant : ${sums}.`,
  statuses: { qualified: 'qualifiés', won: 'gagnés', lost: 'perdus' },
  won: (sums: string) => `Affaires gagnées : ${sums}.`,
  seen: 'vues par le pixel',
  purchasesHow:
    "Une commande que le pixel a vue prend le montant et la date du fichier. Celle qu'un fichier ou l'API a déjà dite reste comme elle a été dite.",
  bought: (sums: string) => `Achats : ${sums}.`,
  problems: (n: number) => (n < 2 ? '1 point à revoir' : `${n} points à revoir`),
  problemsHow:
    'Chaque point dit ce qui ne compte pas ; le reste est importé. Corrigez le fichier et envoyez-le de nouveau quand vous voulez : rien ne compte deux fois.',
  wholeHow: 'Commencez par la première : elle explique souvent les autres.',
  more: (n: Counted) => `Et ${inFrench(n, 'autre', 'autres')}.`,
  columns: 'Colonnes',
  leave: 'Ne pas lire',
  auto: 'Reconnaître',
  remap: 'Voir de nouveau',
  apply: (n: number) => (n < 2 ? 'Importer 1 ligne' : `Importer ${n} lignes`),
  applied: (n: number) => (n < 2 ? 'Importé : 1 ligne lue.' : `Importé : ${n} lignes lues.`),
  fileAgain: 'Ce fichier est trop grand pour être porté d’une page à l’autre : choisissez-le de nouveau.',
  other: 'Choisir un autre fichier',
  fields: {
    email: 'E-mail',
    phone: 'Téléphone',
    first_name: 'Prénom',
    last_name: 'Nom',
    company: 'Entreprise',
    country: 'Pays',
    zip: 'Code postal',
    city: 'Ville',
    value: 'Montant',
    currency: 'Devise',
    last_purchase: 'Dernier achat',
    consent_ads: 'Accord à la publicité',
    consent_at: "Date de l'accord",
    consent_text: "Texte de l'accord",
    lead: 'Identifiant du lead',
    order: 'Numéro de commande',
    status: 'Suite donnée',
    date: 'Date',
  },
  noText:
    "Ce n'est pas un fichier texte : dans votre tableur ou votre CRM, exportez en CSV (UTF-8), puis choisissez ce fichier.",
  refusals: {
    'no-file': 'Choisissez un fichier.',
    'too-large': 'Plus de 10 Mo : partagez le fichier.',
    'invalid-query': "Un réglage n'est pas compris : corrigez ce qui est signalé.",
    'invalid-file': "Rien n'est importé : corrigez d'abord le fichier, ou dites ci-dessous ce que sont ses colonnes.",
    'named-twice': 'Deux colonnes sont lues comme la même : gardez-en une.',
    'invalid-form': 'Recommencez depuis cette page.',
  } as Record<string, string>,

  seed: 'Vos clients, comme modèle',
  seedHow:
    'Une audience de semblables (« lookalike ») part de vos clients qui ont accepté la publicité. Plus ils sont nombreux et chiffrés, mieux la régie cherche.',
  customers: 'clients',
  usable: 'utilisables',
  withValue: 'avec un montant',
  matched: 'vus sur vos pages',
  countries: (list: string) => `Pays : ${list}.`,
  unknownCountry: 'inconnu',
  values: (currency: string, min: string, median: string, max: string) =>
    `En ${currency} : de ${min} à ${max}, la moitié sous ${median}.`,
  hints: {
    nobody:
      'Aucun client importé n’a accepté la publicité : il n’y a pas de base à envoyer. Recueillez l’accord, puis importez.',
    'too-few': 'Aucun pays n’a 100 personnes : Meta ne fait pas de semblables à moins.',
    few: 'Moins de 1 000 personnes : au-delà, les régies trouvent mieux.',
    many: 'Plus de 50 000 personnes : gardez les meilleures par montant, de 1 000 à 50 000.',
    'no-value': 'Aucun montant : avec lui, la régie cherche des gens comme vos meilleurs clients.',
    'mixed-currencies':
      'Plusieurs devises : la régie compare les nombres tels quels. Convertissez, ou faites une base par devise.',
    'few-matched':
      'Peu de clients sont reliés à une visite : les exclure marche surtout par e-mail et téléphone. Envoyez-leur une page par un lien personnel.',
    'countries-unknown': 'Le pays manque souvent : ajoutez une colonne pays.',
  },
  source: 'Seuils de Meta, « À propos des audiences similaires », page lue en novembre 2026.',

  register: 'Registre des imports',
  registerNone: 'Aucun import pour l’instant.',
  registerRow: (rows: Counted, added: Counted, changed: Counted, refused: Counted) =>
    `${inFrench(rows, 'ligne', 'lignes')} : ${inFrench(added, 'nouvelle', 'nouvelles')}, ${inFrench(changed, 'changée', 'changées')}, ${inFrench(refused, 'refusée', 'refusées')}`,
}
