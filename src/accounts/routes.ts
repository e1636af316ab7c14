import * as z from 'zod'
import { randomToken, sha256Hex } from '../lib/crypto.ts'
import { HOUR_MS } from '../lib/time.ts'
import { auditEndpoints } from './audit-routes.ts'
import { endpoint } from './endpoint.ts'
import { keyEndpoints } from './key-routes.ts'
import { meEndpoints } from './me-routes.ts'
import { peopleEndpoints } from './people-routes.ts'
import { ensureOwner } from './people-store.ts'
import { addSignInLink } from './store.ts'

const SIGN_IN_LINK_MS = 24 * HOUR_MS

export const accountEndpoints = [
  ...keyEndpoints,
  ...peopleEndpoints,
  ...meEndpoints,
  endpoint({
    method: 'POST',
    path: '/sign-in-links',
    role: 'owner',
    summary: 'Make a link that signs its holder in to the dashboard, once, within 24 hours. They are the owner.',
    body: z.strictObject({}),
    answers: { 201: '{url, expiresAt}' },
    handle: async (c, _, now) => {
      const owner = await ensureOwner(c.env, now)
      const token = randomToken()
      await addSignInLink(c.env.DB, await sha256Hex(token), owner, now + SIGN_IN_LINK_MS)
      return c.json(
        { url: `${new URL(c.req.url).origin}/app/sign-in?link=${token}`, expiresAt: now + SIGN_IN_LINK_MS },
        201,
      )
    },
  }),
  ...auditEndpoints,
]
