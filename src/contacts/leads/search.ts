import { plain } from '../../lib/text.ts'
import { cleanEmail, cleanPhone, indexesOf } from '../identity.ts'
import { openPerson } from '../person.ts'
import { contactsNamedBy } from '../store.ts'
import { latestLeads, leadsOfContacts } from './store.ts'

/** A name is sealed: whoever looks for one has each of these opened. */
export const NAMES_AMONG = 1000
export const MOST_FOUND = 50

interface Found {
  by: 'email' | 'phone' | 'name'
  ids: string[] // of leads, latest first
  among: number | null // how many of the latest leads were looked through; null: all there are
}

/** By an e-mail or a phone exactly, among all; by a part of a name or a company, among the latest. `country` (ISO 3166-1):
 *  where a number without its country code would be dialled. */
export async function searchLeads(
  { DB, DATA_KEY }: Pick<Env, 'DB' | 'DATA_KEY'>,
  { q, country }: { q: string; country: string | null },
): Promise<Found> {
  const email = cleanEmail(q)
  const phone = email ? null : (cleanPhone(q, country)?.e164 ?? null)
  if (!email && !phone) return byName(DB, DATA_KEY, q)
  const contacts = await contactsNamedBy(DB, await indexesOf(DATA_KEY, { email, phone }))
  return { by: email ? 'email' : 'phone', ids: await leadsOfContacts(DB, contacts, MOST_FOUND), among: null }
}

async function byName(db: D1Database, dataKey: string, q: string): Promise<Found> {
  const rows = await latestLeads(db, NAMES_AMONG)
  const people = await Promise.all(rows.map(row => openPerson(dataKey, row.contact_id, row.sealed)))
  const wanted = plain(q.trim())
  const ids = rows.flatMap(({ id }, i) => {
    const { first_name, last_name, company } = people[i]!
    return [`${first_name ?? ''} ${last_name ?? ''}`, company ?? ''].some(text => plain(text).includes(wanted))
      ? [id]
      : []
  })
  return { by: 'name', ids: ids.slice(0, MOST_FOUND), among: rows.length }
}
