import { Hono } from 'hono'

/** Ad platforms pull /feeds/…: loaded when one comes, as no page needs it. Hono answers HEAD with the GET route. */
export const feeds = new Hono<{ Bindings: Env }>().get('/feeds/:feed/:file', async c =>
  (await import('./feed-pull.ts')).pull(c, Date.now()),
)
