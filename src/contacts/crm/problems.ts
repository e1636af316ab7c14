import { WHY } from '../../conversions/outcome-routes.ts'
import type { Issue } from '../../lib/http.ts'

/** What can be wrong with a file, or with a line of it: the code, and what the API says of it. */
const PROBLEMS = {
  // the file as such
  workbook: () => 'this is an Excel workbook: save it as "CSV UTF-8" and send that',
  binary: () => 'this is not a text file: export as CSV',
  'no-header': ({ columns }) => `no header is recognised. Columns can be called ${columns}; otherwise: ${ADVICE}`,
  'no-such-column': () => 'no column is called what mapping says',
  'no-column': ({ field, or, why }) => `no column for ${or ? `${field} or ${or}` : field}: ${why}. ${ADVICE}`,
  'column-twice': () => 'two columns are called the same: rename the one that is not meant',
  'open-quotes': ({ why }) => `${why}: look at the quotation marks from here on`,
  'cell-count': ({ cells, header }) =>
    `${cells} cells where the header has ${header}: a text with a delimiter in it needs quotation marks`,
  'no-lines': () => 'there is no line below the header',
  'too-many-lines': ({ most }) => `more than ${most} lines: split the file`,

  // whose line it is
  unnamed: () => 'neither a usable e-mail address nor a usable phone number',
  'no-lead-named': () => 'neither the id of a lead nor an e-mail address',
  'no-such-lead': () => 'no lead of this id',
  'no-lead-of-address': () => 'nobody of this address has sent a form here',
  'no-lead-by-then': () => 'nobody of this address has sent a form here by that date',
  erased: () =>
    'erased: this person asked to be forgotten here. A file does not bring them back, a form that they send does',

  // what a cell says
  'not-email': () => 'not an e-mail address',
  'rounded-phone': () => 'a spreadsheet has rounded the number: format that column as text and export again',
  'phone-without-country': () =>
    'not a phone number: without a country it has to begin with + (or send ?country=FR)',
  'not-phone': () => 'not a phone number: no such number',
  'not-country': () => 'no country that we know',
  'not-text': () => 'too long, unprintable or HTML',
  'not-date': () => 'not a date like 2026-11-30',
  'day-or-month': () => 'the day or the month first? Send ?dates=dmy or ?dates=mdy',
  future: () => 'in the future',
  'in-the-future': () => WHY['in-the-future'],
  'before-the-lead': () => WHY['before-the-lead'],
  'not-amount': () => 'not an amount like 1250.40',
  'thousands-or-decimals': () => 'thousands or decimals? Write 1250.00',
  'below-zero': () => 'below zero',
  'no-amount': () => 'what was paid is missing',
  'not-currency': () => 'not an ISO 4217 code like EUR',
  'other-currency': () => 'not the currency that the amount is written in',
  'no-currency': () => 'there is none: add the column, or send ?currency=EUR',
  'not-consent': () => 'expected yes, no or withdrawn (oui, non, retiré)',
  'not-status': () => 'none of qualified, won, lost (qualifié, gagné, perdu)',
  'not-order': () => 'not a number of 1 to 100 characters',
  'other-amount': ({ line }) => `line ${line} has another amount for this order: tell it once, with its total`,
  'refund-too-large': () => 'more than is left of its order would be given back',
  'told-before': () => 'another amount was told for this order before, and stays',

  // what was agreed to
  'withdrew-since': () =>
    'withdrew-since: this person ended their consent here, after the date of this line or on a line without one; kept without consent',
  contradicted: ({ line }) =>
    `line ${line} says no or withdrawn of the same person, and this yes is not dated later`,
  'agreed-too-long-ago': () =>
    'agreed more than three years ago, and no last_purchase since on this line',
  'agreed-since': () =>
    'agreed-since: this person agreed here after the date of this line; their consent stays',
} satisfies Record<string, (params: Params) => string> // biome-ignore format: one problem after the other

export type Problem = keyof typeof PROBLEMS

/** What is not taken because of it; the rest is. */
const LEFT_OUT = {
  cell: '; left out',
  agreement: '; the yes does not count',
  value: '; the value is left out',
  line: '; the line is left out',
}
export type LeftOut = keyof typeof LEFT_OUT

export type Params = Record<string, string | number>

const ADVICE = 'If it is there under another name, say which with mapping={"…":"name of the column"}'

/** `at`: 'file', 'line 12' or 'line 12: phone'. */
export function problem(at: string, code: Problem, params: Params = {}, left?: LeftOut): Issue {
  const all = { ...params, ...(left && { left }) }
  return {
    path: at,
    message: `${PROBLEMS[code](params)}${left ? LEFT_OUT[left] : ''}`,
    code,
    ...(Object.keys(all).length > 0 && { params: all }),
  }
}
