import * as z from 'zod'
import { all } from '../../db/query.ts'
import { destinations } from '../../destinations/index.ts'
import { DAY_MS } from '../../lib/time.ts'
import type { Connection } from '../platforms/connection-schema.ts'
import { hints } from './event-schema.ts'
import { adviceOnLeftOut, adviceOnQuality, type Quality, RECOGNISED_BY } from './quality-advice.ts'

const LAST_MS = 30 * DAY_MS

const ended = z.object({ state: z.enum(['sent', 'dead', 'left-out']), verdict: z.string(), n: z.int() })
export const ENDED = `
  SELECT state, CASE state WHEN 'sent' THEN '' ELSE verdict END AS verdict, count(*) AS n FROM event_sends
  WHERE connection = ?1 AND state IN ('sent', 'dead', 'left-out') AND created_at >= ?2 GROUP BY 1, 2`

const missed = z.object({ by: hints.element, n: z.int() })
export const MISSED = `
  SELECT m.value AS by, count(*) AS n FROM event_sends s CROSS JOIN json_each(s.missing) m
  WHERE s.connection = ?1 AND s.state = 'sent' AND s.created_at >= ?2 GROUP BY 1`

export interface MatchQuality {
  connection: string
  destination: string
  sent: number
  dead: Record<string, number> // by verdict
  leftOut: Record<string, number>
  recognisedBy: Quality[] // what counts most first
  advice: string[]
}

/** How well a platform can recognise whom the events of the last 30 days were about. */
export async function qualityOf(
  db: D1Database,
  { id, destination }: Pick<Connection, 'id' | 'destination'>,
  now: number,
): Promise<MatchQuality> {
  const since = now - LAST_MS
  const [counts, missing] = await Promise.all([all(db, ended, ENDED, id, since), all(db, missed, MISSED, id, since)])
  const sent = counts.find(({ state }) => state === 'sent')?.n ?? 0
  const without = new Map(missing.map(({ by, n }) => [by, n]))
  const recognisedBy = RECOGNISED_BY[destination].map(by => ({
    by,
    share: sent === 0 ? 0 : (sent - (without.get(by) ?? 0)) / sent,
  }))
  const by = (wanted: string) =>
    Object.fromEntries(counts.filter(({ state }) => state === wanted).map(({ verdict, n }) => [verdict, n]))
  const leftOut = by('left-out')
  const advice = [...adviceOnLeftOut(leftOut), ...(sent > 0 ? adviceOnQuality(recognisedBy) : [])]
  const { label } = destinations[destination]
  return { connection: id, destination: label, sent, dead: by('dead'), leftOut, recognisedBy, advice }
}
