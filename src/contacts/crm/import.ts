import { retry } from '../../db/query.ts'
import type { Issue } from '../../lib/http.ts'
import { newId } from '../../lib/ids.ts'
import { openPerson, sealPerson } from '../person.ts'
import { withdrawalOf } from '../withdraw.ts'
import { CUSTOMERS, type CustomerField } from './columns.ts'
import { type Defaults, readCustomers } from './customers.ts'
import { importStatement } from './imports.ts'
import { inTurn } from './in-turn.ts'
import { peopleIn } from './people.ts'
import { type Change, consentRows, planOf } from './plan.ts'
import { findKnown, type KnownPerson, type Writes, writeStatements } from './store.ts'
import { summary } from './summary.ts'
import { type Mapping, readTable } from './table.ts'

export interface Options<Field extends string> extends Defaults {
  mapping: Mapping<Field>
  write: boolean
}

/** Where a file is taken in, when, and by whom. */
export interface Place {
  db: D1Database
  dataKey: string
  now: number
  actor: string
}

/** Reads a file of customers and says what it does; does it, whole or not at all, when it is asked to. */
export async function importCustomers(place: Place, bytes: Uint8Array, options: Options<CustomerField>) {
  const { db, dataKey, now } = place
  const read = readTable(bytes, CUSTOMERS, options.mapping)
  if (!read.ok) return read
  const file = readCustomers(read.table, options, now)
  const people = await peopleIn(dataKey, file.customers)
  const plan = planOf(people, await storedPeople(db, dataKey, people), now)
  const id = options.write
    ? await write(place, read.table.lines.length, file.refused + plan.erased, plan.changes)
    : null
  const { columns, unmapped, lines } = read.table
  return {
    ok: true as const,
    report: {
      ...(id && { id }),
      ...{ dryRun: !options.write, rows: lines.length },
      ...summary(plan.changes),
      duplicates: file.customers.length - people.length,
      refused: file.refused + plan.erased,
      issues: [...file.issues, ...plan.issues].toSorted((a, b) => lineIn(a) - lineIn(b)),
      ...{ columns, unmapped },
    },
  }
}

const lineIn = ({ path }: Issue): number => Number(/\d+/.exec(path)?.[0])

async function storedPeople(db: D1Database, dataKey: string, people: readonly { id: string }[]) {
  const rows = [...(await findKnown(db, people.map(({ id }) => id))).values()]
  const opened = await inTurn(rows, async (row: KnownPerson) => {
    const person = row.erased_at === null ? await openPerson(dataKey, row.id, row.sealed) : null
    return [row.id, { row, person }] as const
  })
  return new Map(opened)
} // biome-ignore format: one thing a line

async function write({ db, dataKey, now, actor }: Place, rows: number, refused: number, changes: readonly Change[]) {
  const { grants, proofs, ended } = consentRows(changes)
  const sealing = changes.filter(({ person }) => person !== null)
  const people = await inTurn(sealing, async ({ named, known, person, verdict }): Promise<Writes['people'][number]> => {
    const sealed = await sealPerson(dataKey, named.id, person!)
    return { id: named.id, ...named.indexes, sealed, ads: known === null && verdict.kind === 'grant' ? verdict.at : null }
  })
  const customers = changes.flatMap(({ customer }) => customer ?? [])
  const id = newId()
  const added = changes.filter(({ known }) => known === null).length
  const changed = changes.filter(change => change.known !== null && isChanged(change)).length
  const statements = [
    importStatement(db, { id, kind: 'customers', at: now, actor, rows, added, changed, refused }),
    ...writeStatements(db, { grants, people, proofs, customers }, id, now),
    ...(await withdrawalOf(db, ended, now)),
  ]
  await retry(() => db.batch(statements))
  return id
} // biome-ignore format: one thing a line

const isChanged = ({ known, person, customer, verdict }: Change): boolean => {
  const grants = verdict.kind === 'grant' && known?.ads_consent_at === null
  return person !== null || customer !== null || grants || verdict.kind === 'end'
}
