import { shownName } from './cells.ts'
import { columnsOf, TABLES, wordsOf } from './tables.ts'

const FR = 0
const EN = 1

interface About {
  made: string // ISO 8601
  version: string
  span: { from: string; to: string } | null // days of single views, when only some were asked for
}

/** README.txt: what each file is, from the list that the files are written by. */
export const readmeOf = (about: About): string =>
  [...french(about), ...listOf(FR, ' : '), '', '', ...english(about), ...listOf(EN, ': '), ''].join('\r\n')

const french = ({ made, version, span }: About): string[] => [
  'TOUT CE QUE LIKE2LEAD SAIT — English below',
  '',
  `Fait le ${made} par la version ${version}.`,
  ...(span ? [`Vues une à une (views, view-events, touches) : du ${span.from} au ${span.to} seulement. Le reste est entier.`] : []),
  '',
  'Cette archive contient des données personnelles en clair. Gardez-la comme un mot de passe, et effacez-la quand elle a servi.',
  'Elle ne contient ni mot de passe, ni clé, ni secret. Pour remettre la plateforme en marche ailleurs, il faut une sauvegarde (npm run backup).',
  "Elle a été écrite pendant que la plateforme tournait : ce qui est arrivé pendant ce temps peut y être, ou n'y être qu'en partie.",
  "contents.csv, le dernier fichier, dit combien de lignes a chacun. Une archive coupée en route ne s'ouvre pas : recommencez.",
  '',
  'Fichiers .csv : UTF-8, virgules, une ligne de titres. Un tableur les ouvre ; au-delà d’un million de lignes il y en a plusieurs (views-2.csv).',
  'Dates et heures : ISO 8601, temps universel. Montants : en unités de la devise. 1 : oui, 0 : non. Vide : inconnu, ou rien.',
  "Une apostrophe précède le texte qu'un tableur prendrait pour une formule (=, +, -, @), et celui qui commence par une apostrophe : ôtez-la.",
  '',
  'images/ : les images telles qu’elles ont été envoyées. fonts/ : les polices.',
  'pages/<campagne>/<annonce>/draft.json : le brouillon. version-<n>.json : chaque version publiée, avec ses contrôles.',
  "pages/<campagne>/<annonce>/live.html : la page en ligne, qui s'ouvre dans un navigateur, sans mesure.",
  '',
] // biome-ignore format: a line each

const english = ({ made, version, span }: About): string[] => [
  'ALL THAT LIKE2LEAD KNOWS',
  '',
  `Made ${made} by version ${version}.`,
  ...(span ? [`Single views (views, view-events, touches): from ${span.from} to ${span.to} only. All else is whole.`] : []),
  '',
  'This archive holds personal data in the clear. Keep it like a password, and delete it when it has served.',
  'It holds no password, key or secret. To run the platform somewhere else, take a backup (npm run backup).',
  'It was written while the platform ran: what happened meanwhile may be in it, or in part of it.',
  'contents.csv, the last file, tells how many lines each has. An archive that was cut short does not open: start again.',
  '',
  'Files .csv: UTF-8, commas, a line of titles. A spreadsheet opens them; beyond a million lines there are several (views-2.csv).',
  'Dates and times: ISO 8601, UTC. Amounts: in units of the currency. 1: yes, 0: no. Empty: unknown, or nothing.',
  'An apostrophe stands before text that a spreadsheet would take for a formula (=, +, -, @), and before one that was there: take it off.',
  '',
  'images/: images as they were uploaded. fonts/: fonts.',
  'pages/<campaign>/<ad>/draft.json: the draft. version-<n>.json: each published version, with its checks.',
  'pages/<campaign>/<ad>/live.html: the page that is live, which a browser opens, and nothing measures.',
  '',
] // biome-ignore format: a line each

const listOf = (language: typeof FR | typeof EN, colon: string): string[] =>
  TABLES.flatMap(table => [
    '',
    `${table.file}.csv${colon}${table.says[language]}`,
    ...columnsOf(table).map(column => `  ${shownName(column)}${colon}${wordsOf(table, column)[language]}`),
  ])
