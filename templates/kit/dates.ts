import { MINUTE_MS } from '../../src/lib/time.ts'

/** A day without an hour: '2026-09-14'. */
export const dayIn = (locale: string, date: string): string =>
  unbroken(new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date)))

/** A moment on the clock of whoever wrote it: its offset is part of what was written. */
export const momentIn = (locale: string, moment: string): string =>
  unbroken(new Intl.DateTimeFormat(locale, { ...DAY, ...HOUR, timeZone: offsetOf(moment) }).format(new Date(moment)))

/** From when to when, and by whose clock: « mercredi 9 décembre 2026, 18:00 – 19:00 (heure d’Europe centrale) ». */
export function spanIn(locale: string, starts: string, minutes: number, timeZone = offsetOf(starts)): string {
  const from = new Date(starts)
  const span = new Intl.DateTimeFormat(locale, { weekday: 'long', ...DAY, year: 'numeric', ...HOUR, timeZone })
  const zone = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts(from)
    .find(({ type }) => type === 'timeZoneName')
  return `${unbroken(span.formatRange(from, new Date(endOf(starts, minutes))))} (${zone?.value ?? timeZone})`
}

export const minutesIn = (locale: string, minutes: number): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(minutes)

/** ISO 8601, as `Until` wants it. */
export const endOf = (starts: string, minutes: number): string =>
  new Date(Date.parse(starts) + minutes * MINUTE_MS).toISOString()

/** A day stays with its month, and the first of a French month is « 1er » (Intl writes « 1 »). */
const unbroken = (text: string): string =>
  text.replace(/(?<=\d) (?=\p{L}{3})|(?<=\p{Lu}\p{L}{2,}) (?=\d{1,2}\b)/gu, '\u00a0').replace(FRENCH_FIRST, '1er')

const FRENCH_FIRST =
  /\b1(?=\u00a0(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre))/gu

const DAY = { day: 'numeric', month: 'long' } as const
const HOUR = { hour: '2-digit', minute: '2-digit' } as const

export const offsetOf = (moment: string): string => /[+-]\d{2}:\d{2}$/.exec(moment)?.[0] ?? 'UTC'
