import { bind, run } from '../../db/query.ts'
import type { Judgement } from '../../destinations/contract.ts'
import { newId } from '../../lib/ids.ts'
import { DAY_MS, MINUTE_MS } from '../../lib/time.ts'

const BEGIN = `
  INSERT INTO event_requests (id, at, connection, events, attempt, verdict) VALUES (?1, ?2, ?3, ?4, ?5, 'cut-short')`
/** Written before the request leaves and cut short until shown otherwise: a Worker that dies leaves a trace. */
export async function beginRequest(
  db: D1Database,
  { connection, events, attempt }: { connection: string; events: number; attempt: number },
  now: number,
): Promise<string> {
  const id = newId()
  await run(db, BEGIN, id, now, connection, events, attempt)
  return id
}

const ASK_FIRST_MS = 5 * MINUTE_MS
const MAX_WAIT_MS = DAY_MS // a platform that names a longer one is asked again all the same

const END = `
  UPDATE event_requests SET
    verdict = ?2, reason = ?3, accepted = ?4, refused = ?5, receipt = ?6, ask_at = ?7, again_at = ?8, excerpt = ?9
  WHERE id = ?1`
/** To be run with the statement that settles the events of the request. */
export function endStatement(
  db: D1Database,
  id: string,
  { means, sent, excerpt }: { means: Judgement; sent: number; excerpt: string },
  now: number,
): D1PreparedStatement {
  const { reason, refused } = outcomeOf(means, sent)
  const accepted = means.kind === 'accepted' ? sent - refused : 0
  const receipt = means.kind === 'accepted' ? (means.receipt ?? null) : null
  const againAt = means.kind === 'later' && means.waitMs > 0 ? now + Math.min(means.waitMs, MAX_WAIT_MS) : null
  const askAt = receipt === null ? null : now + ASK_FIRST_MS
  return bind(db, END, id, means.kind, reason, accepted, refused, receipt, askAt, againAt, excerpt)
}

function outcomeOf(means: Judgement, sent: number): { reason: string; refused: number } {
  switch (means.kind) {
    case 'accepted':
      return { reason: means.refused[0]?.reason ?? '', refused: means.refused.length }
    case 'split':
      return { reason: means.reason, refused: sent > 1 ? 0 : 1 } // several are sent again, in halves
    case 'refused':
      return { reason: means.reason, refused: sent }
    case 'later':
    case 'halted':
      return { reason: means.reason, refused: 0 }
  }
}

export const PURGE_REQUESTS = `DELETE FROM event_requests WHERE id < ?1`
export const purgeRequests = (db: D1Database, before: string): Promise<number> => run(db, PURGE_REQUESTS, before)
