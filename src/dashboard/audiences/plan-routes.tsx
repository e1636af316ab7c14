import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { allAudienceEndpoints } from '../../audiences/all-routes.ts'
import type { Audience } from '../../audiences/schema.ts'
import { findAudience } from '../../audiences/store.ts'
import { askAt, formIn } from '../ask.ts'
import { audienceOf } from '../at-address.ts'
import { outcomeOf } from '../call.ts'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { namesFor } from './names.ts'
import { Planner } from './plan.tsx'
import type { Planned } from './plan-advice.ts'
import { planBodyOf, planFieldAt, planStart } from './plan-form.ts'
import { refusalBy } from './refusal.ts'

const PLAN = endpointOf(allAudienceEndpoints, 'POST', '/audiences/:id/plan')

type Told = Pick<Parameters<typeof Planner>[0], 'refused' | 'plan'>

/** What a budget would do to an audience: nothing of it is stored. */
export const planning = new Hono<Dashboard>()
  .get('/:id/plan', async c => {
    const audience = await audienceOf(c)
    const { campaigns } = await namesFor(c.env.DB, [])
    const first = campaigns.find(({ slug }) => slug === audience.campaigns?.[0]) ?? campaigns[0]
    return show(c, audience, planStart(first), { refused: null, plan: null })
  })
  .post('/:id/plan', async c => {
    const audience = await audienceOf(c)
    const form = await formIn(c)
    const outcome = await outcomeOf(() => askAt(c, PLAN, `/audiences/${audience.id}/plan`, { body: planBodyOf(form) }))
    if (outcome.ok) return show(c, audience, form, { refused: null, plan: outcome.json as Planned })
    const { wrong } = refusalBy(outcome.issues, planFieldAt, c.var.screen.t.planner.fields)
    return show(c, audience, form, { refused: { wrong }, plan: null }, outcome.status)
  })

async function show(
  c: Context<Dashboard>,
  audience: Audience,
  form: Parameters<typeof Planner>[0]['form'],
  told: Told,
  status: ContentfulStatusCode = 200,
) {
  const { screen } = c.var
  const names = await namesFor(c.env.DB, [audience])
  const merged = told.plan?.merge && told.plan.merge.kind !== 'tiers' ? told.plan.merge.with : []
  const found = await Promise.all(merged.map(id => findAudience(c.env.DB, id)))
  const audiences = [...names.audiences, ...found.filter(one => one !== null)]
  const props = { screen, names: { ...names, audiences }, audience, form, ...told }
  return page(c, screen.t.planner.title, <Planner {...props} />, status)
}
