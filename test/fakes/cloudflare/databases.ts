import { DatabaseSync } from 'node:sqlite'
import { type Account, type Database, newId, Refused } from './account.ts'
import type { Routes } from './server.ts'

const MOST_ON_FREE = 10

export const databaseRoutes: Routes = {
  'GET d1/database': ({ account }) => [...account.databases.values()].map(shown),
  'POST d1/database': async ({ account, json }) => shown(create(account, String((await json()).name))),
  'GET d1/database/*': ({ account, path: [name] }) => shown(databaseOf(account, name!)),
  'DELETE d1/database/*': ({ account, path: [name] }) => {
    account.databases.delete(databaseOf(account, name!).name)
    return null
  },
  'GET d1/database/*/time_travel/bookmark': ({ account, path: [name] }) => ({
    bookmark: bookmarkOf(databaseOf(account, name!)),
  }),
  'POST d1/database/*/query': async ({ account, path: [name], json }) =>
    query(databaseOf(account, name!), String((await json()).sql)),
}

export function create(account: Account, name: string): Database {
  if (account.databases.has(name)) throw new Refused(400, 7502, `Database with name '${name}' already exists`)
  if (account.plan === 'free' && account.databases.size >= MOST_ON_FREE)
    throw new Refused(400, 7406, `A maximum of ${MOST_ON_FREE} databases are allowed on your account.`)
  const database = { uuid: newId(), name, sql: new DatabaseSync(':memory:'), changes: [] }
  account.databases.set(name, database)
  return database
}

/** By name or by id, as the API takes both. */
export function databaseOf(account: Account, nameOrId: string): Database {
  const found = [...account.databases.values()].find(({ name, uuid }) => name === nameOrId || uuid === nameOrId)
  if (!found) throw new Refused(404, 7404, `The database ${nameOrId} could not be found`)
  return found
}

const shown = ({ uuid, name }: Database) => ({ uuid, name, version: 'production', num_tables: 0, file_size: 0 })

const bookmarkOf = ({ changes }: Database) =>
  `${String(changes.length).padStart(8, '0')}-00000000-00004e9b-${'c'.repeat(32)}`

/** All statements of one call, or none of them: as D1 runs a migration. */
function query(database: Database, sql: string) {
  const { sql: db } = database
  try {
    db.exec('BEGIN')
    const results = statementsOf(db, sql)
    db.exec('COMMIT')
    if (!READS.test(sql)) database.changes.push(sql)
    return results.map(rows => ({
      results: rows,
      success: true,
      meta: { duration: 0, changes: 0, rows_read: 0, rows_written: 0 },
    }))
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw new Refused(400, 7500, `${(error as Error).message}: SQLITE_ERROR`)
  }
}

const READS = /^\s*(SELECT|PRAGMA|WITH)\b/i

/** node:sqlite runs one prepared statement or many unprepared ones: what returns rows is one. */
function statementsOf(db: DatabaseSync, sql: string): unknown[][] {
  if (READS.test(sql)) return [db.prepare(sql).all()]
  db.exec(sql)
  return [[]]
}
