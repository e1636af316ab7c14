import type { MiddlewareHandler } from 'hono'

/** On every answer, refusals too: a name or a text in one is never read as a page or a script. */
export const nosniff: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('X-Content-Type-Options', 'nosniff')
}
