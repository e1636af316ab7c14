import type { Criteria } from '../../audiences/criteria.ts'
import { type Member, sealedOf } from '../../audiences/members.ts'
import type { Destination } from '../../destinations/contract.ts'
import { type Due, dueOf, pairsOf } from './compare.ts'
import { lifetimeMs } from './lifetimes.ts'
import type { List } from './list-schema.ts'
import { markIn, NOTHING_TO_MATCH, VALUE_UNKNOWN, wantedRows } from './wanted-rows.ts'

/** What a run would do, were it made now. */
export interface Plan {
  inAudience: number
  add: number
  remove: number // withdrawals that wait included
  check: number // their data was stored anew: sent again if the platform's rows are others
  same: number
  currencies: Record<string, number> // on a list by value, of how many people it is in which
  leftOut: {
    refused: Record<string, number> // by the platform before, or without anything that it could match: by reason
    /** Of the first people to be added, `judged` were opened: of these the platform could match nothing, or, on a list by
     *  value, nobody told what they have brought in. */
    unmatched: { judged: number; people: number; noValue: number }
  }
}

const JUDGED = 10_000 // opening everybody would take minutes in a large audience

/** Compares a list with its audience as a run would, in constant memory: nobody is told, and nothing is written. */
export async function planList(
  { DB, DATA_KEY }: Pick<Env, 'DB' | 'DATA_KEY'>,
  list: Pick<List, 'id' | 'withValue'>,
  destination: Destination,
  criteria: Criteria | null,
  now: number,
): Promise<Plan> {
  const renewBefore = now - lifetimeMs(destination.name)
  const found: Record<Due, number> = { add: 0, check: 0, remove: 0, forget: 0, same: 0 }
  const refused: Record<string, number> = {}
  const currencies: Record<string, number> = {}
  const unmatched = { judged: 0, people: 0, noValue: 0 }
  let inAudience = 0
  let withdrawn = 0
  for await (const pairs of pairsOf(DB, list.id, criteria, '')) {
    const joining: Member[] = []
    for (const [member, known] of pairs) {
      const due = dueOf(member && markIn(list, member), known, renewBefore)
      found[due]++
      if (member) inAudience++
      if (member && due === 'add') joining.push(member)
      if (member?.currency && list.withValue) currencies[member.currency] = (currencies[member.currency] ?? 0) + 1
      if (known?.work === 'withdrawn') withdrawn++
      if (due === 'same' && known?.state === 'refused' && member)
        refused[known.reason] = (refused[known.reason] ?? 0) + 1
    }
    const first = joining.slice(0, JUDGED - unmatched.judged)
    const ids = first.map(({ id }) => id)
    const sealed = await sealedOf(DB, ids)
    const judged = await Promise.all(
      first.flatMap(who => {
        const text = sealed.get(who.id)
        return text === undefined ? [] : [wantedRows(DATA_KEY, list, destination, { ...who, sealed: text })]
      }),
    )
    unmatched.judged += judged.length
    unmatched.people += judged.filter(({ why }) => why === NOTHING_TO_MATCH).length
    unmatched.noValue += judged.filter(({ why }) => why === VALUE_UNKNOWN).length
  }
  const { add, remove, check, same } = found
  const refusals = Object.values(refused).reduce((sum, n) => sum + n, 0)
  return {
    inAudience,
    add,
    remove: remove + withdrawn,
    check,
    same: same - withdrawn - refusals,
    currencies,
    leftOut: { refused, unmatched },
  }
}
