import { Hono } from 'hono'
import { toTeam } from './between.ts'
import { brandFonts } from './brands/font.ts'
import { atHost } from './db/databases.ts'
import { feeds } from './deliveries/feeds.ts'
import { onError, onNotFound } from './fallbacks.ts'
import { images } from './images/serve.ts'
import { nosniff } from './lib/nosniff.ts'
import { traced } from './lib/trace.ts'
import { health } from './operations/health-routes.ts'
import { confirmation } from './pages/confirm/routes.ts'
import { legal } from './pages/legal/routes.ts'
import { pages } from './pages/serve.ts'
import { pixel } from './pixel/routes.ts'

/** The visitors' Worker, and the door to the team's (team.ts): a phone that opens a page waits for no line of the dashboard.
 *  Nor for what no page needs: a router imports that, with `import()`, when it is asked for (test/start-up.test.ts). */
const app = new Hono<{ Bindings: Env }>({ strict: false }) // '/spring/ad-1/' is '/spring/ad-1'
for (const path of ['/app/*', '/api/*', '/privacy/notices']) app.all(path, toTeam)
app.use(traced, nosniff)
app.get('/', c => c.redirect('/app'))
app.get('/health', health)
app.route('/', pixel) // /p.js /e /p.gif /privacy/consent /privacy/measurement
app.route('/', images) // /i/…
app.route('/', brandFonts) // /i/font-….woff2
app.route('/', feeds) // ad platforms pull /feeds/…
app.route('/', legal) // /legal/… /privacy/choice
app.route('/', confirmation) // /privacy/confirm: the link in a mail
app.route('/', pages) // visitors: /:campaign/:ad
app.notFound(onNotFound)
app.onError(onError)

export default {
  fetch: (request: Request, env: Env, ctx: ExecutionContext) => app.fetch(request, atHost(env, request.url), ctx),
  queue: (batch, env) => import('./pixel/consume.ts').then(({ consume }) => consume(batch, env)),
} satisfies ExportedHandler<Env>
