import { contactIdFor, type Indexes, indexesOf } from '../identity.ts'
import { mergedPerson } from '../person.ts'
import type { Value } from './amounts.ts'
import type { Customer } from './customers.ts'

/** Somebody whom one line or more of a file names. */
export interface Named extends Customer {
  id: string // of their contact, whether or not there is one yet
  indexes: Indexes
}

const AT_ONCE = 500 // digests computed side by side: enough to keep WebCrypto busy, little to hold

/** Lines that name the same person become one. */
export async function peopleIn(dataKey: string, customers: readonly Customer[]): Promise<Named[]> {
  const named: Named[] = []
  for (let at = 0; at < customers.length; at += AT_ONCE)
    named.push(...(await Promise.all(customers.slice(at, at + AT_ONCE).map(customer => nameOf(dataKey, customer)))))
  return [...Map.groupBy(named, ({ id }) => id).values()].map(same => same.reduce(together))
}

// A contact's id is made from the e-mail, else from the phone: by it everybody is found again, those who were erased too.
async function nameOf(dataKey: string, customer: Customer): Promise<Named> {
  const indexes = await indexesOf(dataKey, customer.person)
  return { ...customer, indexes, id: await contactIdFor(dataKey, indexes) }
}

/** What a later line says replaces what an earlier one said, but for totals and consent. */
export function together(a: Named, b: Named): Named {
  return {
    ...{ id: a.id, line: a.line, person: mergedPerson(a.person, b.person) },
    indexes: { email: a.indexes.email, phone: b.indexes.phone ?? a.indexes.phone },
    value: higher(a.value, b.value),
    lastAt: a.lastAt === null || b.lastAt === null ? (a.lastAt ?? b.lastAt) : Math.max(a.lastAt, b.lastAt),
    ...consentOf(a, b),
  }
}

/** Each is a total, and the same purchases may be in both: never the sum. Of two currencies, what was said last. */
function higher(a: Value | null, b: Value | null): Value | null {
  if (a === null || b === null) return a ?? b
  return a.currency === b.currency && a.micros > b.micros ? a : b
}

/** Who withdrew on one line withdrew; who agreed on one line, and said nothing on another, agreed: when they last did. */
function consentOf(a: Named, b: Named): Pick<Customer, 'consent' | 'consentAt' | 'consentText'> {
  const strength = { withdrawn: 2, yes: 1, no: 0 }
  const more = strength[a.consent] - strength[b.consent] || (a.consentAt?.from ?? 0) - (b.consentAt?.from ?? 0)
  const { consent, consentAt, consentText } = more > 0 ? a : b
  return { consent, consentAt, consentText }
}
