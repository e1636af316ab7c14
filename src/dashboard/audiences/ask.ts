import type { Context } from 'hono'
import { Hono } from 'hono'
import { type Api, type Endpoint, perform } from '../../accounts/endpoint.ts'
import { HttpError } from '../../lib/http.ts'
import type { Dashboard } from '../screen.ts'

/** An endpoint of the API asked by whoever looks, with parameters that are not those of this page: the endpoint's own rules,
 *  refusals (thrown) and line in the audit trail. */
export async function ask(
  c: Context<Dashboard>,
  e: Endpoint,
  path: string,
  { body, method = e.method }: { body?: unknown; method?: string } = {},
): Promise<Response> {
  const api = new Hono<Api>().on(e.method, e.path, inner => {
    inner.set('actor', c.var.actor)
    return perform(inner, e, body, c.var.now)
  })
  api.onError(error => {
    throw error
  })
  api.notFound(() => {
    throw new HttpError(404, 'not-found', 'No such page.')
  })
  return api.request(path, { method }, c.env, c.executionCtx)
}
