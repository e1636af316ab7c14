import { Hono } from 'hono'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'

export const privacy = new Hono<Dashboard>().get('/', c => {
  const { t } = c.var.screen
  return page(c, t.privacy.title, <h1>{t.privacy.title}</h1>)
})
