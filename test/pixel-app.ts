import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { onError } from '../src/fallbacks.ts'
import { forgetHosts } from '../src/pixel/hosts/hosts.ts'
import { pixel } from '../src/pixel/routes.ts'

export const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1'

/** The pixel alone, at http://localhost. */
export const app = new Hono<{ Bindings: Env }>().route('/', pixel)
app.onError(onError)

export async function ask(path: string, init: RequestInit = {}, bindings: Env = env): Promise<Response> {
  const ctx = createExecutionContext()
  const headers = { 'user-agent': PHONE, ...(init.headers as Record<string, string>) }
  const response = await app.request(path, { ...init, headers }, bindings, ctx)
  await waitOnExecutionContext(ctx)
  return response
}

export const send = (beacon: unknown, headers: Record<string, string> = {}, bindings: Env = env) =>
  ask('/e', { method: 'POST', body: typeof beacon === 'string' ? beacon : JSON.stringify(beacon), headers }, bindings)

export const rows = async (sql: string) => (await env.DB.prepare(sql).all()).results
export const views = () => rows('SELECT * FROM views ORDER BY id')

type Method = keyof D1Database

/** The same bindings with a D1 of which one method misbehaves. */
export const withD1 = <M extends Method>(method: M, instead: D1Database[M]): Env => ({
  ...env,
  DB: new Proxy(env.DB, {
    get: (target, name) => (name === method ? instead : (target[name as Method] as () => unknown).bind(target)),
  }),
})

/** With one that misbehaves in `batch`, which is how rows are written. */
export const withBatch = (batch: D1Database['batch']): Env => withD1('batch', batch)

/** An empty database with a campaign 'spring'. */
export async function begin(): Promise<void> {
  forgetHosts(env)
  const tables = ['engagements', 'touches', 'views', 'visitors', 'consents', 'campaigns', 'brands', 'hosts']
  await env.DB.batch([
    ...tables.map(table => env.DB.prepare(`DELETE FROM ${table}`)),
    env.DB.prepare(
      `INSERT INTO brands (id, name, kit, legal, created_at, updated_at) VALUES ('b', 'B', '{}', '{}', 1, 1)`,
    ),
    env.DB.prepare(`
      INSERT INTO campaigns (slug, brand, name, locale, currency, status, created_at, updated_at)
      VALUES ('spring', 'b', 'Spring', 'fr-FR', 'EUR', 'active', 1, 1)`),
  ])
}
