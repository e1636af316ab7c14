import { Hono } from 'hono'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'

export const home = new Hono<Dashboard>().get('/', c => {
  const { t } = c.var.screen
  return page(c, t.home.title, <h1>{t.home.title}</h1>)
})
