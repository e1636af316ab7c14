import { Hono } from 'hono'
import { mount } from './accounts/endpoint.ts'
import { brandFonts } from './brands/routes.ts'
import { docs } from './dashboard/docs/routes.tsx'
import { noticeLinks } from './dashboard/notices/link-routes.tsx'
import { dashboard } from './dashboard/routes.tsx'
import { feeds } from './deliveries/feeds.ts'
import { endpoints } from './endpoints.ts'
import { onError, onNotFound } from './fallbacks.ts'
import { health } from './health.ts'
import { images } from './images/routes.ts'
import { onSchedule } from './jobs.ts'
import { nosniff } from './lib/nosniff.ts'
import { confirmation } from './pages/confirm/routes.tsx'
import { legal } from './pages/legal/routes.tsx'
import { pages } from './pages/serve.ts'
import { consume } from './pixel/consume.ts'
import { pixel } from './pixel/routes.ts'

const app = new Hono<{ Bindings: Env }>({ strict: false }) // '/spring/ad-1/' is '/spring/ad-1'
app.use(nosniff)
app.get('/', c => c.redirect('/app'))
app.get('/health', health)
app.route('/api/docs', docs(endpoints)) // how to call them
app.route('/api', mount(endpoints)) // the team's tools
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
