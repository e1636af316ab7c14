import { plain } from '../../lib/text.ts'
import { DAY_MS, dayOf, isDay } from '../../lib/time.ts'
import type { Period } from '../period.ts'
import type { Cell, Undecided } from './amounts.ts'

export type DayOrder = 'dmy' | 'mdy'

/** The ISO days that a date may stand for, by what its figures come to mean. The same twice: no doubt. */
export interface WrittenDay extends Record<DayOrder, string | null> {
  midnight: boolean // with the first minute of the day beside it: as an end, the day before is the last
}

/** Null: no date. */
export function writtenDay(text: string): WrittenDay | null {
  const date = text.replace(/\s+/g, ' ').trim()
  const [, y, m, d, time = ''] = ISO.exec(date) ?? []
  if (y) return certain(day(y, m, d), /^00:00(:00(\.0+)?)?(?![:\d])/.test(time))
  const [, first, separator, second, year] = FIGURES.exec(date) ?? []
  if (year) {
    const [dmy, mdy] = [day(year, second, first), separator === '.' ? null : day(year, first, second)]
    return dmy || mdy ? { dmy, mdy, midnight: false } : null
  }
  const named = (DAY_FIRST.exec(date) ?? MONTH_FIRST.exec(date))?.groups
  return named ? certain(day(named.year, MONTHS.get(plain(named.month!)), named.day)) : null
}

const ISO = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](.+))?$/
const FIGURES = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:,? .*)?$/
const DAY_FIRST = /^(?<day>\d{1,2})(?:er|st|nd|rd|th)?[ -](?<month>\p{L}+)\.?[ -](?<year>\d{4})(?:,? .*)?$/u
const MONTH_FIRST = /^(?<month>\p{L}+)\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})(?:,? .*)?$/u

const certain = (iso: string | null, midnight = false): WrittenDay | null =>
  iso === null ? null : { dmy: iso, mdy: iso, midnight }

function day(year = '', month: string | number = '', date = ''): string | null {
  const iso = `${year}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(iso) ? iso : null
}

const MONTH_WORDS = [
  'january jan janvier janv', 'february feb fevrier fevr fev', 'march mar mars', 'april apr avril avr', 'may mai', 'june jun juin',
  'july jul juillet juil', 'august aug aout', 'september sept sep septembre', 'october oct octobre', 'november nov novembre',
  'december dec decembre',
] // biome-ignore format: English, then French
const MONTHS = new Map(MONTH_WORDS.flatMap((words, i) => words.split(' ').map(word => [word, i + 1] as const)))

export const dayBefore = (iso: string): string => dayOf(Date.parse(iso) - DAY_MS)

type Ordered =
  | { ok: true; order: DayOrder; by: 'file' | 'asked' | null } // null: no date of the file leaves a doubt
  | Undecided

/** Whether the day or the month comes first in 03/04/2026: as another date of the file shows, or else by the period in
 *  which all of them have to lie, or else as the user says. */
export function orderOf(dates: readonly Cell[], period: Period | null, asked: DayOrder | undefined): Ordered {
  const proof: Partial<Record<DayOrder, Cell>> = {}
  const doubtful: { cell: Cell; days: WrittenDay }[] = []
  for (const cell of dates) {
    const days = writtenDay(cell.text)
    if (!days || days.dmy === days.mdy) continue
    if (days.dmy && days.mdy) doubtful.push({ cell, days })
    else proof[days.dmy ? 'dmy' : 'mdy'] ??= cell
  }
  const { dmy, mdy } = proof
  if (dmy && mdy) return { ok: false, code: 'mixed', cell: dmy, other: mdy }
  const [doubt] = doubtful
  if (dmy || mdy || !doubt) return { ok: true, order: mdy ? 'mdy' : 'dmy', by: doubt ? 'file' : null }
  const fits = (order: DayOrder): boolean =>
    period !== null && doubtful.every(({ days }) => period.from <= days[order]! && days[order]! <= period.to)
  if (fits('dmy') !== fits('mdy')) return { ok: true, order: fits('dmy') ? 'dmy' : 'mdy', by: 'file' }
  return asked
    ? { ok: true, order: asked, by: 'asked' }
    : { ok: false, code: 'open', cell: doubt.cell, other: doubt.cell }
}
