import type { Sections } from './content.ts'

/** What a page says that must be true on the day it is said. */
export type Claim =
  | { kind: 'struck-price'; path: string; price: string; since: string; proof: string }
  | { kind: 'deadline'; path: string; untilMs: number; proof: string }

/** The claims of a page's content, each with the proof its writer gave. Templates without such sections make none. */
export function claimsOf({ deal, incentive }: Pick<Sections, 'deal' | 'incentive'>): Claim[] {
  const claims: Claim[] = []
  if (deal?.was) claims.push({ kind: 'struck-price', path: 'deal.was', ...deal.was })
  if (deal?.until) claims.push(deadline('deal.until', deal.until, deal.untilProof ?? ''))
  if (incentive) claims.push(deadline('incentive.until', incentive.until, incentive.proof))
  return claims
}

const deadline = (path: string, until: string, proof: string): Claim => ({
  kind: 'deadline',
  path,
  untilMs: Date.parse(until),
  proof,
})
