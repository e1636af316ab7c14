import type { Member } from '../../audiences/members.ts'
import type { Destination } from '../../destinations/contract.ts'
import type { ListRow } from '../../destinations/contract-lists.ts'
import { listedOf, stampOf } from '../listed.ts'
import type { List } from './list-schema.ts'

export const NOTHING_TO_MATCH = 'nothing-to-match'
export const VALUE_UNKNOWN = 'value-unknown'

/** `why`: '' when there are rows. */
export interface Wanted {
  rows: ListRow[]
  why: '' | typeof NOTHING_TO_MATCH | typeof VALUE_UNKNOWN
}

type Kind = Pick<List, 'withValue'>

/** What the platform is to be told of somebody. On a list by value nobody is worth nothing for want of a word about them. */
export async function wantedRows(
  dataKey: string,
  { withValue }: Kind,
  { lists }: Pick<Destination, 'lists'>,
  who: Pick<Member, 'id' | 'worth' | 'currency'> & { sealed: string },
): Promise<Wanted> {
  if (withValue && who.worth === null) return { rows: [], why: VALUE_UNKNOWN }
  const told = withValue ? who : { ...who, worth: null, currency: null }
  const rows = await lists.rows(await listedOf(dataKey, told, who.sealed))
  return { rows, why: rows.length === 0 ? NOTHING_TO_MATCH : '' }
}

/** Another one as soon as what a list tells of somebody may be. */
export const markIn = ({ withValue }: Kind, member: Pick<Member, 'mark' | 'worth' | 'currency'>): string =>
  withValue ? stampOf(member) : member.mark
