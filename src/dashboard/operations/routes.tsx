import { Hono } from 'hono'
import { reportOf } from '../../operations/report.ts'
import { atLeast } from '../guard.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { Operations } from './page.tsx'

/** /app/operations: whether everything works, for whoever runs the product. */
export const operations = new Hono<Dashboard>().get('/', atLeast('owner'), async c => {
  const { screen } = c.var
  const report = await reportOf(c.env, () => Date.now())
  return page(c, screen.t.operations.title, <Operations screen={screen} report={report} />)
})
