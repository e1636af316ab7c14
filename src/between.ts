import type { Context, MiddlewareHandler } from 'hono'
import type { Api } from './accounts/endpoint.ts'
import { forgetCampaign, PAGES_CHANGED } from './pages/live.ts'
import { forgetHosts, HOSTS_CHANGED } from './pixel/hosts/hosts.ts'

/** Of the visitors' Worker: hands a request to the team's as it came. What that changed, this isolate goes by from now on. */
export async function toTeam(c: Context<{ Bindings: Env }>): Promise<Response> {
  const answer = await c.env.TEAM.fetch(c.req.raw)
  const campaign = answer.headers.get(PAGES_CHANGED)
  if (campaign) forgetCampaign(c.env, campaign)
  if (answer.headers.has(HOSTS_CHANGED)) forgetHosts(c.env)
  return answer
}

/** Of the team's Worker: names in the answer what it changed. */
export const tellVisitors: MiddlewareHandler = async (c: Context<Api>, next) => {
  await next()
  if (c.var.toVisitors) c.header(...c.var.toVisitors)
}
