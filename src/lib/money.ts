/** An amount, in millionths of its currency's unit: whole numbers, which add up exactly. */
export interface Money {
  micros: number
  currency: string // ISO 4217
}

/** Null unless both are known, as a row may have them. */
export const moneyOf = (micros: number | null, currency: string | null): Money | null =>
  micros === null || currency === null ? null : { micros, currency }

/** Units as millionths: 1.25 → 1250000. */
export const microsOf = (units: number): number => Math.round(units * 1_000_000)

/** Millionths as units: 1250000 → 1.25; a share of an amount to the millionth. */
export function units(micros: number): number
export function units(micros: number | null): number | null
export function units(micros: number | null): number | null {
  return micros === null ? null : Math.round(micros) / 1_000_000
}

/** The same as text with two decimals: '49.90'. */
export const decimal = (micros: number): string => units(micros).toFixed(2)
