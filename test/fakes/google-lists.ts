import * as z from 'zod'
import { hash, key, name } from './list-fields.ts'
import type { ListsEndpoint } from './lists.ts'
import { isMalformed, type Reply } from './wire.ts'

/** google/ads/datamanager/v1 of googleapis/googleapis: user_list, ingestion_service, error. Read 2026-11. */
const HOST = 'https://datamanager.googleapis.com/v1'
const CUSTOMER = '1234567890'

const create = z.strictObject({
  displayName: name,
  integrationCode: key,
  ingestedUserListInfo: z.strictObject({
    uploadKeyTypes: z.tuple([z.literal('CONTACT_ID')]),
    contactIdInfo: z.strictObject({ dataSourceType: z.literal('DATA_SOURCE_TYPE_FIRST_PARTY') }),
  }),
})
const account = z.strictObject({ accountType: z.literal('GOOGLE_ADS'), accountId: z.string().regex(/^\d{10}$/) })
const address = z.strictObject({
  givenName: hash,
  familyName: hash,
  regionCode: z.string().regex(/^[A-Z]{2}$/),
  postalCode: z.string().min(1),
})
const identifier = z.union([
  z.strictObject({ emailAddress: hash }),
  z.strictObject({ phoneNumber: hash }),
  z.strictObject({ address }),
])
const members = {
  destinations: z.tuple([
    z.strictObject({
      reference: z.string(),
      operatingAccount: account,
      productDestinationId: z.string().regex(/^\d+$/),
    }),
  ]),
  audienceMembers: z.array(
    z.strictObject({ userData: z.strictObject({ userIdentifiers: z.array(identifier).min(1).max(10) }) }),
  ),
  encoding: z.literal('HEX'),
}
const granted = z.literal('CONSENT_GRANTED')
const ingest = z.strictObject({
  ...members,
  consent: z.strictObject({ adUserData: granted, adPersonalization: granted }),
  termsOfService: z.strictObject({ customerMatchTermsOfServiceStatus: z.literal('ACCEPTED') }),
})
const remove = z.strictObject(members)

const error = (status: number, reason: string, code = 'INVALID_ARGUMENT'): Reply => ({
  status,
  body: { error: { code: status, message: '…', status: code, details: [{ '@type': 'ErrorInfo', reason }] } },
})

type Members = z.infer<typeof remove>
const cellsOf = ({ userData: { userIdentifiers } }: Members['audienceMembers'][number]): string[] => {
  const all = Object.assign({}, ...userIdentifiers) as Partial<Record<string, string>> & {
    address?: z.infer<typeof address>
  }
  const { givenName = '', familyName = '', regionCode = '', postalCode = '' } = all.address ?? {}
  return [all.emailAddress ?? '', all.phoneNumber ?? '', givenName, familyName, regionCode, postalCode]
}

export const google: ListsEndpoint = {
  settings: { customerId: CUSTOMER, conversions: {} },
  secrets: { clientId: 'fake.apps.example.com', clientSecret: 'GOCSPX-fake', refreshToken: '1//0fake' },
  tokenUrl: 'https://oauth2.googleapis.com/token',
  most: 10_000,
  takesOthers: false,
  read: (heard, token) => {
    const { method, url, body } = heard
    const at = `${method} ${url.origin}${url.pathname}`
    if (heard.headers.get('authorization') !== `Bearer ${token}`) return google.revoked
    if (at === `GET ${HOST}/requestStatus:retrieve`)
      return { act: 'status', receipt: url.searchParams.get('requestId') ?? '' }
    if (isMalformed(heard, {}) || url.search) return google.wholeRefused
    if (at === `POST ${HOST}/accountTypes/GOOGLE_ADS/accounts/${CUSTOMER}/userLists`) {
      const { data } = create.safeParse(body)
      return data ? { act: 'create', name: data.displayName } : google.wholeRefused
    }
    const isAdding = at === `POST ${HOST}/audienceMembers:ingest`
    if (!isAdding && at !== `POST ${HOST}/audienceMembers:remove`) return { status: 404, body: '<html>' }
    const { data } = (isAdding ? ingest : remove).safeParse(body)
    if (!data) return error(400, 'INVALID_SHA256_FORMAT')
    const list = data.destinations[0].productDestinationId
    return { act: isAdding ? 'add' : 'remove', list, rows: data.audienceMembers.map(cellsOf) }
  },
  made: (id, displayName) => ({
    status: 200,
    body: { name: `accountTypes/GOOGLE_ADS/accounts/${CUSTOMER}/userLists/${id}`, id, displayName },
  }),
  changed: (_, __, refused, receipt) =>
    refused.length > 0 ? error(400, 'INVALID_SHA256_FORMAT') : { status: 200, body: { requestId: receipt } },
  status: (_, verdict) => ({
    status: 200,
    body: {
      requestStatusPerDestination: [
        {
          requestStatus: verdict,
          ...((verdict === 'FAILED' || verdict === 'PARTIAL_SUCCESS') && {
            errorInfo: { errorCounts: [{ recordCount: '2', reason: 'PROCESSING_ERROR_REASON_INTERNAL_ERROR' }] },
          }),
        },
      ],
    },
  }),
  wholeRefused: error(400, 'INVALID_ARGUMENT'),
  unknown: error(400, 'INVALID_USER_LIST_ID'),
  revoked: error(401, 'ACCESS_TOKEN_EXPIRED', 'UNAUTHENTICATED'),
  terms: error(400, 'TERMS_AND_CONDITIONS_NOT_SIGNED'),
  tooMany: { ...error(429, 'RESOURCE_EXHAUSTED', 'RESOURCE_EXHAUSTED'), headers: { 'Retry-After': '30' } },
  down: error(503, 'UNAVAILABLE', 'UNAVAILABLE'),
}
