import * as z from 'zod'
import { run as execute, first } from '../../db/query.ts'
import { newId } from '../../lib/ids.ts'

const RUN_VERDICTS = ['complete', 'continued', 'later', 'halted', 'refused', 'cut-short', 'failed'] as const
type RunVerdict = (typeof RUN_VERDICTS)[number]

/** What one run did. Counts only. */
export interface Tally {
  added: number
  removed: number
  refused: number // with those whom the platform only counts: they stay among the added, as nobody knows who they are
  reason: string // why it did not take those
  requests: number
  excerpt: string // of the last request, without anybody's data
}

interface Begun {
  list: string
  destination: string
  audience: string
  actor: string
  retries: number
  at: number
}

const BEGIN = `
  INSERT INTO list_runs (id, at, list, destination, audience, actor, retries, verdict)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'cut-short')`
/** Written before the first request and cut short until shown otherwise: a Worker that dies leaves a trace. */
export async function beginRun(db: D1Database, begun: Begun): Promise<string> {
  const id = newId()
  const { at, list, destination, audience, actor, retries } = begun
  await execute(db, BEGIN, id, at, list, destination, audience, actor, retries)
  return id
}

const NOTE = `
  UPDATE list_runs SET added = ?2, removed = ?3, refused = ?4, requests = ?5, excerpt = ?6, verdict = ?7, reason = ?8
  WHERE id = ?1`
export const noteRun = (db: D1Database, id: string, tally: Tally, verdict: RunVerdict, reason = tally.reason) =>
  execute(db, NOTE, id, tally.added, tally.removed, tally.refused, tally.requests, tally.excerpt, verdict, reason)

const runRow = z.object({
  id: z.string(),
  at: z.int(),
  list: z.string(),
  destination: z.string(),
  audience: z.string(),
  actor: z.string(),
  added: z.int(),
  removed: z.int(),
  refused: z.int(),
  requests: z.int(),
  retries: z.int(),
  verdict: z.enum(RUN_VERDICTS),
  reason: z.string(),
  excerpt: z.string(),
})
export type ListRun = z.infer<typeof runRow>

const LAST = `
  SELECT id, at, list, destination, audience, actor, added, removed, refused, requests, retries, verdict, reason, excerpt
  FROM list_runs WHERE list = ?1 ORDER BY id DESC LIMIT 1`
export const lastRun = (db: D1Database, list: string): Promise<ListRun | null> => first(db, runRow, LAST, list)
