import type { Member } from '../audiences/members.ts'
import { openPerson } from '../contacts/person.ts'
import type { Listed } from '../destinations/contract-lists.ts'

/** A member as a platform may be told of them: exists in the clear in memory only. */
export async function listedOf(
  dataKey: string,
  { id, worth, currency }: Pick<Member, 'id' | 'worth' | 'currency'>,
  sealed: string,
): Promise<Listed> {
  const person = await openPerson(dataKey, id, sealed)
  return worth !== null && currency !== null ? { ...person, value: { micros: worth, currency } } : person
}
