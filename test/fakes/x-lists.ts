import * as z from 'zod'
import { hash } from './list-fields.ts'
import type { ListsEndpoint } from './lists.ts'
import { isMalformed, type Reply } from './wire.ts'

/** docs.x.com/x-ads-api/audiences/reference and fundamentals/error-codes-and-responses, read 2026-11. */
const API = 'https://ads-api.x.com/12/accounts/18exampleacc/custom_audiences'

const operation = z.strictObject({
  operation_type: z.enum(['Update', 'Delete']),
  params: z.strictObject({
    users: z.tuple([
      z
        .strictObject({ email: z.tuple([hash]).optional(), phone_number: z.tuple([hash]).optional() })
        .refine(user => user.email || user.phone_number),
    ]),
  }),
})
const change = z.array(operation)

const SIGNED =
  /^OAuth oauth_consumer_key="fakeKey01", oauth_nonce="[0-9a-f]{32}", oauth_signature_method="HMAC-SHA1", oauth_timestamp="\d{10}", oauth_token="1000001-fake", oauth_version="1\.0", oauth_signature="[\w%]+"$/

const errors = (status: number, code: string): Reply => ({
  status,
  body: { errors: [{ code, message: '…' }], request: { params: {} } },
})

export const x: ListsEndpoint = {
  settings: { accountId: '18exampleacc', pixelId: 'oex17', conversions: {} },
  secrets: {
    consumerKey: 'fakeKey01',
    consumerSecret: 'fakeSecret01',
    accessToken: '1000001-fake',
    accessTokenSecret: 'fake02',
  },
  tokenUrl: null,
  most: 2500,
  takesOthers: false,
  read: heard => {
    const { method, url, headers, body } = heard
    if (!SIGNED.test(headers.get('authorization') ?? '')) return x.revoked
    const at = `${url.origin}${url.pathname}`
    if (method === 'POST' && at === API && body === '') {
      const name = url.searchParams.get('name')
      return name && url.searchParams.get('description') ? { act: 'create', name } : errors(400, 'MISSING_PARAMETER')
    }
    const list = new RegExp(`^${API}/([a-z0-9]+)/users$`).exec(`${url}`)
    if (method !== 'POST' || !list) return x.unknown
    const { data } = change.safeParse(body)
    const types = new Set(data?.map(({ operation_type }) => operation_type))
    if (isMalformed(heard, {}) || !data || types.size > 1) return x.wholeRefused
    const rows = data.map(
      ({
        params: {
          users: [user],
        },
      }) => [user.email?.[0] ?? '', user.phone_number?.[0] ?? ''],
    )
    return { act: types.has('Update') ? 'add' : 'remove', list: list[1]!, rows }
  },
  made: (id, name) => ({
    status: 200,
    body: {
      data: { targetable: false, name, id, reasons_not_targetable: ['PROCESSING', 'TOO_SMALL'], audience_size: null },
    },
  }),
  changed: (_, rows, refused) =>
    refused.length > 0
      ? {
          status: 400,
          body: {
            operation_errors: rows.map((_, at) =>
              refused.includes(at) ? [{ code: 'INVALID_PARAMETER', message: '…' }] : [],
            ),
            request: [],
          },
        }
      : {
          status: 200,
          body: { request: { params: {} }, data: { success_count: rows.length, total_count: rows.length } },
        },
  wholeRefused: errors(400, 'INVALID_PARAMETER'),
  unknown: errors(404, 'NOT_FOUND'),
  revoked: errors(401, 'UNAUTHORIZED_ACCESS'),
  terms: errors(403, 'UNAUTHORIZED_CLIENT_APPLICATION'),
  tooMany: { ...errors(429, 'TOO_MANY_REQUESTS'), headers: { 'Retry-After': '30' } },
  down: errors(503, 'OVER_CAPACITY'),
}
