import { Hono } from 'hono'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'

export const leads = new Hono<Dashboard>().get('/', c => {
  const { t } = c.var.screen
  return page(c, t.leadDesk.title, <h1>{t.leadDesk.title}</h1>)
})
