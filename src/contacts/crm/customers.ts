import type { Issue } from '../../lib/http.ts'
import { line as lineOf } from '../../lib/text.ts'
import { cleanEmail, cleanPhone } from '../identity.ts'
import type { OpenedPerson } from '../person.ts'
import { type Mark, markOf, moneyIn, type Value } from './amounts.ts'
import type { CustomerField } from './columns.ts'
import { countryIn } from './countries.ts'
import { dateIn, type Moment, type Order, orderOf } from './days.ts'
import type { Line, Table } from './table.ts'
import { consentIn, type Said } from './words.ts'

export interface Customer {
  line: number // the first that tells of them
  person: OpenedPerson
  value: Value | null // in all
  lastAt: number | null // ms: last purchase
  consent: Said
  consentAt: Moment | null
  consentText: string // '' when the file does not say under which words
}

export interface Customers {
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
    const note: Note = (field, message) => {
      reading.issues.push({ path: `line ${line.line}: ${field}`, message })
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

/** Tells what is wrong with a field; answers null, as the field then says nothing. */
export type Note = (field: string, message: string) => null

function readLine({ line, cells }: Line<CustomerField>, by: Defaults, marks: Marks, note: Note, now: number) {
  const person = personIn(cells, by.country, note)
  if (!person.email && !person.phone)
    return note('email', 'neither a usable e-mail address nor a usable phone number: the line is left out')
  const consent = consentIn(cells.consent_ads)
  if (consent === null) return note('consent_ads', 'expected yes, no or withdrawn (oui, non, retiré): the line is left out')
  const pastDay = (field: 'consent_at' | 'last_purchase'): Moment | null => {
    const date = dateIn(cells[field], marks.dates)
    if (!date.ok) return note(field, `${date.why}; ${LEFT_OUT}`)
    return date.moment && date.moment.from > now ? note(field, `in the future: ${LEFT_OUT}`) : date.moment
  }
  const consentAt = pastDay('consent_at')
  const unreadable = cells.consent_at !== '' && consentAt === null
  return {
    ...{ line, person, value: valueIn(cells, by.currency, marks.amount, note) },
    lastAt: pastDay('last_purchase')?.at ?? null,
    // Of an agreement whose date cannot be read nobody knows whether it outlived a refusal.
    consent: consent === 'yes' && unreadable ? 'no' : consent,
    consentAt,
    consentText: cells.consent_text === '' ? '' : (textIn(cells.consent_text, WORDING) ?? note('consent_text', NO_TEXT) ?? ''),
  } satisfies Customer
} // biome-ignore format: one reason a line

function personIn(cells: Record<CustomerField, string>, fallback: string | null, note: Note): OpenedPerson {
  const country = cells.country === '' ? null : (countryIn(cells.country) ?? note('country', `no country that we know: ${LEFT_OUT}`))
  const email = cells.email === '' ? null : (cleanEmail(cells.email) ?? note('email', `not an e-mail address: ${LEFT_OUT}`))
  const phone = cells.phone === '' ? null : (cleanPhone(cells.phone, country ?? fallback) ?? note('phone', whyNoPhone(cells.phone, country ?? fallback)))
  const text = (field: 'first_name' | 'last_name' | 'company' | 'zip' | 'city') =>
    cells[field] === '' ? null : (textIn(cells[field]) ?? note(field, NO_TEXT))
  return {
    ...{ email, phone: phone?.e164 ?? null },
    ...{ first_name: text('first_name'), last_name: text('last_name'), company: text('company') },
    ...{ country: country ?? phone?.country ?? null, zip: text('zip'), city: text('city') },
  }
} // biome-ignore format: one field a line

const LEFT_OUT = 'left out'
const NO_TEXT = `too long, unprintable or HTML: ${LEFT_OUT}`

function whyNoPhone(text: string, country: string | null): string {
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(text))
    return `a spreadsheet has rounded the number: format that column as text and export again; ${LEFT_OUT}`
  const how = country === null ? 'without a country it has to begin with + (or send ?country=FR)' : 'no such number'
  return `not a phone number: ${how}; ${LEFT_OUT}`
}

// Made once: a schema takes longer to make than a line to read.
const TEXT = lineOf(100)
const WORDING = lineOf(500)

/** Null when it is no text of one line that can be kept. */
function textIn(text: string, shape = TEXT): string | null {
  const parsed = shape.safeParse(text)
  return parsed.success ? parsed.data : null
}

function valueIn(cells: Record<CustomerField, string>, otherwise: string | null, mark: Mark | null, note: Note): Value | null {
  const money = moneyIn(cells, mark, otherwise)
  if (!money.ok) return note(money.field, `${money.why}; the value is left out`)
  return money.value && money.value.micros < 0 ? note('value', `below zero: ${LEFT_OUT}`) : money.value
} // biome-ignore format: one reason a line
