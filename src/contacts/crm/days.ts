import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/time.ts'

/** When something happened, as exactly as it was told. Without a time zone only the day is sure, in UTC. */
export interface Moment {
  at: number // ms
  from: number // ms: the earliest that it can have been
  to: number // ms: the latest
}

export type Order = 'dmy' | 'mdy'

type Dated = { ok: true; moment: Moment | null } | { ok: false; why: 'not-date' | 'day-or-month' }

/** Null: the cell is empty. */
export function dateIn(text: string, order: Order | null): Dated {
  const moment = text === '' ? undefined : momentIn(text, order)
  if (moment === null) return { ok: false, why: 'not-date' }
  if (moment === 'ambiguous') return { ok: false, why: 'day-or-month' }
  return { ok: true, moment: moment ?? null }
}

/** Which of 03/04/2026 is the day, told by those cells of a column that leave no choice. Null: none does, or they differ. */
export function orderOf(cells: readonly string[]): Order | null {
  const orders = new Set(
    cells.flatMap((cell): Order[] => {
      const { first = '', second = '' } = SLASHED.exec(cell.trim())?.groups ?? {}
      if (Number(first) > 12) return ['dmy']
      return Number(second) > 12 ? ['mdy'] : []
    }),
  )
  return orders.size === 1 ? [...orders][0]! : null
}

/** 'ambiguous': 03/04/2026 in a column that does not tell which of the two is the day. Null: no date. */
export function momentIn(text: string, order: Order | null): Moment | 'ambiguous' | null {
  const cell = text.trim()
  const iso = ISO.exec(cell)?.groups
  if (iso) return momentOf([iso.year!, iso.month!, iso.day!], iso)
  const dotted = DOTTED.exec(cell)?.groups
  if (dotted) return momentOf([dotted.year!, dotted.second!, dotted.first!], dotted)
  const slashed = SLASHED.exec(cell)?.groups
  if (!slashed) return null
  const { first = '', second = '', year = '' } = slashed
  const told = Number(first) > 12 ? 'dmy' : Number(second) > 12 ? 'mdy' : first === second ? 'dmy' : order
  if (told === null) return 'ambiguous'
  return momentOf(told === 'dmy' ? [year, second, first] : [year, first, second], slashed)
}

const TIME = `(?:(?:[T ]|, )(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<s>\\d{2})(?<part>\\.\\d{1,6})?)?(?: ?(?<half>[AaPp])[Mm])?(?<zone>Z|[+-]\\d{2}:?\\d{2})?)?`
const ISO = new RegExp(`^(?<year>\\d{4})([-/])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})${TIME}$`)
const DOTTED = new RegExp(`^(?<first>\\d{1,2})\\.(?<second>\\d{1,2})\\.(?<year>\\d{4})${TIME}$`) // the day first, wherever dots are used
const SLASHED = new RegExp(`^(?<first>\\d{1,2})([-/])(?<second>\\d{1,2})\\2(?<year>\\d{4})${TIME}$`)

type Clock = Partial<Record<'hour' | 'minute' | 's' | 'part' | 'half' | 'zone', string>>

function momentOf(parts: [string, string, string], clock: Clock): Moment | null {
  const [year, month, day] = parts.map(Number) as [number, number, number]
  const midnight = Date.UTC(year, month - 1, day)
  const date = new Date(midnight)
  // Date.UTC takes 31 June for 1 July.
  if (year < 1900 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  const time = timeOf(clock)
  if (time === null) return null
  if (clock.zone === undefined) return { at: midnight + time, from: midnight, to: midnight + DAY_MS - 1 }
  const at = midnight + time - offsetOf(clock.zone)
  return { at, from: at, to: at }
}

/** Since midnight, ms; null when no clock shows it. */
function timeOf({ hour = '0', minute = '0', s = '0', part = '', half }: Clock): number | null {
  const twelve = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0)
  const wrong = twelve > 23 || Number(minute) > 59 || Number(s) > 59 || (half !== undefined && Number(hour) > 12)
  return wrong ? null : twelve * HOUR_MS + Number(minute) * MINUTE_MS + Math.floor(Number(s + part) * SECOND_MS)
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0
  const ahead = Number(zone.slice(1, 3)) * HOUR_MS + Number(zone.slice(-2)) * MINUTE_MS
  return zone.startsWith('-') ? -ahead : ahead
}
