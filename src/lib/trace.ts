import type { Context, MiddlewareHandler } from 'hono'
import { everyAnswerHas } from './every-answer.ts'
import { newId } from './ids.ts'
import { count, log, tellCounts } from './log.ts'
import { inRequest, isRay } from './request-id.ts'
import { SECOND_MS } from './time.ts'

const SLOW_MS = SECOND_MS

/** Gives a request its id: Cloudflare's own, else a new one. It is in every line that is logged on its behalf, and in the
 *  answer's `X-Request-Id`. What is slow has a line, and what fails is counted. */
export const traced: MiddlewareHandler = (c, next) => {
  const ray = c.req.header('cf-ray')
  const id = isRay(ray) ? ray : newId()
  const began = Date.now()
  return inRequest(id, async () => {
    await everyAnswerHas(c, 'X-Request-Id', id, next)
    tellSlow(c, Date.now() - began)
    if (c.res.status >= 500) count('request.failed', String(c.res.status))
    tellCounts()
  })
}

function tellSlow(c: Context, ms: number): void {
  if (ms > SLOW_MS) log('warn', 'request.slow', { method: c.req.method, path: c.req.path, status: c.res.status, ms })
}
