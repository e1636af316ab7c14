import type { Context } from 'hono'
import { Hono } from 'hono'
import * as z from 'zod'
import { retry } from '../db/query.ts'
import { sameSecret, sha256Hex } from '../lib/crypto.ts'
import { HttpError, parsedBody, readJson } from '../lib/http.ts'
import { paged, pagingParams, readPaging } from '../lib/paging.ts'
import { auditStatement } from './audit-store.ts'
import { openApi, PARAM } from './openapi.ts'
import { type Actor, may, type Role } from './roles.ts'
import { scopeOf } from './scopes.ts'
import { findKey, noteKeyUse } from './store.ts'

export interface Api {
  Bindings: Env
  Variables: { actor: Actor; toVisitors?: [header: string, value: string] } // toVisitors: what they remember has changed
}

/** One route of /api: who may call it, what it takes, what it answers. The router, the OpenAPI page and the
 *  authorisation tests all read this one list. */
export interface Endpoint<Body extends z.ZodType = z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string // under /api, with :params
  role: Role // the least that may call it
  summary: string
  query?: z.ZodObject // what it reads of the query; with `format` it answers CSV too
  body?: Body
  bodyLimitBytes?: number // when the usual 256 KB are too few
  file?: BodyFile // instead of a body in JSON
  changesNothing?: true // it only answers, though it is sent: no line in the audit trail
  answers: Record<number, string> // in words; of a refusal: its codes
  answer?: z.ZodType // what it answers, where every field is promised
  csv?: true // answers text/csv, also without `format`
  zip?: true // answers an archive
  example?: Example
  handle: (c: Context<Api>, body: z.infer<Body>, now: number) => Response | Promise<Response>
}

interface BodyFile {
  type: string
  limitBytes: number
}

/** A call that works on the data of the demo. '{audience}' is the id of one: that of an earlier example, or of the first in its list. */
export interface Example {
  path?: Record<string, string> // :params that are not plain from the path
  query?: Record<string, string>
  body?: unknown
  file?: string // its text; without one, bytes that a person has to choose
  status?: number // what a key gets, where that is a refusal
  after?: readonly string[] // examples, as 'POST /campaigns', that have to be run anew just before
}

// The element type differs per endpoint; the list forgets it, as handle() gets what its own schema parsed.
export const endpoint = <Body extends z.ZodType>(e: Endpoint<Body>): Endpoint => e as unknown as Endpoint

/** GET of a list, paged by `?cursor=&limit=`. `rows` is asked for one more than will be shown: it tells that there is more. */
interface List<Row> extends Pick<Endpoint, 'path' | 'role' | 'summary' | 'query' | 'example'> {
  item?: z.ZodType // what each is shown as, where every field is promised
  refuses?: Record<number, string> // beside a wrong query: the codes
  rows: (c: Context<Api>, cursor: string, limit: number, now: number) => Promise<Row[]>
  keyOf: (row: Row) => string // what the next page's cursor is
  shown?: (row: Row, c: Context<Api>) => unknown
}

export const list = <Row>({
  rows,
  keyOf,
  shown = row => row,
  item,
  query,
  refuses,
  ...about
}: List<Row>): Endpoint => ({
  ...about,
  ...(item && { answer: z.object({ items: z.array(item), next: z.string().nullable() }) }),
  query: pagingParams.extend(query?.shape ?? {}),
  method: 'GET',
  answers: { 200: '{items, next}', 422: 'invalid-query', ...refuses },
  handle: async (c, _, now) => {
    const { cursor, limit } = readPaging(c)
    const { items, next } = paged(await rows(c, cursor, limit, now), limit, keyOf)
    return c.json({ items: await Promise.all(items.map(row => shown(row, c))), next })
  },
})

export function mount(endpoints: readonly Endpoint[]): Hono<Api> {
  const app = new Hono<Api>()
  app.use(async (c, next) => {
    await next()
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store') // whose it is, a cache cannot know
  })
  for (const e of endpoints) {
    app.on(e.method, e.path, async c => {
      const now = Date.now()
      c.set('actor', await authorise(c, e, now))
      const body = e.body && (await readJson(c, e.body, e.bodyLimitBytes))
      return handled(c, e, body, now)
    })
  }
  app.get('/openapi.json', c => c.json(openApi(endpoints, new URL(c.req.url).origin)))
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
  if (e.method !== 'GET' && !e.changesNothing && response.ok) await recordCall(c, e, now)
  return response
}

/** The line in the audit trail: who did what to what. */
export async function recordCall(c: Context<Api>, e: Pick<Endpoint, 'method' | 'path'>, now: number): Promise<void> {
  const target = `/api${e.path.replace(PARAM, (_, name: string) => c.req.param(name) ?? '')}`
  const entry = auditStatement(c.env.DB, c.var.actor.id, `${e.method} ${e.path}`, target, now)
  await retry(() => entry.run())
}

/** The one endpoint of a list; throws, when the code is loaded, if there is none. */
export function endpointOf(endpoints: readonly Endpoint[], method: Endpoint['method'], path: string): Endpoint {
  const found = endpoints.find(e => e.method === method && e.path === path)
  if (!found) throw new Error(`no endpoint ${method} ${path}`)
  return found
}

/** 401 without a known token, 403 when its role does not reach or it is for something else. */
async function authorise(c: Context<Api>, e: Endpoint, now: number): Promise<Actor> {
  const token = /^Bearer ([\x21-\x7e]{1,200})$/.exec(c.req.header('authorization') ?? '')?.[1]
  const actor = token && (await keyActor(c.env, token, now))
  if (!actor) {
    const how = { 'WWW-Authenticate': 'Bearer realm="like2lead"' }
    throw new HttpError(401, 'unauthorized', 'Send a valid key as "Authorization: Bearer …".', [], how)
  }
  allow(actor, e.role)
  const [need, { scopes }] = [scopeOf(e.path), actor]
  if (!scopes || scopes.includes(need)) return actor
  const message = `This key lacks the scope ${need}; it has ${scopes.join(', ')}.`
  throw new HttpError(403, 'missing-scope', message, [
    { path: 'scopes', message, code: 'missing-scope', params: { scope: need } },
  ])
}

function allow(actor: Actor, need: Role): void {
  if (!may(actor.role, need))
    throw new HttpError(403, 'forbidden', `This needs the role ${need}; the key has ${actor.role}.`)
}

async function keyActor(env: Env, token: string, now: number): Promise<Actor | null> {
  if (env.ADMIN_TOKEN && (await sameSecret(token, env.ADMIN_TOKEN))) return { id: 'admin', role: 'owner' }
  const key = await findKey(env.DB, await sha256Hex(token), now)
  if (!key) return null
  await noteKeyUse(env.DB, key, now)
  return { id: `key:${key.id}`, role: key.role, scopes: key.scopes }
}
