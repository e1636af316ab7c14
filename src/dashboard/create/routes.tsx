import { Hono } from 'hono'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'

export const creating = new Hono<Dashboard>().get('/', c => {
  const { t } = c.var.screen
  return page(c, t.creating.title, <h1>{t.creating.title}</h1>)
})
