import { Hono } from 'hono'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'

export const team = new Hono<Dashboard>().get('/', c => {
  const { t } = c.var.screen
  return page(c, t.team.title, <h1>{t.team.title}</h1>)
})
