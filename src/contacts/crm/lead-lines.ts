import type { Issue } from '../../lib/http.ts'
import type { Money } from '../../lib/money.ts'
import { HOUR_MS } from '../../lib/time.ts'
import { cleanEmail } from '../identity.ts'
import { type Mark, markOf, moneyIn } from './amounts.ts'
import type { Defaults } from './customers.ts'
import { dateIn, type Moment, orderOf } from './days.ts'
import type { Lead } from './leads.ts'
import { type Params, type Problem, problem } from './problems.ts'
import type { Table } from './table.ts'

/** What a line tells of a lead. */
export interface LeadLine {
  line: number
  lead: string // event id; '' when the line names an address
  email: string | null
  at: Moment | null
  cells: { value: string; currency: string }
}

type Field = 'lead' | 'email' | 'currency' | 'date' | 'value'

export interface LeadLines<Own> {
  lines: (LeadLine & Own)[]
  mark: Mark | null // of its amounts
  issues: Issue[]
}

/** Of each line whose lead, and when; `own` reads the rest. A line of which something cannot be read is left out: half of what
 *  became of somebody would be another thing. */
export function readLeadLines<F extends string, Own>(
  { lines }: Table<F | Field>,
  { dates }: Defaults,
  own: (cells: Record<F | Field, string>, note: Note) => Own | null,
): LeadLines<Own> {
  const column = (field: Field) => lines.map(({ cells }) => cells[field])
  const order = dates ?? orderOf(column('date'))
  const reading: LeadLines<Own> = { lines: [], mark: markOf(column('value')), issues: [] }
  for (const { line, cells } of lines) {
    const note = noteAt(reading.issues, line)
    const { lead, email: address, date, value, currency } = cells
    const email = cleanEmail(address)
    const dated = dateIn(date, order)
    if (lead === '' && address === '') note('lead', 'no-lead-named')
    else if (lead === '' && email === null) note('email', 'not-email')
    else if (!dated.ok) note('date', dated.why)
    else {
      const rest = own(cells, note)
      if (rest) reading.lines.push({ line, lead, email, at: dated.moment, cells: { value, currency }, ...rest })
    }
  }
  return reading
}

/** Tells why a line is left out; answers null, as it then says nothing. */
type Note = (field: string, code: Problem, params?: Params) => null

export const noteAt =
  (issues: Issue[], line: number): Note =>
  (field, code, params) => {
    issues.push(problem(`line ${line}: ${field}`, code, params, 'line'))
    return null
  }

const LATER_MS = 12 * HOUR_MS // a day of the CRM's may end so much later than in UTC

/** The latest that a lead can be that a line of this date tells of, ms. */
export const until = ({ at }: LeadLine, now: number): number => (at ? at.to + LATER_MS : now)

/** The line's lead and value; null, and noted, when there is no such lead or the value makes no sense. */
export function knownLead(
  one: LeadLine,
  found: ReadonlyMap<number, Lead>,
  { mark, otherwise }: { mark: Mark | null; otherwise: string | null },
  note: Note,
): { lead: Lead; value: Money | null } | null {
  const lead = found.get(one.line)
  if (!lead && one.lead !== '') return note('lead', 'no-such-lead')
  if (!lead) return note('email', one.at ? 'no-lead-by-then' : 'no-lead-of-address')
  const money = moneyIn(one.cells, mark, otherwise ?? lead.own_currency)
  return money.ok ? { lead, value: money.value } : note(money.field, money.why)
}
