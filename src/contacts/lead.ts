import { addConversionStatement, findConversion } from '../conversions/store.ts'
import { bind, type Param } from '../db/query.ts'
import { seal } from '../lib/crypto.ts'
import { engagementStatements } from '../pixel/engagement.ts'
import { contactIdFor, type Indexes, indexesOf } from './identity.ts'
import { openPerson, type Person, sealPerson } from './person.ts'
import { findContact } from './store.ts'

export interface Lead {
  eventId: string // UUIDv7 of the view: a form sent twice is one lead
  campaign: string
  ad: string
  version: number
  person: Person
  message: string | null
  visitor: string | null // consented browser, if there is one
  consent: { contact: boolean; ads: boolean; gpc: boolean; textVersion: string }
}

/** Contact, both consents with their proof, conversion and the view's lead mark: one transaction, safe to repeat. */
export async function storeLead(
  db: D1Database,
  dataKey: string,
  lead: Lead,
  now: number,
): Promise<'stored' | 'repeated'> {
  if (await findConversion(db, lead.eventId, 'lead')) return 'repeated'
  const indexes = await indexesOf(dataKey, lead.person)
  const known = await findContact(db, indexes)
  const id = known?.id ?? (await contactIdFor(dataKey, indexes))
  const before = known && (await openPerson(dataKey, id, known.sealed))
  const ads = lead.consent.ads && !lead.consent.gpc // Global Privacy Control counts as a refusal
  await db.batch([
    contactStatement(
      db,
      {
        id,
        sealed: await sealPerson(dataKey, id, merged(before, lead.person)),
        indexes,
        contact: lead.consent.contact,
        ads,
      },
      now,
    ),
    consentStatement(db, lead, id, 'contact', lead.consent.contact, now),
    consentStatement(db, lead, id, 'ads', ads, now),
    addConversionStatement(
      db,
      {
        id: lead.eventId,
        kind: 'lead',
        campaign: lead.campaign,
        ad: lead.ad,
        at: now,
        contact_id: id,
        view_id: lead.eventId,
        value_micros: null,
        currency: null,
      },
      lead.message === null
        ? null
        : await seal(dataKey, `conversions.sealed.${lead.eventId}`, { message: lead.message }),
    ),
    bind(db, MARK_VIEW, lead.eventId, lead.campaign, now, lead.ad, lead.version),
    ...(lead.visitor
      ? [bind(db, LINK_VISITOR, lead.visitor, id), ...engagementStatements(db, JSON.stringify([[lead.eventId]]))]
      : []),
  ])
  return 'stored'
}

/** What somebody said last wins; what they left out this time stays. */
function merged(before: Person | null, now: Person): Person {
  if (!before) return now
  const told = Object.entries(now).filter(([, value]) => value !== null)
  return { ...before, ...Object.fromEntries(told) }
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

interface ContactWrite {
  id: string
  sealed: string
  indexes: Indexes
  contact: boolean
  ads: boolean
}

function contactStatement(db: D1Database, c: ContactWrite, now: number): D1PreparedStatement {
  const when = (agreed: boolean): Param => (agreed ? now : null)
  return bind(db, UPSERT_CONTACT, c.id, c.indexes.email, c.indexes.phone, c.sealed, now, when(c.contact), when(c.ads))
}

const ADD_CONSENT = `
  INSERT INTO consents (id, subject, purpose, granted, how, text_version, page, at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO NOTHING`

function consentStatement(
  db: D1Database,
  lead: Lead,
  contactId: string,
  purpose: 'contact' | 'ads',
  granted: boolean,
  now: number,
) {
  const how = purpose === 'ads' && lead.consent.ads && lead.consent.gpc ? 'gpc' : 'form'
  const page = `${lead.campaign}/${lead.ad}@${lead.version}`
  return bind(
    db,
    ADD_CONSENT,
    `${lead.eventId}.${purpose}`,
    `contact:${contactId}`,
    purpose,
    granted ? 1 : 0,
    how,
    lead.consent.textVersion,
    page,
    now,
  )
}

// Without JavaScript no beacon ever came: the form itself is then the only sign of the view.
const MARK_VIEW = `
  INSERT INTO views (id, campaign, at, ad, version, form_started, lead) VALUES (?1, ?2, ?3, ?4, ?5, 1, 1)
  ON CONFLICT (id) DO UPDATE SET form_started = 1, lead = 1 WHERE campaign = excluded.campaign`

// Two people may share a browser: one that is tied to somebody is never tied to somebody else.
const LINK_VISITOR = `
  UPDATE visitors SET contact_id = ?2 WHERE id = ?1 AND withdrawn_at IS NULL AND contact_id IS NULL`
