import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { type Account, Refused } from './account.ts'
import { databaseRoutes } from './databases.ts'
import { Edge } from './edge.ts'
import { storageRoutes } from './storage.ts'
import { workerRoutes } from './workers.ts'

/** One call of the API, its body not yet read. */
export interface Call {
  account: Account
  path: string[] // what the pattern's * stand for
  query: URLSearchParams
  json: () => Promise<Record<string, unknown>>
  form: () => Promise<FormData>
}

/** 'GET d1/database/*': a method, and a path below the account's. */
export type Routes = Record<string, (call: Call) => unknown>

export interface Fake {
  url: string
  account: Account
  /** 'POST d1/database': each call that was made, in order. */
  calls: string[]
  /** Called before each call that writes; may throw what Cloudflare would refuse it with, or take its time. */
  before: (call: string) => void | Promise<void>
  /** What the internet gets from an address of a Worker. */
  visit: (url: string) => Promise<Response | null>
  close: () => Promise<void>
}

const routes: Routes = { ...databaseRoutes, ...storageRoutes, ...workerRoutes }

/** Cloudflare's API as wrangler calls it, keeping what it is told. What it does not know it refuses, as Cloudflare does. */
export async function fakeCloudflare(account: Account): Promise<Fake> {
  const fake: Fake = { url: '', account, calls: [], before: () => {}, visit: async () => null, close: async () => {} }
  const edge = new Edge(account)
  fake.visit = url => edge.fetch(new URL(url), { method: 'GET', headers: {} })
  const server = createServer((request, response) => {
    if (request.headers['x-url']) {
      fromEdge(edge, request, response).catch(error => response.writeHead(500).end(String(error)))
      return
    }
    answer(fake, request).then(
      ({ status, body }) =>
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body)),
      error => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/client/v4`
  fake.close = async () => {
    await edge.close()
    await closed(server)
  }
  return fake
}

async function answer(fake: Fake, request: IncomingMessage) {
  try {
    const result = await called(fake, request)
    const page = Array.isArray(result)
      ? { result_info: { page: 1, per_page: 100, total_count: result.length, total_pages: 1 } }
      : {}
    return { status: 200, body: { success: true, errors: [], messages: [], result, ...page } }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { status, code, message } = error
    return { status, body: { success: false, errors: [{ code, message }], messages: [], result: null } }
  }
}

async function called(fake: Fake, request: IncomingMessage): Promise<unknown> {
  const { account } = fake
  const url = new URL(request.url!, 'http://fake')
  const path = decodeURIComponent(url.pathname.replace('/client/v4/', ''))
  if (request.headers.authorization !== `Bearer ${account.token}`) throw new Refused(401, 10000, 'Authentication error')
  const who = { id: account.id, name: 'Acme' }
  if (path === 'accounts') return [who]
  if (path === 'memberships') return [{ id: 'm', account: who }]
  const [, id, rest = ''] = /^accounts\/([^/]+)\/(.*)$/.exec(path) ?? []
  if (id !== account.id) throw new Refused(403, 10000, 'Authentication error')
  const call = `${request.method} ${rest}`
  fake.calls.push(call)
  if (account.denied.has(rest.split('/')[0]!)) throw new Refused(403, 10000, 'Authentication error')
  if (request.method !== 'GET') await fake.before(call)
  const found = Object.entries(routes).flatMap(([pattern, handle]) => {
    const parts = patternOf(pattern).exec(call)
    return parts ? [{ handle, path: parts.slice(1) }] : []
  })[0]
  if (!found) throw new Refused(400, 7000, `No route for that URI: ${call}`)
  const body = () => buffer(request)
  return found.handle({
    account,
    path: found.path,
    query: url.searchParams,
    json: async () => JSON.parse((await body()).toString()),
    form: async () =>
      new Response(new Uint8Array(await body()), {
        headers: { 'Content-Type': request.headers['content-type']! },
      }).formData(),
  })
}

async function fromEdge(edge: Edge, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { 'x-url': url, authorization } = request.headers
  const body = await buffer(request)
  const answer = await edge.fetch(new URL(String(url)), {
    method: request.method!,
    headers: authorization ? { authorization } : {},
    ...(body.length > 0 && { body }),
  })
  if (!answer) return void response.destroy() // no such host
  response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()))
}

const patternOf = (pattern: string) => new RegExp(`^${pattern.replaceAll('*', '([^/]+)')}$`)

const closed = (server: Server) =>
  new Promise<void>(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
