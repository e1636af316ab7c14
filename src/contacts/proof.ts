import { bind } from '../db/query.ts'
import { newId } from '../lib/ids.ts'

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
    db, ADD_CONSENT, `${event}.${choice.purpose}`, subjectOf.contact(contact), choice.purpose, choice.granted ? 1 : 0,
    choice.how, textVersion, `${campaign}/${ad}@${version}`, now,
  ) // biome-ignore format: the columns in the order of the statement

/** Of whom a proof is. */
export const subjectOf = {
  contact: (id: string): string => `contact:${id}`,
  visitor: (id: string): string => `visitor:${id}`,
}

const ADD_ENDS = `
  INSERT INTO consents (id, subject, purpose, granted, how, text_version, page, at)
  SELECT value ->> 0, value ->> 1, 'ads', 0, 'withdrawal', ?3, '', ?2 FROM json_each(?1) WHERE true
  ON CONFLICT (id) DO NOTHING`

/** That the agreement to advertising of these subjects has ended. `text`: 'silent' when nobody said so. */
export const endsStatement = (
  db: D1Database,
  subjects: readonly string[],
  now: number,
  text: '' | 'silent' = '',
): D1PreparedStatement => bind(db, ADD_ENDS, JSON.stringify(subjects.map(subject => [newId(), subject])), now, text)
