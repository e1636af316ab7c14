import * as z from 'zod'
import { randomToken, seal, sha256Hex } from '../lib/crypto.ts'
import { HttpError } from '../lib/http.ts'
import { line } from '../lib/text.ts'
import { HOUR_MS } from '../lib/time.ts'
import { endpoint, list } from './endpoint.ts'
import { role } from './roles.ts'
import { addKey, addSignInLink, ensureOwner, listAudit, listKeys, revokeKey } from './store.ts'

const SIGN_IN_LINK_MS = 24 * HOUR_MS

export const accountEndpoints = [
  endpoint({
    method: 'POST',
    path: '/keys',
    role: 'owner',
    summary: 'Make an API key. Its token is shown once.',
    body: z.strictObject({ name: line(80), role }),
    answers: { 201: '{id, name, role, token}' },
    handle: async (c, body, now) => {
      const token = `l2l_${randomToken()}`
      const id = await addKey(c.env.DB, { ...body, tokenHash: await sha256Hex(token) }, now)
      return c.json({ id, ...body, token }, 201)
    },
  }),
  list({
    path: '/keys',
    role: 'owner',
    summary: 'List API keys, without their tokens.',
    rows: (c, cursor, limit) => listKeys(c.env.DB, cursor, limit),
    keyOf: key => key.id,
  }),
  endpoint({
    method: 'DELETE',
    path: '/keys/:id',
    role: 'owner',
    summary: 'Revoke an API key at once.',
    answers: { 204: 'revoked', 404: 'no such key, or revoked before' },
    handle: async (c, _, now) => {
      if (!(await revokeKey(c.env.DB, c.req.param('id') ?? '', now)))
        throw new HttpError(404, 'unknown-key', 'No such key, or it was revoked before.')
      return c.body(null, 204)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/sign-in-links',
    role: 'owner',
    summary: 'Make a link that signs its holder in to the dashboard, once, within 24 hours. They are the owner.',
    body: z.strictObject({}),
    answers: { 201: '{url, expiresAt}' },
    handle: async (c, _, now) => {
      const owner = await ensureOwner(
        c.env.DB,
        id => seal(c.env.DATA_KEY, `users.sealed.${id}`, { name: 'Owner', email: null }),
        now,
      )
      const token = randomToken()
      await addSignInLink(c.env.DB, await sha256Hex(token), owner, now + SIGN_IN_LINK_MS)
      return c.json(
        { url: `${new URL(c.req.url).origin}/app/sign-in?link=${token}`, expiresAt: now + SIGN_IN_LINK_MS },
        201,
      )
    },
  }),
  list({
    path: '/audit',
    role: 'owner',
    summary: 'Who did what, latest first.',
    rows: (c, cursor, limit) => listAudit(c.env.DB, cursor, limit),
    keyOf: entry => entry.id,
  }),
]
