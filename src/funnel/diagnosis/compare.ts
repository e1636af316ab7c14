import { type Change, changeOf } from '../compare.ts'
import type { Evidence, Finding } from './schema.ts'

/** What speaks for an error, in other days. The other figures are of today whatever days are asked for: what audiences there
 *  are, who is in them, how pages were last judged. */
export interface FindingChange extends Pick<Finding, 'error'> {
  evidence: { code: Evidence['code']; change: Change }[]
}

const OF_DAYS: readonly Evidence['code'][] = ['engagement', 'site-conversion', 'price', 'viral-ads', 'bounce', 'speed']

export const findingChanges = (before: readonly Finding[], now: readonly Finding[]): FindingChange[] =>
  now.map(({ error, evidence }) => {
    const earlier = before.find(finding => finding.error === error)?.evidence ?? []
    return {
      error,
      evidence: evidence.flatMap(each => {
        const then = earlier.find(({ code }) => code === each.code)
        return then && OF_DAYS.includes(each.code) ? [{ code: each.code, change: changeOf(then, each) }] : []
      }),
    }
  })
