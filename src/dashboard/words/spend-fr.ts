import type { DestinationName } from '../../destinations/index.ts'
import type { Mappable } from '../../spend/report/columns.ts'
import { type Counted, inFrench } from './plural.ts'
import { spendProblems } from './spend-problems-fr.ts'

type Params = Partial<Record<string, string>>

const rows = (n: Counted) => inFrench(n, 'ligne', 'lignes')

/** What ads cost: reports of the platforms, whose is what, exchange rates. */
export const spending = {
  name: 'Dépenses', // in the menu
  intro:
    'Ce que coûtent vos annonces, depuis les rapports des régies. Sans eux, l’entonnoir ne dit ni le prix d’un lead, ni où déplacer le budget.',

  bring: 'Importer un rapport',
  bringHow:
    'Exportez le rapport de la régie en CSV, en français ou en anglais, par annonce et par jour, puis déposez-le tel quel : titres, totaux et notes de bas de page sont reconnus.',
  file: 'Rapport CSV',
  fileHint: 'Jusqu’à 10 Mo (l’API en prend 16). Rien n’est enregistré avant votre accord.',
  platform: 'Régie',
  auto: 'La reconnaître',
  own: 'Notre propre format',
  dayOrder: 'Dates comme 03/04/2026',
  dayOrders: {
    '': 'Choisissez',
    dmy: 'Le jour d’abord (3 avril)',
    mdy: 'Le mois d’abord (4 mars)',
  },
  currency: 'Devise',
  currencyHint: 'Trois lettres : EUR. Seulement si le rapport ne la dit pas.',
  preview: 'Voir ce que cela ferait',
  sending: 'Envoi du rapport',
  reading: 'Lecture en cours : quelques secondes, une vingtaine pour 100 000 lignes.',
  mapping: 'Quelle colonne est laquelle ?',
  mappingHow: 'Le fichier nomme ses colonnes autrement que les régies. Dites ce que chacune contient.',
  notThere: 'Pas dans ce fichier',
  measures: {
    day: 'Jour',
    campaign: 'Campagne',
    campaignId: 'Identifiant de la campagne',
    ad: 'Annonce',
    adId: 'Identifiant de l’annonce',
    cost: 'Montant dépensé',
    currency: 'Devise',
    impressions: 'Impressions',
    clicks: 'Clics vers la page',
    reach: 'Personnes touchées',
  } satisfies Record<Mappable, string>,
  editorsOnly: 'L’import demande le rôle éditeur.',

  where: 'Où le trouver',
  whereHow:
    'Colonnes à cocher partout : jour, campagne, annonce, leurs identifiants, montant dépensé, impressions, clics sur le lien.',
  places: {
    meta: 'Gestionnaire de publicités, onglet Publicités : Répartition › Par temps › Jour ; Colonnes › Personnaliser : ajoutez « Identifiant de la publicité », « Identifiant de la campagne », « Clics sur un lien » ; puis Rapports › Exporter les données du tableau (CSV).',
    google:
      'Google Ads, Insights et rapports › Éditeur de rapports › Tableau : Jour, Campagne, ID de la campagne, Nom de l’annonce, ID de l’annonce, Code de la devise, Coût, Impr., Clics ; puis Télécharger › CSV.',
    linkedin:
      'Campaign Manager, Exporter : rapport « Performances des publicités », ventilation par jour ; gardez les premières lignes, qui disent la période.',
    tiktok:
      'TikTok Ads Manager, Analytics › Rapports personnalisés : dimensions « Publicité » et « Par jour », ajoutez « ID de la publicité », « Devise », « Coût », « Clics (destination) » ; puis Exporter en CSV.',
    pinterest:
      'Pinterest Ads, Rapports › Rapport personnalisé : niveau Annonce, par jour, avec les identifiants, la dépense et les clics sortants ; téléchargez le CSV.',
    snapchat:
      'Ads Manager, Gérer les publicités : niveau Publicité, période par jour ; ajoutez les colonnes d’identifiants, puis Exporter en CSV.',
    microsoft:
      'Microsoft Advertising, Rapports › Performances › Annonce : unité de temps Jour, avec l’ID de l’annonce, l’ID de la campagne et le code de devise ; téléchargez le CSV.',
    x: 'X Ads, Exporter depuis la liste des publicités, par jour, avec les identifiants.',
    reddit: 'Reddit Ads, Rapports : niveau Ad, par jour, avec les identifiants ; exportez le CSV.',
  } satisfies Record<DestinationName, string>,
  ownFormat: (columns: string) => `Notre format, pour toute autre régie, a cet en-tête : ${columns}`,

  previewTitle: (platform: string) => `Aperçu : ${platform}`,
  back: 'Dépenses',
  nothingYet: 'Rien n’est encore enregistré. Comparez ces totaux à l’écran de la régie.',
  unreadable: 'Ce rapport ne peut pas être pris tel quel. Rien n’est enregistré.',
  says: 'Ce que dit le rapport',
  period: (days: string, n: Counted) => `${days} (${inFrench(n, 'jour', 'jours')})`,
  rows: 'lignes lues',
  impressions: 'impressions',
  clicks: { landing: 'clics vers la page', all: 'clics, de toute sorte' },
  reach: 'personnes touchées',
  cost: 'dépense',
  apart: 'Plusieurs devises : chacune est comptée à part, rien n’est converti ni additionné.',
  daily: 'Dépense par jour',
  dailyOf: (currency: string) => `Dépense par jour, en ${currency}`,
  dailyNone:
    'Le rapport donne une seule somme pour toute sa période : elle est gardée ainsi, jamais partagée en jours.',
  dailyApart: (sums: string) =>
    `Sans jour : ${sums}, en lignes qui couvrent plusieurs jours. Elles sont gardées ainsi, jamais partagées en jours.`,
  day: 'Jour',
  figures: 'Les chiffres',
  fate: 'Ce qui en est fait',
  matchedNone: 'Rien n’est encore relié à vos annonces.',
  matched: (n: Counted, sums: string) => `${rows(n)} à vous : ${sums}.`,
  unmatchedSum: (n: Counted, sums: string) =>
    `${rows(n)} sans correspondance, laissée${n.n < 2 ? '' : 's'} de côté : ${sums}.`,
  ignored: (n: Counted) => `${rows(n)} qui ne ${n.n < 2 ? 'vous concerne' : 'vous concernent'} pas.`,
  replaced: (n: Counted) =>
    `${rows(n)} déjà enregistrée${n.n < 2 ? '' : 's'} pour ces jours : remplacée${n.n < 2 ? '' : 's'}, rien ne compte deux fois.`,
  skipped: (n: Counted, reasons: string) => `${rows(n)} passée${n.n < 2 ? '' : 's'} : ${reasons}.`,
  skippedAs: {
    preamble: 'titre du rapport',
    empty: 'vide',
    total: 'total',
    footer: 'note de bas de page',
    header: 'en-tête répété',
  },
  columns: 'Colonnes lues',
  notes: {
    'whole-period': ({ from, to }: Params) =>
      `Le rapport n’a pas de colonne de jour : tout est compté du ${from} au ${to}, en une somme. Exportez-le par jour pour plus de détail.`,
    'day-order': ({ order }: Params) =>
      order === 'dmy' ? 'Dates lues le jour d’abord.' : 'Dates lues le mois d’abord.',
    'rounded-ids': ({ count, line }: Params) =>
      `Un tableur a arrondi des identifiants (${count}, dès la ligne ${line}) : ces lignes vont par leurs noms. N’ouvrez pas le fichier avant de l’importer.`,
    'ends-early': ({ last, to }: Params) =>
      `Le rapport annonce des jours jusqu’au ${to}, ses lignes s’arrêtent au ${last} : normal si vos annonces ne tournaient plus, sinon le fichier est peut-être coupé.`,
    'count-differs': ({ count, found }: Params) =>
      `Le rapport annonce ${count} lignes et en a ${found} : le fichier est peut-être coupé, ou a été retouché.`,
    'total-differs': ({ line, total, sum }: Params) =>
      `La ligne de total (${line}) dit ${total}, la somme des lignes ${sum} : le rapport est peut-être incomplet.`,
  } as Record<string, (params: Params) => string>,
  warnings: {
    'more-clicks-than-impressions': (n: Counted, line: string) =>
      `Plus de clics que d’impressions sur ${rows(n)} (dès la ligne ${line}) : impossible. C’est enregistré tel que la régie le dit ; les taux de ces annonces ne seront pas calculés.`,
    'days-to-come': (n: Counted, line: string) =>
      `Des jours à venir sur ${rows(n)} (dès la ligne ${line}) : vérifiez l’ordre du jour et du mois, ou l’année. C’est enregistré tel que le rapport le dit.`,
    'reach-above-impressions': (n: Counted, line: string) =>
      `Plus de personnes touchées que d’impressions sur ${rows(n)} (dès la ligne ${line}) : impossible. C’est enregistré tel que la régie le dit.`,
  },

  open: 'À qui est-ce ?',
  openHow:
    'Aucun identifiant ne relie ces noms à vos annonces. Dites-le une fois : c’est retenu pour les prochains rapports. Ce qui reste sans réponse est laissé de côté.',
  openOwn: 'Noms inconnus ici',
  openOwnHow:
    'Ces lignes sont laissées de côté. Corrigez leurs noms dans le fichier, ou créez d’abord ces campagnes et ces annonces.',
  vague: 'Campagne connue, annonce inconnue',
  vagueHow: 'Ces lignes comptent pour la campagne entière. Précisez l’annonce si vous la connaissez.',
  wholeCampaign: (name: string) => `Toute la campagne « ${name} »`,
  nameless: 'sans nom',
  itsAds: (n: Counted) => `Annonce par annonce (${n.text})`,
  atLines: (n: number, lines: string) => `${n < 2 ? 'ligne' : 'lignes'} ${lines}`,
  leave: 'Laisser de côté',
  leaveWhole: 'Ne rien préciser',
  notOurs: 'Pas à nous',
  whole: (name: string) => `${name} : la campagne entière`,
  suggested: 'Même nom, ou presque',
  moreOpen: (n: Counted) => `Et ${inFrench(n, 'autre', 'autres')} : répondez à celles-ci d’abord.`,
  confirm: 'Retenir, et regarder de nouveau',
  again: 'Regarder de nouveau',
  apply: (n: Counted) => `Importer ${rows(n)}`,
  fileAgain: 'Ce rapport est trop grand pour être porté d’une page à l’autre : choisissez-le de nouveau.',
  other: 'Choisir un autre rapport',
  applied: (n: Counted) => `Importé : ${rows(n)}.`,
  did: {
    undone: 'L’import est annulé, ce qu’il remplaçait est de retour.',
    removed: 'Oublié. Les lignes enregistrées restent où elles sont jusqu’au prochain import de leurs jours.',
  } as Record<string, string>,
  ratesKept: (n: Counted) => `Taux enregistrés : ${n.text}.`,

  register: 'Rapports importés',
  registerNone:
    'Aucun rapport pour l’instant. Le premier donne à l’entonnoir ses coûts par impression, par clic et par lead.',
  registerRow: (platform: string, days: string, n: Counted, sums: string) =>
    `${platform}, ${days} : ${rows(n)}, ${sums}`,
  registerReplaced: (n: Counted) => `${inFrench(n, 'ligne remplacée', 'lignes remplacées')}`,
  added: (n: Counted) => inFrench(n, 'ligne ajoutée', 'lignes ajoutées'),
  changed: (n: Counted) => inFrench(n, 'ligne corrigée', 'lignes corrigées'),
  removedRows: (n: Counted) => inFrench(n, 'ligne retirée', 'lignes retirées'),
  sameAsBefore: 'Rien de nouveau : tout était déjà enregistré ainsi.',
  undo: 'Annuler cet import',
  undoOf: (platform: string, days: string) => `Annuler cet import : ${platform}, ${days}`,
  wasUndone: (when: string) => `Annulé le ${when} : ce qu’il remplaçait est de retour.`,
  covered: 'Pour l’annuler, annulez d’abord',
  coveredBy: 'un import plus récent des mêmes jours',

  mappings: 'Correspondances retenues',
  mappingsNone:
    'Aucune. Les annonces dont l’adresse porte les identifiants de la régie (onglet Liens) se relient seules.',
  mappingTo: (from: string, to: string) => `${from} → ${to}`,
  remove: 'Oublier',
  removeOf: (name: string) => `la correspondance de ${name}`,

  rates: 'Taux de change',
  ratesHow:
    'Les montants restent dans la devise de la régie. Rien n’est converti tout seul : un taux ne sert que là où vous demandez une conversion. Le fichier de la Banque centrale européenne (eurofxref-hist.csv, à sortir de son archive zip) se lit tel quel, comme des lignes date,currency,rate.',
  ratesFile: 'Fichier de taux CSV',
  ratesHint: 'Un taux dit ce que coûte un euro : 1 EUR = 1,0745 USD.',
  ratesImport: 'Importer les taux',
  ratesNone: 'Aucun taux.',
  rate: (currency: string, amount: string, day: string) => `1 EUR = ${amount} ${currency}, le ${day}`,
  ratesLatest: (n: Counted) => `Derniers taux de ${inFrench(n, 'devise', 'devises')}`,

  problemCount: (n: number) => (n < 2 ? '1 point à corriger' : `${n} points à corriger`),
  wholeHow: 'Commencez par le premier : il explique souvent les autres.',
  at: (where: string) => `${where} :`,
  line: (n: string) => `Ligne ${n}`,
  column: (line: string, column: string) => `${line}, ${column}`,
  wholeFile: 'Fichier',
  refusals: {
    'no-file': 'Choisissez un fichier qui ne soit pas vide.',
    'too-large': 'Trop grand : exportez moins de jours à la fois.',
    'invalid-query': 'Un réglage n’est pas compris : corrigez ce qui est signalé.',
    'invalid-form': 'Recommencez depuis cette page.',
    'not-a-report': 'Ce n’est pas un rapport CSV.',
    'empty-report': 'Le rapport est vide.',
    'unknown-report':
      'Langue ou régie inconnue : exportez le rapport en français ou en anglais, ou dites ci-dessous ce que contient chaque colonne.',
    'ambiguous-platform': 'Plusieurs régies nomment ainsi leurs colonnes : dites laquelle ci-dessous.',
    'missing-columns': 'Il manque des colonnes : exportez-les, ou dites ci-dessous lesquelles ce sont.',
    'no-period': 'Le rapport ne dit pas de quels jours il parle.',
    'ambiguous-dates': 'Ces dates se lisent de deux façons : dites laquelle ci-dessous.',
    'ambiguous-amounts': 'Ces montants se lisent de deux façons.',
    'no-currency': 'Le rapport ne dit pas sa devise : dites-la ci-dessous.',
    'invalid-report': 'Rien n’est importé : corrigez d’abord ces lignes.',
    'partly-stored': 'Rien n’est importé : des jours compteraient deux fois.',
    'unknown-ad': 'Une des annonces choisies n’existe plus. Choisissez de nouveau.',
    'invalid-rates': 'Aucun taux n’est importé : corrigez d’abord ces lignes.',
    covered: 'Rien n’est changé : un import plus récent porte sur les mêmes jours. Annulez-le d’abord.',
    'already-undone': 'Cet import est déjà annulé.',
    'too-old': 'Rien n’est changé : seuls les dix derniers imports peuvent être annulés.',
    'not-found': 'Cet élément n’existe plus.',
  } as Record<string, string>,
  problems: spendProblems,
}
