import type { SheetRow } from '../../lib/sheet.ts'
import type { Period } from '../period.ts'
import type { Cell } from './amounts.ts'
import { type DayOrder, writtenDay } from './days.ts'

/** What a platform writes above the table: the dates of the period, as they are written, and how days are put together. */
export interface Above {
  from: Cell | null
  to: Cell | null
  coarse: Cell | null // 'Weekly': a date below stands for more days than one
}

const DATE = /\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2}(?:er)? \p{L}+\.? \d{4}|\p{L}+\.? \d{1,2}, \d{4}/gu

/** Google: "September 1, 2026 - September 3, 2026". LinkedIn: "Report Start: …", "Report End: …". Microsoft: "Report Time:
 *  9/1/2026,9/3/2026" and "Report Aggregation: Weekly". */
export function readAbove(rows: readonly SheetRow[]): Above {
  const above: Above = { from: null, to: null, coarse: null }
  for (const { line, cells } of rows) {
    const text = cells
      .filter(cell => cell !== '')
      .join(', ')
      .replace(/\s+/g, ' ')
    const [, how] = /^report aggregation: (week|month|quarter|year)/i.exec(text) ?? []
    if (how) above.coarse = { line, text: text.slice(text.indexOf(':') + 2) }
    const [first, second, more] = (text.match(DATE) ?? []).map(date => ({ line, text: date }))
    // A report may be called "Sales 2026-01-01 - 2026-01-31", and says elsewhere when it was made.
    const alone = text.replace(DATE, '').replace(/[\s,–—-]/g, '') === ''
    if (!first || more || !(alone || /^report (time|start|end)/i.test(text))) continue
    if (second) Object.assign(above, { from: first, to: second })
    else if (/^report start/i.test(text)) above.from = first
    else if (/^report end/i.test(text)) above.to = first
    else Object.assign(above, { from: first, to: first })
  }
  return above
}

/** The period, where its dates leave no doubt or `order` takes it away. */
export function periodOf({ from, to }: Above, order: DayOrder | null): Period | null {
  const [first, last] = [from, to].map(cell => {
    const day = cell && writtenDay(cell.text)
    return day && (order ? day[order] : day.dmy === day.mdy ? day.dmy : null)
  })
  return first && last && first <= last ? { from: first, to: last } : null
}
