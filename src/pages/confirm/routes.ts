import { Hono } from 'hono'

/** Where the mail of a double opt-in leads. */
export const confirmation = new Hono<{ Bindings: Env }>()
  .get('/privacy/confirm', async c => (await import('./page.tsx')).askOnce(c, Date.now()))
  .post('/privacy/confirm', async c => (await import('./page.tsx')).confirm(c, Date.now()))
