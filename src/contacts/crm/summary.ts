import { type Money, units } from '../../lib/money.ts'
import type { Change } from './plan.ts'

/** What a file comes to, in its own figures, to be compared with the CRM's screen. */
export function summary(changes: readonly Change[]) {
  const count = (test: (change: Change) => boolean) => changes.filter(test).length
  const counts = (wanted: 'yes' | 'no' | 'withdrawn') => count(({ verdict }) => verdict.counts === wanted)
  const valued = changes.flatMap(({ named }) => named.value ?? [])
  return {
    people: { new: count(({ known }) => known === null), known: count(({ known }) => known !== null) },
    consent: { yes: counts('yes'), no: counts('no'), withdrawn: counts('withdrawn') },
    value: { withValue: valued.length, sum: sums(valued) },
    identifiers: {
      email: count(({ named: { person } }) => person.phone === null),
      phone: count(({ named: { person } }) => person.email === null),
      both: count(({ named: { person } }) => person.email !== null && person.phone !== null),
    },
  }
}

/** In units of each currency. Added up in millionths: 0.1 + 0.2 is not 0.3 in floating point. */
export function sums(values: readonly Money[]): Record<string, number> {
  const micros: Record<string, number> = {}
  for (const value of values) micros[value.currency] = (micros[value.currency] ?? 0) + value.micros
  return Object.fromEntries(Object.entries(micros).map(([currency, sum]) => [currency, units(sum)]))
}
