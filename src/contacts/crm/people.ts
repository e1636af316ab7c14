import type { Money } from '../../lib/money.ts'
import { contactIdFor, type Indexes, indexesOf } from '../identity.ts'
import { mergedPerson } from '../person.ts'
import { type Agreement, agreementOf } from './agreement.ts'
import type { Customer } from './customers.ts'
import { inTurn } from './in-turn.ts'

/** Whom one line names. */
interface NamedLine extends Customer {
  id: string // of their contact, whether or not there is one yet
  indexes: Indexes
}

/** Somebody whom one line or more of a file names. */
export type Named = NamedLine & Agreement

/** Lines that name the same person become one. */
export async function peopleIn(dataKey: string, customers: readonly Customer[]): Promise<Named[]> {
  const named = await inTurn(customers, customer => nameOf(dataKey, customer))
  const people = [...Map.groupBy(named, ({ id }) => id).values()]
  return people.map(lines => ({ ...lines.reduce(together), ...agreementOf(lines) }))
}

// A contact's id is made from the e-mail, else from the phone: by it everybody is found again, those who were erased too.
async function nameOf(dataKey: string, customer: Customer): Promise<NamedLine> {
  const indexes = await indexesOf(dataKey, customer.person)
  return { ...customer, indexes, id: await contactIdFor(dataKey, indexes) }
}

/** What a later line says replaces what an earlier one said, but for totals; of consent all lines together tell. */
export function together(a: NamedLine, b: NamedLine): NamedLine {
  return {
    ...a,
    person: mergedPerson(a.person, b.person),
    indexes: { email: a.indexes.email, phone: b.indexes.phone ?? a.indexes.phone },
    value: higher(a.value, b.value),
    lastAt: a.lastAt === null || b.lastAt === null ? (a.lastAt ?? b.lastAt) : Math.max(a.lastAt, b.lastAt),
  }
}

/** Each is a total, and the same purchases may be in both: never the sum. Of two currencies, what was said last. */
function higher(a: Money | null, b: Money | null): Money | null {
  if (a === null || b === null) return a ?? b
  return a.currency === b.currency && a.micros > b.micros ? a : b
}
