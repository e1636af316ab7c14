import * as z from 'zod'
import { accepted } from '../answers.ts'
import type { Answer, Judgement } from '../contract.ts'
import { judgeWhole, NO_LIST_ID, refusedWhole } from '../judge-whole.ts'

const SUCCESS = /^success$/i // the pages write it both ways

const segment = z.object({ id: z.string().regex(/^[\w-]{1,64}$/) })
const part = z.object({ sub_request_status: z.string(), segment: segment.optional() })
const reply = z.object({
  request_status: z.string(),
  segments: z.array(part).optional(),
  users: z.array(part).optional(),
})
const coded = z.object({ error_code: z.string().regex(/^[A-Z]\d{3,5}$/) })

export function segmentMade(answer: Answer): { id: string } | Judgement {
  const verdict = judgeReply(answer, 1)
  if (answer.status >= 300 || verdict.kind === 'refused') return verdict
  return reply.safeParse(answer.body).data?.segments?.[0]?.segment ?? NO_LIST_ID
}

/** 200 may hold a failure, of the request or of the one part that it has. Codes are Snapchat's own: 403/E3002 permission. */
export function judgeReply(answer: Answer, sent: number): Judgement {
  const { data } = reply.safeParse(answer.body)
  const code = coded.safeParse(answer.body).data?.error_code
  const parts = data?.segments ?? data?.users ?? []
  if (answer.status >= 300 || !data) return judgeWhole(answer, sent, code)
  const statuses = [data.request_status, ...parts.map(({ sub_request_status }) => sub_request_status)]
  if (statuses.some(status => !SUCCESS.test(status))) return refusedWhole(code ?? 'no-success', sent)
  return parts.length > 0 ? accepted : judgeWhole(answer, sent)
}

const told = z.object({
  status: z.string(), // VALID; SUCCESS in v2
  error_records: z.array(z.unknown()).default([]), // unverified: as in v2
})

/** 200 with any other status, or with records of errors, says that the events were not taken. */
export function judgeEvents(answer: Answer, sent: number): Judgement {
  const { data } = told.safeParse(answer.body)
  if (answer.status >= 300 || !data) return judgeWhole(answer, sent)
  const taken = /^(valid|success)$/i.test(data.status) && data.error_records.length === 0
  return taken ? accepted : refusedWhole('not-valid', sent)
}
