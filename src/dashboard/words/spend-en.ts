import { type Counted, inEnglish } from './plural.ts'
import type { spending as fr } from './spend-fr.ts'
import { spendProblems } from './spend-problems-en.ts'

const rows = (n: Counted) => inEnglish(n, 'line', 'lines')
const was = (n: Counted) => (n.n === 1 ? 'was' : 'were')

export const spending: typeof fr = {
  name: 'Spend', // in the menu
  intro:
    'What your ads cost, from the platforms’ reports. Without them the funnel says neither what a lead costs, nor where to move the budget.',

  bring: 'Import a report',
  bringHow:
    'Export the platform’s report as CSV, in English or in French, by ad and by day, and hand it in as it is: titles, totals and footnotes are recognised.',
  file: 'CSV report',
  fileHint: 'Up to 10 MB (the API takes 16). Nothing is stored before you agree.',
  platform: 'Platform',
  auto: 'Recognise it',
  own: 'Our own format',
  dayOrder: 'Dates like 03/04/2026',
  dayOrders: { '': 'Choose', dmy: 'Day first (3 April)', mdy: 'Month first (4 March)' },
  currency: 'Currency',
  currencyHint: 'Three letters: EUR. Only if the report does not say it.',
  preview: 'See what it would do',
  sending: 'Sending the report',
  reading: 'Being read: a few seconds, some twenty for 100,000 lines.',
  mapping: 'Which column is which?',
  mappingHow: 'The file heads its columns unlike the platforms do. Say what each of them holds.',
  notThere: 'Not in this file',
  measures: {
    day: 'Day',
    campaign: 'Campaign',
    campaignId: 'Campaign ID',
    ad: 'Ad',
    adId: 'Ad ID',
    cost: 'Amount spent',
    currency: 'Currency',
    impressions: 'Impressions',
    clicks: 'Clicks to the page',
    reach: 'People reached',
  },
  editorsOnly: 'Importing needs the role editor.',

  where: 'Where to find it',
  whereHow: 'Columns to tick everywhere: day, campaign, ad, their ids, amount spent, impressions, link clicks.',
  places: {
    meta: 'Ads Manager, Ads tab: Breakdown › By time › Day; Columns › Customise: add “Ad ID”, “Campaign ID”, “Link clicks”; then Reports › Export table data (CSV).',
    google:
      'Google Ads, Insights and reports › Report editor › Table: Day, Campaign, Campaign ID, Ad name, Ad ID, Currency code, Cost, Impr., Clicks; then Download › CSV.',
    linkedin:
      'Campaign Manager, Export: “Ad Performance” report, broken down by day; keep the first lines, which say the period.',
    tiktok:
      'TikTok Ads Manager, Analytics › Custom reports: dimensions “Ad” and “By Day”; add “Ad ID”, “Currency”, “Cost”, “Clicks (destination)”; then export as CSV.',
    pinterest:
      'Pinterest Ads, Reporting › Custom report: level Ad, by day, with ids, spend and outbound clicks; download the CSV.',
    snapchat: 'Ads Manager, Manage Ads: level Ad, by day; add the columns with ids, then export as CSV.',
    microsoft:
      'Microsoft Advertising, Reports › Performance › Ad: unit of time Day, with ad ID, campaign ID and currency code; download the CSV.',
    x: 'X Ads, export from the list of ads, by day, with ids.',
    reddit: 'Reddit Ads, Reporting: level Ad, by day, with ids; export the CSV.',
  },
  ownFormat: columns => `Our own format, for any other platform, has this header: ${columns}`,

  previewTitle: platform => `Preview: ${platform}`,
  back: 'Spend',
  nothingYet: 'Nothing is stored yet. Compare these totals with the platform’s own screen.',
  unreadable: 'This report cannot be taken as it is. Nothing is stored.',
  says: 'What the report says',
  period: (days, n) => `${days} (${inEnglish(n, 'day', 'days')})`,
  rows: 'lines read',
  impressions: 'impressions',
  clicks: { landing: 'clicks to the page', all: 'clicks of any kind' },
  reach: 'people reached',
  cost: 'spend',
  apart: 'Several currencies: each is counted apart, nothing is converted or added up.',
  daily: 'Spend by day',
  dailyOf: currency => `Spend by day, in ${currency}`,
  dailyNone: 'The report gives one sum for its whole period: it is kept like that, never divided into days.',
  dailyApart: sums =>
    `Of no day: ${sums}, in lines that cover several days. They are kept like that, never divided into days.`,
  day: 'Day',
  figures: 'The figures',
  fate: 'What becomes of it',
  matchedNone: 'Nothing is tied to your ads yet.',
  matched: (n, sums) => `${rows(n)} of yours: ${sums}.`,
  unmatchedSum: (n, sums) => `${rows(n)} that nothing is known about, left out: ${sums}.`,
  ignored: n => `${rows(n)} that ${n.n === 1 ? 'is' : 'are'} not yours.`,
  replaced: n => `${rows(n)} stored before for these days ${n.n === 1 ? 'is' : 'are'} replaced: nothing counts twice.`,
  skipped: (n, reasons) => `${rows(n)} ${was(n)} passed over: ${reasons}.`,
  skippedAs: {
    preamble: 'title of the report',
    empty: 'empty',
    total: 'total',
    footer: 'footnote',
    header: 'header again',
  },
  columns: 'Columns read',
  notes: {
    'whole-period': ({ from, to }) =>
      `The report has no column of days: all of it counts from ${from} to ${to}, as one sum. Export it by day for more detail.`,
    'day-order': ({ order }) => (order === 'dmy' ? 'Dates are read day first.' : 'Dates are read month first.'),
    'rounded-ids': ({ count, line }) =>
      `A spreadsheet has rounded ids (${count}, from line ${line} on): these lines go by their names. Do not open the file before you import it.`,
    'ends-early': ({ last, to }) =>
      `The report announces days up to ${to}, its lines end on ${last}: as it should be if your ads had stopped, else the file may be cut off.`,
    'count-differs': ({ count, found }) =>
      `The report announces ${count} lines and has ${found}: the file may be cut off, or was edited.`,
    'total-differs': ({ line, total, sum }) =>
      `The line of totals (${line}) says ${total}, its lines together ${sum}: the report may be incomplete.`,
  },
  warnings: {
    'more-clicks-than-impressions': (n, line) =>
      `More clicks than impressions on ${rows(n)} (from line ${line} on): impossible. It is stored as the platform tells it; no rate is worked out for these ads.`,
    'days-to-come': (n, line) =>
      `Days yet to come on ${rows(n)} (from line ${line} on): check the order of day and month, or the year. It is stored as the report tells it.`,
    'reach-above-impressions': (n, line) =>
      `More people reached than impressions on ${rows(n)} (from line ${line} on): impossible. It is stored as the platform tells it.`,
  },

  open: 'Whose is it?',
  openHow:
    'No id ties these names to your ads. Say it once: it is remembered for the next reports. What stays without an answer is left out.',
  openOwn: 'Names unknown here',
  openOwnHow: 'These lines are left out. Mend their names in the file, or create these campaigns and ads first.',
  vague: 'Campaign known, ad unknown',
  vagueHow: 'These lines count for the campaign as a whole. Name the ad if you know it.',
  wholeCampaign: name => `The whole campaign “${name}”`,
  nameless: 'no name',
  itsAds: n => `Ad by ad (${n.text})`,
  atLines: (n, lines) => `${n === 1 ? 'line' : 'lines'} ${lines}`,
  leave: 'Leave out',
  leaveWhole: 'Name no ad',
  notOurs: 'Not ours',
  whole: name => `${name}: the campaign as a whole`,
  suggested: 'The same name, or nearly',
  moreOpen: n => `And ${inEnglish(n, 'other', 'others')}: answer these first.`,
  confirm: 'Remember, and look again',
  again: 'Look again',
  apply: n => `Import ${rows(n)}`,
  fileAgain: 'This report is too large to be carried from one page to the next: choose it again.',
  other: 'Choose another report',
  applied: n => `Imported: ${rows(n)}.`,
  did: {
    undone: 'The import is undone; what it had replaced is back.',
    removed: 'Forgotten. What is stored stays where it is until its days are imported again.',
  },
  ratesKept: n => `Rates stored: ${n.text}.`,

  register: 'Reports that were imported',
  registerNone: 'No report yet. The first one gives the funnel its cost per impression, per click and per lead.',
  registerRow: (platform, days, n, sums) => `${platform}, ${days}: ${rows(n)}, ${sums}`,
  registerReplaced: n => `${inEnglish(n, 'line replaced', 'lines replaced')}`,
  added: n => inEnglish(n, 'line added', 'lines added'),
  changed: n => inEnglish(n, 'line corrected', 'lines corrected'),
  removedRows: n => inEnglish(n, 'line taken out', 'lines taken out'),
  sameAsBefore: 'Nothing new: all of it was stored like this.',
  undo: 'Undo this import',
  undoOf: (platform, days) => `Undo this import: ${platform}, ${days}`,
  wasUndone: when => `Undone ${when}: what it had replaced is back.`,
  covered: 'To undo it, first undo',
  coveredBy: 'a later import of the same days',

  mappings: 'What was remembered',
  mappingsNone: 'Nothing. Ads whose address carries the platform’s ids (tab Links) are tied by themselves.',
  mappingTo: (from, to) => `${from} → ${to}`,
  remove: 'Forget',
  removeOf: name => `what ${name} is`,

  rates: 'Exchange rates',
  ratesHow:
    'Amounts stay in the platform’s currency. Nothing is converted by itself: a rate serves only where you ask for a conversion. The European Central Bank’s file (eurofxref-hist.csv, out of its zip archive) is read as it is, and so are lines of date,currency,rate.',
  ratesFile: 'CSV file of rates',
  ratesHint: 'A rate says what one euro costs: 1 EUR = 1.0745 USD.',
  ratesImport: 'Import the rates',
  ratesNone: 'No rates.',
  rate: (currency, amount, day) => `1 EUR = ${amount} ${currency} on ${day}`,
  ratesLatest: n => `Latest rates of ${inEnglish(n, 'currency', 'currencies')}`,

  problemCount: n => (n === 1 ? '1 point to mend' : `${n} points to mend`),
  wholeHow: 'Begin with the first: it often explains the others.',
  at: where => `${where}:`,
  line: n => `Line ${n}`,
  column: (line, column) => `${line}, ${column}`,
  wholeFile: 'File',
  refusals: {
    'no-file': 'Choose a file that is not empty.',
    'too-large': 'Too large: export fewer days at once.',
    'invalid-query': 'A setting is not understood: mend what is marked.',
    'invalid-form': 'Begin again from this page.',
    'not-a-report': 'This is not a CSV report.',
    'empty-report': 'The report is empty.',
    'unknown-report':
      'Unknown language or platform: export the report in English or in French, or say below what each column holds.',
    'ambiguous-platform': 'Several platforms name their columns like this: say which below.',
    'missing-columns': 'Columns are missing: export them, or say below which they are.',
    'no-period': 'The report does not say which days it is about.',
    'ambiguous-dates': 'These dates can be read in two ways: say which below.',
    'ambiguous-amounts': 'These amounts can be read in two ways.',
    'no-currency': 'The report does not say its currency: say it below.',
    'invalid-report': 'Nothing is imported: mend these lines first.',
    'partly-stored': 'Nothing is imported: days would count twice.',
    'unknown-ad': 'One of the ads that you chose is gone. Choose again.',
    'invalid-rates': 'No rate is imported: mend these lines first.',
    covered: 'Nothing is changed: a later import tells of the same days. Undo that one first.',
    'already-undone': 'This import was undone before.',
    'too-old': 'Nothing is changed: only the last ten imports can be undone.',
    'not-found': 'This is gone.',
  },
  problems: spendProblems,
}
