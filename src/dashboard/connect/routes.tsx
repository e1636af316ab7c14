import { Hono } from 'hono'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'

export const connecting = new Hono<Dashboard>().get('/', c => {
  const { t } = c.var.screen
  return page(c, t.hub.title, <h1>{t.hub.title}</h1>)
})
