import { endpoint } from '../accounts/endpoint.ts'
import { HttpError } from '../lib/http.ts'
import { countDemo, type Holding, holdingDemo, removeDemo } from './demo-store.ts'
import { firstSteps } from './first-steps.ts'

export const demoEndpoints = [
  endpoint({
    method: 'GET',
    path: '/first-steps',
    role: 'viewer',
    summary: 'How far you are from nothing to a page of your own that somebody has seen. The demo does not count.',
    answers: { 200: '{brand, ad, live, firstView, spend, connection, colleagues, demo}' },
    handle: async c => c.json(await firstSteps(c.env.DB)),
  }),
  endpoint({
    method: 'GET',
    path: '/demo',
    role: 'viewer',
    summary: 'What the demo consists of that filled this database when it was empty, and what of your own leans on it.',
    answers: { 200: '{demo: null | {campaigns, ads, views, contacts, audiences}, holding: [{kind, name}]}' },
    handle: async c => c.json({ demo: await countDemo(c.env.DB), holding: await holdingDemo(c.env.DB) }),
  }),
  endpoint({
    method: 'DELETE',
    path: '/demo',
    role: 'owner',
    summary: 'Remove the demo: its campaigns, their pages, visits, leads and spend. What is your own stays.',
    answers: { 204: 'removed', 404: 'no-demo', 409: 'demo-in-use: lists or audiences of your own that lean on it' },
    handle: async c => {
      if (!(await countDemo(c.env.DB))) throw new HttpError(404, 'no-demo', 'There is no demo in this database.')
      const holding = await holdingDemo(c.env.DB)
      if (holding.length > 0) throw inUse(holding)
      await removeDemo(c.env.DB)
      return c.body(null, 204)
    },
  }),
]

function inUse(holding: readonly Holding[]): HttpError {
  const issues = holding.map(({ kind, name }) => ({ path: kind, message: name }))
  const message = 'Something of your own leans on the demo: end these first. Nothing was removed.'
  return new HttpError(409, 'demo-in-use', message, issues)
}
