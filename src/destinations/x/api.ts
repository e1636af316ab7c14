import * as z from 'zod'
import { MINUTE_MS } from '../../lib/time.ts'
import { accepted } from '../answers.ts'
import type { Answer, ApiVersion, Call, Judgement, OutboundRequest, Probe } from '../contract.ts'
import { conversionKey } from '../conversion-key.ts'
import { judgeWhole } from '../judge-whole.ts'
import { credential } from '../oauth.ts'
import { oauth1Header } from '../oauth1.ts'
import { get, json } from '../requests.ts'

export const api: ApiVersion = {
  version: '12',
  endsOn: null,
  source: 'https://docs.x.com/x-ads-api/fundamentals/versioning', // read 2026-11
}
const API = `https://ads-api.x.com/${api.version}`

/** X numbers accounts, pixels, lists and events in base 36. */
const base36 = (what: string) => z.string().regex(/^[a-z0-9]{1,20}$/, `${what}: small letters and digits only`)

export const settings = z.strictObject({
  accountId: base36('the id of the ad account, as in the address of ads.x.com'),
  /** Without it lists are kept, and no conversion is sent. */
  pixelId: base36('the Pixel ID of the event source in Events Manager').optional(),
  /** → Event ID in Events Manager. */
  conversions: z.record(
    conversionKey,
    z.string().regex(/^(?:tw-)?[a-z0-9]+(?:-[a-z0-9]+)?$/, 'an Event ID as Events Manager shows it: tw-abc12-def34'),
  ),
})
export type Settings = z.infer<typeof settings>

export const secrets = z.strictObject({
  consumerKey: credential,
  consumerSecret: credential,
  accessToken: credential, // of a user who may manage the ad account
  accessTokenSecret: credential,
})
export type Secrets = z.infer<typeof secrets>

/** Signed with OAuth 1.0a. */
export async function post(path: string, body: unknown, call: Call<Settings, Secrets>): Promise<OutboundRequest> {
  const url = `${API}/${path}`
  const headers = { Authorization: await oauth1Header('POST', url, call.secrets, call) }
  return body === null ? { method: 'POST', url, headers, body } : json('POST', url, headers, body)
}

/** GET accounts/:account_id: docs.x.com/x-ads-api/campaign-management/reference (2026-11). */
export const probe: Probe<Settings, Secrets> = {
  request: async call => {
    const url = `${API}/accounts/${call.settings.accountId}`
    return get(url, { Authorization: await oauth1Header('GET', url, call.secrets, call) })
  },
  judge: answer => judgeFailure(answer, 1) ?? accepted,
}

const error = z.object({ code: z.string().regex(/^[A-Z][A-Z_]{1,80}$/) })
const failure = z.object({
  errors: z.array(z.unknown()).default([]), // of the request
  operation_errors: z.array(z.unknown()).default([]), // of each operation, in their order
})

/** What is no success. X takes all of a request or nothing of it; null for 2xx. Codes: docs.x.com/x-ads-api/fundamentals/
 *  error-codes-and-responses. */
export function judgeFailure(answer: Answer, sent: number): Judgement | null {
  if (answer.status >= 200 && answer.status < 300) return null
  const { data } = failure.safeParse(answer.body)
  const errors = data ? [...data.errors, ...data.operation_errors.flat()] : []
  const code = errors.map(e => error.safeParse(e).data?.code).find(Boolean)
  if (answer.status === 423) return { kind: 'later', reason: `423/${code ?? 'locked'}`, waitMs: 0 }
  const verdict = judgeWhole(answer, sent, code)
  const unsaid = verdict.kind === 'later' && !verdict.waitMs
  return unsaid ? { ...verdict, waitMs: untilReset(answer.headers) } : verdict
}

const LONGEST_WINDOW_MS = 15 * MINUTE_MS

/** X names the second at which its window ends; the answer's own date tells how far off that is. */
function untilReset(headers: Answer['headers']): number {
  const ms = Number(headers['x-rate-limit-reset']) * 1000 - Date.parse(headers.date ?? '')
  return ms > 0 && ms <= LONGEST_WINDOW_MS ? ms : 0
}
