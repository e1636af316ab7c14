import { Hono } from 'hono'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'

export const webhooks = new Hono<Dashboard>().get('/', c => {
  const { t } = c.var.screen
  return page(c, t.hooks.title, <h1>{t.hooks.title}</h1>)
})
