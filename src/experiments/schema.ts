import * as z from 'zod'
import { DEFAULT_LIFT } from './outlook.ts'

export const MODES = ['split', 'bandit'] as const
export type Mode = (typeof MODES)[number]

export const ARMS = ['a', 'b', 'c', 'd', 'e'] as const

/** A test as it is asked for. The first arm is the control: the version that is live. */
export const plan = z
  .strictObject({
    mode: z.enum(MODES).default('split'),
    arms: z
      .array(z.strictObject({ version: z.int().min(1).max(1e9), weight: z.number().positive().max(1000).default(1) }))
      .min(2)
      .max(ARMS.length),
    lift: z.number().min(0.05).max(2).default(DEFAULT_LIFT), // the least worth finding, relative: it sets how many visitors are planned
    plannedVisitors: z.int().min(1).max(1e9).optional(), // all arms together; instead of the lift
    campaignDays: z.number().positive().max(3660).optional(), // how long the campaign still runs: a bandit of few arms needs it
  })
  .refine(({ arms }) => new Set(arms.map(({ version }) => version)).size === arms.length, {
    path: ['arms'],
    error: 'each version once',
    params: { code: 'same-version' },
  })
export type Plan = z.infer<typeof plan>
