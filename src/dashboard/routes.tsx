import { type Context, Hono } from 'hono'
import { trimTrailingSlash } from 'hono/trailing-slash'
import { endpointOf } from '../accounts/endpoint.ts'
import { driftEndpoints } from '../drift/routes.ts'
import { type ErrorStatus, HttpError } from '../lib/http.ts'
import { log } from '../lib/log.ts'
import { requestId } from '../lib/request-id.ts'
import { isTransient } from '../lib/transient.ts'
import { askHere, formIn } from './ask.ts'
import { asset } from './assets.ts'
import { attribution } from './attribution/routes.tsx'
import { audiences } from './audiences/routes.tsx'
import { sequencing } from './audiences/sequence-routes.tsx'
import { brands } from './brands/routes.tsx'
import { outcomeOf } from './call.ts'
import { funnel } from './campaign/routes.tsx'
import { duplicating, settings } from './campaign/settings-routes.tsx'
import { campaigns } from './campaigns/routes.tsx'
import { connecting } from './connect/routes.tsx'
import { creating } from './create/routes.tsx'
import { desk } from './desk/routes.tsx'
import { diagnosis } from './diagnosis/routes.tsx'
import { leave, openDoor, tryKey } from './door/door.tsx'
import { experiment } from './experiment/routes.tsx'
import { forecast } from './forecast/routes.tsx'
import { formAddresses } from './form-addresses.ts'
import { atLeast, headers, sameOrigin, screen, signedIn } from './guard.tsx'
import { guide } from './guide/routes.tsx'
import { help } from './help/routes.tsx'
import { home } from './home/routes.tsx'
import { importing } from './import/routes.tsx'
import { leads } from './leads/routes.tsx'
import { matrix } from './matrix/routes.tsx'
import { measure } from './measure/routes.tsx'
import { Message } from './message.tsx'
import { notices } from './notices/routes.tsx'
import { operations } from './operations/routes.tsx'
import { page } from './page.tsx'
import { ownDays } from './period.ts'
import { deliveries } from './platforms/delivery-routes.tsx'
import { feeds } from './platforms/feed-routes.tsx'
import { imports } from './platforms/import-routes.tsx'
import { platforms } from './platforms/routes.tsx'
import { privacy } from './privacy/routes.tsx'
import type { Dashboard } from './screen.ts'
import { search } from './search/routes.tsx'
import { reconciling, speed } from './speed/routes.tsx'
import { spend } from './spend/routes.tsx'
import { team } from './team/routes.tsx'
import { webhooks } from './webhooks/routes.tsx'

const ACCEPT = endpointOf(driftEndpoints, 'POST', '/alerts/:id/accept')

const pages = new Hono<Dashboard>()
  .use('/campaigns/:slug/*', ownDays)
  .route('/', home)
  .route('/campaigns', campaigns)

  .post('/alerts/:id/accept', atLeast('editor'), async c => {
    const { reason = '', back = '' } = await formIn(c)
    const outcome = await outcomeOf(() => askHere(c, ACCEPT, { reason }))
    const to = /^\/app(\/campaigns(\/[a-z0-9-]+)?)?$/.test(back) ? back : '/app'
    const told = new URLSearchParams(outcome.ok ? {} : { alert: c.req.param('id'), refused: outcome.code })
    return c.redirect(outcome.ok ? to : `${to}?${told}`, 303)
  })

  .route('/search', search)
  .route('/new', creating)
  .route('/guide', guide)
  .route('/help', help)
  .route('/leads', leads)
  .route('/connect', connecting)
  .route('/webhooks', webhooks)
  .route('/privacy', privacy)
  .route('/team', team)
  .route('/measure', measure)
  .route('/platforms', platforms)
  .route('/brands', brands)
  .route('/feeds', feeds)
  .route('/deliveries', deliveries)
  .route('/imports', imports)
  .route('/audiences', audiences)
  .route('/spend', spend)
  .route('/plan', forecast)
  .route('/notices', notices)
  .route('/operations', operations)
  .route('/campaigns/:slug/matrix', matrix)
  .route('/campaigns/:slug/diagnosis', diagnosis)
  .route('/campaigns/:slug/attribution', attribution)
  .route('/campaigns/:slug/speed', speed)
  .route('/campaigns/:slug/reconcile', reconciling)
  .route('/campaigns/:slug/sequence', sequencing)
  .route('/campaigns/:slug/import', importing)
  .route('/campaigns/:slug/settings', settings)
  .route('/campaigns/:slug/duplicate', duplicating)
  .route('/campaigns/:slug/ads/new', creating)
  .route('/campaigns/:slug/ads/:ad/experiment', experiment)
  .route('/campaigns/:slug/ads/:ad', desk)
  .route('/campaigns/:slug', funnel)

/** /app: what the team sees. Rules live in the folders it asks. */
export const dashboard = new Hono<Dashboard>()
  .use((c, next) => {
    c.set('now', Date.now())
    return next()
  })
  .use(headers, trimTrailingSlash(), screen, sameOrigin)

  .get('/sign-in', openDoor)
  .post('/sign-in', tryKey)
  .post('/sign-out', leave)

  .get('/:file{desk-[0-9a-f]{8}\\.(?:css|js)}', asset)

  .use(signedIn)
  .route('/', formAddresses(pages))
  .route('/', pages)

  .all('*', c => {
    const { errors } = c.var.screen.t
    return page(
      c,
      errors.notFound,
      <Message screen={c.var.screen} title={errors.notFound} how={errors.notFoundHow} />,
      404,
    )
  })

dashboard.onError((error, c) => {
  const { screen } = c.var
  const { status, title, how } = happened(c, error)
  if (status >= 500) log('error', 'request.broke', { method: c.req.method, path: c.req.path }, error)
  if (status === 503) c.header('Retry-After', '5')
  return page(
    c,
    title,
    <Message screen={screen} title={title} how={how} reference={status >= 500 ? requestId() : ''} />,
    status,
  )
})

function happened(c: Context<Dashboard>, error: Error): { status: ErrorStatus; title: string; how: string } {
  const { errors } = c.var.screen.t
  if (!(error instanceof HttpError) && isTransient(error))
    return { status: 503, title: errors.notNow, how: c.req.method === 'GET' ? errors.notNowHow : errors.notSaved }
  const status = error instanceof HttpError ? error.status : 500
  if (status >= 500) return { status, title: errors.broken, how: errors.brokenHow }
  if (status === 403) return { status, title: errors.forbidden, how: error.message }
  if (status === 404) return { status, title: errors.notFound, how: errors.notFoundHow }
  return { status, title: errors.refused, how: errors.refusedHow }
}
