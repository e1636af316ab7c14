import type { Range } from '../funnel/range.ts'
import { dayOf } from '../lib/time.ts'
import type { Counted } from './words/plural.ts'
import type { Language } from './words.ts'

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } satisfies Record<Language, string>

export type Formats = ReturnType<typeof formatsOf>

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** Figures, and days and hours, as people write them. */
export function formatsOf(language: Language, zone = 'UTC') {
  const locale = LOCALES[language]
  const whole = new Intl.NumberFormat(locale)
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  const and = new Intl.ListFormat(locale, { type: 'conjunction' })
  /** 0–1. One decimal under 10 %, two under 1 %: the digits that a decision may hang on. */
  const percent = (share: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: share < 0.01 ? 2 : share < 0.1 ? 1 : 0 })
  /** « 1er déc. », which Intl leaves to whoever writes. */
  const withOrdinal = (text: string) => (language === 'fr' ? text.replace(/(?<![\d–])1(?= \p{L})/gu, '1er') : text)
  const days = ({ from, to }: Range) => withOrdinal(date.formatRange(Date.parse(from), Date.parse(to)))
  const day = (iso: string) => days({ from: iso, to: iso })
  return {
    count: (n: number) => whole.format(n),
    number: (n: number, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options).format(n),
    counted: (n: number): Counted => ({ n, text: whole.format(n) }),
    percent: (share: number) => percent(share).format(share),
    /** 0–1, never quite certain: '> 99 %'. */
    chance: (p: number) => {
      const told = percent(p)
      if (p > 0.99) return `> ${told.format(0.99)}`
      return p < 0.01 ? `< ${told.format(0.01)}` : told.format(p)
    },
    /** With a digit more where both ends would read alike. */
    percents: (low: number, high: number) => {
      const plain = percent(high)
      const isAlike = plain.format(low) === plain.format(high)
      const digits = (plain.resolvedOptions().maximumFractionDigits ?? 0) + 1
      const finer = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits })
      return (isAlike ? finer : plain).formatRange(low, high)
    },
    money: (micros: number, currency: string) =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        maximumFractionDigits: micros >= 1e9 ? 0 : 2,
        trailingZeroDisplay: 'stripIfInteger',
      }).format(micros / 1e6),
    days,
    /** '2026-11-23' */
    day,
    dayAt: (ms: number) => day(dayOf(ms)),
    /** On the clock of `zone`. */
    moment: (at: number) => withOrdinal(moment.format(at)),
    list: (items: readonly string[]) => and.format(items),
  }
}
