import type { Context } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import type { Ad } from '../../campaigns/schema.ts'
import { pageEndpoints } from '../../pages/routes.ts'
import { askHere } from '../ask.ts'
import { type Outcome, outcomeOf } from '../call.ts'
import type { Form } from '../form.ts'
import type { Dashboard } from '../screen.ts'
import { overriding } from './actions.ts'

const AD = '/campaigns/:slug/ads/:ad'
const PUBLISH = endpointOf(pageEndpoints, 'POST', `${AD}/publish`)
const PLAN = endpointOf(pageEndpoints, 'POST', `${AD}/experiment`)

/** The draft as a version to be tested, and the usual test of it against the live one: half of the visitors each, ready to
 *  be started. */
export async function testDraft(c: Context<Dashboard>, ad: Ad, form: Form): Promise<Outcome> {
  const call = (e: typeof PLAN, body: object) => outcomeOf(() => askHere(c, e, body))
  const variant = await call(PUBLISH, { variant: true, ...overriding(form) })
  if (!variant.ok) return variant
  const { version } = variant.json as { version: number }
  return call(PLAN, { arms: [{ version: ad.live ?? 0 }, { version }] })
}
