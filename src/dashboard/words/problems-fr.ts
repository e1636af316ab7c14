import type { LeftOut, Problem } from '../../contacts/crm/problems.ts'
import { crm } from './crm-fr.ts'

type Params = Partial<Record<string, string>>

/** What is wrong with a file from the CRM, where it is sent by hand: names the lists and settings of that screen. */
export const problems = {
  at: (where: string) => `${where} :`,
  file: 'Fichier',
  line: (n: string) => `Ligne ${n}`,
  column: (line: string, column: string) => `${line}, ${column}`,
  left: {
    cell: 'Laissé de côté.',
    agreement: 'Ce oui ne compte pas.',
    value: 'Le montant est laissé de côté.',
    line: 'La ligne est laissée de côté.',
  } satisfies Record<LeftOut, string>,
  kinds: {
    workbook: () => "c'est un classeur Excel. Enregistrez-le au format « CSV UTF-8 », puis choisissez ce fichier.",
    binary: () => "ce n'est pas un fichier texte. Exportez-le en CSV.",
    'no-header': () => "aucun nom de colonne n'est reconnu. Dites ci-dessous ce que contient chaque colonne.",
    'no-such-column': () => "la colonne choisie n'est pas dans ce fichier. Choisissez-en une autre ci-dessous.",
    'no-column': ({ field, or, raw }: Params) =>
      `aucune colonne n'est lue comme « ${field} »${or ? ` ni comme « ${or} »` : ''}. ${WHY_COLUMN[raw ?? ''] ?? ''} Choisissez la colonne dans la liste ci-dessous, ou ajoutez-la au fichier.`,
    'column-twice': () => "deux colonnes portent ce nom. Renommez celle qu'il ne faut pas lire.",
    'open-quotes': () => "un guillemet n'est pas refermé à partir d'ici.",
    'cell-count': ({ cells, header }: Params) =>
      `${cells} cellules, alors que l'en-tête en a ${header}. Un texte qui contient le séparateur doit être entre guillemets.`,
    'no-lines': () => "il n'y a aucune ligne sous l'en-tête.",
    'too-many-lines': ({ most }: Params) => `le fichier a plus de ${most} lignes. Partagez-le.`,

    unnamed: () => "ni e-mail ni téléphone utilisable : on ne sait pas de qui il s'agit.",
    'no-lead-named': () => "ni identifiant de lead ni e-mail : on ne sait pas de qui il s'agit.",
    'no-such-lead': () => "aucun lead n'a cet identifiant.",
    'no-lead-of-address': () => "personne n'a envoyé de formulaire ici avec cette adresse.",
    'no-lead-by-then': () => "personne n'a envoyé de formulaire ici avec cette adresse avant cette date.",
    erased: () => "cette personne a demandé à être oubliée. Un fichier ne la fait pas revenir, un formulaire qu'elle envoie, oui.",

    'not-email': () => "ce n'est pas une adresse e-mail.",
    'rounded-phone': () => 'le tableur a arrondi le numéro. Mettez cette colonne au format texte, puis exportez de nouveau.',
    'phone-without-country': () => `sans pays, un numéro doit commencer par +. Remplissez « ${crm.country} » ci-dessous.`,
    'not-phone': () => "ce numéro n'existe pas dans son pays.",
    'not-country': () => "ce pays n'est pas connu. Écrivez son code (FR) ou son nom.",
    'not-text': () => 'texte trop long, illisible ou en HTML.',
    'not-date': () => "ce n'est pas une date. Écrivez par exemple 2026-11-30.",
    'day-or-month': () => `le jour ou le mois en premier ? Choisissez « ${crm.dates} » ci-dessous.`,
    future: () => 'cette date est dans le futur.',
    'in-the-future': () => 'cette date est à plus d’un jour dans le futur.',
    'before-the-lead': () => 'cette date est à plus d’un jour avant le lead lui-même.',
    'not-amount': () => "ce n'est pas un montant. Écrivez par exemple 1250,40.",
    'thousands-or-decimals': () => 'milliers ou décimales ? Écrivez 1250,00.',
    'below-zero': () => 'le montant est négatif.',
    'no-amount': () => "il manque ce qui a été payé.",
    'not-currency': () => "ce n'est pas un code de devise. Écrivez par exemple EUR.",
    'other-currency': () => "ce n'est pas la devise écrite avec le montant.",
    'no-currency': () => `la devise manque. Remplissez « ${crm.currency} » ci-dessous.`,
    'not-consent': () => 'attendu : oui, non ou retiré.',
    'not-status': () => 'attendu : qualifié, gagné ou perdu.',
    'not-order': () => 'attendu : un numéro de 1 à 100 caractères.',
    'other-amount': ({ line }: Params) => `la ligne ${line} donne un autre montant pour cette commande. Dites-la une fois, avec son total.`,
    'refund-too-large': () => 'ce remboursement dépasse ce qui reste de sa commande.',
    'told-before': () => 'un autre montant a déjà été donné pour cette commande, et reste.',

    'withdrew-since': () =>
      "cette personne a retiré son accord ici, après la date de la ligne ou sans qu'elle en ait une. Gardée sans accord.",
    contradicted: ({ line }: Params) =>
      `la ligne ${line} dit non ou retiré de la même personne, et ce oui n'est pas daté d'après.`,
    'agreed-too-long-ago': () => 'accord donné il y a plus de trois ans, sans achat depuis sur cette ligne.',
    'agreed-since': () => 'cette personne a donné son accord ici après la date de cette ligne. Son accord reste.',
  } satisfies Record<Problem, (p: Params) => string>,
  readTwice: (field: string) => `une autre colonne est lue comme « ${field} » aussi. Choisissez-en une.`,
} // biome-ignore format: one problem after the other

/** Why there has to be such a column. */
const WHY_COLUMN: Partial<Record<string, string>> = {
  email: 'Chaque personne est reconnue par là.',
  lead: 'Chaque lead est reconnu par là.',
  consent_ads: 'Chaque ligne doit dire si la personne a accepté la publicité : oui, non ou retiré.',
  order: 'Par lui, une commande dite deux fois compte une fois.',
  value: 'Chaque ligne doit dire ce qui a été payé.',
  status: 'Chaque ligne doit dire ce que le lead est devenu : qualifié, gagné ou perdu.',
}
