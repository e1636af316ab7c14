import * as z from 'zod'
import { hash, key, name } from './list-fields.ts'
import type { ListsEndpoint } from './lists.ts'
import { isMalformed, type Reply } from './wire.ts'

/** learn.microsoft.com/en-us/linkedin/marketing/matched-audiences/create-and-manage-segments and …-segment-users, 2026-11. */
const create = z.strictObject({
  name,
  sourcePlatform: z.literal('EXAMPLE_PARTNER'),
  sourceSegmentId: key,
  account: z.literal('urn:li:sponsoredAccount:512345678'),
  type: z.literal('USER'),
  accessPolicy: z.literal('PRIVATE'),
  destinations: z.tuple([z.strictObject({ destination: z.literal('LINKEDIN') })]),
})
const element = z.strictObject({
  action: z.enum(['ADD', 'REMOVE']),
  userIds: z.tuple([z.strictObject({ idType: z.literal('SHA256_EMAIL'), idValue: hash })]),
  firstName: z.string().min(1).max(35).optional(),
  lastName: z.string().min(1).max(35).optional(),
  company: z.string().min(1).max(50).optional(),
  country: z.string().regex(/^[A-Z]{2}$/).optional(),
}) // biome-ignore format: a field a line
const change = z.strictObject({ elements: z.array(element) })

const coded = (status: number, code: string): Reply => ({ status, body: { status, code, message: '…' } })

export const linkedin: ListsEndpoint = {
  settings: { accountId: '512345678', sourcePlatform: 'EXAMPLE_PARTNER', conversions: {} },
  secrets: { clientId: 'li-client', clientSecret: 'li-secret', refreshToken: 'li-refresh' },
  tokenUrl: 'https://www.linkedin.com/oauth/v2/accessToken',
  most: 5000,
  takesOthers: true,
  read: (heard, token) => {
    const { method, url, headers, body } = heard
    if (headers.get('linkedin-version') !== '202608') return coded(426, 'NONEXISTENT_VERSION')
    const auth = { authorization: `Bearer ${token}`, 'x-restli-protocol-version': '2.0.0' }
    if (isMalformed(heard, auth)) return linkedin.revoked
    const list = /^POST https:\/\/api\.linkedin\.com\/rest\/dmpSegments(?:\/(\d+)\/users)?$/.exec(`${method} ${url}`)
    if (!list) return coded(404, 'NOT_FOUND')
    if (list[1] === undefined) {
      const { data } = create.safeParse(body)
      return data ? { act: 'create', name: data.name } : linkedin.wholeRefused
    }
    const { data } = change.safeParse(body)
    const actions = new Set(data?.elements.map(({ action }) => action))
    if (!data || actions.size > 1 || headers.get('x-restli-method') !== 'BATCH_CREATE') return linkedin.wholeRefused
    const rows = data.elements.map(({ userIds: [{ idValue }], firstName, lastName, company, country }) => [
      idValue,
      firstName ?? '',
      lastName ?? '',
      company ?? '',
      country ?? '',
    ])
    return { act: actions.has('ADD') ? 'add' : 'remove', list: list[1], rows }
  },
  made: id => ({ status: 201, headers: { 'x-restli-id': id }, body: '' }),
  changed: (_, rows, refused) => ({
    status: 200,
    body: { elements: rows.map((_, at) => ({ status: refused.includes(at) ? 400 : 201 })) },
  }),
  wholeRefused: { status: 400, body: { status: 400, message: 'Index: 0, ERROR :: /userIds' } },
  unknown: coded(404, 'NOT_FOUND'),
  revoked: coded(401, 'REVOKED_ACCESS_TOKEN'),
  terms: coded(403, 'ACCESS_DENIED'),
  tooMany: { status: 429, headers: { 'Retry-After': '30' }, body: { status: 429 } },
  down: { status: 503, body: '<html>' },
}
