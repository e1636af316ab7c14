import { bySubject } from './columns-by-subject.ts'
import { common } from './columns-common.ts'
import type { Table, Words } from './table.ts'
import { measureTables } from './tables-measure.ts'
import { pageTables } from './tables-pages.ts'
import { peopleTables } from './tables-people.ts'
import { sentTables } from './tables-sent.ts'
import { teamTables } from './tables-team.ts'

/** Every table that leaves, in the order of the archive. */
export const TABLES: readonly Table[] = [...pageTables, ...peopleTables, ...measureTables, ...sentTables, ...teamTables]

/** The columns of a file: what is sealed stands behind the key of its row. */
export const columnsOf = ({ key, columns, opened }: Table): readonly string[] => {
  const [first, others] = [columns.slice(0, key.length), columns.slice(key.length)]
  return opened ? [...first, ...opened.columns, ...others] : columns
}

const words = { ...common, ...bySubject }

/** What a column is, in French and English. Throws when nobody has said so. */
export function wordsOf({ file }: Table, column: string): Words {
  const said = words[`${file}.${column}`] ?? words[column]
  if (!said) throw new Error(`nobody says what ${column} of ${file}.csv is`)
  return said
}
