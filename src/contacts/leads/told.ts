import { may, type Role } from '../../accounts/roles.ts'
import type { Standing } from '../../conversions/standing.ts'
import { units } from '../../lib/money.ts'
import { type OpenedPerson, openPerson } from '../person.ts'
import type { LeadRow } from './store.ts'

/** A lead of the list. `person` and `contact`: for whoever handles personal data; the others know leads by their names. */
export interface ToldLead {
  id: string // event id
  name: string // 'Lead 7F3A21': always the same, and of nobody
  at: number // ms
  campaign: string
  campaignName: string
  ad: string
  headline: string | null
  source: string
  tier: 'lead' | 'customer'
  status: Standing
  value: number | null // in units of the currency
  currency: string | null // of the value, or what one would be in
  consent: { contact: boolean; ads: boolean }
  unconfirmed: boolean // the mail that asks to confirm the address is not answered
  erased: boolean // nobody knows any more who it was
  contact?: string | null
  person?: OpenedPerson | null
}

/** The last six digits of the event id, which are random. */
export const nameOf = (id: string): string => `Lead ${id.slice(-6).toUpperCase()}`

export async function toldLead(dataKey: string, role: Role, row: LeadRow): Promise<ToldLead> {
  const { id, at, campaign, ad, headline, source, status, value_micros, currency, contact_id, sealed } = row
  return {
    ...{ id, name: nameOf(id), at, campaign, campaignName: row.campaign_name ?? campaign, ad, headline, source },
    tier: row.bought || status === 'won' ? 'customer' : 'lead',
    status: status ?? 'new',
    ...{ value: units(value_micros), currency },
    consent: { contact: row.contact_consent, ads: row.ads_consent },
    ...{ unconfirmed: row.waiting, erased: sealed === null },
    ...(may(role, 'editor') && {
      contact: contact_id,
      person: contact_id && sealed ? await openPerson(dataKey, contact_id, sealed) : null,
    }),
  }
}
