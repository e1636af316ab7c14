import type { Context } from 'hono'
import { endpointOf, perform } from '../../accounts/endpoint.ts'
import type { Ad } from '../../campaigns/schema.ts'
import { pageEndpoints } from '../../pages/routes.ts'
import { asCaller, type Outcome, outcomeOf } from '../call.ts'
import type { Form } from '../form.ts'
import type { Dashboard } from '../screen.ts'

const AD = '/campaigns/:slug/ads/:ad'
const PUBLISH = endpointOf(pageEndpoints, 'POST', `${AD}/publish`)
const PLAN = endpointOf(pageEndpoints, 'POST', `${AD}/experiment`)

/** The draft as a version to be tested, and the usual test of it against the live one: half of the visitors each, ready to
 *  be started. */
export async function testDraft(c: Context<Dashboard>, ad: Ad, { reason = '' }: Form): Promise<Outcome> {
  const override = reason.trim() === '' ? {} : { override: { match: reason } }
  const call = (e: typeof PLAN, body: object) => outcomeOf(() => perform(asCaller(c), e, body, c.var.now))
  const variant = await call(PUBLISH, { variant: true, ...override })
  if (!variant.ok) return variant
  const { version } = variant.json as { version: number }
  return call(PLAN, { arms: [{ version: ad.live ?? 0 }, { version }] })
}
