import type { Dice } from './dice.ts'

/** What must never come back in HTML as it was sent. */
export const MARKS = ['<fuzz', '" onfuzz="'] as const

const TEXTS: readonly string[] = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\r\n',
    '\t',
    '\u2028',
    '\ufeff',
    '\ud800',
    'x\udfff',
    '\u202Egnp.exe',
    '\u0301'.repeat(40),
  ],
  ...[
    '👩‍👩‍👧‍👦',
    '日本語',
    'İ',
    'ß',
    'ﬀ',
    '٣',
    '½',
    'null',
    'undefined',
    'NaN',
    'true',
    '[]',
    '{}',
    '__proto__',
    'constructor',
  ],
  ...[
    '-0',
    '0',
    '-1',
    '1e308',
    '1e400',
    '0x10',
    '9007199254740993',
    '1,5',
    '１２',
    '+33 6 39 98 00 10',
    'a@b',
    'A@EXAMPLE.COM',
  ],
  ...[
    `<fuzz onload=x>"'&`,
    'x" onfuzz="1',
    `'); DROP TABLE views; --`,
    `\${7*7}`,
    '{{7*7}}',
    '%',
    '%00',
    '%ff',
    '%E0%A4%A',
    '../../etc/passwd',
  ],
  ...[
    'javascript:x',
    'data:text/html,<fuzz>',
    '//evil.example',
    'https://[::1',
    'https://a:b@evil.example',
    'http://127.0.0.1',
    'https://x.example/\u0000',
  ],
  ...[
    '=cmd|x',
    '@SUM(1)',
    '2026-02-30',
    '2026-13-01',
    '0000-00-00',
    '+275760-09-13',
    '1970-01-01',
    '2026-01-01T00:00:00+99:99',
    '03/04/2026',
  ],
  ...[
    '%%',
    '*',
    'a*?[',
    '"',
    '""',
    '\\',
    '\\u0000',
    'zz-ZZ',
    'xx',
    'fr_FR',
    'EUR\u0000',
    'ZZZ',
    '#'.repeat(7),
    '.'.repeat(300),
    'é'.repeat(5000),
  ],
  'x'.repeat(100_000),
]

const NUMBERS: readonly number[] = [
  0,
  -0,
  -1,
  1,
  0.1,
  1e-7,
  1.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 53),
  1e21,
  1e308,
  -1e308,
  5e-324,
  8.64e15,
  8.64e15 + 1,
  253402300800000,
]

const deep = (levels: number): unknown => {
  let value: unknown = 1
  for (let i = 0; i < levels; i++) value = i % 2 ? [value] : { a: value }
  return value
}

const ODD: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    [],
    {},
    [[]],
    [null],
    { '': 1 },
    { toString: 1, length: -1 },
    { constructor: { prototype: {} } },
  ],
  ...[
    deep(50),
    deep(2000),
    Array(2000).fill(0),
    Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, i])),
  ],
]

export const oddText = (dice: Dice): string =>
  dice.chance(0.15) ? Array.from({ length: 1 + dice.below(12) }, () => oddCharacter(dice)).join('') : dice.pick(TEXTS)

/** Any of Unicode, halves of characters too; low ones more often. */
const oddCharacter = (dice: Dice): string =>
  dice.chance(0.5) ? String.fromCharCode(dice.below(0x250)) : String.fromCharCode(dice.below(0x10000))

export const oddValue = (dice: Dice): unknown =>
  dice.pick([oddText, oddText, () => dice.pick(NUMBERS), () => dice.pick(ODD)])(dice)

/** The same with one or a few places changed, gone or added. */
export function spoiled(value: unknown, dice: Dice): unknown {
  const copy = structuredClone(value)
  let whole = { root: copy }
  for (let times = 1 + dice.below(2); times > 0; times--) whole = spoilOnce(whole, dice)
  return whole.root
}

function spoilOnce(whole: { root: unknown }, dice: Dice): { root: unknown } {
  let [parent, key] = [whole as Record<string, unknown>, 'root']
  for (let at = parent[key]; isHolder(at) && Object.keys(at).length > 0 && !dice.chance(0.15); at = parent[key])
    [parent, key] = [at, dice.pick(Object.keys(at))]
  const how = dice.below(10)
  if (how === 0 && parent !== whole && !Array.isArray(parent)) delete parent[key]
  else if (how === 1 && parent !== whole && !Array.isArray(parent)) parent[oddText(dice)] = oddValue(dice)
  else if (how === 2 && typeof parent[key] === 'string') parent[key] = `${parent[key]}${oddText(dice)}`
  else parent[key] = oddValue(dice)
  return whole
}

const isHolder = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
