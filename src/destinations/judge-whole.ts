import { judgeStatus } from './answers.ts'
import type { Answer, Judgement } from './contract.ts'
import type { ListJudgement } from './contract-lists.ts'

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

/** Of a request about one list: which of the reasons that a person has to see to are reasons of that list alone. */
export function judgeList(judgement: Judgement, gone: RegExp = NOT_FOUND, blocked?: RegExp): ListJudgement {
  if (judgement.kind !== 'halted') return judgement
  const { reason } = judgement
  if (gone.test(reason)) return { kind: 'gone', reason }
  return blocked?.test(reason) ? { kind: 'blocked', reason } : judgement
}

const NOT_FOUND = /^404(?:\/|$)/

/** A list that was answered with success but without its id: asked for once more, there would be two. */
export const NO_LIST_ID: Judgement = { kind: 'refused', reason: 'no-list-id' }
