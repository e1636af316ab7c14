import { BROKEN_BELOW } from '../../match/score.ts'
import type { WorstMatch } from '../match.ts'
import { FIRST } from '../visits.ts'
import type { Check } from './check.ts'

const NAMED = 8

/** The one check that a person may overrule, with a reason that is kept with the version. */
export function matchCheck({ visit, match }: WorstMatch, reason: string | undefined): Check {
  const kept = match.score >= BROKEN_BELOW
  const where = visit === FIRST ? '' : ` with ${visit}`
  const lost = match.parts.flatMap(part => part.lost)
  const tokens = [...new Set(lost.map(({ token }) => token))].slice(0, NAMED)
  const missing = tokens.length > 0 ? `; missing: ${tokens.join(', ')}` : ''
  const why = match.caps.map(cap => ` ${cap.why}`).join('')
  const issues = [
    ...match.caps.map(cap => ({ path: `caps.${cap.id}`, message: cap.why })),
    ...lost.map(({ where, fix }) => ({ path: where, message: fix })),
  ]
  return {
    id: 'match',
    ok: kept || reason !== undefined,
    level: 'block',
    message: `The page keeps ${match.score} % of what the ad says${where}${missing}.${why} At least ${BROKEN_BELOW} is needed, or a written reason.`,
    ...(!kept && { issues }),
    ...(!kept && reason !== undefined && { overridden: reason }),
  }
}
