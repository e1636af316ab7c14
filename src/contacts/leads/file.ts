import type { Role } from '../../accounts/roles.ts'
import { may } from '../../accounts/roles.ts'
import { retry } from '../../db/query.ts'
import { type Cell, csvOf } from '../../lib/csv-answer.ts'
import { cursorAt } from '../../lib/paging.ts'
import type { LeadFilter } from './filter.ts'
import { listLeads } from './store.ts'
import { type ToldLead, toldLead } from './told.ts'

const PAGE = 500 // D1 is one thread, and beacons have to get their turn in between

const FIGURES = ['id', 'name', 'at', 'campaign', 'ad', 'source', 'tier', 'status', 'value', 'currency'] as const
const CONSENTS = ['consent_contact', 'consent_ads', 'unconfirmed'] as const
const PERSON = ['email', 'phone', 'first_name', 'last_name', 'company', 'country'] as const

/** The leads as a file, a page of them at a time, whatever their number. Who they are is in it for whoever may know. */
export async function* leadsCsv(
  { DB, DATA_KEY }: Pick<Env, 'DB' | 'DATA_KEY'>,
  filter: LeadFilter,
  role: Role,
): AsyncGenerator<string> {
  yield csvOf([[...FIGURES, ...CONSENTS, ...(may(role, 'editor') ? PERSON : [])]])
  for (let cursor = ''; ; ) {
    const rows = await retry(() => listLeads(DB, filter, cursor, PAGE))
    const page = rows.slice(0, PAGE)
    const told = await Promise.all(page.map(row => toldLead(DATA_KEY, role, row)))
    if (told.length > 0) yield csvOf(told.map(lineOf))
    if (rows.length <= PAGE) return
    cursor = cursorAt(page.at(-1)!)
  }
}

function lineOf({ person, consent, unconfirmed, ...lead }: ToldLead): Cell[] {
  const yes = (is: boolean) => (is ? 'yes' : 'no')
  const { value, currency } = lead
  const figures = { ...lead, at: new Date(lead.at).toISOString(), currency: value === null ? null : currency }
  return [
    ...FIGURES.map(name => figures[name]),
    ...[yes(consent.contact), yes(consent.ads), yes(unconfirmed)],
    ...(person === undefined ? [] : PERSON.map(name => personCell(name, person?.[name] ?? null))),
  ]
}

// A number that begins with + is a formula to a spreadsheet; as a link (RFC 3966) it is whole, and no formula.
const personCell = (name: (typeof PERSON)[number], text: string | null): Cell =>
  name === 'phone' && text ? `tel:${text}` : text
