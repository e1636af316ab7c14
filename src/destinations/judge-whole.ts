import { judgeStatus } from './answers.ts'
import type { Answer, Judgement } from './contract.ts'

/** Answers that are no success, on platforms that take a request whole or not at all. `code`: the platform's own, if any. */
export function judgeWhole(answer: Answer, sent: number, code?: string | number): Judgement {
  const reason = code === undefined ? `${answer.status}` : `${answer.status}/${code}`
  const known = judgeStatus(answer)
  if (known) return 'reason' in known ? { ...known, reason } : known
  if (answer.status === 404) return { kind: 'halted', reason } // the account, the list or the pixel is not there
  if (answer.status >= 400) return refusedWhole(reason, sent)
  return { kind: 'later', reason: 'unknown-answer', waitMs: 0 }
}

export const refusedWhole = (reason: string, sent: number): Judgement => ({
  kind: sent > 1 ? 'split' : 'refused',
  reason,
})

/** A list that was answered with success but without its id: asked for once more, there would be two. */
export const NO_LIST_ID: Judgement = { kind: 'refused', reason: 'no-list-id' }
