import * as z from 'zod'
import { CONVERSION_KINDS } from '../../destinations/contract-conversions.ts'
import { destinationName } from '../../destinations/index.ts'
import { jsonText, line } from '../../lib/text.ts'

const events = z.array(z.enum(CONVERSION_KINDS)).max(CONVERSION_KINDS.length)

/** `settings` and `secrets` are the platform's own: its file in src/destinations says which. */
export const newConnection = z.strictObject({
  destination: destinationName,
  name: line(80),
  settings: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.unknown()),
  events: events.default([]), // conversions that it is told of
})
export type NewConnection = z.infer<typeof newConnection>

/** `secrets` replaces all of them: they are never shown, so nobody can change one of several knowingly. */
export const connectionChange = z
  .strictObject({
    name: line(80),
    settings: z.record(z.string(), z.unknown()),
    secrets: z.record(z.string(), z.unknown()),
    events,
    paused: z.boolean(),
  })
  .partial()
export type ConnectionChange = z.infer<typeof connectionChange>

const PAUSED_WHY = ['by-hand', 'halted', 'failing', 'version-ended'] as const

export const connectionRow = z
  .object({
    id: z.string(),
    destination: destinationName,
    name: z.string(),
    settings: jsonText(z.record(z.string(), z.unknown())),
    events: jsonText(events),
    created_at: z.int(),
    failing_since: z.int().nullable(),
    failures: z.int(),
    last_reason: z.string(),
    paused_at: z.int().nullable(),
    paused_why: z.enum(PAUSED_WHY).nullable(),
  })
  .transform(({ created_at, failing_since, last_reason, paused_at, paused_why, ...row }) => ({
    ...row,
    createdAt: created_at,
    failingSince: failing_since,
    lastReason: last_reason,
    paused: paused_at === null ? null : { at: paused_at, why: paused_why },
  }))
export type Connection = z.infer<typeof connectionRow>
