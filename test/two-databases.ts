import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { brand } from '../src/local/demo/catalogue.ts'
import worker from '../src/local/whole.ts'
import { ad } from './call.ts'
import { beginOther } from './migrate.ts'

/** Two brands whose names are the same in everything: SHARED lives in DB, OWN in a database of its own. */
export const SHARED = 'shared.example' as const
export const OWN = 'own.example' as const
export const HOSTS = [SHARED, OWN] as const
export type Host = (typeof HOSTS)[number]

export const both = {
  ...env,
  DB_2: env.OTHER_DB,
  BRAND_DATABASES: `${OWN}=DB_2`,
} as unknown as Env

export const databaseOf = (host: Host): D1Database => (host === SHARED ? env.DB : env.OTHER_DB)
export const otherThan = (host: Host): Host => (host === SHARED ? OWN : SHARED)

export const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1'

interface Asking {
  method?: string
  body?: unknown // as JSON
  raw?: BodyInit
  token?: string | null
  headers?: Record<string, string>
  bindings?: Env
}

/** What the Worker answers on this host, once all that it does behind is done. */
export async function ask(
  host: Host,
  path: string,
  { method = 'GET', body, raw, token = null, headers = {}, bindings = both }: Asking = {},
) {
  const ctx = createExecutionContext()
  const sent = body === undefined ? raw : JSON.stringify(body)
  const request = new Request(`https://${host}${path}`, {
    ...{ method, redirect: 'manual', ...(sent !== undefined && { body: sent }) },
    headers: { 'user-agent': PHONE, ...(token && { Authorization: `Bearer ${token}` }), ...headers },
  })
  const answer = await worker.fetch(request, bindings, ctx)
  const text = await answer.text()
  await waitOnExecutionContext(ctx)
  const json = answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null
  return { status: answer.status, headers: answer.headers, text, json }
}

/** As whoever holds ADMIN_TOKEN. */
export const api = (host: Host, method: string, path: string, body?: unknown) =>
  ask(host, `/api/${path}`, { method, body, token: env.ADMIN_TOKEN })

export async function made(host: Host, path: string, body: unknown) {
  const { status, json, text } = await api(host, 'POST', path, body)
  expect([host, path, status < 300 ? '' : text]).toEqual([host, path, ''])
  return json
}

/** What the page of a host says, and no other page. */
export const headlineOf = (host: Host): string => `Votre audit chez ${host}`

/** Empties the second database, and makes in each a brand, a campaign 'spring' and its live page '/spring/ad-1'. */
export async function begin(): Promise<void> {
  await beginOther()
  for (const host of HOSTS) {
    await made(host, 'brands', { ...brand, name: `Atelier ${host}` })
    await made(host, 'campaigns', { slug: 'spring', name: host, locale: 'fr-FR', currency: 'EUR' })
    await made(host, 'campaigns/spring/ads', { ...ad, headline: headlineOf(host) })
    await made(host, 'campaigns/spring/ads/ad-1/publish', {})
  }
}

const TABLES = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*' ORDER BY name`

/** Every row of every table. */
export async function everything(host: Host): Promise<Record<string, unknown[]>> {
  const db = databaseOf(host)
  const names = (await db.prepare(TABLES).all<{ name: string }>()).results.map(({ name }) => name)
  const results = await db.batch(names.map(name => db.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`)))
  return Object.fromEntries(names.map((name, i) => [name, results[i]!.results]))
}

export const countIn = async (host: Host, table: string): Promise<number> =>
  (await databaseOf(host).prepare(`SELECT count(*) AS n FROM ${table}`).first<number>('n')) ?? -1

const refuse = () => Promise.reject(new Error('D1 is down'))
const statement = { bind: () => statement, all: refuse, first: refuse, raw: refuse, run: refuse }

/** A D1 that answers nothing but errors. */
export const dead = { prepare: () => statement, batch: refuse } as unknown as D1Database

/** The same two databases, one of them down. */
export const withDown = (host: Host): Env =>
  ({ ...both, ...(host === SHARED ? { DB: dead } : { DB_2: dead }) }) as unknown as Env
