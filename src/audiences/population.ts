import * as z from 'zod'
import { all, first } from '../db/query.ts'
import { firstIdAt, mintedAt } from '../lib/ids.ts'
import { DAY_MS } from '../lib/time.ts'

/** Up to here everybody is judged; beyond, a sample, so that a count answers while somebody waits for it. */
export const EXACT = 10_000
const SAMPLE = 5000
const RECENT = 0.8 // of the sample: most audiences are made of recent visitors
const SLICES = 300

/** Which rows to judge, as ranges of ids, and how many rows each of them stands for. */
export interface Draw {
  ranges: readonly (readonly [from: string, until: string, weight: number])[]
  exact: boolean
}

const EVERYBODY: Draw = { ranges: [['', '~', 1]], exact: true }

const n = z.object({ n: z.int() })
const enough = (rows: string) => `SELECT count(*) AS n FROM (SELECT 1 FROM ${rows} LIMIT ${EXACT + 1})`
const MANY_CONTACTS = enough('contacts')
const MANY_VISITORS = enough('visitors')
const FEW_CONTACTS = `SELECT count(*) AS n FROM contacts WHERE id < ?1`

/** A contact's id is a digest: any part of its range is a fair sample. */
export async function drawContacts(db: D1Database): Promise<Draw> {
  if (((await first(db, n, MANY_CONTACTS))?.n ?? 0) <= EXACT) return EVERYBODY
  const among = 2 ** -8
  const seen = (await first(db, n, FEW_CONTACTS, prefix(among)))?.n ?? 0
  const share = Math.min(1, SAMPLE / Math.max(seen / among, EXACT))
  return { ranges: [['', prefix(share), 1 / share]], exact: false }
}

const prefix = (share: number): string =>
  share >= 1
    ? '~'
    : Math.floor(share * 2 ** 32)
        .toString(16)
        .padStart(8, '0')

const OLDEST = `SELECT id FROM visitors ORDER BY id LIMIT 1`
const IN_RANGES = `
  SELECT r.value ->> 2 AS weight, count(*) AS n
  FROM json_each(?1) r CROSS JOIN visitors b ON b.id >= r.value ->> 0 AND b.id < r.value ->> 1 GROUP BY 1`
const weighed = z.object({ weight: z.number(), n: z.int() })

/** A visitor's id tells when it was made: a thin part of each slice of time is a fair sample of that time. Whoever came since
 *  `since` is judged more closely than whoever came before. */
export async function drawVisitors(db: D1Database, since: number, now: number): Promise<Draw> {
  if (((await first(db, n, MANY_VISITORS))?.n ?? 0) <= EXACT) return EVERYBODY
  const oldest = await first(db, z.object({ id: z.string() }), OLDEST)
  const start = Math.min(mintedAt(oldest?.id ?? '') || now - DAY_MS, now - DAY_MS)
  const middle = Math.min(Math.max(since, start), now)
  const parts = [
    { from: start, until: middle, rows: SAMPLE * (1 - RECENT) },
    { from: middle, until: now + DAY_MS, rows: middle > start ? SAMPLE * RECENT : SAMPLE },
  ].filter(({ from, until }) => until > from)
  const ranges = []
  for (const { from, until, rows } of parts) {
    const rough = slices(from, until, 1 / 64)
    const found = await all(db, weighed, IN_RANGES, JSON.stringify(rough))
    const total = found.reduce((sum, { weight, n: seen }) => sum + weight * seen, 0)
    ranges.push(...slices(from, until, Math.min(1, rows / Math.max(total, 1))))
  }
  return { ranges, exact: false }
}

/** The same for the same times: a count that is asked twice must not wobble. */
function slices(from: number, until: number, share: number): [string, string, number][] {
  if (share >= 1) return [[firstIdAt(from), firstIdAt(until), 1]]
  const width = (until - from) / SLICES
  const taken = width * share
  return Array.from({ length: SLICES }, (_, i) => {
    const start = Math.floor(from + i * width + scattered(i) * (width - taken))
    return [firstIdAt(start), firstIdAt(start + Math.max(1, Math.round(taken))), width / Math.max(1, Math.round(taken))]
  })
}

/** 0 to 1, spread evenly over any run of numbers (additive recurrence by the golden ratio). */
const scattered = (i: number): number => (i * 0.6180339887498949) % 1

/** Half the width of the 95 % interval of a weighted count. Each row stands for `weight`. */
export const marginOf = (counts: readonly { weight: number; n: number }[]): number =>
  1.96 * Math.sqrt(counts.reduce((sum, { weight, n: seen }) => sum + seen * weight * (weight - 1), 0))
