import * as z from 'zod'
import { CONVERSION_KINDS, HINTS } from '../../destinations/contract-conversions.ts'
import { destinationName } from '../../destinations/index.ts'
import { jsonText } from '../../lib/text.ts'

export const STATES = ['waiting', 'sent', 'dead', 'left-out'] as const
export type State = (typeof STATES)[number]

export const kind = z.enum(CONVERSION_KINDS)

/** What is told to whom. `events_since`: what happened before is not told, ms. */
export const told = z.object({
  id: z.string(),
  destination: destinationName,
  events: jsonText(z.array(kind)),
  events_since: z.int(),
})
export type ToldConnection = z.infer<typeof told>

/** A row that this run alone may send. `attempts` is the lease's own number. */
export const leased = z.object({
  kind,
  event: z.string(),
  visitor_id: z.string().nullable(), // of a tier, as the next two
  campaign: z.string().nullable(),
  tier: z.string().nullable(),
  at: z.int(),
  attempts: z.int(),
})
export type Leased = z.infer<typeof leased>

export const hints = z.array(z.enum(HINTS))

export const eventRow = z
  .object({
    kind,
    event: z.string(),
    tier: z.string().nullable(),
    at: z.int(),
    created_at: z.int(),
    state: z.enum(STATES),
    attempts: z.int(),
    next_at: z.int(),
    ended_at: z.int().nullable(),
    verdict: z.string(),
    missing: jsonText(hints).nullable(),
    request: z.string().nullable(),
  })
  .transform(({ created_at, next_at, ended_at, ...row }) => ({
    ...row,
    createdAt: created_at,
    nextAt: row.state === 'waiting' ? next_at : null,
    endedAt: ended_at,
  }))
export type EventRow = z.infer<typeof eventRow>
