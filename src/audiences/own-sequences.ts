import * as z from 'zod'
import { all } from '../db/query.ts'
import { jsonText } from '../lib/text.ts'
import { PACE, pace, ruleOf, type SequenceRule } from '../pixel/sequence.ts'
import type { Leaf } from './conditions.ts'

const ownRow = z.object({ campaign: z.string(), pace: jsonText(pace) })

const OWN_SEQUENCES = `SELECT q.campaign, ${PACE} AS pace FROM sequences q`
/** Of every campaign that has settings of its own; read only for rules that ask for a stage. */
export async function ownSequences(db: D1Database, asked: readonly Leaf[]): Promise<ReadonlyMap<string, SequenceRule>> {
  if (!asked.some(leaf => 'stage' in leaf)) return new Map()
  return new Map((await all(db, ownRow, OWN_SEQUENCES)).map(row => [row.campaign, ruleOf(row.pace)]))
}
