import type { SheetRow } from '../../lib/sheet.ts'
import { countOf, figureOf } from './amounts.ts'
import type { Column } from './columns.ts'
import type { Issues } from './issues.ts'
import type { ReportIssueCode } from './schema.ts'
import { isNothing } from './skip.ts'
import type { Table } from './table.ts'

/** One line of a table, asked by what its columns hold. */
export class Cells {
  readonly line: number
  readonly all: readonly string[]
  readonly #table: Table
  readonly #issues: Issues

  constructor({ line, cells }: SheetRow, table: Table, issues: Issues) {
    this.line = line
    this.all = cells
    this.#table = table
    this.#issues = issues
  }

  /** Null: nothing is written there, or there is no such column. */
  text(column: Column): string | null {
    const place = this.#table.columns.at[column]
    const text = place === undefined ? undefined : this.all[place]
    return text === undefined || isNothing(text) ? null : text
  }

  /** Null: the platform says nothing. Undefined: what it says is wrong, and told. */
  count(column: Column): number | null | undefined {
    const text = this.text(column)
    if (text === null) return null
    if (/^\d{1,9}$/.test(text)) return Number(text) // most of them, and cheap
    const figure = figureOf(text)
    if (figure?.negative && /[1-9]/.test(text)) return this.wrong('negative', column, { value: text })
    const count = figure?.sign === '' ? countOf(figure) : null
    return count ?? this.wrong('not-a-count', column, { value: text })
  }

  wrong(code: ReportIssueCode, column: Column, params: Record<string, string | number> = {}): undefined {
    const { columns, header } = this.#table
    const place = columns.at[column]
    this.#issues.add(code, { line: this.line, column: place === undefined ? column : header[place] }, params)
  }
}
