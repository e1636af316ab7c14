import * as z from 'zod'
import { jsonText, line, slug } from '../lib/text.ts'
import { asksSomething } from './asks.ts'
import { condition, tierRange, windowDays } from './conditions.ts'

const id = z.string().min(1).max(64)

/** An audience names audiences, which may name others, this many levels in all. */
export const MAX_LEVELS = 3

const shape = {
  campaigns: z.array(slug).min(1).max(100).optional(), // none: every campaign
  tiers: tierRange.optional(), // the best tier that somebody reached there …
  windowDays: windowDays.optional(), // … by visits of the last days
  where: condition.optional(),
  exclude: z
    .strictObject({
      leads: z.boolean().optional(), // whoever converted stays out for good, whatever the window
      customers: z.boolean().optional(),
      contactedDays: windowDays.optional(), // wrote to us, or the CRM spoke of them, within this many days
      audiences: z.array(id).max(5).optional(),
    })
    .optional(),
  /** A rung of a ladder leaves out whoever is on a rung above it: nobody is ever on two. 0 is the topmost. */
  ladder: z.strictObject({ id, rung: z.int().min(0).max(19) }).optional(),
}

const NOTHING = 'The rule asks nothing: name campaigns, tiers, windowDays or where, else it would hold everybody.'
const bare = z.strictObject(shape)
export const rule = bare.refine(asksSomething, NOTHING)
export type Rule = z.infer<typeof bare>

export const newAudience = z.strictObject({ name: line(120), ...shape }).refine(asksSomething, NOTHING)
export type NewAudience = z.infer<typeof newAudience>

export const storedRule = jsonText(bare)

export const audience = z.object({ id: z.string(), name: z.string(), ...shape, createdAt: z.int() })
export type Audience = z.infer<typeof audience>

export const audienceRow = z
  .object({ id: z.string(), name: z.string(), rule: storedRule, created_at: z.int() })
  .transform((row): Audience => ({ id: row.id, name: row.name, ...row.rule, createdAt: row.created_at }))
