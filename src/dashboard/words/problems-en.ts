import { crm } from './crm-en.ts'
import type { problems as fr } from './problems-fr.ts'

export const problems: typeof fr = {
  at: where => `${where}:`,
  file: 'File',
  line: n => `Line ${n}`,
  column: (line, column) => `${line}, ${column}`,
  left: {
    cell: 'Left out.',
    agreement: 'This yes does not count.',
    value: 'The amount is left out.',
    line: 'The line is left out.',
  },
  kinds: {
    workbook: () => 'this is an Excel workbook. Save it as “CSV UTF-8”, then choose that file.',
    binary: () => 'this is not a text file. Export it as CSV.',
    'no-header': () => 'no name of a column is recognised. Say below what each column holds.',
    'no-such-column': () => 'the column that was chosen is not in this file. Choose another one below.',
    'no-column': ({ field, or, raw }) =>
      `no column is read as “${field}”${or ? ` or “${or}”` : ''}. ${WHY_COLUMN[raw ?? ''] ?? ''} Choose the column in the list below, or add it to the file.`,
    'column-twice': () => 'two columns have this name. Rename the one that is not meant.',
    'open-quotes': () => 'a quotation mark is not closed from here on.',
    'cell-count': ({ cells, header }) =>
      `${cells} cells where the header has ${header}. A text that holds the delimiter needs quotation marks.`,
    'no-lines': () => 'there is no line below the header.',
    'too-many-lines': ({ most }) => `the file has more than ${most} lines. Split it.`,

    unnamed: () => 'neither a usable e-mail nor a usable phone: nobody knows who this is.',
    'no-lead-named': () => 'neither the id of a lead nor an e-mail: nobody knows who this is.',
    'no-such-lead': () => 'no lead has this id.',
    'no-lead-of-address': () => 'nobody has sent a form here with this address.',
    'no-lead-by-then': () => 'nobody has sent a form here with this address by that date.',
    erased: () => 'this person asked to be forgotten. A file does not bring them back, a form that they send does.',

    'not-email': () => 'this is not an e-mail address.',
    'rounded-phone': () => 'the spreadsheet has rounded the number. Format this column as text, then export again.',
    'phone-without-country': () => `without a country a number has to begin with +. Fill in “${crm.country}” below.`,
    'not-phone': () => 'there is no such number in its country.',
    'not-country': () => 'this country is not known. Write its code (FR) or its name.',
    'not-text': () => 'the text is too long, unreadable or HTML.',
    'not-date': () => 'this is not a date. Write for example 2026-11-30.',
    'day-or-month': () => `the day or the month first? Choose “${crm.dates}” below.`,
    future: () => 'this date is in the future.',
    'in-the-future': () => 'this date is more than a day ahead.',
    'before-the-lead': () => 'this date is more than a day before the lead itself.',
    'not-amount': () => 'this is not an amount. Write for example 1250.40.',
    'thousands-or-decimals': () => 'thousands or decimals? Write 1250.00.',
    'below-zero': () => 'the amount is below zero.',
    'no-amount': () => 'what was paid is missing.',
    'not-currency': () => 'this is not the code of a currency. Write for example EUR.',
    'other-currency': () => 'this is not the currency that the amount is written in.',
    'no-currency': () => `the currency is missing. Fill in “${crm.currency}” below.`,
    'not-consent': () => 'expected: yes, no or withdrawn.',
    'not-status': () => 'expected: qualified, won or lost.',
    'not-order': () => 'expected: a number of 1 to 100 characters.',
    'other-amount': ({ line }) => `line ${line} has another amount for this order. Tell it once, with its total.`,
    'refund-too-large': () => 'this refund is more than what is left of its order.',
    'told-before': () => 'another amount was told for this order before, and stays.',

    'withdrew-since': () =>
      'this person withdrew their agreement here, after the date of the line or on a line without one. Kept without agreement.',
    contradicted: ({ line }) => `line ${line} says no or withdrawn of the same person, and this yes is not dated later.`,
    'agreed-too-long-ago': () => 'agreed more than three years ago, with no purchase since on this line.',
    'agreed-since': () => 'this person agreed here after the date of this line. Their agreement stays.',
  },
  readTwice: field => `another column is read as “${field}” too. Choose one.`,
} // biome-ignore format: one problem after the other

/** Why there has to be such a column. */
const WHY_COLUMN: Partial<Record<string, string>> = {
  email: 'It is how people are known.',
  lead: 'It is how leads are known.',
  consent_ads: 'Each line has to say whether that person agreed to advertising: yes, no or withdrawn.',
  order: 'By it an order told twice counts once.',
  value: 'Each line has to say what was paid.',
  status: 'Each line has to say what became of the lead: qualified, won or lost.',
}
