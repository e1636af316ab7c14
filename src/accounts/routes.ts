import * as z from 'zod'
import { auditEndpoints } from './audit-routes.ts'
import { endpoint } from './endpoint.ts'
import { keyEndpoints } from './key-routes.ts'
import { linkFor } from './links.ts'
import { meEndpoints } from './me-routes.ts'
import { peopleEndpoints } from './people-routes.ts'
import { ensureOwner } from './people-store.ts'

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
    handle: async (c, _, now) => c.json(await linkFor(c, await ensureOwner(c.env, now), 'owner', now), 201),
  }),
  ...auditEndpoints,
]
