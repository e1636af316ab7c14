import { BROKEN_BELOW, type Match } from '../../match/score.ts'
import type { Check } from './check.ts'

/** The score of the visit that gets the least of what the ad promises. */
export interface WorstMatch {
  visit: string
  match: Match
}

export function worstOf(scored: readonly WorstMatch[]): WorstMatch {
  return scored.reduce((worst, each) => (each.match.score < worst.match.score ? each : worst))
}

const NAMED = 8

/** The one check that a person may overrule, with a reason that is kept with the version. */
export function matchCheck({ visit, match }: WorstMatch, first: string, reason: string | undefined): Check {
  const kept = match.score >= BROKEN_BELOW
  const where = visit === first ? '' : ` with ${visit}`
  const lost = lostOf(match).slice(0, NAMED)
  const missing = lost.length > 0 ? `; missing: ${lost.join(', ')}` : ''
  return {
    id: 'match',
    ok: kept || reason !== undefined,
    level: 'block',
    message: `The page keeps ${match.score} % of what the ad says${where}${missing}. At least ${BROKEN_BELOW} is needed, or a written reason.`,
    ...(!kept && reason !== undefined && { overridden: reason }),
  }
}

const lostOf = (match: Match): string[] => match.parts.flatMap(part => part.lost)
