import * as z from 'zod'
import { judgeStatus, UNREADABLE } from '../answers.ts'
import type { Answer, Judgement, Refused } from '../contract.ts'
import { refusedWhole } from '../judge-whole.ts'

/** What a status means at LinkedIn, with its own code: '401/REVOKED_ACCESS_TOKEN'. Null when the body has to be read. */
export function judgeLinkedIn(answer: Answer): Judgement | null {
  // The version in our header has ended: learn.microsoft.com/en-us/linkedin/marketing/versioning, 2026-11.
  if (answer.status === 426) return { kind: 'halted', reason: '426/version-ended' }
  const verdict = judgeStatus(answer)
  const { data } = coded.safeParse(answer.body)
  return verdict?.kind === 'halted' && data ? { ...verdict, reason: `${answer.status}/${data.code}` } : verdict
}

/** A batch is answered 200 whatever became of its elements: each has a status of its own. One that may be taken later
 *  sends all again, which does no harm: a member is kept once, and a conversion has its eventId. */
export function judgeBatch(answer: Answer, sent: number): Judgement {
  const verdict = judgeLinkedIn(answer)
  if (verdict) return verdict
  if (answer.status >= 400) {
    if (wrongRule.safeParse(answer.body).success) return { kind: 'halted', reason: `${answer.status}/wrong-rule` }
    return refusedWhole(`${answer.status}`, sent)
  }
  const { data } = batch.safeParse(answer.body)
  if (data?.elements.length !== sent) return UNREADABLE
  const verdicts = data.elements.map(({ status }) => judgeStatus({ ...answer, status }))
  const whole = verdicts.find(v => v?.kind === 'later') ?? (verdicts.every(v => v) ? verdicts[0] : null)
  if (whole) return whole
  const refused = data.elements.flatMap(({ status }, at): Refused[] =>
    status >= 200 && status < 300 ? [] : [{ at, reason: `${status}` }],
  )
  return { kind: 'accepted', refused }
}

const coded = z.object({ code: z.string().regex(/^[A-Z][A-Z0-9_]{1,60}$/) })
const batch = z.object({ elements: z.array(z.object({ status: z.int() })) })
// The conversion that the settings name was not made for the Conversions API.
const wrongRule = z.object({ message: z.string().regex(/method should be CONVERSIONS_API/) })
