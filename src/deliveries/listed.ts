import type { Member } from '../audiences/members.ts'
import { type OpenedPerson, openPerson } from '../contacts/person.ts'
import type { Listed } from '../destinations/contract-lists.ts'
import { withoutFormula } from '../lib/csv.ts'
import { moneyOf } from '../lib/money.ts'

/** A member as a platform may be told of them: exists in the clear in memory only. */
export async function listedOf(
  dataKey: string,
  { id, worth, currency }: Pick<Member, 'id' | 'worth' | 'currency'>,
  sealed: string,
): Promise<Listed> {
  const person = worded(await openPerson(dataKey, id, sealed))
  const value = moneyOf(worth, currency)
  return value ? { ...person, value } : person
}

const WORDS = ['first_name', 'last_name', 'company', 'city', 'zip'] as const

/** What anybody may have typed in a form is never a formula in the file that a marketer opens. A phone keeps its plus. */
const worded = (person: OpenedPerson): OpenedPerson => ({
  ...person,
  ...Object.fromEntries(WORDS.map(field => [field, person[field] && withoutFormula(person[field])])),
})

/** Who somebody is, and what they are worth, change apart. */
export const stampOf = ({ mark, worth, currency }: Pick<Member, 'mark' | 'worth' | 'currency'>): string =>
  worth === null ? mark : `${mark} ${worth} ${currency}`
