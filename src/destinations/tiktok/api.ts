import * as z from 'zod'
import { MINUTE_MS } from '../../lib/time.ts'
import { accepted, judgeStatus, UNREADABLE } from '../answers.ts'
import type { Answer, ApiVersion, Judgement, OutboundRequest } from '../contract.ts'
import { refusedWhole } from '../judge-whole.ts'
import { get as getFrom, json } from '../requests.ts'

export const api: ApiVersion = {
  version: 'v1.3',
  endsOn: null,
  source: 'https://business-api.tiktok.com/portal/docs', // read 2026-11
}

const HOST = `https://business-api.tiktok.com/open_api/${api.version}`

export const post = (path: string, token: string, body: unknown): OutboundRequest =>
  json('POST', `${HOST}${path}`, { 'Access-Token': token }, body)

export const get = (path: string, token: string): OutboundRequest =>
  getFrom(`${HOST}${path}`, { 'Access-Token': token })

/** TikTok answers 200 whatever happened: `code` says it. A request is taken or refused whole, so one bad item is found
 *  by halves; what was taken already does no harm when it comes again (a list is a set, events have an id). */
export function judge(answer: Answer, sent: number): Judgement {
  const verdict = judgeStatus(answer)
  if (verdict) return verdict
  const { data } = coded.safeParse(answer.body)
  const code = data?.code
  if (answer.status < 300 && code === undefined) return UNREADABLE
  if (answer.status < 300 && code === 0) return accepted
  return judgeCode(code || answer.status, sent)
}

function judgeCode(code: number, sent: number): Judgement {
  const reason = `${code}`
  if (code === TOO_OFTEN) return { kind: 'later', reason, waitMs: MINUTE_MS }
  if (code === INTERNAL || (code >= 50000 && code < 60000)) return { kind: 'later', reason, waitMs: 0 }
  // 401xx: the token is missing, has expired or was revoked (40105).
  if (code === NOT_PERMITTED || (code > TOO_OFTEN && code < 40200)) return { kind: 'halted', reason }
  // 40002, a bad parameter; 20001, some taken and some not, without a word about which.
  return refusedWhole(reason, sent)
}

const NOT_PERMITTED = 40001
const TOO_OFTEN = 40100 // 10 a second or 600 a minute; no header tells how long
const INTERNAL = 40700

const coded = z.object({ code: z.int() })
