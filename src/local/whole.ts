import visitors from '../index.ts'
import team from '../team.ts'

/** Both Workers in one, for tests that replace what both of them use: the clock, `fetch`, a binding. */
export default {
  fetch: (request: Request, env: Env, ctx: ExecutionContext) =>
    visitors.fetch(request, { ...env, TEAM: handing(env, ctx) }, ctx),
  queue: visitors.queue,
  scheduled: team.scheduled,
}

const handing = (env: Env, ctx: ExecutionContext) =>
  ({ fetch: async (request: Request) => team.fetch(request, env, ctx) }) as unknown as Fetcher
