import type { spendProblems as fr } from './spend-problems-fr.ts'

export const spendProblems: typeof fr = {
  workbook: () =>
    'this is an Excel workbook, whatever its name ends with. Save it as “CSV UTF-8” and choose that file.',
  binary: () => 'this is not a text file (an image, a PDF?). Export the report as CSV.',
  'no-lines': () => 'no line follows the header. Choose a period in which the ads ran.',
  'unknown-headers': ({ columns, expected }) =>
    `no line is a header that we know. Columns found: ${columns}. Expected, for example: ${expected}. Export the report in English or in French.`,
  'several-platforms': ({ platforms }) =>
    `this may be an export of ${platforms}. Choose the platform, or export more columns.`,
  'missing-column': ({ measure, expected }) =>
    `the column “${expected}” (${measure}) is missing. Add it and export again.`,
  'repeated-column': () => 'this column is there twice: which one counts is not clear.',
  'period-unknown': () =>
    'nothing says which days these figures are of. Export by day, or keep the lines above the table.',
  'coarse-days': ({ aggregation, every }) =>
    `a date stands for several days here (${aggregation ?? `one every ${every} days`}). Export by day.`,
  'day-or-month': ({ value, dmy, mdy }) => `“${value}” can be ${dmy} or ${mdy}. Choose the order below.`,
  'thousand-or-decimal': ({ value }) =>
    `“${value}”: a thousand, or decimals? Nothing in the file decides. Export amounts with two decimals.`,
  'currency-unknown': () => 'no column, header or sign names the currency. Write it below.',
  'cut-off': ({ found, expected }) =>
    `the file seems cut off here: ${found} cells where the header has ${expected}. Export it again.`,
  'open-quote': () => 'a quotation mark is never closed: the file seems cut off, or a text has one too many.',
  'cell-count': ({ found, expected }) =>
    `${found} cells where the header has ${expected}. A text with a delimiter needs quotes.`,
  'not-a-count': ({ value }) => `“${value}” is no whole number.`,
  'not-an-amount': ({ value }) => `“${value}” is no amount like 1250.40.`,
  negative: ({ value }) =>
    `“${value}” is below zero: a credit or a correction is no spend. Take the line out, or correct the day it belongs to.`,
  'no-cost': () => 'no amount, although there are impressions or clicks: what they cost is unknown, not zero.',
  'not-a-date': ({ value }) => `“${value}” is no day like 2026-11-30 or Nov 30, 2026.`,
  'mixed-dates': ({ value, other }) =>
    `“${value}” begins with the day, but the date of line ${other} begins with the month.`,
  'mixed-decimals': ({ value, other }) =>
    `“${value}” has a decimal comma, but the amount of line ${other} has a point.`,
  'reversed-period': ({ from, to }) => `ends on ${to}, before it starts on ${from}.`,
  'long-period': ({ days, most }) => `${days} days in one line; at most ${most}.`,
  'not-a-currency': ({ value }) => `“${value}” is no currency code like EUR.`,
  'two-currencies': ({ value, other }) => `“${value}” is not in ${other}, the currency of this line.`,
  'rounded-id': ({ value }) =>
    `a spreadsheet has rounded the id (${value}), and the line has no name. Export again, without opening the file.`,
  'not-a-slug': ({ value }) => `“${value}” is not made of lower-case letters, digits and hyphens.`,
  'not-a-platform': ({ value }) => `“${value}” is no platform that we know.`,
  'repeated-line': ({ other }) => `the same as line ${other}, cell for cell: half of the file may be in it twice.`,
  overlap: ({ other }) => `counts days of the same ad that line ${other} counts already.`,
  more: ({ count }) => `and ${count} more points.`,
  'other-platform': ({ value, platform }) => `the line says ${value}, but this ad is on ${platform}.`,
  'partly-stored': ({ storedFrom, storedTo, from, to }) =>
    `from ${storedFrom} to ${storedTo} one sum is stored already, and this report tells only ${from} to ${to} of it. Import a report that goes at least from ${storedFrom} to ${storedTo}.`,
  'base-not-one': ({ value }) =>
    `“${value}”: a rate is what one euro costs, so the euro itself is always 1. Take the rates of the euro out.`,
  'not-an-iso-day': ({ value }) => `“${value}” is no day like 2026-11-30.`,
  'two-rates': ({ value, other }) => `“${value}”: line ${other} has another rate for this day. Leave only one.`,
  'unknown-rates': () => 'the header is neither “Date, USD, JPY, …” (European Central Bank) nor “date,currency,rate”.',
  'not-a-rate': ({ value }) =>
    `“${value}” is no rate like 1.0745: what one euro costs, with a point and at most six decimals.`,
}
