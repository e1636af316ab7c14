import type { Context } from 'hono'
import * as z from 'zod'
import { type Api, endpoint } from '../../accounts/endpoint.ts'
import type { Ad } from '../../campaigns/schema.ts'
import { isDuplicate } from '../../db/query.ts'
import { DEFAULT_LIFT, outlook, seenLately } from '../../experiments/outlook.ts'
import { ARMS, plan } from '../../experiments/schema.ts'
import {
  dropPlan,
  endStatement,
  findEnded,
  findLatest,
  findVersions,
  isRunning,
  listEnded,
  savePlan,
  start,
} from '../../experiments/store.ts'
import { testTable } from '../../experiments/table.ts'
import { csvAnswer, formatOf, formatParams } from '../../lib/csv-answer.ts'
import { HttpError } from '../../lib/http.ts'
import { adOf } from '../drafts/ads.ts'
import { PAGES_CHANGED } from '../live.ts'
import { rollBackStatement } from '../versions/version-store.ts'
import { controlChanged, issuesOfPlan, noTest, notLive, testRunning, unknownTest } from './refusals.ts'
import { shownTest } from './shown.ts'

const PATH = '/campaigns/:slug/ads/:ad/experiment'

const testParams = formatParams.extend({
  lift: z.coerce.number().min(0.05).max(2).catch(DEFAULT_LIFT),
  test: z.string().optional().describe('The id of one of those in `ended`, instead of the latest.'),
})

export const testEndpoints = [
  endpoint({
    method: 'GET',
    path: PATH,
    role: 'viewer',
    summary:
      'The test of this ad’s page: its plan, what it says so far, and how long one takes. `?lift=0.2`: the least worth finding; `?test=12`: one of those in `ended` instead of the latest; `?format=csv`: a line for each version of it. When visitors did not come in the proportion they were sent, no result is shown.',
    query: testParams,
    answers: {
      200: '{experiment: null | {id, state, arms, reading, told, …}, ended: [{id, from, to, winner}], outlook}',
      404: 'unknown-ad, unknown-test',
      422: 'invalid-query',
    },
    handle: async (c, _, now) => {
      const format = formatOf(c.req.query())
      const ad = await adOf(c)
      const lift = testParams.shape.lift.parse(c.req.query('lift'))
      const { campaign, slug } = ad
      const test = c.req.query('test')
      const [found, ended, seen] = await Promise.all([
        test ? findEnded(c.env.DB, campaign, slug, Number(test)) : findLatest(c.env.DB, campaign, slug),
        listEnded(c.env.DB, campaign, slug),
        seenLately(c.env.DB, { campaign, ad: slug }, now),
      ])
      if (test && !found) throw unknownTest(test)
      const experiment = found && (await shownTest(c, ad, found, now))
      if (format === 'csv') return csvAnswer(c, `experiment-${campaign}-${slug}`, testTable(experiment))
      return c.json({ experiment, ended, outlook: outlook(seen, lift) })
    },
  }),
  endpoint({
    method: 'POST',
    path: PATH,
    role: 'editor',
    summary:
      'Plan a test of 2 to 5 published versions of the page; the first is the live one. It replaces a plan that was not started. Weights stay as they are (`split`), or follow the results (`bandit`: it optimises and does not learn). `lift`: the least difference worth finding (0.2: a fifth more conversions), which sets how many visitors are planned.',
    body: plan,
    example: { body: { arms: [{ version: 1 }, { version: 2 }], lift: 0.2 } },
    answers: { 201: 'the plan', 404: 'unknown-ad', 409: 'not-live, test-running', 422: 'invalid-body, bad-plan' },
    handle: async (c, body, now) => {
      const { DB } = c.env
      const ad = await adOf(c)
      const { campaign, slug } = ad
      if (ad.live === null) throw notLive()
      const latest = await findLatest(DB, campaign, slug)
      if (latest && isRunning(latest)) throw testRunning()
      const versions = await findVersions(
        DB,
        campaign,
        slug,
        body.arms.map(arm => arm.version),
      )
      const issues = issuesOfPlan(body, ad, versions)
      if (issues.length > 0) throw new HttpError(422, 'bad-plan', 'These versions cannot be tested so.', issues)
      const total = body.arms.reduce((sum, { weight }) => sum + weight, 0)
      const shares = body.arms.map(({ weight }) => weight / total)
      const seen = await seenLately(DB, { campaign, ad: slug }, now)
      const plannedVisitors = body.plannedVisitors ?? outlook(seen, body.lift, shares).size.enough
      await savePlan(DB, { ...body, campaign, ad: slug, plannedVisitors, by: c.var.actor.id }, now)
      return c.json(await latestOf(c, ad, now), 201)
    },
  }),
  endpoint({
    method: 'DELETE',
    path: PATH,
    role: 'editor',
    summary: 'Drop a plan that was not started.',
    example: { after: [`POST ${PATH}`] },
    answers: { 200: '{dropped}', 404: 'unknown-ad', 409: 'no-plan' },
    handle: async c => {
      const ad = await adOf(c)
      if ((await dropPlan(c.env.DB, ad.campaign, ad.slug)) === 0) throw noTest('plan')
      return c.json({ dropped: true })
    },
  }),
  endpoint({
    method: 'POST',
    path: `${PATH}/start`,
    role: 'editor',
    summary:
      'Visitors are now sent to the versions of the plan. While it runs the page cannot be published or rolled back; taking it down ends the test.',
    example: { after: [`POST ${PATH}`] },
    answers: { 200: 'the running test', 404: 'unknown-ad', 409: 'no-plan, control-changed, test-running' },
    handle: async (c, _, now) => {
      const ad = await adOf(c)
      const latest = await findLatest(c.env.DB, ad.campaign, ad.slug)
      if (!latest || latest.started_at !== null) throw noTest('plan')
      const started = await start(c.env.DB, latest.id, now).catch(error => {
        throw isDuplicate(error) ? testRunning() : error
      })
      if (!started) throw controlChanged()
      c.set('toVisitors', [PAGES_CHANGED, ad.campaign])
      return c.json(await latestOf(c, ad, now))
    },
  }),
  endpoint({
    method: 'POST',
    path: `${PATH}/stop`,
    role: 'editor',
    summary: 'Everybody gets the control again.',
    example: { after: [`POST ${PATH}`, `POST ${PATH}/start`] },
    answers: { 200: 'the test as it ended', 404: 'unknown-ad', 409: 'no-test-running' },
    handle: async (c, _, now) => end(c, null, now),
  }),
  endpoint({
    method: 'POST',
    path: `${PATH}/apply`,
    role: 'editor',
    summary: 'End the test and make the version of one arm live. Nothing is ever applied by itself.',
    body: z.strictObject({ arm: z.enum(ARMS) }),
    example: { body: { arm: 'b' }, after: [`POST ${PATH}`, `POST ${PATH}/start`] },
    answers: { 200: 'the test as it ended', 404: 'unknown-ad', 409: 'no-test-running', 422: 'unknown-arm' },
    handle: async (c, { arm }, now) => end(c, arm, now),
  }),
]

/** `arm`: null leaves the control live. */
async function end(c: Context<Api>, arm: string | null, now: number): Promise<Response> {
  const { DB } = c.env
  const ad = await adOf(c)
  const { campaign, slug } = ad
  const latest = await findLatest(DB, campaign, slug)
  if (!latest || !isRunning(latest)) throw noTest('running')
  const version = arm && latest.arms.find(each => each.arm === arm)?.version
  if (version === undefined) throw new HttpError(422, 'unknown-arm', `This test has no version "${arm}".`)
  await DB.batch([
    endStatement(DB, latest.id, version || null, now),
    ...(version ? [rollBackStatement(DB, campaign, slug, version, now)] : []),
  ])
  c.set('toVisitors', [PAGES_CHANGED, campaign])
  return c.json(await latestOf(c, ad, now))
}

const latestOf = async (c: Context<Api>, ad: Ad, now: number) =>
  shownTest(c, ad, (await findLatest(c.env.DB, ad.campaign, ad.slug))!, now)
