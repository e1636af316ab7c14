import type { Context } from 'hono'
import { Hono } from 'hono'
import { type Api, type Endpoint, perform } from '../accounts/endpoint.ts'
import { HttpError, readText } from '../lib/http.ts'
import { asCaller } from './call.ts'
import { type Form, formOf } from './form.ts'
import type { Dashboard } from './screen.ts'

interface Asked {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown // parsed JSON, for endpoints that name a schema
  bytes?: Uint8Array<ArrayBuffer> // for those that read the request themselves
}

/** An endpoint of the API as the viewer calls it, where its parameters are not the page's own: its rules, its refusals (thrown,
 *  see outcomeOf) and its line in the audit trail. */
export function ask(c: Context<Dashboard>, e: Endpoint, asked: Asked = {}): Promise<Response> {
  const { params = {}, query = {}, ...rest } = asked
  const path = e.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  return askAt(c, e, `${path}?${new URLSearchParams(query)}`, rest)
}

interface AskedAt extends Pick<Asked, 'body' | 'bytes'> {
  method?: string // HEAD of what answers GET
}

/** The same at an address of its path. 404 when it is none: a parameter is empty. */
export async function askAt(
  c: Context<Dashboard>,
  e: Endpoint,
  path: string,
  { body, bytes, method = e.method }: AskedAt = {},
): Promise<Response> {
  const { actor, now } = c.var
  const one = new Hono<Api>().on(e.method, e.path, inner => {
    inner.set('actor', actor)
    return perform(inner, e, body, now)
  })
  one.onError(error => {
    throw error
  })
  one.notFound(() => {
    throw noPage()
  })
  return one.fetch(new Request(new URL(path, c.req.url), { method, body: bytes ?? null }), c.env, c.executionCtx)
}

/** The same, where its parameters are those of the page's own address. */
export const askHere = (c: Context<Dashboard>, e: Endpoint, body?: unknown): Promise<Response> =>
  perform(asCaller(c), e, body, c.var.now)

/** What an endpoint that is read answers. */
export const answerOf = async <T>(c: Context<Dashboard>, e: Endpoint, asked: Asked = {}): Promise<T> =>
  (await (await ask(c, e, asked)).json()) as T

export const answerHere = async <T>(c: Context<Dashboard>, e: Endpoint): Promise<T> =>
  (await (await askHere(c, e)).json()) as T

export interface Page<T> {
  items: T[]
  next: string | null
}

/** The page of a list that the address asks for. */
export const pageOf = <T>(c: Context<Dashboard>, e: Endpoint, limit: string, asked: Asked = {}): Promise<Page<T>> =>
  answerOf(c, e, { ...asked, query: { ...asked.query, cursor: c.req.query('cursor') ?? '', limit } })

/** Every item of a list, page by page: for what a team has dozens of. */
export const allOf = <T>(c: Context<Dashboard>, e: Endpoint, query: Record<string, string> = {}): Promise<T[]> =>
  everyPage(cursor => answerOf<Page<T>>(c, e, { query: { ...query, cursor, limit: '200' } }))

/** Page by page. */
export async function everyPage<T>(page: (cursor: string) => Promise<Page<T>>): Promise<T[]> {
  const found: T[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { items, next }: Page<T> = await page(cursor)
    found.push(...items)
    cursor = next
  }
  return found
}

const FORM_BYTES = 64 * 1024

export const formIn = async (c: Context<Dashboard>, limitBytes = FORM_BYTES): Promise<Form> =>
  formOf(new URLSearchParams(await readText(c.req.raw, limitBytes)))

export const noPage = () => new HttpError(404, 'not-found', 'No such page.')
