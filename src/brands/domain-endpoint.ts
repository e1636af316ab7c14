import { endpoint } from '../accounts/endpoint.ts'
import { HttpError } from '../lib/http.ts'
import { type FetchRefusal, fetchPublic } from '../lib/safe-fetch.ts'
import { SECOND_MS } from '../lib/time.ts'
import { brandOr404 } from './shown.ts'

/** Who answers at a brand's domain: Like2Lead, another server, or, with the reason, nobody. */
export type Answering = 'ours' | 'elsewhere' | FetchRefusal

export const domainEndpoint = endpoint({
  method: 'POST',
  path: '/brands/:id/domain/check',
  role: 'editor',
  summary: "Ask a brand's own domain who answers there, over https as a visitor would.",
  answers: {
    200: '{domain, answering: "ours"|"elsewhere"|"unresolvable"|"timeout"|"network"|…}',
    404: 'unknown-brand',
    409: 'no-domain',
  },
  handle: async c => {
    const { domain } = await brandOr404(c.env.DB, c.req.param('id'))
    if (!domain) throw new HttpError(409, 'no-domain', 'The brand has no domain yet: PATCH {"domain": "…"}.')
    return c.json({ domain, answering: await whoAnswers(domain) })
  },
})

const HEALTH_BYTES = 1024

async function whoAnswers(domain: string): Promise<Answering> {
  const answer = await fetchPublic(`https://${domain}/health`, {
    maxBytes: HEALTH_BYTES,
    cut: true,
    timeoutMs: 8 * SECOND_MS,
  })
  if (!answer.ok) return answer.reason
  return isHealth(new TextDecoder().decode(answer.body)) ? 'ours' : 'elsewhere'
}

/** As src/operations/health-routes.ts answers. */
function isHealth(text: string): boolean {
  try {
    const { version, d1 } = JSON.parse(text) as Record<string, unknown>
    return typeof version === 'string' && typeof d1 === 'string'
  } catch {
    return false
  }
}
