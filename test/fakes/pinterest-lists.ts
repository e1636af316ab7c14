import * as z from 'zod'
import { hash, name } from './list-fields.ts'
import type { ListsEndpoint } from './lists.ts'
import { isMalformed, type Reply } from './wire.ts'

/** customer_lists of github.com/pinterest/api-description v5/openapi.json, read 2026-11. */
const LISTS = 'https://api.pinterest.com/v5/ad_accounts/512345678901/customer_lists'

const AUDIENCES = 'https://api.pinterest.com/v5/ad_accounts/512345678901/audiences'

const records = z
  .string()
  .transform(text => text.split(','))
  .pipe(z.array(hash).min(1))
const create = z.strictObject({ name, records, list_type: z.literal('EMAIL') })
const publish = z.strictObject({
  name,
  audience_type: z.literal('CUSTOMER_LIST'),
  rule: z.strictObject({ customer_list_id: z.string().regex(/^\d+$/) }),
})
const change = z.strictObject({ operation_type: z.enum(['ADD', 'REMOVE']), records })

const coded = (status: number, code: number): Reply => ({ status, body: { code, message: '…' } })

const shown = (id: string, status: string, exceptions: object | null = null): Reply => ({
  status: 200,
  body: { ad_account_id: '512345678901', id, name: 'L2L', num_batches: 1, status, type: 'customerlist', exceptions },
})

export const pinterest: ListsEndpoint = {
  settings: { adAccountId: '512345678901' },
  secrets: { clientId: '1234567', clientSecret: 'pin-secret', refreshToken: 'pinr.fake', conversionToken: 'pina_fake' },
  tokenUrl: 'https://api.pinterest.com/v5/oauth/token',
  most: 10_000,
  takesOthers: false,
  read: (heard, token) => {
    if (isMalformed(heard, { authorization: `Bearer ${token}` })) return pinterest.revoked
    if (heard.method === 'POST' && `${heard.url}` === LISTS) {
      const { data } = create.safeParse(heard.body)
      return data ? { act: 'create', name: data.name } : pinterest.wholeRefused
    }
    if (heard.method === 'POST' && `${heard.url}` === AUDIENCES) {
      const { data } = publish.safeParse(heard.body)
      return data ? { act: 'publish', list: data.rule.customer_list_id } : pinterest.wholeRefused
    }
    const list = new RegExp(`^${LISTS}/(\\d+)$`).exec(`${heard.url}`)
    if (heard.method !== 'PATCH' || !list) return pinterest.unknown
    const { data } = change.safeParse(heard.body)
    if (!data) return pinterest.wholeRefused
    return {
      act: data.operation_type === 'ADD' ? 'add' : 'remove',
      list: list[1]!,
      rows: data.records.map(one => [one]),
    }
  },
  made: id => shown(id, 'UPLOADING'),
  // 200, and yet nothing was taken: "exceptions" says it.
  changed: (list, _, refused) => shown(list, 'PROCESSING', refused.length > 0 ? { code: 2, message: '…' } : null),
  wholeRefused: coded(400, 1),
  unknown: coded(404, 1060),
  revoked: coded(401, 2),
  terms: coded(403, 29),
  tooMany: { ...coded(429, 8), headers: { 'Retry-After': '30' } },
  down: coded(503, 4197),
}
