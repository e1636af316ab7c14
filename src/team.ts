import { Hono } from 'hono'
import { mount } from './accounts/endpoint.ts'
import { tellVisitors } from './between.ts'
import { docs } from './dashboard/docs/routes.tsx'
import { noticeLinks } from './dashboard/notices/link-routes.tsx'
import { dashboard } from './dashboard/routes.tsx'
import { atHost } from './db/databases.ts'
import { endpoints } from './endpoints.ts'
import { onError, onNotFound } from './fallbacks.ts'
import { onSchedule } from './jobs.ts'
import { nosniff } from './lib/nosniff.ts'
import { traced } from './lib/trace.ts'
import { patience } from './patience.ts'

/** The team's Worker: it has no address of its own, the visitors' Worker (index.ts) hands it what is the team's. */
const app = new Hono<{ Bindings: Env }>({ strict: false })
app.use(traced, nosniff, patience, tellVisitors)
app.route('/api/docs', docs(endpoints)) // how to call them
app.route('/api', mount(endpoints)) // the team's tools
app.route('/app', dashboard) // the team
app.route('/', noticeLinks) // /privacy/notices: the links in the team's mails
app.notFound(onNotFound)
app.onError(onError)

export default {
  fetch: (request: Request, env: Env, ctx: ExecutionContext) => app.fetch(request, atHost(env, request.url), ctx),
  scheduled: onSchedule,
} satisfies ExportedHandler<Env>
