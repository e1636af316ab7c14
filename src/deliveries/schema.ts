import * as z from 'zod'
import { destinationNames } from '../destinations/index.ts'

export const destinationName = z.enum(destinationNames)

export const newFeed = z.strictObject({ audience: z.string().max(64), destination: destinationName })
export type NewFeed = z.infer<typeof newFeed>

export const feedRow = z
  .object({
    id: z.string(),
    audience: z.string(),
    destination: destinationName,
    username: z.string(),
    created_at: z.int(),
    revoked_at: z.int().nullable(),
  })
  .transform(({ created_at, revoked_at, ...feed }) => ({ ...feed, createdAt: created_at, revokedAt: revoked_at }))
export type Feed = z.infer<typeof feedRow>

export const deliveryRow = z.object({
  id: z.string(),
  at: z.int(),
  kind: z.enum(['export', 'feed']),
  destination: z.string(), // kept when a destination is retired
  audience: z.string(),
  actor: z.string(),
  members: z.int(),
  verdict: z.enum(['complete', 'cut-short']),
})
export type Delivery = z.infer<typeof deliveryRow>
