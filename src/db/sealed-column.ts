/** Where something is sealed, and how to find it and put it back: for sealing it again under another key. The statements stand
 *  in the folder that owns the table. */
export interface SealedColumn {
  name: string // 'contacts.sealed'
  page: string // SQL: at most ?2 rows after the id ?1, in order: {id, sealed}; sealed is '' or null where there is nothing
  replace: string // SQL: of ?1, JSON [[id, before, after], …], those that are still as before
  also?: string // SQL, in the same transaction: what else says how a row is sealed
  place: (id: string) => string // what it was sealed for
}

/** The statements of a table whose key is one column. */
export const columnOf = (table: string, column: string, key = 'id') => ({
  name: `${table}.${column}`,
  page: `SELECT ${key} AS id, ${column} AS sealed FROM ${table} WHERE ${key} > ?1 ORDER BY ${key} LIMIT ?2`,
  replace: `
    UPDATE ${table} SET ${column} = j.value ->> 2 FROM json_each(?1) j
    WHERE ${table}.${key} = j.value ->> 0 AND ${table}.${column} = j.value ->> 1`,
})
