import * as z from 'zod'
import { all } from '../../db/query.ts'
import { PASSAGES } from '../passages.ts'
import { type Benchmarks, benchmarksOf, type Own } from './benchmark.ts'

const own = z
  .object({ passage: z.enum(PASSAGES), page_weeks: z.int(), low: z.number(), median: z.number(), high: z.number() })
  .transform(({ page_weeks, ...row }) => ({ ...row, pageWeeks: page_weeks }))

const OWN = `SELECT passage, page_weeks, low, median, high FROM own_benchmarks`
/** What the account's own pages do, as noted last night. */
export const loadOwn = (db: D1Database): Promise<Own[]> => all(db, own, OWN)

/** What is published, or what the account's own pages do since there are enough of them. */
export const loadBenchmarks = async (db: D1Database): Promise<Benchmarks> => benchmarksOf(await loadOwn(db))
