import * as z from 'zod'
import { hash, key, name } from './list-fields.ts'
import type { ListsEndpoint } from './lists.ts'
import { isMalformed, type Reply } from './wire.ts'

/** developers.snap.com/api/marketing-api/Ads-API/customer-lists, read 2026-11. */
const API = 'https://adsapi.snapchat.com/v1'
const ACCOUNT = '8adc3db7-8148-4fbf-999c-8d2266369d74'

const create = z.strictObject({
  segments: z.tuple([
    z.strictObject({
      name,
      description: key,
      source_type: z.literal('FIRST_PARTY'),
      retention_in_days: z.literal(9999),
      ad_account_id: z.literal(ACCOUNT),
    }),
  ]),
})
const change = z.strictObject({
  users: z.tuple([
    z.strictObject({
      schema: z.tuple([z.enum(['EMAIL_SHA256', 'PHONE_SHA256'])]),
      data: z.array(z.tuple([hash])),
    }),
  ]),
})

const failed = (status: number, error_code: string): Reply => ({
  status,
  body: { request_status: 'ERROR', request_id: '98e2a602', debug_message: '…', error_code },
})

export const snapchat: ListsEndpoint = {
  settings: { adAccountId: ACCOUNT, pixelId: '11111111-2222-4333-8444-555555555555' },
  secrets: {
    clientId: 'snap-client',
    clientSecret: 'snap-secret',
    refreshToken: 'snap-refresh',
    conversionToken: 'snap-capi',
  },
  tokenUrl: 'https://accounts.snapchat.com/login/oauth2/access_token',
  most: 100_000,
  takesOthers: false,
  read: (heard, token) => {
    if (isMalformed(heard, { authorization: `Bearer ${token}` })) return snapchat.revoked
    if (heard.method === 'POST' && `${heard.url}` === `${API}/adaccounts/${ACCOUNT}/segments`) {
      const { data } = create.safeParse(heard.body)
      return data ? { act: 'create', name: data.segments[0].name } : snapchat.wholeRefused
    }
    const list = new RegExp(`^${API}/segments/(\\d+)/users$`).exec(`${heard.url}`)
    const how = { POST: 'add', DELETE: 'remove' }[heard.method] as 'add' | 'remove' | undefined
    if (!how || !list) return snapchat.unknown
    const { data } = change.safeParse(heard.body)
    return data ? { act: how, list: list[1]!, rows: data.users[0].data } : snapchat.wholeRefused
  },
  made: (id, listName) => ({
    status: 200,
    body: {
      request_status: 'success',
      request_id: '57ae54d8',
      segments: [{ sub_request_status: 'success', segment: { id, name: listName, status: 'PENDING' } }],
    },
  }),
  // 200 and SUCCESS, and yet the one part that there is was refused.
  changed: (_, rows, refused) => ({
    status: 200,
    body: {
      request_status: 'SUCCESS',
      request_id: '12345',
      users: [
        {
          sub_request_status: refused.length > 0 ? 'ERROR' : 'SUCCESS',
          user: { number_uploaded_users: rows.length },
        },
      ],
    },
  }),
  wholeRefused: failed(400, 'E1001'),
  unknown: failed(404, 'E3003'),
  revoked: { status: 401, body: 'unauthorized' },
  terms: failed(403, 'E3002'),
  tooMany: { status: 429, headers: { 'Retry-After': '30' }, body: '' },
  down: { status: 503, body: '<html>' },
}
