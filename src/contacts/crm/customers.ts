import type { Issue } from '../../lib/http.ts'
import type { Money } from '../../lib/money.ts'
import { line as lineOf } from '../../lib/text.ts'
import { monthsBefore } from '../../lib/time.ts'
import { AGREED_MONTHS } from '../expire.ts'
import { cleanEmail, cleanPhone } from '../identity.ts'
import type { OpenedPerson } from '../person.ts'
import { type Mark, markOf, moneyIn } from './amounts.ts'
import type { CustomerField } from './columns.ts'
import { countryIn } from './countries.ts'
import { dateIn, type Moment, type Order, orderOf } from './days.ts'
import { type LeftOut, type Problem, problem } from './problems.ts'
import type { Line, Table } from './table.ts'
import { consentIn, type Said } from './words.ts'

export interface Customer {
  line: number // the first that tells of them
  person: OpenedPerson
  value: Money | null // in all
  lastAt: number | null // ms: last purchase
  consent: Said
  consentAt: Moment | null
  consentText: string // '' when the file does not say under which words
}

interface Customers {
  customers: Customer[]
  refused: number // lines left out whole
  issues: Issue[]
}

export interface Defaults {
  country: string | null // how a national phone number is read
  currency: string | null
  dates: Order | null // how 03/04/2026 is read when the file does not tell
}

/** What each line says, in our words. A field that makes no sense is left out; a line that names nobody, or does not say
 *  what was agreed to, is left out whole. Either is told by line, without what the line says. */
export function readCustomers({ lines }: Table<CustomerField>, defaults: Defaults, now: number): Customers {
  const reading: Customers = { customers: [], refused: 0, issues: [] }
  const column = (field: CustomerField) => lines.map(({ cells }) => cells[field])
  const marks: Marks = {
    amount: markOf(column('value')),
    dates: defaults.dates ?? orderOf([...column('consent_at'), ...column('last_purchase')]),
  }
  for (const line of lines) {
    const note: Note = (field, code, left = 'cell') => {
      reading.issues.push(problem(`line ${line.line}: ${field}`, code, {}, left))
      return null
    }
    const customer = readLine(line, defaults, marks, note, now)
    if (customer) reading.customers.push(customer)
    else reading.refused++
  }
  return reading
}

interface Marks {
  amount: Mark | null
  dates: Order | null
}

/** Tells what is wrong with a field, and what is left out; answers null, as the field then says nothing. */
type Note = (field: CustomerField, code: Problem, left?: LeftOut) => null

function readLine({ line, cells }: Line<CustomerField>, by: Defaults, marks: Marks, note: Note, now: number) {
  const person = personIn(cells, by.country, note)
  if (!person.email && !person.phone) return note('email', 'unnamed', 'line')
  const consent = consentIn(cells.consent_ads)
  if (consent === null) return note('consent_ads', 'not-consent', 'line')
  const pastDay = (field: 'consent_at' | 'last_purchase', left?: LeftOut): Moment | null => {
    const date = dateIn(cells[field], marks.dates)
    if (!date.ok) return note(field, date.why, left)
    return date.moment && date.moment.from > now ? note(field, 'future', left) : date.moment
  }
  const consentAt = pastDay('consent_at', consent === 'yes' ? 'agreement' : 'cell')
  const lastAt = pastDay('last_purchase')?.at ?? null
  return {
    ...{ line, person, value: valueIn(cells, by.currency, marks.amount, note) },
    lastAt,
    consent: consent === 'yes' && !holds(cells.consent_at, consentAt, lastAt, note, now) ? 'unsaid' : consent,
    consentAt,
    consentText: cells.consent_text === '' ? '' : (textIn(cells.consent_text, WORDING) ?? note('consent_text', 'not-text') ?? ''),
  } satisfies Customer
} // biome-ignore format: one reason a line

/** Whether a yes counts. Of one whose date cannot be read nobody knows whether it outlived a refusal. */
function holds(told: string, at: Moment | null, lastAt: number | null, note: Note, now: number): boolean {
  if (at === null) return told === ''
  const since = monthsBefore(now, AGREED_MONTHS)
  if (at.from >= since || (lastAt !== null && lastAt >= since)) return true
  note('consent_at', 'agreed-too-long-ago', 'agreement')
  return false
}

function personIn(cells: Record<CustomerField, string>, fallback: string | null, note: Note): OpenedPerson {
  const country = cells.country === '' ? null : (countryIn(cells.country) ?? note('country', 'not-country'))
  const email = cells.email === '' ? null : (cleanEmail(cells.email) ?? note('email', 'not-email'))
  const phone = cells.phone === '' ? null : (cleanPhone(cells.phone, country ?? fallback) ?? note('phone', whyNoPhone(cells.phone, country ?? fallback)))
  const text = (field: 'first_name' | 'last_name' | 'company' | 'zip' | 'city') =>
    cells[field] === '' ? null : (textIn(cells[field]) ?? note(field, 'not-text'))
  return {
    ...{ email, phone: phone?.e164 ?? null },
    ...{ first_name: text('first_name'), last_name: text('last_name'), company: text('company') },
    ...{ country: country ?? phone?.country ?? null, zip: text('zip'), city: text('city') },
  }
} // biome-ignore format: one field a line

function whyNoPhone(text: string, country: string | null): Problem {
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(text)) return 'rounded-phone'
  return country === null ? 'phone-without-country' : 'not-phone'
}

// Made once: a schema takes longer to make than a line to read.
const TEXT = lineOf(100)
const WORDING = lineOf(500)

/** Null when it is no text of one line that can be kept. */
function textIn(text: string, shape = TEXT): string | null {
  const parsed = shape.safeParse(text)
  return parsed.success ? parsed.data : null
}

function valueIn(cells: Record<CustomerField, string>, otherwise: string | null, mark: Mark | null, note: Note): Money | null {
  const money = moneyIn(cells, mark, otherwise)
  if (!money.ok) return note(money.field, money.why, 'value')
  return money.value && money.value.micros < 0 ? note('value', 'below-zero') : money.value
} // biome-ignore format: one reason a line
