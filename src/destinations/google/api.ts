import * as z from 'zod'
import type { Answer, ApiVersion, Call, Judgement, OAuth, OutboundRequest } from '../contract.ts'
import { conversionKey } from '../conversion-key.ts'
import { judgeWhole } from '../judge-whole.ts'
import { credential, refreshedToken, refreshRequest } from '../oauth.ts'
import { bearer, get as getFrom, json } from '../requests.ts'

/** The Data Manager API. The Google Ads API takes no uploads from newcomers: members since 2026-04-01, conversions since
 *  2026-06-15 (developers.google.com/ads/blog/posts/2026/03/changes-to-customer-match-support-in and
 *  …/2026/05/changes-to-offline-click-conversion, read 2026-11). */
export const api: ApiVersion = {
  version: 'v1',
  endsOn: null,
  source: 'https://developers.google.com/data-manager/api/release-notes', // 1.8 of 2026-07-30, read 2026-11
}

const account = z.string().regex(/^\d{10}$/, 'the ten digits of the customer number, without dashes')

export const settings = z.strictObject({
  customerId: account,
  /** The manager account through which the user who gave the refresh token sees the customer. */
  loginCustomerId: account.optional(),
  /** → id of the conversion action. */
  conversions: z.record(
    conversionKey,
    z.string().regex(/^\d{1,20}$/, 'the number of a conversion action (ctId in the address of its page)'),
  ),
})
export type Settings = z.infer<typeof settings>

export const secrets = z.strictObject({ clientId: credential, clientSecret: credential, refreshToken: credential })
export type Secrets = z.infer<typeof secrets>

type GoogleCall = Call<Settings, Secrets>

const SCOPE = 'https://www.googleapis.com/auth/datamanager'
const scoped = z.object({ scope: z.string() })

/** developers.google.com/identity/protocols/oauth2/web-server#offline. */
export const oauth: OAuth<Secrets> = {
  request: secrets => refreshRequest('https://oauth2.googleapis.com/token', secrets),
  token: answer => {
    const grant = refreshedToken(answer)
    const { data } = scoped.safeParse(answer.body)
    // Of those who agreed to the Google Ads API only: every request would be answered 403.
    if ('token' in grant && data && !data.scope.split(' ').includes(SCOPE)) {
      return { kind: 'halted', reason: 'scope-datamanager-missing' }
    }
    return grant
  },
}

const HOST = 'https://datamanager.googleapis.com/v1'

export const post = (path: string, { token }: GoogleCall, body: unknown, headers: OutboundRequest['headers'] = {}) =>
  json('POST', `${HOST}/${path}`, { ...bearer(token), ...headers }, body)

export const get = (path: string, { token }: GoogleCall): OutboundRequest => getFrom(`${HOST}/${path}`, bearer(token))

/** Where members or events go: a list, or a conversion action. */
export const destinationOf = ({ customerId, loginCustomerId }: Settings, reference: string, id: string) => ({
  reference,
  operatingAccount: { accountType: 'GOOGLE_ADS', accountId: customerId },
  // unverified: for a manager account too. destination.proto knows no type of its own for it; Segment names one.
  loginAccount: loginCustomerId ? { accountType: 'GOOGLE_ADS', accountId: loginCustomerId } : undefined,
  productDestinationId: id,
})

/** Events and members exist only of people who agreed to advertising. Not to be confused with GRANTED of the Google Ads API. */
export const CONSENT = { adUserData: 'CONSENT_GRANTED', adPersonalization: 'CONSENT_GRANTED' }

/** Members and events alike: one that is wrong fails all (devguides/concepts/understand-errors). Accepted means that they
 *  were read; the receipt tells later what came of them. Warnings are of optional fields, which are left out. */
export function judgeIngest(answer: Answer, sent: number): Judgement {
  const body = ingested.safeParse(answer.body)
  if (answer.status >= 300 || !body.success) return judgeGoogle(answer, sent)
  return { kind: 'accepted', refused: [], receipt: body.data.requestId }
}

const ingested = z.object({ requestId: z.string().min(1) })

/** google/ads/datamanager/v1/error.proto of googleapis/googleapis, read 2026-11. */
export function judgeGoogle(answer: Answer, sent: number): Judgement {
  const { data } = failure.safeParse(answer.body)
  const reasons = (data?.error.details ?? []).flatMap(d => [...d.fieldViolations.map(v => v.reason), d.reason])
  const known = reasons.filter(reason => reason !== undefined)
  const setUp = known.find(reason => SET_UP.test(reason))
  if (setUp && answer.status === 400) return { kind: 'halted', reason: `400/${setUp}` }
  return judgeWhole(answer, sent, known.find(reason => reason !== data?.error.status) ?? data?.error.status)
}

const code = z.string().regex(/^[A-Z][A-Z0-9_]{1,80}$/)
const detail = z.object({
  reason: code.optional(),
  fieldViolations: z.array(z.object({ reason: code.optional() })).default([]),
})
const failure = z.object({
  error: z.object({ status: code, details: z.array(detail.catch({ fieldViolations: [] })).default([]) }),
})

/** Not about a member or an event: the account, its list, its conversion action, or terms that nobody has accepted. */
const SET_UP =
  /^(?:DESTINATION_ACCOUNT_|TERMS_AND_CONDITIONS_|INVALID_(?:DESTINATION|USER_LIST_|CONVERSION_ACTION_)|NOT_ALLOWLISTED|OPERATING_ACCOUNT_LOGIN)/
