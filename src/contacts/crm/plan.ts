import type { Issue } from '../../lib/http.ts'
import { moneyOf } from '../../lib/money.ts'
import { mergedPerson, type OpenedPerson } from '../person.ts'
import { judge, type Verdict } from './judge.ts'
import type { Named } from './people.ts'
import { type LeftOut, problem } from './problems.ts'
import type { KnownPerson, Writes } from './store.ts'

/** What a file does to one person. */
export interface Change {
  named: Named
  known: KnownPerson | null
  person: OpenedPerson | null // as it is to be stored; null: as it is stored
  verdict: Exclude<Verdict, { kind: 'erased' }>
  customer: Writes['customers'][number] | null // null: as it is stored
}

interface Plan {
  changes: Change[]
  erased: number
  issues: Issue[]
}

interface Stored {
  row: KnownPerson
  person: OpenedPerson | null // null: erased
}

/** Who is known, who is new, and what each line comes to. Decides; writes nothing. */
export function planOf(people: readonly Named[], stored: ReadonlyMap<string, Stored>, now: number): Plan {
  const plan: Plan = { changes: [], erased: 0, issues: [] }
  for (const named of people) {
    const { row, person: before = null } = stored.get(named.id) ?? { row: null }
    const verdict = judge(named, row, now)
    const note = (why: keyof typeof WHERE, left?: LeftOut) =>
      plan.issues.push(problem(`line ${named.line}: ${WHERE[why]}`, why, {}, left))
    if (verdict.kind === 'erased') {
      plan.erased++
      note('erased', 'line')
      continue
    }
    if (verdict.kind === 'nothing' && verdict.why) note(verdict.why)
    for (const { line, by } of named.contradicted)
      plan.issues.push(problem(`line ${line}: consent_ads`, 'contradicted', { line: by }, 'agreement'))
    const person = mergedPerson(before, named.person)
    const customer = customerOf(named, person, row)
    plan.changes.push({
      ...{ named, known: row, verdict },
      person: before && same(before, person) ? null : person,
      customer: row && same(customer, storedCustomer(row)) ? null : customer,
    })
  }
  return plan
}

const WHERE = { erased: 'email', 'withdrew-since': 'consent_ads', 'agreed-since': 'consent_ads' }

/** What the file does not say stays. */
function customerOf({ id, value, lastAt }: Named, { country }: OpenedPerson, before: KnownPerson | null) {
  const kept = before && moneyOf(before.value_micros, before.currency)
  const { micros = null, currency = null } = value ?? kept ?? {}
  return { id, micros, currency, country: country ?? '', last: lastAt ?? before?.last_at ?? null }
}

const storedCustomer = ({ id, value_micros, currency, country, last_at }: KnownPerson) => ({
  ...{ id, micros: value_micros, currency, country, last: last_at },
})

const same = (a: object, b: object): boolean => {
  const entries = Object.entries(a)
  return entries.every(([name, value]) => (b as Record<string, unknown>)[name] === value)
}

/** The rows of a plan but for the sealed ones. */
export function consentRows(changes: readonly Change[]): Pick<Writes, 'grants' | 'proofs'> & { ended: string[] } {
  const rows: ReturnType<typeof consentRows> = { grants: [], proofs: [], ended: [] }
  for (const { named, known, verdict } of changes) {
    const text = named.consentText || 'import'
    if (verdict.kind === 'grant') {
      if (known && known.ads_consent_at === null) rows.grants.push({ id: named.id, at: verdict.at, seen: known.updated_at })
      const id = `${named.id}.import.${named.consentAt?.from ?? 'undated'}`
      rows.proofs.push({ id, contact: named.id, granted: 1, text, at: verdict.at })
    }
    if (verdict.kind === 'end') {
      if (known) rows.ended.push(named.id)
      const id = `${named.id}.import.end.${known?.ads_consent_at ?? verdict.at}`
      rows.proofs.push({ id, contact: named.id, granted: 0, text, at: verdict.at })
    }
  }
  return rows
} // biome-ignore format: one row a line
