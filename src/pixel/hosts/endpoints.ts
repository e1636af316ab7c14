import * as z from 'zod'
import { endpoint, list } from '../../accounts/endpoint.ts'
import { HttpError } from '../../lib/http.ts'
import { addHost, HOSTS_CHANGED, listHosts, removeHost } from './hosts.ts'
import { declarable } from './name.ts'

export const hostEndpoints = [
  list({
    path: '/hosts',
    role: 'viewer',
    summary: "List the hosts whose pages may send beacons: declared ones, and the brands' own domains.",
    item: z.strictObject({ host: z.string(), brand: z.string().nullable(), createdAt: z.int() }),
    rows: (c, cursor, limit) => listHosts(c.env.DB, cursor, limit),
    keyOf: ({ host }) => host,
    shown: ({ host, brand, created_at }) => ({ host, brand, createdAt: created_at }),
  }),
  endpoint({
    method: 'POST',
    path: '/hosts',
    role: 'editor',
    summary:
      'Declare a host whose pages may send beacons: a host, with its port if it has one, the address of a page, or *.brand.example for all its subdomains.',
    body: z.strictObject({ host: declarable }),
    example: { body: { host: 'www.example.com' } },
    answers: { 200: '{host}: it was declared already', 201: '{host}', 422: 'invalid-body' },
    handle: async (c, { host }, now) => {
      const added = await addHost(c.env.DB, host, now)
      c.set('toVisitors', [HOSTS_CHANGED, '1'])
      return c.json({ host }, added ? 201 : 200)
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/hosts/:host',
    role: 'editor',
    summary: 'Take a host back. What its pages sent so far stays; what they send from now on is refused.',
    example: { path: { host: 'www.example.com' } },
    answers: { 204: 'taken back', 404: 'unknown-host' },
    handle: async c => {
      const host = c.req.param('host') ?? ''
      const removed = await removeHost(c.env.DB, host.toLowerCase())
      c.set('toVisitors', [HOSTS_CHANGED, '1'])
      if (removed) return c.body(null, 204)
      const advice = "A brand's own domain is changed with PATCH /api/brands/:id."
      throw new HttpError(404, 'unknown-host', `No host "${host}" is declared. ${advice}`)
    },
  }),
]
