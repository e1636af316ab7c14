import * as z from 'zod'
import { campaignsOf } from '../audiences/mentions.ts'
import type { Rule } from '../audiences/schema.ts'
import { all } from '../db/query.ts'
import { HttpError } from '../lib/http.ts'

/** A brand whose privacy page cannot say who hands data to ad platforms, or where to object (GDPR art. 13.1 a and e). */
export interface Gap {
  brand: string
  missing: ('company' | 'contact')[]
}

const COMPANY = `b.legal ->> '$.company'`
const CONTACT = `coalesce(b.legal ->> '$.email', b.legal ->> '$.address')`

/** SQL: whether the privacy page of a campaign's brand says it. */
export const hasClause = (campaign: string): string => `EXISTS (
  SELECT 1 FROM campaigns s JOIN brands b ON b.id = s.brand
  WHERE s.slug = ${campaign} AND ${COMPANY} IS NOT NULL AND ${CONTACT} IS NOT NULL)`

const gapRow = z.object({ brand: z.string(), company: z.string().nullable(), contact: z.string().nullable() })

// No campaign named: every brand that advertises.
const GAPS = `
  SELECT * FROM (
    SELECT b.id AS brand, ${COMPANY} AS company, ${CONTACT} AS contact
    FROM brands b
    WHERE b.id IN (SELECT s.brand FROM campaigns s WHERE ?1 = '[]' OR s.slug IN (SELECT value FROM json_each(?1))))
  WHERE company IS NULL OR contact IS NULL`
/** Nobody's data leaves while there is one: their privacy page, which carries the clause on ad platforms, names nobody. */
export async function privacyGaps(db: D1Database, campaigns: readonly string[]): Promise<Gap[]> {
  const rows = await all(db, gapRow, GAPS, JSON.stringify([...new Set(campaigns)]))
  return rows.map(({ brand, company, contact }) => ({
    brand,
    missing: [...(company === null ? (['company'] as const) : []), ...(contact === null ? (['contact'] as const) : [])],
  }))
}

export const gapsOfRule = (db: D1Database, rule: Rule): Promise<Gap[]> => privacyGaps(db, campaignsOf(rule))

export function privacyIncomplete(gaps: readonly Gap[]): HttpError {
  const issues = gaps.flatMap(({ brand, missing }) =>
    missing.map(what => ({
      path: `brands.${brand}.legal.${what === 'company' ? 'company' : 'email'}`,
      message: what === 'company' ? 'who is responsible for the data' : 'an e-mail or a postal address to object to',
    })),
  )
  const message =
    'The privacy page does not say yet who hands data to ad platforms: PATCH /api/brands/:id with the fields named. Nothing was sent.'
  return new HttpError(409, 'privacy-incomplete', message, issues)
}
