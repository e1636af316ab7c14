import * as z from 'zod'
import type { Criteria } from '../../audiences/criteria.ts'
import { openPerson } from '../../contacts/person.ts'
import { all } from '../../db/query.ts'
import type { Destination } from '../../destinations/contract.ts'
import { type Due, dueOf, pairsOf } from './compare.ts'
import { lifetimeMs } from './lifetimes.ts'
import type { List } from './list-schema.ts'

/** What a run would do, were it made now. */
export interface Plan {
  inAudience: number
  add: number
  remove: number // withdrawals that wait included
  check: number // their data was stored anew: sent again if the platform's rows are others
  same: number
  leftOut: {
    refused: Record<string, number> // by the platform before, or without anything that it could match: by reason
    /** Of the first people to be added, `judged` were opened: of these the platform could match nothing. */
    unmatched: { judged: number; people: number }
  }
}

const JUDGED = 10_000 // opening everybody would take minutes in a large audience

/** Compares a list with its audience as a run would, in constant memory: nobody is told, and nothing is written. */
export async function planList(
  { DB, DATA_KEY }: Pick<Env, 'DB' | 'DATA_KEY'>,
  list: Pick<List, 'id'>,
  destination: Destination,
  criteria: Criteria | null,
  now: number,
): Promise<Plan> {
  const renewBefore = now - lifetimeMs(destination.name)
  const found: Record<Due, number> = { add: 0, check: 0, remove: 0, forget: 0, same: 0 }
  const refused: Record<string, number> = {}
  const unmatched = { judged: 0, people: 0 }
  let inAudience = 0
  let withdrawn = 0
  for await (const pairs of pairsOf(DB, list.id, criteria, '')) {
    const joining: string[] = []
    for (const [member, known] of pairs) {
      const due = dueOf(member, known, renewBefore)
      found[due]++
      if (member) inAudience++
      if (member && due === 'add') joining.push(member.id)
      if (known?.work === 'withdrawn') withdrawn++
      if (due === 'same' && known?.state === 'refused' && member)
        refused[known.reason] = (refused[known.reason] ?? 0) + 1
    }
    const opened = await sealedOf(DB, joining.slice(0, JUDGED - unmatched.judged))
    const rows = await Promise.all(
      opened.map(async ({ id, sealed }) => destination.lists.rows(await openPerson(DATA_KEY, id, sealed))),
    )
    unmatched.judged += rows.length
    unmatched.people += rows.filter(of => of.length === 0).length
  }
  const { add, remove, check, same } = found
  const refusals = Object.values(refused).reduce((sum, n) => sum + n, 0)
  return {
    inAudience,
    add,
    remove: remove + withdrawn,
    check,
    same: same - withdrawn - refusals,
    leftOut: { refused, unmatched },
  }
}

const SEALED = `
  SELECT id, sealed FROM contacts WHERE id IN (SELECT value FROM json_each(?1)) AND sealed <> ''`
const sealedOf = (db: D1Database, ids: readonly string[]) =>
  all(db, z.object({ id: z.string(), sealed: z.string() }), SEALED, JSON.stringify(ids))
