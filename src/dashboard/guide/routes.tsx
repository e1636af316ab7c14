import { Hono } from 'hono'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'

export const guide = new Hono<Dashboard>().get('/', c => {
  const { t } = c.var.screen
  return page(c, t.guide.title, <h1>{t.guide.title}</h1>)
})
