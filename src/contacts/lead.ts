import { addConversionStatement, findConversion } from '../conversions/store.ts'
import { bind, type Param } from '../db/query.ts'
import { fromBase64url, toHex } from '../lib/bytes.ts'
import { blindIndex } from '../lib/crypto.ts'
import { type Mail, tellWebhooks } from '../outbox/store.ts'
import { engagementStatements } from '../pixel/engagement.ts'
import { shortUtm } from '../pixel/facts/utm.ts'
import { tieStatements } from '../pixel/person/tie.ts'
import { sealAnswers } from './answers.ts'
import { type Arrival, UNKNOWN } from './arrival.ts'
import { pendingStatements } from './confirm.ts'
import { contactIdFor, type Indexes, indexesOf } from './identity.ts'
import { mergedPerson, openPerson, type Person, sealPerson } from './person.ts'
import { type Agreed, type Occasion, proofStatement } from './proof.ts'
import { findContact, firstTouch } from './store.ts'
import { type Extras, type LeadTold, sourceTold } from './told.ts'

export interface Lead {
  eventId: string // see eventIdOf: a form sent twice is one lead
  view?: string // the event id itself when left out
  campaign: string
  ad: string
  version: number
  variant?: string // what the view counts for in a test of versions
  person: Person
  message: string | null
  visitor: string | null // consented browser, if there is one
  consent: Agreed & { gpc: boolean; textVersion: string }
  extras?: Extras
  arrival?: Arrival
  url?: string // of the page
  unverified?: boolean // the check against robots was wanted and did not answer
  confirmation?: Mail // double opt-in: what was agreed to counts once this is confirmed
}

/** Contact, both consents with their proof, conversion, the view's lead mark and what others are to be told: one
 *  transaction, safe to repeat. */
export async function storeLead(
  db: D1Database,
  dataKey: string,
  lead: Lead,
  now: number,
): Promise<'stored' | 'repeated'> {
  if (await leadIsStored(db, lead.eventId)) return 'repeated'
  const indexes = await indexesOf(dataKey, lead.person)
  const known = await findContact(db, indexes)
  const contact = known?.id ?? (await contactIdFor(dataKey, indexes))
  const before = known && (await openPerson(dataKey, contact, known.sealed))
  const sealed = await sealPerson(dataKey, contact, mergedPerson(before, lead.person))
  const { given } = agreements(lead)
  const arrival = keptArrival(lead)
  const { eventId, view = eventId } = lead
  const views = JSON.stringify([[view]])
  await db.batch([
    contactStatement(db, { id: contact, sealed, indexes, ...given }, now),
    ...proofStatements(db, lead, contact, now),
    await conversionStatement(db, dataKey, lead, contact, now),
    bind(
      db, MARK_VIEW, view, lead.campaign, now, lead.ad, lead.version, arrival.source, shortUtm(arrival.utm), lead.variant ?? '',
    ), // biome-ignore format: the columns in the order of the statement
    ...(await laterStatements(db, dataKey, lead, contact, now)),
    ...(lead.visitor ? engagementStatements(db, views) : []),
    await toldStatement(db, dataKey, lead, contact, now),
  ])
  return 'stored'
}

/** A form's event id, a UUIDv7: its view's. When that view's form was stored for somebody else it is another: who went back
 *  and corrected their address, or handed the phone on, is a lead too. */
export async function eventIdOf(db: D1Database, dataKey: string, view: string, person: Person): Promise<string> {
  const stored = await findConversion(db, view, 'lead')
  if (!stored?.contact_id) return view
  const indexes = await indexesOf(dataKey, person)
  const contact = (await findContact(db, indexes))?.id ?? (await contactIdFor(dataKey, indexes))
  if (contact === stored.contact_id) return view
  const digest = toHex(fromBase64url(await blindIndex(dataKey, 'event', `${view} ${contact}`)))
  return `${view.slice(0, -12)}${digest.slice(0, 12)}` // the last 12 digits are random bits (RFC 9562 §5.7)
}

export const leadIsStored = async (db: D1Database, eventId: string): Promise<boolean> =>
  (await findConversion(db, eventId, 'lead')) !== null

/** What counts at once, and what waits for a confirmation. Global Privacy Control counts as a refusal. */
function agreements({ consent, confirmation }: Lead): { given: Agreed; waiting: Agreed } {
  const ticked = { contact: consent.contact, ads: consent.ads && !consent.gpc }
  const none = { contact: false, ads: false }
  return confirmation ? { given: none, waiting: ticked } : { given: ticked, waiting: none }
}

/** Without consent to advertising, on the form or before, no click id. */
function keptArrival(lead: Lead): Arrival {
  const { arrival = UNKNOWN } = lead
  return agreements(lead).given.ads || lead.visitor ? arrival : { ...arrival, clicks: '' }
}

// An unticked box takes nothing back: withdrawing is an act of its own. Somebody erased who comes back starts anew.
const UPSERT_CONTACT = `
  INSERT INTO contacts (id, email_index, phone_index, sealed, created_at, updated_at, contact_consent_at, ads_consent_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7)
  ON CONFLICT (id) DO UPDATE SET
    email_index        = coalesce(excluded.email_index, email_index),
    phone_index        = coalesce(excluded.phone_index, phone_index),
    sealed             = excluded.sealed,
    updated_at         = excluded.updated_at,
    contact_consent_at = CASE WHEN erased_at IS NULL THEN coalesce(contact_consent_at, excluded.contact_consent_at) ELSE excluded.contact_consent_at END,
    ads_consent_at     = CASE WHEN erased_at IS NULL THEN coalesce(ads_consent_at, excluded.ads_consent_at) ELSE excluded.ads_consent_at END,
    erased_at          = NULL`

interface ContactWrite extends Agreed {
  id: string
  sealed: string
  indexes: Indexes
}

function contactStatement(db: D1Database, c: ContactWrite, now: number): D1PreparedStatement {
  const when = (agreed: boolean): Param => (agreed ? now : null)
  return bind(db, UPSERT_CONTACT, c.id, c.indexes.email, c.indexes.phone, c.sealed, now, when(c.contact), when(c.ads))
}

const occasionOf = ({ eventId, campaign, ad, version, consent }: Lead, contact: string): Occasion => ({
  ...{ event: eventId, contact, campaign, ad, version, textVersion: consent.textVersion },
})

/** Of what was agreed to or not. What waits has no proof yet. */
function proofStatements(db: D1Database, lead: Lead, contact: string, now: number): D1PreparedStatement[] {
  const { given, waiting } = agreements(lead)
  return (['contact', 'ads'] as const)
    .filter(purpose => !waiting[purpose])
    .map(purpose => {
      const how = purpose === 'ads' && lead.consent.ads && lead.consent.gpc ? 'gpc' : 'form'
      return proofStatement(db, occasionOf(lead, contact), { purpose, granted: given[purpose], how }, now)
    })
}

async function conversionStatement(db: D1Database, dataKey: string, lead: Lead, contact: string, now: number) {
  const { clicks, ...arrived } = keptArrival(lead)
  const { eventId, view = eventId, campaign, ad, message, extras = {}, unverified = false } = lead
  const nothing = { value_micros: null, currency: null }
  const conversion = {
    ...{ id: eventId, kind: 'lead' as const, campaign, ad, at: now, contact_id: contact, view_id: view },
    ...{ ...nothing, ...arrived },
  }
  const sealed = await sealAnswers(dataKey, eventId, { message, extras, unverified })
  return addConversionStatement(db, conversion, { sealed, clicks })
}

// Without JavaScript no beacon ever came: the form itself is then the only sign of the view, and of where it came from.
const MARK_VIEW = `
  INSERT INTO views (id, campaign, at, ad, version, source, utm, variant, form_started, lead)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, 1)
  ON CONFLICT (id) DO UPDATE SET form_started = 1, lead = 1, variant = max(variant, excluded.variant),
    source = CASE WHEN source IN ('', 'direct') AND ?6 <> '' THEN ?6 ELSE source END,
    utm    = CASE WHEN utm = '' THEN ?7 ELSE utm END
  WHERE campaign = excluded.campaign`

/** Who may have typed another's address is tied to nobody before the mail is confirmed. */
async function laterStatements(db: D1Database, dataKey: string, lead: Lead, contact: string, now: number) {
  const { visitor, confirmation } = lead
  if (!confirmation) return visitor ? tieStatements(db, { visitor, contact, how: 'form' }, now) : []
  const pending = { ...occasionOf(lead, contact), ...{ agreed: agreements(lead).waiting, visitor } }
  return pendingStatements(db, dataKey, pending, confirmation, now)
}

async function toldStatement(db: D1Database, dataKey: string, lead: Lead, contact: string, now: number) {
  const { eventId, campaign, ad, version, person, message, extras = {}, url = null, unverified = false } = lead
  const first = lead.visitor ? await firstTouch(db, lead.visitor) : null
  const { textVersion } = lead.consent
  const payload: LeadTold = {
    ...{ id: eventId, campaign, ad, pageVersion: version, at: new Date(now).toISOString() },
    ...{ person, message, extras, url, unverified },
    consent: { ...agreements(lead).given, textVersion, confirmed: lead.confirmation ? false : null },
    source: sourceTold(keptArrival(lead), first),
  }
  return tellWebhooks(db, dataKey, { topic: 'lead.created', event: eventId, campaign, contact, payload }, now)
}
