import * as z from 'zod'
import { jsonText, line, slug } from '../lib/text.ts'

const rank = z.int().min(1).max(999)

/** Google keeps a member for 540 days at most since 2025-04; nobody keeps one longer. */
const windowDays = z.int().min(1).max(540)

/** An audience excludes audiences, which may exclude others, this many levels in all. */
export const MAX_LEVELS = 3

export const rule = z.strictObject({
  campaigns: z.array(slug).min(1).max(100),
  tiers: z
    .strictObject({ min: rank.optional(), max: rank.optional() })
    .refine(({ min = 1, max = 999 }) => min <= max, 'min is above max'),
  windowDays,
  exclude: z
    .strictObject({
      leads: z.boolean().optional(),
      customers: z.boolean().optional(),
      audiences: z.array(z.string().max(64)).max(5).optional(),
    })
    .optional(),
})
export type Rule = z.infer<typeof rule>

export const newAudience = z.strictObject({ name: line(120), ...rule.shape })
export type NewAudience = z.infer<typeof newAudience>

export const storedRule = jsonText(rule)

export const audience = z.object({ id: z.string(), name: z.string(), ...rule.shape, createdAt: z.int() })
export type Audience = z.infer<typeof audience>

export const audienceRow = z
  .object({ id: z.string(), name: z.string(), rule: storedRule, created_at: z.int() })
  .transform((row): Audience => ({ id: row.id, name: row.name, ...row.rule, createdAt: row.created_at }))
