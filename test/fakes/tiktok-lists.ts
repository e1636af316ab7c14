import * as z from 'zod'
import { hash, name, present } from './list-fields.ts'
import type { ListsEndpoint } from './lists.ts'
import { isMalformed, type Reply } from './wire.ts'

/** business-api.tiktok.com/portal/docs, segment/audience, segment/mapping and dmp/custom_audience/get: whatever happens is answered 200. Read 2026-11. */
const API = 'https://business-api.tiktok.com/open_api/v1.3'
const ADVERTISER = '7001234567890123456'

const create = z.strictObject({
  custom_audience_name: name,
  advertiser_id: z.literal(ADVERTISER),
  action: z.literal('create'),
})
const id = z.union([z.strictObject({ id: hash, audience_ids: z.tuple([present]) }), z.strictObject({})])
const mapping = z.strictObject({
  advertiser_ids: z.tuple([z.literal(ADVERTISER)]),
  action: z.enum(['add', 'delete']),
  id_schema: z.tuple([z.literal('EMAIL_SHA256'), z.literal('PHONE_SHA256')]),
  batch_data: z.array(z.tuple([id, id])).min(1),
})

const told = (code: number, data: object = {}): Reply => ({
  status: 200,
  body: { code, message: code === 0 ? 'OK' : '…', request_id: '20261123100000000000', data },
})

export const tiktok: ListsEndpoint = {
  settings: { advertiserId: ADVERTISER, pixelCode: 'C0EXAMPLE1234567890A' },
  secrets: { accessToken: 'tt-access-of-the-fake' },
  tokenUrl: null,
  most: 1000,
  takesOthers: false,
  read: (heard, token) => {
    const at = `${heard.method} ${heard.url}`
    if (heard.headers.get('access-token') !== token) return tiktok.revoked
    if (at.startsWith(`GET ${API}/dmp/custom_audience/get/?`)) {
      const { advertiser_id, custom_audience_ids } = Object.fromEntries(heard.url.searchParams)
      const [list] = z.tuple([present]).safeParse(JSON.parse(custom_audience_ids ?? 'null')).data ?? []
      return list && advertiser_id === ADVERTISER ? { act: 'look', list } : tiktok.wholeRefused
    }
    if (isMalformed(heard, {})) return tiktok.revoked
    if (at === `POST ${API}/segment/audience/`) {
      const { data } = create.safeParse(heard.body)
      return data ? { act: 'create', name: data.custom_audience_name } : tiktok.wholeRefused
    }
    if (at !== `POST ${API}/segment/mapping/`) return { status: 404, body: '<html>' }
    const { data } = mapping.safeParse(heard.body)
    if (!data) return tiktok.wholeRefused
    const lists = new Set(data.batch_data.flatMap(row => row.flatMap(one => ('id' in one ? one.audience_ids : []))))
    if (lists.size !== 1) return tiktok.wholeRefused
    const rows = data.batch_data.map(row => row.map(one => ('id' in one ? one.id : '')))
    return { act: data.action === 'add' ? 'add' : 'remove', list: [...lists][0]!, rows }
  },
  ids: cells => cells.filter(cell => cell !== ''), // each identifier is mapped by itself
  made: audience_id => told(0, { audience_id }),
  changed: (_, __, refused) => told(refused.length > 0 ? 40002 : 0),
  looked: (audience_id, isThere) => told(0, { list: isThere ? [{ audience_details: { audience_id } }] : [] }),
  wholeRefused: told(40002),
  unknown: told(40002),
  revoked: told(40105),
  terms: told(40001),
  tooMany: told(40100),
  down: told(50000),
}
