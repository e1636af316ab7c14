import * as z from 'zod'
import { randomToken, sha256Hex } from '../lib/crypto.ts'
import { HttpError } from '../lib/http.ts'
import { line } from '../lib/text.ts'
import { DAY_MS, MINUTE_MS } from '../lib/time.ts'
import { endpoint, list } from './endpoint.ts'
import { role } from './roles.ts'
import { scope } from './scopes.ts'
import { addKey, type Key, listKeys, restoreKey, revokeKey } from './store.ts'

const UNDO_MS = 10 * MINUTE_MS
const MOST_DAYS = 3650

const newKey = z.strictObject({
  name: line(80),
  role: role.describe('The most that it may do.'),
  scopes: z
    .array(scope)
    .min(1)
    .transform(scopes => [...new Set(scopes)])
    .optional()
    .describe('What it is for; without, everything that its role may.'),
  days: z.int().min(1).max(MOST_DAYS).optional().describe('How many days it works; without, until it is revoked.'),
})

export const keyEndpoints = [
  endpoint({
    method: 'POST',
    path: '/keys',
    role: 'owner',
    summary: 'Make an API key. Its token is shown once.',
    body: newKey,
    example: { body: { name: 'CRM', role: 'editor', scopes: ['conversions'], days: 365 } },
    answers: { 201: '{id, name, role, scopes, expiresAt, token}', 422: 'invalid-body' },
    handle: async (c, { days, scopes = null, ...body }, now) => {
      const token = `l2l_${randomToken()}`
      const expiresAt = days ? now + days * DAY_MS : null
      const id = await addKey(c.env.DB, { ...body, scopes, expiresAt, tokenHash: await sha256Hex(token) }, now)
      return c.json({ id, ...body, scopes, expiresAt, token }, 201)
    },
  }),
  list({
    path: '/keys',
    role: 'owner',
    summary:
      'List API keys, without their tokens. scopes null: everything that its role may. used_at: start of that day.',
    rows: (c, cursor, limit) => listKeys(c.env.DB, cursor, limit),
    keyOf: (key: Key) => key.id,
  }),
  endpoint({
    method: 'DELETE',
    path: '/keys/:id',
    role: 'owner',
    summary: 'Revoke an API key at once.',
    answers: { 204: 'revoked', 404: 'unknown-key' },
    handle: async (c, _, now) => {
      if (!(await revokeKey(c.env.DB, c.req.param('id') ?? '', now)))
        throw new HttpError(404, 'unknown-key', 'No such key, or it was revoked before.')
      return c.body(null, 204)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/keys/:id/restore',
    role: 'owner',
    summary: 'Let a key work again that was revoked less than 10 minutes ago.',
    example: { after: ['DELETE /keys/:id'] },
    answers: { 200: '{id}', 409: 'not-restorable' },
    handle: async (c, _, now) => {
      const id = c.req.param('id') ?? ''
      if (!(await restoreKey(c.env.DB, id, now - UNDO_MS)))
        throw new HttpError(409, 'not-restorable', 'It was not revoked in the last 10 minutes. Make another key.')
      return c.json({ id })
    },
  }),
]
