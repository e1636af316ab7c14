import type { Context } from 'hono'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { endpointOf } from '../../accounts/endpoint.ts'
import { readText } from '../../lib/http.ts'
import { pageEndpoints } from '../../pages/routes.ts'
import { ask, askHere, noPage } from '../ask.ts'
import { outcomeOf } from '../call.ts'
import { overriding } from '../desk/actions.ts'
import { formOf } from '../form.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { AD, loadTest, SLOPE, TEST } from './load.ts'
import { ExperimentPage, type Refused } from './page.tsx'
import { planBody } from './planner.tsx'

const FORM_BYTES = 16 * 1024

const on = (method: 'POST' | 'DELETE', rest: string, body: (sent: URLSearchParams) => unknown = () => ({})) => ({
  endpoint: endpointOf(pageEndpoints, method, AD + rest),
  body,
})

/** The forms of the page. Each is a call of the API, with its rules, its refusals and its line in the audit trail. */
const ACTIONS = new Map([
  ['variant', on('POST', '/publish', sent => ({ variant: true, ...overriding(formOf(sent)) }))],
  ['plan', on('POST', '/experiment', planBody)],
  ['drop', on('DELETE', '/experiment')],
  ['start', on('POST', '/experiment/start')],
  ['stop', on('POST', '/experiment/stop')],
  ['apply', on('POST', '/experiment/apply', sent => ({ arm: sent.get('arm') }))],
])

/** /app/campaigns/:slug/ads/:ad/experiment. `?format=csv` and slope.csv are the API's own files. */
export const experiment = new Hono<Dashboard>()
  .get('/', c => (c.req.query('format') === 'csv' ? askHere(c, TEST) : show(c, null)))
  .get('/slope.csv', c => ask(c, SLOPE, { query: { format: 'csv' } }))

  .post('/:action', atLeast('editor'), async c => {
    const name = c.req.param('action')
    const action = ACTIONS.get(name)
    if (!action) throw noPage()
    const sent = new URLSearchParams(await readText(c.req.raw, FORM_BYTES))
    const outcome = await outcomeOf(() => askHere(c, action.endpoint, action.body(sent)))
    const { slug, ad } = c.req.param() as Record<string, string>
    if (outcome.ok) return c.redirect(`/app/campaigns/${slug}/ads/${ad}/experiment?did=${name}`, 303)
    const codes = [...outcome.issues.flatMap(({ code }) => code ?? []), outcome.code]
    return show(c, { codes, form: formOf(sent), versions: sent.getAll('version') }, outcome.status)
  })

async function show(c: Context<Dashboard>, refused: Refused | null, status: ContentfulStatusCode = 200) {
  const test = await loadTest(c)
  const { screen } = c.var
  const body = <ExperimentPage screen={screen} test={test} refused={refused} did={c.req.query('did') ?? null} />
  return page(c, `${screen.t.experiment.title} · ${test.ad.headline}`, body, status)
}
