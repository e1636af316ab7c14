import * as z from 'zod'
import { hash, name } from './list-fields.ts'
import type { ListsEndpoint } from './lists.ts'
import { isMalformed, type Reply } from './wire.ts'

/** Custom audiences of ads-api.reddit.com/docs/v3, as public integrations use them. Read 2026-11. */
const API = 'https://ads-api.reddit.com/api/v3'

const create = z.strictObject({ data: z.strictObject({ name, type: z.literal('CUSTOMER_LIST') }) })
const change = z.strictObject({
  data: z.strictObject({
    action_type: z.enum(['ADD', 'REMOVE']),
    column_order: z.tuple([z.literal('EMAIL_SHA256')]),
    user_data: z.array(z.tuple([hash])),
  }),
})

const error = (code: number): Reply => ({ status: code, body: { error: { code, message: '…' } } })

export const reddit: ListsEndpoint = {
  settings: { adAccountId: 'a2_exampleaccount', pixelId: 'a2_examplepixel' },
  secrets: {
    clientId: 'reddit-client',
    clientSecret: 'reddit-secret',
    refreshToken: 'reddit-refresh',
    conversionToken: 'fake',
  },
  tokenUrl: 'https://www.reddit.com/api/v1/access_token',
  most: 2500,
  takesOthers: false,
  read: (heard, token) => {
    if (isMalformed(heard, { authorization: `Bearer ${token}`, 'user-agent': /^web:like2lead:v\d+$/ }))
      return reddit.revoked
    if (heard.method === 'POST' && `${heard.url}` === `${API}/ad_accounts/a2_exampleaccount/custom_audiences`) {
      const { data } = create.safeParse(heard.body)
      return data ? { act: 'create', name: data.data.name } : reddit.wholeRefused
    }
    const list = new RegExp(`^${API}/custom_audiences/(\\d+)/users$`).exec(`${heard.url}`)
    if (heard.method !== 'PATCH' || !list) return reddit.unknown
    const { data } = change.safeParse(heard.body)
    if (!data) return reddit.wholeRefused
    return { act: data.data.action_type === 'ADD' ? 'add' : 'remove', list: list[1]!, rows: data.data.user_data }
  },
  made: (id, listName) => ({ status: 200, body: { data: { id, name: listName, type: 'CUSTOMER_LIST' } } }),
  changed: (_, __, refused) => (refused.length > 0 ? error(400) : { status: 200, body: { data: {} } }),
  wholeRefused: error(400),
  unknown: error(404),
  revoked: error(401),
  terms: error(403),
  tooMany: { ...error(429), headers: { 'Retry-After': '30' } },
  down: error(503),
}
