import { endpoint } from '../../accounts/endpoint.ts'
import { findCampaign } from '../../campaigns/store.ts'
import { csvAnswer, formatOf, formatParams, tableOf } from '../../lib/csv-answer.ts'
import { HttpError } from '../../lib/http.ts'
import { units } from '../../lib/money.ts'
import { ownOf } from './own.ts'
import { type Plan, planFor } from './plan.ts'
import { type PlanBody, planBody } from './schema.ts'

export const planEndpoints = [
  endpoint({
    method: 'POST',
    path: '/plan',
    role: 'viewer',
    changesNothing: true,
    summary:
      'From a goal (leads, conversions, sales or budget) to impressions, engagements, visits and budget (micros), with 80 % intervals and the assumption that matters most. Shares 0–1; the CPM and budget.amount in units. ?format=csv.',
    body: planBody,
    query: formatParams,
    example: { body: { goal: { conversions: 10 } } },
    answers: {
      200: '{goal, currency, impressions, engagements, clicks, visits, leads, sales, budget, assumptions, drivers, rule, method}',
      422: 'invalid-body, invalid-query, unknown-campaign, other-currency, no-price',
    },
    handle: async (c, asked, now) => {
      const format = formatOf(c.req.query())
      const plan = await planOf(c.env.DB, asked, now)
      return format === 'csv' ? csvAnswer(c, 'plan', tableOf(COLUMNS, rowsOf(plan))) : c.json(plan)
    },
  }),
]

/** 422 with the field that stands in the way. */
export async function planOf(db: D1Database, asked: PlanBody, now: number): Promise<Plan> {
  const campaign = asked.campaign === undefined ? null : await findCampaign(db, asked.campaign)
  if (asked.campaign !== undefined && !campaign)
    throw refusal('unknown-campaign', 'campaign', 'unknown', { name: asked.campaign })
  const currency = currencyOf(asked, campaign?.currency)
  const own = await ownOf(db, campaign, now)
  const planned = planFor(asked, currency, own)
  if (planned.ok) return planned.plan
  throw refusal(
    'no-price',
    'ranges.cpm',
    `no price of 1,000 impressions is known in ${currency}: the method's is in euros`,
    { currency },
  )
}

/** Said twice, it must be the same: nothing is converted. */
function currencyOf({ goal, currency }: PlanBody, ofCampaign: string | undefined): string {
  const ofBudget = goal.of === 'budget' ? goal.currency : null
  const said = ofBudget ?? currency
  const [other, path] =
    ofBudget && currency && ofBudget !== currency
      ? [currency, 'currency']
      : [ofCampaign, ofBudget ? 'goal.budget.currency' : 'currency']
  if (said && other && said !== other)
    throw refusal('other-currency', path, `the plan is in ${path === 'currency' && ofBudget ? said : other}`, {
      currency: other,
    })
  return said ?? ofCampaign ?? 'EUR'
}

const refusal = (code: string, path: string, message: string, params?: Record<string, string>) =>
  new HttpError(422, code, `${path}: ${message}.`, [{ path, message, code, ...(params && { params }) }])

const COLUMNS = ['figure', 'low', 'mid', 'high', 'unit'] as const
const COUNTED = ['impressions', 'engagements', 'clicks', 'visits', 'leads', 'sales'] as const

const rowsOf = (plan: Plan) => [
  ...COUNTED.map(figure => ({ figure, ...plan[figure], unit: 'count' })),
  ...(plan.budget
    ? [
        {
          figure: 'budget',
          low: units(plan.budget.low),
          mid: units(plan.budget.mid),
          high: units(plan.budget.high),
          unit: plan.currency,
        },
      ]
    : []),
]
