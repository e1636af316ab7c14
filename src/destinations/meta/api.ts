import * as z from 'zod'
import { accepted, waitOf } from '../answers.ts'
import type { Answer, ApiVersion, Call, Judgement, OutboundRequest, Probe } from '../contract.ts'
import { judgeWhole, refusedWhole } from '../judge-whole.ts'
import { credential } from '../oauth.ts'
import { bearer, get, json } from '../requests.ts'

/** The day is that of the Marketing API; of the Graph and Conversions APIs the same number lasts until 2028-07-29. */
export const api: ApiVersion = {
  version: 'v25.0',
  endsOn: '2027-02-23',
  // Read 2026-11.
  source: 'https://developers.facebook.com/documentation/ads-commerce/marketing-api/marketing-api-changelog/versions',
}

export const settings = z.strictObject({
  adAccountId: z.string().regex(/^\d{1,20}$/, 'the number of the ad account, without "act_"'),
  pixelId: z.string().regex(/^\d{1,20}$/, 'the number of the pixel (dataset) in Events Manager'),
  /** Not a sandbox: events that carry it are counted all the same. */
  testEventCode: z
    .string()
    .regex(
      /^TEST\d{1,20}$/,
      'the code under "Test events" in Events Manager, such as TEST12345; leave it out otherwise',
    )
    .optional(),
})
export type Settings = z.infer<typeof settings>

/** Of a system user, which does not expire, with ads_management and access to both ad account and pixel. */
export const secrets = z.strictObject({ accessToken: credential })
export type Secrets = z.infer<typeof secrets>

const GRAPH = `https://graph.facebook.com/${api.version}`

export const graph = (
  method: OutboundRequest['method'],
  path: string,
  { token }: Call<Settings, Secrets>,
  body: unknown,
): OutboundRequest =>
  // unverified: Meta's examples send access_token as a field of the form. The header is what Segment sends (2026-11).
  json(method, `${GRAPH}/${path}`, bearer(token), body)

// unverified: the way in which open clients of the Marketing API read an account (2026-11).
export const probe: Probe<Settings, Secrets> = {
  request: ({ settings: { adAccountId }, token }) =>
    get(`${GRAPH}/act_${adAccountId}?fields=account_id`, bearer(token)),
  judge: answer => (answer.status < 300 ? accepted : judgeMeta(answer, 1)),
}

/** An answer that is no success, by code or code/subcode. A whole request is refused for the sake of one event or row. */
export function judgeMeta(answer: Answer, sent: number): Judgement {
  const known = failure.safeParse(answer.body)
  if (!known.success) return judgeWhole(answer, sent)
  const { code, error_subcode, is_transient } = known.data.error
  const reason = error_subcode ? `${code}/${error_subcode}` : `${code}`
  const busy = answer.status === 429 || answer.status >= 500 || is_transient
  if (busy || LATER.has(`${code}`) || LATER.has(reason)) {
    return { kind: 'later', reason, waitMs: waitOf(answer.headers) }
  }
  if (HALTED.has(`${code}`) || HALTED.has(reason) || (code >= 200 && code < 300)) return { kind: 'halted', reason }
  return refusedWhole(reason, sent)
}

const failure = z.object({
  error: z.object({ code: z.int(), error_subcode: z.int().optional(), is_transient: z.boolean().optional() }),
})

/** Meta's own trouble, then limits: developers.facebook.com/docs/graph-api/overview/rate-limiting. 2650/1870145: another
 *  replacement of this list is under way. */
const LATER = new Set(['1', '2', '341', '368', '5000', '4', '17', '32', '613', '80003', '80004', '2650/1870145'])

/** Permissions (with all of 200 to 299, terms of custom audiences among them), tokens, a pixel or a list that is not there
 *  (100/33), a list that Meta has flagged (100/1713230). */
const HALTED = new Set(['3', '10', '102', '190', '100/33', '100/1713230'])
