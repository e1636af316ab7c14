import type { Around, Reader } from './facts.ts'
import { countOf, NUMBER, NUMBER_WORD } from './numbers.ts'

const MINUTES: [RegExp, number][] = [
  [/^(?:h|hrs?|heures?|hours?)$/, 60],
  [/^(?:min|mn|mins|minutes?)$/, 1],
  [/^(?:s|sec|secondes?|seconds?)$/, 1 / 60],
  [/^(?:j|jours?|journees?|days?|nuits?|nights?)$/, 1440],
  [/^(?:semaines?|weeks?|wks?)$/, 7 * 1440],
  [/^(?:mois|months?)$/, 30 * 1440], // "30 jours d'essai" is "1 mois d'essai" to whoever reads an ad
  [/^(?:ans?|annees?|years?|yrs?)$/, 360 * 1440],
]
const WORKING = /^(?:jours? ouvres?|jours? ouvrables?|working days?|business days?)$/
const UNIT =
  'jours? ouvres?|jours? ouvrables?|working days?|business days?|heures?|hours?|hrs?|h|minutes?|mins?|mn|secondes?|seconds?|sec|jours?|journees?|days?|nuits?|nights?|j|semaines?|weeks?|wks?|mois|months?|annees?|ans?|years?|yrs?'

// What the duration is the length of: the first row that fits.
const ROLES: { role: string; before?: RegExp; after?: RegExp }[] = [
  {
    role: 'commitment',
    before:
      /(?<!sans |no |aucun )\b(?:engagement|engage|commitment|contract|contrat)(?: de| d'une duree de| of| for| minimum| minimum de)?[ :]{0,2}$/,
    after: /^[ -]?(?:d'engagement|de contrat|commitment|contract|minimum (?:term|contract|de contrat))/,
  },
  {
    role: 'guarantee',
    before:
      /garantie?s?(?: pendant| de)? ?$|(?:guarantee|guaranteed|warranty)(?: of| for)? ?$|rembourse (?:sous|pendant) ?$/,
    after: /^[ -](?:de )?(?:garantie|guarantee|warranty|money[- ]back|satisfait)/,
  },
  { role: 'trial', after: /^[ -](?:d'essai|offert|gratuit|free\b|trial|de test|d'abonnement offert|d'acces offert)/ },
  {
    role: 'experience',
    after:
      /^ ?(?:d'experience|d'existence|d'expertise|d'anciennete|de savoir|de metier|of experience|of expertise|experience|in business|ago\b|old\b)/,
  },
  // « offert en 48 h »: what is free comes within 48 h. « offert 48 h », « offert pendant 48 h »: it is free for as long.
  {
    role: 'within',
    before: /\b(?:en|sous|in|within|d'ici|dans les)(?: just| only| seulement| moins de| under| less than)? ?$/,
  },
  { role: 'within', after: /^[ -](?:turnaround|delivery|lead time|dispatch|installation|service)/ },
  {
    role: 'trial',
    before:
      /\b(?:essai|essayez|essaie|testez|trial|try it|try|free|gratuite?|gratuitement|offerte?s?)\b(?: [a-z']{1,12}){0,2}(?: pendant| de| for| of)? ?:? ?$/,
  },
  {
    role: 'within',
    before: /\b(?:moins de|under|less than|only|seulement)(?: just| only| seulement| moins de| under| less than)? ?$/,
  },
]

function duration(count: number, unit: string, { before, after }: Around): ReturnType<Reader['read']> {
  const role = ROLES.find(row => row.before?.test(before) || row.after?.test(after))?.role ?? ''
  const years = /^(?:ans?|annees?|years?|yrs?)$/.test(unit)
  const old =
    years &&
    /(?:\b(?:depuis|since|for|over|plus de|more than|des|from|enfants? de|aged?|ages? de|moins de|a)(?: over| more than| plus de)?) ?$/.test(
      before,
    )
  const claim = role === 'experience' || (old && role !== 'guarantee' && role !== 'trial' && role !== 'commitment')
  const value = WORKING.test(unit)
    ? `${count} working days`
    : String(Math.round(count * MINUTES.find(([pattern]) => pattern.test(unit))![1] * 1000) / 1000)
  if (role === 'commitment') return { kind: 'commitment', value }
  return { kind: 'duration', value, role: claim ? 'experience' : role, claim }
}

const MONTH =
  'janvier|janv|fevrier|fevr|mars|avril|avr|mai|juin|juillet|juil|aout|septembre|sept|octobre|novembre|decembre|january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sep|october|oct|november|nov|december|dec'
const MONTH_STARTS = [
  'jan',
  'fe[bv]',
  'mar',
  'a[pv]r',
  'ma[iy]',
  'jui?n',
  'jui?l',
  'a(?:ou|ug)',
  'sep',
  'oct',
  'nov',
  'dec',
]
const monthOf = (name: string): number => MONTH_STARTS.findIndex(start => new RegExp(`^${start}`).test(name)) + 1
const date = (day: number, month: number): ReturnType<Reader['read']> =>
  day >= 1 && day <= 31 && month >= 1 && month <= 12
    ? { kind: 'deadline', value: `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` }
    : null

const WEEKDAYS =
  'lundi monday|mardi tuesday|mercredi wednesday|jeudi thursday|vendredi friday|samedi saturday|dimanche sunday'.split(
    '|',
  )
const WEEKDAY = WEEKDAYS.join('|').replaceAll(' ', '|')
const DAY_BEFORE = String.raw`(?:\b(?:avant le|jusqu'au|d'ici le|before|until|by|ends?|le|on|till|through) )?(?:(?:${WEEKDAY}),? )?`

export const timeReaders: readonly Reader[] = [
  {
    pattern:
      /(?<![\d/])(?:24 ?h? ?\/ ?24(?: ?h)?(?:,? (?:et )?7 ?j? ?\/ ?7(?: ?j)?)?|24\/7|24 ?h(?:eures)? sur 24|(?:around|round) the clock)(?![\d/])/g,
    read: () => ({ kind: 'always', value: 'day and night' }),
  },
  {
    pattern:
      /(?<![\d/])(?:7 ?j? ?\/ ?7(?: ?j)?|(?:7|sept) jours sur (?:7|sept)|(?:7|seven) days a week|tous les jours|every day)(?![\d/])/g,
    read: () => ({ kind: 'always', value: 'every day' }),
  },
  {
    pattern: new RegExp(
      String.raw`${DAY_BEFORE}\b(?:the )?(\d{1,2})(?:er|st|nd|rd|th)?(?: of)? (${MONTH})\b\.?(?: \d{4}\b)?`,
      'g',
    ),
    read: ([, day, month]) => date(Number(day), monthOf(month!)),
  },
  {
    pattern: new RegExp(String.raw`${DAY_BEFORE}\b(${MONTH})\b\.? (\d{1,2})(?:st|nd|rd|th)?\b(?:, ?\d{4}\b)?`, 'g'),
    read: ([, month, day]) => date(Number(day), monthOf(month!)),
  },
  {
    // Numbers alone are a date only after a word that wants one, or with their year.
    pattern:
      /(?:\b(avant le|jusqu'au|d'ici le|before|until|by|ends?|le|on|du|au) )?(?<![\d/])(\d{1,2})\/(\d{1,2})(\/\d{2,4})?(?![\d/])/g,
    read: ([, word, a, b, year], _, lang) => {
      if (!word && !year) return null
      const [dayFirst, monthFirst] = [date(Number(a), Number(b)), date(Number(b), Number(a))]
      if (lang === 'fr' || !dayFirst || !monthFirst) return dayFirst ?? monthFirst
      const values = new Set([monthFirst.value, dayFirst.value]) // "08/06" is August 6 in New York and 8 June in London
      return { kind: 'deadline', value: [...values].join('|') }
    },
  },
  {
    pattern: /(?<![\d/])\b(?:a )?([01]?\d|2[0-3]) ?h ?([0-5]\d)\b/g, // 18h30
    read: ([, hour, minute]) => ({ kind: 'time', value: `${Number(hour)}:${minute}` }),
  },
  {
    pattern: /(?<=\b(?:a|at|ce soir|tonight|demain) )([01]?\d|2[0-3])(?: ?h(?:eures)?\b| ?(am|pm)\b)/g,
    read: ([, hour, half]) => ({
      kind: 'time',
      value: `${(Number(hour) % (half ? 12 : 24)) + (half === 'pm' ? 12 : 0)}:00`,
    }),
  },
  {
    pattern:
      /\b(?:next[- ]day|overnight|(?<!\bof )tomorrow|(?:des )?le lendemain|(?<!de |d'ici )demain)(?! (?:morning|matin|soir|evening|night|a \d|at \d))\b/g,
    read: () => ({ kind: 'duration', value: '1440', role: 'within' }),
  },
  {
    pattern: /\b(?:same[- ]day|the very same day|le jour meme|dans la journee|jour j)\b/g,
    read: () => ({ kind: 'duration', value: '0', role: 'within' }),
  },
  {
    pattern: /\b(?:within the week|dans la semaine|sous huitaine|sous huit jours)\b/g,
    read: () => ({ kind: 'duration', value: '10080', role: 'within' }),
  },
  { pattern: /\b(?:ce|this) (?:week-?end|week end)\b/g, read: () => ({ kind: 'deadline', value: 'weekend' }) },
  {
    pattern:
      /\b(?:aujourd'hui seulement|today only|24 ?h flash|24[- ]hour flash|pendant 24 h|24 ?h seulement|24 hours only|ce soir|tonight|until midnight|jusqu'a minuit|ends today)\b/g,
    read: () => ({ kind: 'deadline', value: 'today' }),
  },
  {
    pattern: new RegExp(String.raw`\b(?:avant|jusqu'a|d'ici|before|until|by|ends|through) (${WEEKDAY})\b`, 'g'),
    read: ([, day]) => ({
      kind: 'deadline',
      value: `weekday ${WEEKDAYS.findIndex(names => names.split(' ').includes(day!)) + 1}`,
    }),
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\d.,/])(?:\b(${NUMBER_WORD})\b|(${NUMBER}))(?: (?:premiers?|premieres?|first) | ?- ?| ?)(${UNIT})(?![a-z0-9/])`,
      'g',
    ),
    read: ([whole, word, digits, unit], around) =>
      word && !/[ -]/.test(whole)
        ? null
        : word && /^(?:a|an|un|une|one)$/.test(word) && !isLength(around, unit!)
          ? null
          : duration(countOf((word ?? digits)!), unit!, around),
  },
]

/** "un jour", "a day" may be any day: they are a length only where one is expected. */
const isLength = ({ before, after }: Around, unit: string): boolean =>
  /\b(?:en|sous|in|within|pendant|for|essai de|moins de|d'ici|dans|under)(?: just| only| seulement)? ?$/.test(before) ||
  /^[ -](?:offert|gratuit|d'essai|free|trial|de garantie|d'abonnement|turnaround|delivery|lead time)/.test(after) ||
  (/^(?:mois|months?)$/.test(unit) && /\b(?:essai|trial|first|premier)\b/.test(before))
