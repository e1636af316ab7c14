import * as z from 'zod'
import { destinationName } from '../destinations/index.ts'
import { jsonText, line, slug } from '../lib/text.ts'
import { columnMap } from './export-columns.ts'

/** Conversions, and what the CRM told of leads. */
export const fedKind = z.enum(['lead', 'purchase', 'qualified', 'won'])

/** One file per conversion action: `name` is what the action is called at the platform. null: every campaign. */
export const fedConversions = z.strictObject({
  kind: fedKind,
  campaign: slug.nullable().default(null),
  name: line(100),
})
export type FedConversions = z.infer<typeof fedConversions>

/** Hours between two pulls of the platform, a month at most. null: it is pulled when somebody wants. */
const everyHours = z.int().min(1).max(744).nullable()

export const newFeed = z
  .strictObject({
    destination: destinationName,
    audience: z.string().max(64).optional(),
    conversions: fedConversions.optional(),
    everyHours: everyHours.default(null),
    columns: columnMap.nullable().default(null),
  })
  .refine(feed => (feed.audience === undefined) !== (feed.conversions === undefined), {
    error: 'give audience or conversions, one of the two',
    path: ['audience'],
  })
export type NewFeed = z.infer<typeof newFeed>

export const feedChange = z.strictObject({
  everyHours: everyHours.optional(),
  columns: columnMap.nullable().optional(),
})
export type FeedChange = z.infer<typeof feedChange>

export const feedRow = z
  .object({
    id: z.string(),
    audience: z.string().nullable(),
    conversions: jsonText(fedConversions).nullable(),
    destination: destinationName,
    columns: jsonText(columnMap).nullable(),
    username: z.string(),
    previous_until: z.int().nullable(),
    created_at: z.int(),
    revoked_at: z.int().nullable(),
    every_hours: z.int().nullable(),
    missed_since: z.int().nullable(),
    pulled_at: z.int().nullable(),
    pulled_by: z.string().nullable(),
    pulls: z.int(),
    last_rows: z.int().nullable(),
    last_status: z.int().nullable(),
  })
  .transform(({ id, audience, conversions, destination, columns, username, pulls, ...row }) => ({
    id,
    audience,
    conversions,
    destination,
    columns,
    username,
    previousPasswordUntil: row.previous_until,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
    everyHours: row.every_hours,
    missed: row.missed_since !== null,
    missedSince: row.missed_since, // when the pull that did not come was due
    pulledAt: row.pulled_at,
    pulledBy: row.pulled_by,
    pulls,
    lastRows: row.last_rows,
    lastStatus: row.last_status,
  }))
export type Feed = z.infer<typeof feedRow>

const deliveryRow = z.object({
  id: z.string(),
  at: z.int(),
  kind: z.enum(['export', 'feed']),
  destination: z.string(), // kept when a destination is retired
  audience: z.string(), // '': conversions
  conversions: z.string().nullable(), // their kind
  actor: z.string(),
  members: z.int(),
  verdict: z.enum(['complete', 'cut-short']),
})
export type Delivery = z.infer<typeof deliveryRow>
