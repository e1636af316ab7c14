import * as z from 'zod'
import { type Database, memoryOf } from '../../db/databases.ts'
import { all, forVisitor, run } from '../../db/query.ts'
import { log } from '../../lib/log.ts'
import { SECOND_MS } from '../../lib/time.ts'
import { covers } from './name.ts'

/** Unsure: D1 stalls and nothing is remembered. Such a host is let in: better a stray row than a lost visit. */
export type Standing = 'declared' | 'stranger' | 'unsure'

const REMEMBERED_MS = 30 * SECOND_MS
const DOUBTED_MS = SECOND_MS // a host that is not remembered may have been declared a moment ago; strangers cost no more

interface Known {
  hosts: ReadonlySet<string>
  readAt: number
}
const memory = memoryOf((): { known: Known | null } => ({ known: null }))

const ALL = `SELECT host FROM hosts UNION SELECT domain FROM brands WHERE domain IS NOT NULL`

/** Whether the pages of a host may send beacons: it is declared, or a brand's own. */
export async function standingOf(env: Database, host: string, now: number): Promise<Standing> {
  const here = memory(env)
  const { known } = here
  if (known && now - known.readAt < (covers(known.hosts, host) ? REMEMBERED_MS : DOUBTED_MS)) return judged(known, host)
  if (known) here.known = { ...known, readAt: now } // one request reads them again, the others need not wait
  try {
    const rows = await forVisitor('reading hosts', all(env.DB, z.object({ host: z.string() }), ALL))
    here.known = { hosts: new Set(rows.map(row => row.host)), readAt: now }
  } catch (error) {
    log('warn', 'hosts.not-read', {}, error)
  }
  return judged(here.known, host)
}

const judged = (known: Known | null, host: string): Standing =>
  !known ? 'unsure' : covers(known.hosts, host) ? 'declared' : 'stranger'

/** The header in which an answer of the team's Worker tells that hosts changed. */
export const HOSTS_CHANGED = 'X-Hosts-Changed'

/** A change is known at once in this isolate, and within 30 s in the others. */
export const forgetHosts = (env: Pick<Env, 'DATABASE'>): void => {
  memory(env).known = null
}

const LIST = `
  SELECT host, max(brand) AS brand, min(created_at) AS created_at
  FROM (SELECT host, NULL AS brand, created_at FROM hosts
        UNION ALL SELECT domain, id, created_at FROM brands WHERE domain IS NOT NULL)
  WHERE host > ?1 GROUP BY host ORDER BY host LIMIT ?2`
const listed = z.object({ host: z.string(), brand: z.string().nullable(), created_at: z.int() })
export type Listed = z.infer<typeof listed>

export const listHosts = (db: D1Database, cursor: string, limit: number) => all(db, listed, LIST, cursor, limit + 1)

const ADD = `INSERT INTO hosts (host, created_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING`
export const addHost = (db: D1Database, host: string, now: number) => run(db, ADD, host, now)

const REMOVE = `DELETE FROM hosts WHERE host = ?1`
export const removeHost = (db: D1Database, host: string) => run(db, REMOVE, host)
