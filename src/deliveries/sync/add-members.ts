import { markOf } from '../../contacts/person.ts'
import { retry } from '../../db/query.ts'
import { openRows, type SentRow, sealRows, without } from './member-rows.ts'
import { type Drawn, drawToAdd } from './member-store.ts'
import {
  addedStatements,
  noteRows,
  staleStatements,
  staleStuckStatements,
  unchangedStatements,
  unmatchedStatements,
} from './member-verdicts.ts'
import { receiptStatements } from './receipt-store.ts'
import { CONTINUED, type Run, type Step } from './run.ts'
import { tell } from './tell.ts'
import { markIn, type Wanted, wantedRows } from './wanted-rows.ts'

/** Somebody who belongs on the list: what the platform has, or may have, of them, and what it should have. */
export interface Seen extends Wanted {
  id: string
  work: Drawn['work']
  mark: string
  told: string // `before`, sealed
  before: readonly SentRow[]
}

/** 'check': whose data was sealed anew, and may be the same. 'add': whoever is to be sent, for the first time or again. */
export async function addMembers(run: Run, work: 'check' | 'add'): Step {
  const limit = Math.min(run.destination.lists.perRequest, run.pace.people)
  for (;;) {
    const drawn = await drawToAdd(run.sending.DB, run.list.id, work, limit)
    if (drawn.length === 0) return null
    const stop = await addDrawn(run, await Promise.all(drawn.map(one => seen(run, one))))
    if (stop) return stop
    if (run.budget.isSpent) return CONTINUED
  }
}

export async function seen({ sending, list, destination }: Run, drawn: Drawn): Promise<Seen> {
  const { id, work, told, sealed, worth, currency } = drawn
  const [before, wanted] = await Promise.all([
    openRows(sending.DATA_KEY, list.id, id, told),
    wantedRows(sending.DATA_KEY, list, destination, drawn),
  ])
  return { id, work, mark: markIn(list, { mark: markOf(sealed), worth, currency }), told, before, ...wanted }
}

async function addDrawn(run: Run, people: readonly Seen[]): Step {
  const { DB } = run.sending
  const by = Map.groupBy(people, fateOf)
  const of = (fate: Fate) => by.get(fate) ?? []
  await batched(DB, [
    ...unmatchedStatements(DB, run.list.id, of('unmatched')),
    ...unchangedStatements(DB, run.list.id, of('unchanged')),
  ])
  run.tally.refused += of('unmatched').length
  return (await removeStale(run, of('stale'))) ?? (await addMissing(run, of('missing')))
}

type Fate = 'stale' | 'unmatched' | 'unchanged' | 'missing'

function fateOf({ work, before, rows }: Seen): Fate {
  if (without(before, rows).length > 0) return 'stale' // rows that are no longer theirs
  if (rows.length === 0) return 'unmatched'
  return work === 'check' && before.length === rows.length ? 'unchanged' : 'missing'
}

/** Their new rows are added when they are drawn again. */
async function removeStale(run: Run, stale: readonly Seen[]): Step {
  if (stale.length === 0) return null
  const { DB, DATA_KEY } = run.sending
  const byId = new Map(stale.map(one => [one.id, one]))
  const people = stale.map(({ id, before, rows }) => ({ id, rows: without(before, rows) }))
  return tell(run, 'remove', people, async told => {
    const gone = told.filter(t => t.taken).map(({ id }) => byId.get(id)!)
    const kept = await Promise.all(
      gone.map(async ({ id, before, rows }) => ({
        id,
        kept: await sealRows(DATA_KEY, run.list.id, id, without(before, without(before, rows))),
      })),
    )
    const stuck = told.filter(t => !t.taken)
    await batched(DB, [
      ...staleStatements(DB, run.list.id, kept),
      ...receiptStatements(run, told),
      ...staleStuckStatements(DB, run.list.id, stuck),
    ])
  })
}

async function addMissing(run: Run, missing: readonly Seen[]): Step {
  if (missing.length === 0) return null
  const { DB } = run.sending
  const noted = await noteAll(run, missing)
  const people = noted.map(({ id, work, before, rows }) => ({
    id,
    rows: work === 'check' ? without(rows, before) : rows,
  }))
  const before = new Map(noted.map(({ id, told }) => [id, told]))
  return tell(run, 'add', people, told =>
    batched(DB, [...receiptStatements(run, told), ...addedStatements(DB, run.list.id, told, before, run.now)]),
  )
}

/** What is about to be sent, on record first. Leaves out whoever withdrew in this moment. */
export async function noteAll<T extends Seen>({ sending, list }: Run, people: readonly T[]): Promise<T[]> {
  const notes = await Promise.all(
    people.map(async ({ id, mark, rows }) => ({ id, mark, rows: await sealRows(sending.DATA_KEY, list.id, id, rows) })),
  )
  const found = await noteRows(sending.DB, list.id, notes)
  return people.filter(({ id }) => found.has(id))
}

const batched = (db: D1Database, statements: D1PreparedStatement[]) =>
  statements.length > 0 ? retry(() => db.batch(statements)) : Promise.resolve([])
