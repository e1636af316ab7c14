import { bind } from '../db/query.ts'

export interface Agreed {
  contact: boolean // to be contacted
  ads: boolean // to targeted advertising
}

/** Which lead, on which page, under which words. */
export interface Occasion {
  event: string
  contact: string
  campaign: string
  ad: string
  version: number
  textVersion: string
}

const ADD_CONSENT = `
  INSERT INTO consents (id, subject, purpose, granted, how, text_version, page, at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO NOTHING`

/** One per lead and purpose, however often it is stored. */
export const proofStatement = (
  db: D1Database,
  { event, contact, campaign, ad, version, textVersion }: Occasion,
  choice: { purpose: 'contact' | 'ads'; granted: boolean; how: 'form' | 'gpc' },
  now: number,
): D1PreparedStatement =>
  bind(
    db, ADD_CONSENT, `${event}.${choice.purpose}`, `contact:${contact}`, choice.purpose, choice.granted ? 1 : 0,
    choice.how, textVersion, `${campaign}/${ad}@${version}`, now,
  ) // biome-ignore format: the columns in the order of the statement
