import type { Context } from 'hono'
import { Hono } from 'hono'
import * as z from 'zod'
import { retry } from '../db/query.ts'
import { sameSecret, sha256Hex } from '../lib/crypto.ts'
import { HttpError, parsedBody, readJson } from '../lib/http.ts'
import { paged, readPaging } from '../lib/paging.ts'
import { type Actor, may, type Role } from './roles.ts'
import { auditStatement, findKey } from './store.ts'

export interface Api {
  Bindings: Env
  Variables: { actor: Actor }
}

/** One route of /api: who may call it, what it takes, what it answers. The router, the OpenAPI page and the
 *  authorisation tests all read this one list. */
export interface Endpoint<Body extends z.ZodType = z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string // under /api, with :params
  role: Role // the least that may call it
  summary: string
  body?: Body
  bodyLimitBytes?: number // when the usual 256 KB are too few
  answers: Record<number, string>
  handle: (c: Context<Api>, body: z.infer<Body>, now: number) => Response | Promise<Response>
}

// The element type differs per endpoint; the list forgets it, as handle() gets what its own schema parsed.
export const endpoint = <Body extends z.ZodType>(e: Endpoint<Body>): Endpoint => e as unknown as Endpoint

/** GET of a list, paged by `?cursor=&limit=`. `rows` is asked for one more than will be shown: it tells that there is more. */
export interface List<Row> extends Pick<Endpoint, 'path' | 'role' | 'summary'> {
  rows: (c: Context<Api>, cursor: string, limit: number, now: number) => Promise<Row[]>
  keyOf: (row: Row) => string // what the next page's cursor is
  shown?: (row: Row, c: Context<Api>) => unknown
}

export const list = <Row>({ rows, keyOf, shown = row => row, ...about }: List<Row>): Endpoint => ({
  ...about,
  method: 'GET',
  answers: { 200: '{items, next}', 422: 'invalid-query' },
  handle: async (c, _, now) => {
    const { cursor, limit } = readPaging(c)
    const { items, next } = paged(await rows(c, cursor, limit, now), limit, keyOf)
    return c.json({ items: await Promise.all(items.map(row => shown(row, c))), next }, 200, {
      'Cache-Control': 'no-store',
    })
  },
})

export function mount(endpoints: readonly Endpoint[]): Hono<Api> {
  const app = new Hono<Api>()
  for (const e of endpoints) {
    app.on(e.method, e.path, async c => {
      const now = Date.now()
      c.set('actor', await authorise(c, e.role))
      const body = e.body && (await readJson(c, e.body, e.bodyLimitBytes))
      return handled(c, e, body, now)
    })
  }
  app.get('/openapi.json', c => c.json(openApi(endpoints)))
  return app
}

/** The same call for somebody who is known already, as the dashboard's forms make it: the endpoint's own rules and its line
 *  in the audit trail. The path of `c` names its :params the same. 422 `invalid-body` with each path. */
export async function perform(c: Context<Api>, e: Endpoint, body: unknown, now: number): Promise<Response> {
  allow(c.var.actor, e.role)
  return handled(c, e, e.body && parsedBody(e.body, body), now)
}

async function handled(c: Context<Api>, e: Endpoint, body: unknown, now: number): Promise<Response> {
  const response = await e.handle(c, body, now)
  if (e.method !== 'GET' && response.ok) await recordCall(c, e, now)
  return response
}

/** The line in the audit trail: who did what to what. */
export async function recordCall(c: Context<Api>, e: Pick<Endpoint, 'method' | 'path'>, now: number): Promise<void> {
  const target = `/api${e.path.replace(/:(\w+)(?:\{[^}]*\})?/g, (_, name: string) => c.req.param(name) ?? '')}`
  const entry = auditStatement(c.env.DB, c.var.actor.id, `${e.method} ${e.path}`, target, now)
  await retry(() => entry.run())
}

/** The one endpoint of a list; throws, when the code is loaded, if there is none. */
export function endpointOf(endpoints: readonly Endpoint[], method: Endpoint['method'], path: string): Endpoint {
  const found = endpoints.find(e => e.method === method && e.path === path)
  if (!found) throw new Error(`no endpoint ${method} ${path}`)
  return found
}

/** 401 without a known token, 403 when its role does not reach. */
async function authorise(c: Context<Api>, need: Role): Promise<Actor> {
  const token = /^Bearer ([\x21-\x7e]{1,200})$/.exec(c.req.header('authorization') ?? '')?.[1]
  const actor = token && (await keyActor(c.env, token))
  if (!actor) {
    const how = { 'WWW-Authenticate': 'Bearer realm="like2lead"' }
    throw new HttpError(401, 'unauthorized', 'Send a valid key as "Authorization: Bearer …".', [], how)
  }
  return allow(actor, need)
}

function allow(actor: Actor, need: Role): Actor {
  if (may(actor.role, need)) return actor
  throw new HttpError(403, 'forbidden', `This needs the role ${need}; the key has ${actor.role}.`)
}

async function keyActor(env: Env, token: string): Promise<Actor | null> {
  if (env.ADMIN_TOKEN && (await sameSecret(token, env.ADMIN_TOKEN))) return { id: 'admin', role: 'owner' }
  const key = await findKey(env.DB, await sha256Hex(token))
  return key && { id: `key:${key.id}`, role: key.role }
}

function openApi(endpoints: readonly Endpoint[]): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const e of endpoints) {
    const path = `/api${e.path.replace(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')}`
    paths[path] ??= {}
    paths[path][e.method.toLowerCase()] = {
      summary: e.summary,
      'x-role': e.role,
      security: [{ key: [] }],
      parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...(e.body && {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: z.toJSONSchema(e.body, { io: 'input', unrepresentable: 'any' }) } },
        },
      }),
      responses: Object.fromEntries(
        Object.entries(e.answers).map(([status, description]) => [status, { description }]),
      ),
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Like2Lead',
      version: '1',
      description:
        'Errors: {"error":{"code","message","issues":[{"path","message","code","params"}]}}. Lists page with ?cursor=&limit=.',
    },
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    paths,
  }
}
