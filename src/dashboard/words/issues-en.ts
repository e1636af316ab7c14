import type { issues as fr, Params } from './issues-fr.ts'

export const issues: typeof fr = {
  'wrong-type': p => EXPECTED[p.expected ?? ''] ?? 'This value is not in the form that is expected.',
  'not-one-of': p => `One of: ${p.known}.`,
  'wrong-format': p => FORMATS[p.format ?? ''] ?? 'This value is not in the form that is expected.',
  'too-small': ({ of = '', least = '' }: Params) =>
    of === 'string' || of === 'array'
      ? least === '1'
        ? 'To be filled in.'
        : `At least ${least} ${COUNTED[of]}.`
      : `At least ${least}.`,
  'not-above': p => `Above ${p.limit}.`,
  'too-big': ({ of = '', most = '' }: Params) => `At most ${most}${COUNTED[of] ? ` ${COUNTED[of]}` : ''}.`,
  'unknown-field': () => 'There is no such field.',
  'not-accepted': () => 'This value is not accepted.',
  unknown: p => `There is no “${p.name}”, or no longer.`,
  'min-above-max': () => 'The first number has to be smaller than the second.',
  'sensitive-word': p =>
    `“${p.word}” says something of health or money, and platforms block such lists: use a number or a season.`,
  markup: () => 'Words alone, without HTML.',
  unprintable: () =>
    'Invisible characters, often copied from a spreadsheet or a PDF: delete the text, then type it again.',
  'one-line': () => 'One line only, without a line break.',
  'not-a-zone': () => 'A continent and a city, like Europe/Paris or America/Montreal.',
  'not-a-country': () => 'This country is not known: write its code (FR) or its name.',
  reserved: () => 'This word is an address of Like2Lead itself: choose another.',

  'not-a-condition': () => 'A condition is an object: {"tier": {"min": 20}}.',
  'unknown-condition': p =>
    `${p.named === '' ? 'Empty condition' : `Unknown condition: ${p.named}`}. There are: ${p.known}.`,
  'two-conditions': p => `One condition at a time, not ${p.named} together: join them with "all".`,
  'unknown-beside': p => `Unknown beside "${p.verb}": ${p.named}.`,
  'not-a-list': p => `"${p.verb}" holds a list of conditions, one at least.`,
  'too-deep': p => `More than ${p.most} levels inside one another.`,
  'too-many-conditions': p => `More than ${p.most} conditions: split the rule into audiences.`,
}

const COUNTED: Partial<Record<string, string>> = { string: 'characters', array: 'items' }

const FORMATS: Partial<Record<string, string>> = {
  email: 'An e-mail address: name@example.com.',
  url: 'A whole address: https://example.com/page.',
  date: 'A date of the calendar, like 2026-11-30.',
  datetime: 'A date of the calendar and a time, like 2026-11-30T18:00.',
  currency: 'The code of a currency, like EUR.',
  slug: 'Lower-case letters without accents, digits and hyphens inside, at most 64 characters.',
}

const EXPECTED: Partial<Record<string, string>> = {
  int: 'A whole number.',
  number: 'A number.',
  string: 'A text.',
  boolean: 'true or false.',
  array: 'A list.',
  object: 'An object.',
}
