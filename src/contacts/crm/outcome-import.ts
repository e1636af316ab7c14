import {
  findOutcomes,
  type Outcome,
  outcomeId,
  outcomeOf,
  outcomeStatements,
  STATUSES,
  type Status,
} from '../../conversions/outcomes.ts'
import { retry } from '../../db/query.ts'
import type { Issue } from '../../lib/http.ts'
import { newId } from '../../lib/ids.ts'
import { type Money, moneyOf } from '../../lib/money.ts'
import { OUTCOMES, type OutcomeField } from './columns.ts'
import type { Options, Place } from './import.ts'
import { importStatement } from './imports.ts'
import { knownLead, type LeadLine, type LeadLines, noteAt, readLeadLines } from './lead-lines.ts'
import { type Lead, leadsOf } from './leads.ts'
import { sums } from './summary.ts'
import { readTable } from './table.ts'
import { statusIn } from './words.ts'

interface Own {
  status: Status
}

/** Reads a file of what became of leads and says what it would change; changes it, whole, when it is asked to. */
export async function importOutcomes(place: Place, bytes: Uint8Array, options: Options<OutcomeField>) {
  const { db, dataKey, now, actor } = place
  const read = readTable(bytes, OUTCOMES, options.mapping)
  if (!read.ok) return read
  const file = readLeadLines<OutcomeField, Own>(read.table, options, ({ status: text }, note) => {
    const status = statusIn(text)
    return status ? { status } : note('status', 'not-status')
  })
  const leads = await leadsOf(db, dataKey, file.lines, ({ status }) => status, now)
  const ids = file.lines.flatMap(({ line, status }) => idOf(leads.get(line), status))
  const stored = await findOutcomes(db, [...new Set(ids)])
  const { outcomes, lines } = outcomesIn(file, { leads, stored, currency: options.currency }, now)

  const added = outcomes.filter(({ id }) => !stored.has(id))
  const changed = outcomes.filter(one => stored.has(one.id) && differs(one, stored.get(one.id)!))
  const { columns, unmapped, lines: all } = read.table
  const refused = all.length - lines
  const report = {
    ...{ dryRun: !options.write, rows: all.length },
    outcomes: { new: added.length, changed: changed.length, same: outcomes.length - added.length - changed.length },
    statuses: counted(outcomes),
    won: sums(outcomes.filter(({ status }) => status === 'won').flatMap(valued)),
    ...{ duplicates: lines - outcomes.length, refused, issues: file.issues, columns, unmapped },
  }
  if (!options.write) return { ok: true as const, report }
  const id = newId()
  const counts = { rows: all.length, added: added.length, changed: changed.length, refused }
  const register = importStatement(db, { id, kind: 'outcomes', at: now, actor, ...counts })
  await retry(() => db.batch([register, ...outcomeStatements(db, [...added, ...changed])]))
  return { ok: true as const, report: { id, ...report } }
}

const idOf = (lead: Lead | undefined, status: Status): string[] => (lead ? [outcomeId(lead.id, status)] : [])

interface Stored {
  leads: ReadonlyMap<number, Lead>
  stored: ReadonlyMap<string, Outcome>
  currency: string | null
}

/** Each outcome as it is after the last line that tells of it. `lines`: how many of them make sense. */
function outcomesIn({ lines, mark, issues }: LeadLines<Own>, by: Stored, now: number) {
  const told = new Map<string, Outcome>()
  let sensible = 0
  for (const one of lines) {
    const note = noteAt(issues, one.line)
    const known = knownLead(one, by.leads, { mark, otherwise: by.currency }, note)
    if (!known) continue
    const id = outcomeId(known.lead.id, one.status)
    const outcome = toldBy(one, known, told.get(id) ?? by.stored.get(id), issues, now)
    if (!outcome) continue
    told.set(id, outcome)
    sensible++
  }
  return { outcomes: [...told.values()], lines: sensible }
}

function toldBy(
  one: LeadLine & Own,
  { lead, value }: { lead: Lead; value: Money | null },
  before: Outcome | undefined,
  issues: Issue[],
  now: number,
): Outcome | null {
  const note = noteAt(issues, one.line)
  if (value && value.micros < 0) return note('value', 'below-zero')
  const judged = outcomeOf(lead, { status: one.status, at: one.at?.at ?? null, value }, before, now)
  return judged.ok ? judged.outcome : note('date', judged.reason)
}

const differs = (a: Outcome, b: Outcome): boolean =>
  a.at !== b.at || a.value_micros !== b.value_micros || a.currency !== b.currency

const counted = (outcomes: readonly Outcome[]) =>
  Object.fromEntries(STATUSES.map(status => [status, outcomes.filter(one => one.status === status).length]))

const valued = ({ value_micros, currency }: Outcome): Money | [] => moneyOf(value_micros, currency) ?? []
