import { endpoint } from '../../accounts/endpoint.ts'
import { adOf } from '../drafts/ads.ts'
import { previewLink } from './preview.tsx'

export const previewEndpoints = [
  endpoint({
    method: 'POST',
    path: '/campaigns/:slug/ads/:ad/preview',
    role: 'editor',
    summary:
      'A link that shows the draft to whoever has it, for 7 days. `?stage=proof`, `?version=2` and the page’s own parameters may follow it.',
    answers: { 200: '{url, expiresAt}', 404: 'unknown-ad' },
    handle: async (c, _, now) => {
      const { path, expiresAt } = await previewLink(c.env.SIGNING_KEY, await adOf(c), now)
      return c.json({ url: `${new URL(c.req.url).origin}${path}`, expiresAt: new Date(expiresAt).toISOString() })
    },
  }),
]
