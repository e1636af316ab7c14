import * as z from 'zod'
import { jsonText } from '../../lib/text.ts'
import { neutralName } from './list-names.ts'

export const newList = z.strictObject({
  audience: z.string().min(1).max(64),
  connection: z.string().min(1).max(64),
  name: neutralName.optional(), // what the platform sees; drawn when absent
  withValue: z.boolean().default(false), // what each has brought in goes along; people of whom nobody told that do not
  everyHours: z.int().min(1).max(744).default(24), // how often it is compared with its audience; who withdraws leaves at once
})
export type NewList = z.infer<typeof newList>

const flag = z.enum(['0', '1']).default('0')
export const askParams = z.strictObject({ refused: flag, anew: flag })
export const endParams = z.strictObject({ remove: flag })

/** Of the people of a list, as its last run left them. */
export const counts = z.object({
  sent: z.int().default(0),
  waiting: z.int().default(0),
  leaving: z.int().default(0), // to be taken off, asked for and not confirmed, or refused to be let go
  refused: z.record(z.string(), z.int()).default({}), // by reason
})
export type Counts = z.infer<typeof counts>

const STATES = ['live', 'left', 'emptying', 'ended'] as const

export const listRow = z
  .object({
    id: z.string(),
    audience: z.string(),
    connection: z.string(),
    name: z.string(),
    state: z.enum(STATES),
    every_hours: z.int(),
    with_value: z.int(),
    created_at: z.int(),
    platform_list: z.string().nullable(),
    published: z.int(),
    ready_at: z.int(),
    due_at: z.int(),
    compared_to: z.string(),
    next_at: z.int().nullable(),
    lease_until: z.int(),
    failures: z.int(),
    stopped_why: z.string().nullable(),
    replaces: z.int(),
    session: z.string().nullable(),
    session_at: z.int().nullable(),
    session_seq: z.int(),
    session_after: z.string(),
    session_total: z.int(),
    counts: jsonText(counts),
  })
  .transform(({ session, session_at, session_seq, session_after, session_total, ...row }) => ({
    id: row.id,
    audience: row.audience,
    connection: row.connection,
    name: row.name,
    state: row.state,
    everyHours: row.every_hours,
    withValue: row.with_value === 1,
    createdAt: row.created_at,
    platformList: row.platform_list,
    isPublished: row.published === 1,
    readyAt: row.ready_at,
    dueAt: row.due_at,
    comparedTo: row.compared_to,
    nextAt: row.next_at,
    leaseUntil: row.lease_until,
    failures: row.failures,
    stoppedWhy: row.stopped_why,
    replaces: row.replaces === 1,
    session:
      session === null
        ? null
        : { id: session, at: session_at ?? 0, seq: session_seq, after: session_after, total: session_total },
    counts: row.counts,
  }))
export type List = z.infer<typeof listRow>
export type Session = NonNullable<List['session']>
