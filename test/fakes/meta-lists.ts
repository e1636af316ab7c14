import * as z from 'zod'
import { key, maybeHash, name } from './list-fields.ts'
import type { ListsEndpoint } from './lists.ts'
import { isMalformed, type Reply } from './wire.ts'

/** developers.facebook.com/documentation/ads-commerce/marketing-api: audiences/guides/custom-audiences and
 *  reference/custom-audience/{users,usersreplace}. Read 2026-11. */
const ACCOUNT = 'act_1234567890'
const SCHEMA = ['EMAIL', 'PHONE', 'FN', 'LN', 'ZIP', 'CT', 'COUNTRY'] as const

const create = z.strictObject({
  name,
  description: key,
  subtype: z.literal('CUSTOM'),
  customer_file_source: z.literal('USER_PROVIDED_ONLY'),
  is_value_based: z.literal(1).optional(),
})
const keys = SCHEMA.map(() => maybeHash) as [typeof maybeHash]
const plain = z.strictObject({ schema: z.literal(SCHEMA.join()), data: z.array(z.tuple(keys)) })
/** value-based-lookalike-audiences: LOOKALIKE_VALUE is a number, and not below zero. */
const byValue = z.strictObject({
  schema: z.literal(`${SCHEMA.join()},LOOKALIKE_VALUE`),
  data: z.array(z.tuple([...keys, z.number().min(0)])),
})
const payload = z
  .looseObject({ schema: z.array(z.string()).transform(columns => columns.join()) })
  .pipe(z.union([plain, byValue]))
const users = z.strictObject({ payload })
const usersReplace = z.strictObject({
  session: z.strictObject({
    session_id: z.int().positive(),
    batch_seq: z.int().positive(),
    last_batch_flag: z.boolean(),
    estimated_num_total: z.int().positive(),
  }),
  payload,
})

const rowsIn = ({ schema, data }: z.infer<typeof payload>) => ({
  rows: data.map(row => row.map(String)),
  byValue: schema.endsWith('LOOKALIKE_VALUE'),
})

const error = (code: number, subcode?: number, status = 400): Reply => ({
  status,
  body: {
    error: {
      message: '…',
      type: 'OAuthException',
      code,
      ...(subcode && { error_subcode: subcode }),
      fbtrace_id: 'AbCdEfGhIjK',
    },
  },
})

const SUBCODES = { 'in-progress': 1870145, 'timed-out': 1870158, 'first-not-1': 1870147, 'out-of-order': 1870148 }

export const meta: ListsEndpoint = {
  settings: { adAccountId: '1234567890', pixelId: '9876543210' },
  secrets: { accessToken: 'EAAB-token-of-the-fake' },
  tokenUrl: null,
  most: 10_000,
  takesOthers: false,
  read: (heard, token) => {
    if (heard.url.host !== 'graph.facebook.com' || heard.url.search) return error(100, 33)
    if (isMalformed(heard, { authorization: `Bearer ${token}` })) return error(190)
    const [, version, node, edge] = heard.url.pathname.split('/')
    if (version !== 'v25.0') return error(2635)
    const how = `${heard.method} ${edge}`
    if (how === 'POST customaudiences' && node === ACCOUNT) {
      const { data } = create.safeParse(heard.body)
      return data ? { act: 'create', name: data.name, byValue: data.is_value_based === 1 } : error(100)
    }
    if (how === 'POST usersreplace') {
      const { data } = usersReplace.safeParse(heard.body)
      if (!data) return error(100)
      const { session_id, batch_seq: seq, last_batch_flag: last } = data.session
      return { act: 'replace', list: node!, ...rowsIn(data.payload), session: `${session_id}`, seq, last }
    }
    if (how !== 'POST users' && how !== 'DELETE users') return error(100, 33)
    const { data } = users.safeParse(heard.body)
    return data ? { act: heard.method === 'POST' ? 'add' : 'remove', list: node!, ...rowsIn(data.payload) } : error(100)
  },
  made: id => ({ status: 200, body: { id } }),
  // One row that cannot be read makes the request invalid; rows that are merely odd are counted, and not told here.
  changed: (list, rows, refused, _, odd) =>
    refused.length > 0
      ? error(100)
      : {
          status: 200,
          body: {
            audience_id: list,
            session_id: '1',
            num_received: rows.length,
            num_invalid_entries: odd,
            invalid_entry_samples: {},
          },
        },
  wholeRefused: error(100),
  unknown: error(100, 33),
  revoked: error(190, 460, 401),
  terms: error(200, 1870090),
  blocked: error(100, 1713230),
  tooMany: error(80003, 2446079),
  down: error(2, undefined, 500),
  replacing: { ms: 90 * 60_000, refused: why => error(2650, SUBCODES[why]) },
}
