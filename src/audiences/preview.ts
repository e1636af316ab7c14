import { listTiers } from '../pixel/tier.ts'
import type { Rule } from './schema.ts'
import { audienceSize, type LeftOut, leftOut, type Size } from './size.ts'
import { type Widened, widerOf } from './widen.ts'

export interface Preview extends Size {
  leftOut: LeftOut
  wider: Widened[]
}

/** What a rule would come to, while it is being written. */
export async function previewOf(db: D1Database, rule: Rule, now: number): Promise<Preview> {
  const [size, out, tiers] = await Promise.all([audienceSize(db, rule, now), leftOut(db, rule, now), listTiers(db)])
  const wider = await widerOf(db, rule, { tiers, people: size.people }, now)
  return { ...size, leftOut: out, wider }
}
