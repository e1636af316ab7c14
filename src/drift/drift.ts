import type { Cap } from './schema.ts'

/** A page that loses this many points of its ad's promise is worth waking somebody for. */
const DROP_POINTS = 10

interface Known {
  algorithm: string
  accepted_score: number
  accepted_caps: readonly string[]
}

export interface Judged {
  algorithm: string
  score: number // 0–100
  caps: readonly Cap[]
}

type Verdict =
  | { kind: 'kept'; accepted: { score: number; caps: string[] } }
  | { kind: 'broken'; dropped: number; newCaps: Cap[] }

/** Compares a page as it is judged now with the best that it was, or with what the team has accepted since. What gets
 *  better is the new measure at once; so is the first judgement, and the first by another algorithm. */
export function driftOf(known: Known | null, { algorithm, score, caps }: Judged): Verdict {
  const ids = caps.map(({ id }) => id)
  if (!known || known.algorithm !== algorithm) return { kind: 'kept', accepted: { score, caps: ids } }
  const newCaps = caps.filter(({ id }) => !known.accepted_caps.includes(id))
  const dropped = known.accepted_score - score
  if (dropped >= DROP_POINTS || newCaps.length > 0) return { kind: 'broken', dropped: Math.max(0, dropped), newCaps }
  const best = Math.max(score, known.accepted_score)
  return { kind: 'kept', accepted: { score: best, caps: known.accepted_caps.filter(id => ids.includes(id)) } }
}
