import type { Context } from 'hono'
import { Hono } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import { listCampaigns } from '../../campaigns/store.ts'
import type { Plan } from '../../funnel/plan/plan.ts'
import { planEndpoints, planOf } from '../../funnel/plan/routes.ts'
import { planBody } from '../../funnel/plan/schema.ts'
import { HttpError, type Issue, issuesOf } from '../../lib/http.ts'
import { ask } from '../ask.ts'
import { type Form, formOf } from '../form.ts'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { planBodyOf, START, wrongIn } from './form.ts'
import { PlanPage } from './page.tsx'

const PLAN = endpointOf(planEndpoints, 'POST', '/plan')
const CAMPAIGNS = 200

/** /app/plan: nothing is stored, and the address says the whole question. `?format=csv` is the API's own file. */
export const forecast = new Hono<Dashboard>().get('/', async c => {
  const { screen } = c.var
  const asked = formOf(screen.url.searchParams)
  const form = { ...START, ...asked }
  if (asked.format === 'csv') return ask(c, PLAN, { query: { format: 'csv' }, body: planBodyOf(form) })
  const campaigns = await listCampaigns(c.env.DB, '', CAMPAIGNS)
  const { plan, issues } = asked.goal === undefined ? { plan: null, issues: [] } : await planned(c, form)
  const props = { screen, campaigns, form, plan, wrong: wrongIn(screen, issues) }
  return page(c, screen.t.forecast.title, <PlanPage {...props} />, issues.length > 0 ? 422 : 200)
})

async function planned(c: Context<Dashboard>, form: Form): Promise<{ plan: Plan | null; issues: Issue[] }> {
  const body = planBody.safeParse(planBodyOf(form))
  if (!body.success) return { plan: null, issues: issuesOf(body.error) }
  try {
    return { plan: await planOf(c.env.DB, body.data, c.var.now), issues: [] }
  } catch (error) {
    if (!(error instanceof HttpError && error.status === 422)) throw error
    return { plan: null, issues: error.issues }
  }
}
