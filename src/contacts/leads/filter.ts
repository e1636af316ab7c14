import * as z from 'zod'
import { STANDINGS } from '../../conversions/standing.ts'
import { parsedQuery } from '../../lib/http.ts'
import { DAY_MS } from '../../lib/time.ts'
import { ADS_CONSENT } from '../consent.ts'

/** What the leads of a list have in common. Nothing of it is personal data: it may stand in an address. */
export const CONSENTS = ['contact', 'ads', 'none', 'waiting'] as const // waiting: for the mail to be confirmed

const name = z.string().max(100).optional()
const day = z.iso.date().optional()
export const leadFilter = z.object({
  campaign: name,
  ad: name,
  source: name,
  status: z.enum(STANDINGS).optional(),
  consent: z.enum(CONSENTS).optional(),
  from: day, // whole days, UTC, both included
  to: day,
})
export type LeadFilter = z.infer<typeof leadFilter>

/** `?campaign=&ad=&source=&status=&consent=&from=&to=`; 422 with each path. */
export function readFilter(query: Record<string, string>): LeadFilter {
  const asked = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
  return parsedQuery(leadFilter, asked, 'These leads cannot be asked for.')
}

/** The same as it stands in an address. */
export const queryOf = (filter: LeadFilter): URLSearchParams =>
  new URLSearchParams(Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined))

/** ms, the first included and the last not. */
export const spanOf = ({ from, to }: Pick<LeadFilter, 'from' | 'to'>): { since: number; until: number } => ({
  since: from ? Date.parse(from) : 0,
  until: to ? Date.parse(to) + DAY_MS : Number.MAX_SAFE_INTEGER,
})

// Over alias `v` of the lead; ?1 is the filter as JSON. A clause stands in a statement only when it is asked for, so that the
// index is chosen by what is.
const CLAUSES = {
  campaign: `v.campaign = ?1 ->> 'campaign'`,
  ad: `v.ad = ?1 ->> 'ad'`,
  source: `v.source = ?1 ->> 'source'`,
}
const STATUS = { new: 'v.status IS NULL', judged: `v.status = ?1 ->> 'status'` }
const contact = (rule: string): string =>
  `EXISTS (SELECT 1 FROM contacts c INDEXED BY contacts_consents WHERE c.id = v.contact_id AND ${rule})`
const CONSENT: Record<(typeof CONSENTS)[number], string> = {
  contact: contact('c.contact_consent_at IS NOT NULL AND c.erased_at IS NULL'),
  ads: contact(ADS_CONSENT),
  none: `NOT ${contact('(c.contact_consent_at IS NOT NULL OR c.ads_consent_at IS NOT NULL)')}`,
  waiting: `EXISTS (
    SELECT 1 FROM confirmations f INDEXED BY confirmations_waiting WHERE f.event = v.id AND f.confirmed_at IS NULL)`,
}

/** SQL: ' AND …' for all that is asked. */
export function clausesOf(filter: LeadFilter): string {
  const { status, consent } = filter
  const places = (['campaign', 'ad', 'source'] as const).filter(name => filter[name] !== undefined)
  return [
    ...places.map(name => CLAUSES[name]),
    ...(status ? [status === 'new' ? STATUS.new : STATUS.judged] : []),
    ...(consent ? [CONSENT[consent]] : []),
  ]
    .map(clause => ` AND ${clause}`)
    .join('')
}

/** Both hold all that may be asked for: leads that are not shown are never looked up whole. */
export const indexFor = ({ campaign }: LeadFilter): string =>
  campaign === undefined ? 'leads_at' : 'leads_campaign_at'
