import { Hono } from 'hono'
import { mount } from './accounts/endpoint.ts'
import { accountEndpoints } from './accounts/routes.ts'
import { allAudienceEndpoints } from './audiences/plan-routes.ts'
import { brandEndpoints, brandFonts } from './brands/routes.ts'
import { demoEndpoints } from './campaigns/demo-routes.ts'
import { campaignEndpoints } from './campaigns/routes.ts'
import { contactEndpoints } from './contacts/routes.ts'
import { conversionEndpoints } from './conversions/routes.ts'
import { noticeLinks } from './dashboard/notices/link-routes.tsx'
import { dashboard } from './dashboard/routes.tsx'
import { feeds } from './deliveries/feeds.ts'
import { deliveryEndpoints } from './deliveries/routes.ts'
import { telling } from './deliveries/telling-routes.ts'
import { driftEndpoints } from './drift/routes.ts'
import { experimentEndpoints } from './experiments/routes.ts'
import { onError, onNotFound } from './fallbacks.ts'
import { allFunnelEndpoints } from './funnel/all-routes.ts'
import { health } from './health.ts'
import { imageEndpoints, images } from './images/routes.ts'
import { onSchedule } from './jobs.ts'
import { matchEndpoints } from './match/routes.ts'
import { noticeEndpoints } from './notices/routes.ts'
import { confirmation } from './pages/confirm/routes.tsx'
import { legal } from './pages/legal/routes.tsx'
import { pageEndpoints } from './pages/routes.ts'
import { pages } from './pages/serve.ts'
import { consume } from './pixel/consume.ts'
import { pixelEndpoints } from './pixel/endpoints.ts'
import { pixel } from './pixel/routes.ts'
import { spendEndpoints } from './spend/routes.ts'

const catalogue = [
  ...brandEndpoints,
  ...campaignEndpoints,
  ...demoEndpoints,
  ...pageEndpoints,
  ...driftEndpoints,
  ...imageEndpoints,
  ...matchEndpoints,
]
const people = [...contactEndpoints, ...conversionEndpoints, ...allAudienceEndpoints, ...deliveryEndpoints]
const figures = [...pixelEndpoints, ...spendEndpoints, ...allFunnelEndpoints, ...experimentEndpoints]

const app = new Hono<{ Bindings: Env }>({ strict: false }) // '/spring/ad-1/' is '/spring/ad-1'
app.get('/', c => c.redirect('/app'))
app.get('/health', health)
app.route('/api', mount([...accountEndpoints, ...catalogue, ...people, ...telling, ...figures, ...noticeEndpoints])) // the team's tools
app.route('/app', dashboard) // the team
app.route('/', pixel) // /p.js /e /p.gif /privacy/consent /privacy/measurement
app.route('/', images) // /i/…
app.route('/', brandFonts) // /i/font-….woff2
app.route('/', feeds) // ad platforms pull /feeds/…
app.route('/', legal) // /legal/… /privacy/choice
app.route('/', confirmation) // /privacy/confirm: the link in a mail
app.route('/', noticeLinks) // /privacy/notices: the links in the team's mails
app.route('/', pages) // visitors: /:campaign/:ad
app.notFound(onNotFound)
app.onError(onError)

export default { fetch: app.fetch, queue: consume, scheduled: onSchedule } satisfies ExportedHandler<Env>
