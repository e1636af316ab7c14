import * as z from 'zod'
import { jsonText, line } from '../lib/text.ts'

const micros = z.record(z.string(), z.int()) // by currency
const estimate = z.object({ low: z.number(), mid: z.number(), high: z.number() })

/** What a test came to that somebody has to end; the winner is an arm. */
export const testEnd = z.object({
  state: z.enum(['mismatch', 'futile', 'verdict']),
  winner: z.string().nullable(),
})

/** What is known of each kind of notice: figures and codes, nothing of any person. */
const FACTS = {
  leak: z.object({
    passage: z.enum(['engagement', 'ctr', 'arrival', 'cvr']),
    results: estimate, // leads and purchases that would come beside, at the benchmark, in 30 days
    money: estimate.nullable(), // micros
    currency: z.string(),
    code: z.string(), // of the action: funnel/leak/action.ts
    href: z.string(),
  }),
  drift: z.object({ before: z.int(), after: z.int(), caps: z.array(z.string()) }),
  'broken-page': z.object({ why: z.enum(['down', 'mismatch']), score: z.int().nullable(), spend: micros }), // in 7 days
  'feed-missed': z.object({ destination: z.string(), missedAt: z.int() }),
  'connection-paused': z.object({ destination: z.string(), why: z.string(), reason: z.string() }),
  'list-stopped': z.object({ destination: z.string(), connection: z.string(), why: z.string() }),
  'webhook-off': z.object({ why: z.string() }),
  'request-due': z.object({ request: z.enum(['access', 'erasure']), dueAt: z.int(), late: z.boolean() }),
  test: testEnd,
} as const

export type Kind = keyof typeof FACTS
const KINDS = Object.keys(FACTS) as Kind[]

type Of<K extends Kind> = { kind: K; facts: z.infer<(typeof FACTS)[K]> }
type Told = { [K in Kind]: Of<K> }[Kind]

/** Something that is wrong now, as a finder saw it. */
export type Finding = Told & { subject: string; campaign: string; ad: string }

const told = z
  .object({ kind: z.enum(KINDS), facts: jsonText(z.unknown()) })
  .transform(({ kind, facts }) => ({ kind, facts: FACTS[kind].parse(facts) }) as Told)

const about = z.object({
  id: z.string(),
  subject: z.string(),
  campaign: z.string(),
  ad: z.string(),
  name: z.string().nullable(), // of the campaign
  headline: z.string().nullable(), // of the ad
  language: z.enum(['fr', 'en']).nullable(), // of the headline
  opened_at: z.int(),
  told_at: z.int().nullable(),
  closed_at: z.int().nullable(),
  dismissed_at: z.int().nullable(),
  dismissed_by: z.string().nullable(),
  reason: z.string().nullable(),
})

export type Notice = z.infer<typeof about> & Told
export const noticeRow = z.looseObject({}).transform((row): Notice => ({ ...about.parse(row), ...told.parse(row) }))

export const dismissal = z.strictObject({ reason: line(500) })
