import type { MiddlewareHandler } from 'hono'
import { SECOND_MS, within } from './lib/time.ts'

const PATIENCE_MS = 20 * SECOND_MS

/** Who only reads is told that it does not go just now, rather than left with a blank page for as long as D1 stalls. Who
 *  writes waits: what is under way may still be done. */
export const patience: MiddlewareHandler = (c, next) =>
  c.req.method === 'GET' ? within(PATIENCE_MS, `GET ${c.req.path}`, next()) : next()
