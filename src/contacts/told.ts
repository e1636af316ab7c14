import type { Arrival } from './arrival.ts'
import type { Person } from './person.ts'

/** What webhooks are told of a lead. Documented in docs/audiences.md: a field may be added, none is renamed or taken away. */
export interface LeadTold {
  id: string // event id, the same in lead.confirmed
  campaign: string
  ad: string
  pageVersion: number
  at: string // ISO 8601
  person: Person
  message: string | null
  extras: Extras
  consent: ConsentTold
  source: SourceTold
  url: string | null // of the page
  unverified: boolean // the check against robots was wanted and did not answer
}

/** What a form asks for, and nothing that the team's own files told us. */
export function personTold({ email, phone, first_name, last_name, company, country }: Person): Person {
  return { email, phone, first_name, last_name, company, country }
}

/** Answers to the questions of the team's own, by name. */
export type Extras = Readonly<Record<string, string | number>>

/** `contact` and `ads` are what counts now. `confirmed` is false until the mail is confirmed, null where the page does
 *  not ask for that. */
interface ConsentTold {
  contact: boolean
  ads: boolean
  textVersion: string
  confirmed: boolean | null
}

interface SourceTold {
  source: string
  utm: Record<string, string>
  landing: string
  clickIds: Record<string, string> // empty without consent to advertising
  first: FirstTouch | null // where a consented visitor came from the first time
}

export interface FirstTouch {
  campaign: string
  ad: string
  source: string
  at: string // ISO 8601
}

export const sourceTold = ({ source, utm, landing, clicks }: Arrival, first: FirstTouch | null): SourceTold => ({
  source,
  utm: Object.fromEntries(new URLSearchParams(utm)),
  landing,
  clickIds: Object.fromEntries(new URLSearchParams(clicks)),
  first,
})

/** What webhooks are told once the mail of a double opt-in is confirmed. */
export interface ConfirmedTold extends Pick<LeadTold, 'id' | 'campaign' | 'ad' | 'at' | 'person' | 'consent'> {}
