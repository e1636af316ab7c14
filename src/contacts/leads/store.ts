import * as z from 'zod'
import { STATUSES } from '../../conversions/outcomes.ts'
import { all } from '../../db/query.ts'
import { placeOf } from '../../lib/paging.ts'
import { bit } from '../../lib/text.ts'
import { clausesOf, indexFor, type LeadFilter, spanOf } from './filter.ts'

const leadRow = z.object({
  id: z.string(), // event id
  at: z.int(),
  campaign: z.string(),
  campaign_name: z.string().nullable(),
  ad: z.string(), // slug; '' when it came from no ad
  headline: z.string().nullable(), // of the ad
  source: z.string(),
  status: z.enum(STATUSES).nullable(),
  value_micros: z.int().nullable(), // of the outcome in force
  currency: z.string().nullable(), // of the value, or what one would be in
  bought: bit,
  contact_id: z.string().nullable(),
  sealed: z.string().nullable(), // null: nobody is known any more
  contact_consent: bit,
  ads_consent: bit,
  waiting: bit, // a mail was sent to confirm the address, and is not confirmed
})
export type LeadRow = z.infer<typeof leadRow>

const COLUMNS = `
  v.id, v.at, v.campaign, v.ad, v.source, v.status, v.contact_id,
  (SELECT a.headline FROM ads a WHERE a.campaign = v.campaign AND a.slug = v.ad) AS headline,
  o.value_micros, coalesce(o.currency, g.currency) AS currency, g.name AS campaign_name, nullif(c.sealed, '') AS sealed,
  EXISTS (SELECT 1 FROM conversions p WHERE p.contact_id = v.contact_id AND p.kind = 'purchase') AS bought,
  ifnull(c.contact_consent_at IS NOT NULL, 0) AS contact_consent, ifnull(c.ads_consent_at IS NOT NULL, 0) AS ads_consent,
  EXISTS (SELECT 1 FROM confirmations f WHERE f.event = v.id AND f.confirmed_at IS NULL) AS waiting`
const BESIDE = `LEFT JOIN outcomes o ON o.id = v.id || '.' || v.status LEFT JOIN campaigns g ON g.slug = v.campaign`

/** ?1: the filter as JSON; ?2, ?3: when; ?4, ?5: before which lead; ?6: how many. */
export const listSql = (filter: LeadFilter): string => `
  WITH found AS MATERIALIZED (
    SELECT v.id FROM conversions v INDEXED BY ${indexFor(filter)}
    WHERE v.kind = 'lead' AND v.at >= ?2 AND v.at < ?3 AND (v.at, v.id) < (?4, ?5)${clausesOf(filter)}
    ORDER BY v.at DESC, v.id DESC LIMIT ?6)
  SELECT ${COLUMNS} FROM found CROSS JOIN conversions v ON v.id = found.id AND v.kind = 'lead'
  LEFT JOIN contacts c ON c.id = v.contact_id ${BESIDE}
  ORDER BY v.at DESC, v.id DESC`
/** Latest first, `limit + 1` of them. */
export function listLeads(db: D1Database, filter: LeadFilter, cursor: string, limit: number): Promise<LeadRow[]> {
  const { at, id } = placeOf(cursor)
  const { since, until } = spanOf(filter)
  const end = Math.min(until, at + 1) // so that the index itself begins there
  return all(db, leadRow, listSql(filter), JSON.stringify(filter), since, end, at, id, limit + 1)
}

const BY_IDS = `
  SELECT ${COLUMNS} FROM json_each(?1) j CROSS JOIN conversions v ON v.id = j.value AND v.kind = 'lead'
  LEFT JOIN contacts c ON c.id = v.contact_id ${BESIDE}
  ORDER BY v.at DESC, v.id DESC`
/** Those of these leads that there are. */
export const leadsByIds = (db: D1Database, ids: readonly string[]): Promise<LeadRow[]> =>
  all(db, leadRow, BY_IDS, JSON.stringify(ids))

const ids = z.object({ id: z.string() })

export const OF_CONTACTS = `
  SELECT v.id FROM json_each(?1) j CROSS JOIN conversions v INDEXED BY conversions_contact ON v.contact_id = j.value
  WHERE v.kind = 'lead' ORDER BY v.at DESC, v.id DESC LIMIT ?2`
export const leadsOfContacts = async (db: D1Database, contacts: readonly string[], limit: number): Promise<string[]> =>
  (await all(db, ids, OF_CONTACTS, JSON.stringify(contacts), limit)).map(({ id }) => id)

const named = z.object({ id: z.string(), contact_id: z.string(), sealed: z.string() })

export const LATEST = `
  SELECT v.id, v.contact_id, c.sealed FROM conversions v INDEXED BY leads_at CROSS JOIN contacts c ON c.id = v.contact_id
  WHERE v.kind = 'lead' AND c.sealed <> '' ORDER BY v.at DESC, v.id DESC LIMIT ?1`
/** The latest leads with who they are, sealed. */
export const latestLeads = (db: D1Database, limit: number) => all(db, named, LATEST, limit)
