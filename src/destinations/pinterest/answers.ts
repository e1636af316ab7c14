import * as z from 'zod'
import { accepted } from '../answers.ts'
import type { Answer, Judgement, Refused } from '../contract.ts'
import { judgeWhole, NO_LIST_ID, refusedWhole } from '../judge-whole.ts'

const coded = z.object({ code: z.int() })

/** Errors carry a number of Pinterest's own: 401/2 token, 403/29 permission, 429/8 too many, 503/4197 closed for now. */
const judgeError = (answer: Answer, sent: number): Judgement =>
  judgeWhole(answer, sent, coded.safeParse(answer.body).data?.code)

const list = z.object({ id: z.string().regex(/^\d{1,18}$/), exceptions: z.unknown().optional() })

export function listMade(answer: Answer): { id: string } | Judgement {
  if (answer.status >= 300) return judgeError(answer, 1)
  const { data } = list.safeParse(answer.body)
  return data ? { id: data.id } : NO_LIST_ID
}

/** 200 with the list, even when it has "exceptions" to what was sent. */
export function judgeChange(answer: Answer, sent: number): Judgement {
  const { data } = list.safeParse(answer.body)
  if (answer.status >= 300 || !data) return judgeError(answer, sent)
  const { exceptions } = data
  if (typeof exceptions !== 'object' || exceptions === null || Object.keys(exceptions).length === 0) {
    return accepted
  }
  return refusedWhole(`exception/${coded.safeParse(exceptions).data?.code ?? 'unnamed'}`, sent)
}

const told = z.object({ events: z.array(z.object({ status: z.enum(['processed', 'failed']) })) })
const some = z.object({ details: told }) // 422: not all of them were processed

/** What became of each event, in the order in which they were sent. */
export function judgeEvents(answer: Answer, sent: number): Judgement {
  const body = answer.status === 422 ? some.safeParse(answer.body).data?.details : told.safeParse(answer.body).data
  if ((answer.status >= 300 && answer.status !== 422) || body?.events.length !== sent) return judgeError(answer, sent)
  const refused = body.events.flatMap(({ status }, at): Refused[] =>
    status === 'failed' ? [{ at, reason: 'failed' }] : [],
  )
  return { kind: 'accepted', refused }
}
