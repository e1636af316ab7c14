import * as z from 'zod'
import { all, first } from '../db/query.ts'
import { firstIdAt, mintedAt } from '../lib/ids.ts'
import { DAY_MS } from '../lib/time.ts'

/** Up to here everybody is judged; beyond, a sample, so that a count answers while somebody waits for it. */
const EXACT = 10_000
const SAMPLE = 4000
// Of the sample. Most audiences are made of recent visitors, but nobody found among few of many old ones proves little.
const RECENT = 0.5
const SLICES = 300

/** Which rows to judge, as ranges of ids, each of one part; and how many rows a judged one stands for, by part. */
export interface Draw {
  ranges: readonly (readonly [from: string, until: string, part: number])[]
  weights: readonly number[]
}

const EVERYBODY: Draw = { ranges: [['', '~', 0]], weights: [1] }

// Up to EXACT + 1: more need not be counted.
const countUp = (rows: string) => `(SELECT count(*) FROM (SELECT 1 FROM ${rows} LIMIT ${EXACT + 1}))`

const ROUGHLY = 2 ** -8 // of everybody, to tell how many there are
const CONTACTS = `SELECT ${countUp('contacts')} AS n, (SELECT count(*) FROM contacts WHERE id < ?1) AS seen`
const contactsRow = z.object({ n: z.int(), seen: z.int() })

/** A contact's id is a digest: any part of its range is a fair sample. */
export async function drawContacts(db: D1Database): Promise<Draw> {
  const found = await first(db, contactsRow, CONTACTS, prefix(ROUGHLY))
  if (!found || found.n <= EXACT) return EVERYBODY
  const share = Math.min(1, SAMPLE / Math.max(found.seen / ROUGHLY, EXACT))
  return { ranges: [['', prefix(share), 0]], weights: [1 / share] }
}

const prefix = (share: number): string =>
  share >= 1
    ? '~'
    : Math.floor(share * 2 ** 32)
        .toString(16)
        .padStart(8, '0')

const VISITORS = `SELECT ${countUp('visitors')} AS n, (SELECT min(id) FROM visitors) AS oldest`
const visitorsRow = z.object({ n: z.int(), oldest: z.string().nullable() })

const IN_RANGES = `
  SELECT r.value ->> 2 AS part, count(*) AS seen
  FROM json_each(?1) r CROSS JOIN visitors b ON b.id >= r.value ->> 0 AND b.id < r.value ->> 1 GROUP BY 1`
const seenRow = z.object({ part: z.int(), seen: z.int() })

/** A visitor's id tells when it was made: a thin part of each slice of time is a fair sample of that time. Whoever came since
 *  `since` is judged more closely than whoever came before. */
export async function drawVisitors(db: D1Database, since: number, now: number): Promise<Draw> {
  const found = await first(db, visitorsRow, VISITORS)
  if (!found || found.n <= EXACT) return EVERYBODY
  const start = Math.min(mintedAt(found.oldest ?? '') || now - DAY_MS, now - DAY_MS)
  const middle = Math.min(Math.max(since, start), now)
  const parts = [
    { from: start, until: middle, rows: SAMPLE * (1 - RECENT) },
    { from: middle, until: now + DAY_MS, rows: middle > start ? SAMPLE * RECENT : SAMPLE },
  ].filter(({ from, until }) => until > from)
  const drawn = (shareOf: (part: number) => number): Draw => {
    const taken = parts.map(({ from, until }, part) => slices(from, until, shareOf(part)))
    return {
      ranges: taken.flatMap(({ ranges }, part) => ranges.map(([first, last]) => [first, last, part] as const)),
      weights: taken.map(({ weight }) => weight),
    }
  }
  const counted = await all(db, seenRow, IN_RANGES, JSON.stringify(drawn(() => ROUGHLY).ranges))
  return drawn(part => {
    const seen = counted.find(row => row.part === part)?.seen ?? 0
    return Math.min(1, parts[part]!.rows / Math.max(seen / ROUGHLY, 1))
  })
}

/** The same for the same times: a count that is asked twice must not wobble. */
function slices(from: number, until: number, share: number): { ranges: [string, string][]; weight: number } {
  if (share >= 1) return { ranges: [[firstIdAt(from), firstIdAt(until)]], weight: 1 }
  const width = (until - from) / SLICES
  const taken = Math.max(1, Math.floor(width * share)) // ms
  const ranges = Array.from({ length: SLICES }, (_, i): [string, string] => {
    const start = Math.floor(from + i * width + scattered(i) * (width - width * share))
    return [firstIdAt(start), firstIdAt(start + taken)]
  })
  return { ranges, weight: width / taken }
}

/** 0 to 1, spread evenly over any run of numbers (additive recurrence by the golden ratio). */
const scattered = (i: number): number => (i * 0.6180339887498949) % 1
