import { Hono } from 'hono'

export const legal = new Hono<{ Bindings: Env }>()
  .get('/legal/:brand/:page', async c => (await import('./page.tsx')).legalPage(c))
  .get('/privacy/choice', async c => (await import('./choice.tsx')).choicePage(c))
