import { DAY_MS, dayOf } from '../lib/time.ts'

/** What a currency was worth: millionths of it for one euro, by day, earliest first. The euro itself needs no rate. */
export type Rates = ReadonlyMap<string, readonly Rate[]>

export interface Rate {
  day: string // ISO
  perEurMicros: number
}

const OLDEST_DAYS = 7 // over Easter the ECB publishes nothing for five days

/** An amount of one currency in another, through the euro, at each one's last rate on or before `day` and at most seven days
 *  older; rounded half away from zero. Null when there is no such rate: nothing is guessed. */
export function convert(micros: number, from: string, to: string, day: string, rates: Rates): number | null {
  if (from === to) return micros
  const [bought, sold] = [rateOn(rates, from, day), rateOn(rates, to, day)]
  return bought === null || sold === null ? null : Number(rounded(BigInt(micros) * sold, bought))
}

const ONE_EURO = 1_000_000n

function rateOn(rates: Rates, currency: string, day: string): bigint | null {
  if (currency === 'EUR') return ONE_EURO
  const last = rates.get(currency)?.findLast(rate => rate.day <= day)
  if (!last || Date.parse(day) - Date.parse(last.day) > OLDEST_DAYS * DAY_MS) return null
  return BigInt(last.perEurMicros)
}

/** n / d, d above zero. */
function rounded(n: bigint, d: bigint): bigint {
  const half = n < 0n ? -d : d
  return (2n * n + half) / (2n * d)
}

/** The first day of which a rate may be needed to convert what was spent from `from` on. */
export const neededSince = (from: string): string => dayOf(Date.parse(from) - OLDEST_DAYS * DAY_MS)
