import type { SpendIssueCode } from '../../spend/import.ts'
import type { RateIssueCode } from '../../spend/rates-file.ts'

type Params = Partial<Record<string, string>>
export type SpendProblem = SpendIssueCode | RateIssueCode

/** What is wrong with a report or a file of rates. Figures and days come as people write them. */
export const spendProblems: Record<SpendProblem, (params: Params) => string> = {
  workbook: () =>
    'c’est un classeur Excel, quel que soit son nom. Enregistrez-le au format « CSV UTF-8 », puis choisissez ce fichier.',
  binary: () => 'ce n’est pas un fichier texte (une image, un PDF ?). Exportez le rapport en CSV.',
  'no-lines': () =>
    'il n’y a aucune ligne sous l’en-tête. Choisissez une période pendant laquelle les annonces ont tourné.',
  'unknown-headers': ({ columns, expected }) =>
    `aucune ligne n’est un en-tête connu. Colonnes trouvées : ${columns}. Attendu, par exemple : ${expected}. Exportez le rapport en français ou en anglais.`,
  'several-platforms': ({ platforms }) =>
    `ce peut être un export de ${platforms}. Choisissez la régie, ou exportez plus de colonnes.`,
  'missing-column': ({ measure, expected }) =>
    `il manque la colonne « ${expected} » (${measure}). Ajoutez-la et exportez de nouveau.`,
  'repeated-column': () => 'cette colonne est là deux fois : on ne sait pas laquelle compte.',
  'period-unknown': () =>
    'rien ne dit de quels jours sont ces chiffres. Exportez par jour, ou gardez les lignes au-dessus du tableau.',
  'coarse-days': ({ aggregation, every }) =>
    `une date y vaut pour plusieurs jours (${aggregation ?? `une tous les ${every} jours`}). Exportez par jour.`,
  'day-or-month': ({ value, dmy, mdy }) =>
    `« ${value} » peut être le ${dmy} ou le ${mdy}. Choisissez l’ordre ci-dessous.`,
  'thousand-or-decimal': ({ value }) =>
    `« ${value} » : un millier ou des décimales ? Rien dans le fichier ne le dit. Exportez les montants avec deux décimales.`,
  'currency-unknown': () => 'ni colonne, ni en-tête, ni signe ne dit la devise. Écrivez-la ci-dessous.',
  'cut-off': ({ found, expected }) =>
    `le fichier semble coupé ici : ${found} cellules, alors que l’en-tête en a ${expected}. Exportez-le de nouveau.`,
  'open-quote': () => 'un guillemet n’est pas refermé : le fichier semble coupé, ou un texte a un guillemet de trop.',
  'cell-count': ({ found, expected }) =>
    `${found} cellules, alors que l’en-tête en a ${expected}. Un texte qui contient le séparateur doit être entre guillemets.`,
  'not-a-count': ({ value }) => `« ${value} » n’est pas un nombre entier.`,
  'not-an-amount': ({ value }) => `« ${value} » n’est pas un montant comme 1 250,40.`,
  negative: ({ value }) =>
    `« ${value} » est négatif : un avoir ou une correction n’est pas une dépense. Retirez la ligne, ou corrigez le jour dont elle parle.`,
  'no-cost': () =>
    'pas de montant, alors qu’il y a des impressions ou des clics : leur coût est inconnu, ce n’est pas zéro.',
  'not-a-date': ({ value }) => `« ${value} » n’est pas un jour comme 2026-11-30 ou 30/11/2026.`,
  'mixed-dates': ({ value, other }) =>
    `« ${value} » commence par le jour, mais la date de la ligne ${other} commence par le mois.`,
  'mixed-decimals': ({ value, other }) =>
    `« ${value} » a une virgule décimale, mais le montant de la ligne ${other} a un point.`,
  'reversed-period': ({ from, to }) => `finit le ${to}, avant de commencer le ${from}.`,
  'long-period': ({ days, most }) => `${days} jours en une ligne ; au plus ${most}.`,
  'not-a-currency': ({ value }) => `« ${value} » n’est pas un code de devise comme EUR.`,
  'two-currencies': ({ value, other }) => `« ${value} » n’est pas en ${other}, la devise de cette ligne.`,
  'rounded-id': ({ value }) =>
    `un tableur a arrondi l’identifiant (${value}), et la ligne n’a pas de nom. Exportez de nouveau, sans ouvrir le fichier.`,
  'not-a-slug': ({ value }) => `« ${value} » n’est pas un identifiant d’adresse : minuscules, chiffres et tirets.`,
  'not-a-platform': ({ value }) => `« ${value} » n’est pas une régie connue.`,
  'repeated-line': ({ other }) =>
    `la même que la ligne ${other}, cellule par cellule : une moitié du fichier y est peut-être deux fois.`,
  overlap: ({ other }) => `compte des jours de la même annonce que la ligne ${other} compte déjà.`,
  more: ({ count }) => `et ${count} autres points.`,
  'other-platform': ({ value, platform }) => `la ligne dit ${value}, mais cette annonce est sur ${platform}.`,
  'partly-stored': ({ storedFrom, storedTo, from, to }) =>
    `du ${storedFrom} au ${storedTo}, une seule somme est déjà enregistrée, et ce rapport n’en dit que du ${from} au ${to}. Importez un rapport qui va au moins du ${storedFrom} au ${storedTo}.`,
  'base-not-one': ({ value }) =>
    `« ${value} » : un taux dit ce que coûte un euro, l’euro vaut donc toujours 1. Retirez les taux de l’euro.`,
  'not-an-iso-day': ({ value }) => `« ${value} » n’est pas un jour comme 2026-11-30.`,
  'two-rates': ({ value, other }) =>
    `« ${value} » : la ligne ${other} donne un autre taux pour ce jour. N’en laissez qu’un.`,
  'unknown-rates': () =>
    'l’en-tête n’est ni « Date, USD, JPY, … » (Banque centrale européenne), ni « date,currency,rate ».',
  'not-a-rate': ({ value }) =>
    `« ${value} » n’est pas un taux comme 1.0745 : ce que coûte un euro, avec un point et six décimales au plus.`,
}
