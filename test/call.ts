import { env, exports } from 'cloudflare:workers'
import { expect } from 'vitest'
import { brand } from '../src/local/demo/catalogue.ts'
import { ad, campaign } from './spring.ts'

export { ad }

export const ORIGIN = 'https://l2l.example'

export async function call(
  method: string,
  path: string,
  options: { body?: unknown; raw?: BodyInit; token?: string | null; headers?: Record<string, string> } = {},
) {
  const { body, raw, token = env.ADMIN_TOKEN, headers = {} } = options
  const answer = await exports.default.fetch(
    new Request(ORIGIN + path, {
      method,
      redirect: 'manual',
      headers: { ...(token && { Authorization: `Bearer ${token}` }), ...headers },
      ...((body !== undefined || raw !== undefined) && { body: raw ?? JSON.stringify(body) }),
    }),
  )
  const text = await answer.text()
  const json = text !== '' && answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null
  return { status: answer.status, headers: answer.headers, text, json }
}

/** As the admin. */
export const api = (method: string, path: string, body?: unknown) => call(method, `/api/${path}`, { body })

/** A brand, a campaign 'spring' and its draft ad 'ad-1'. */
export async function addCatalogue(): Promise<void> {
  expect((await api('POST', 'brands', brand)).status).toBe(201)
  expect((await api('POST', 'campaigns', campaign)).status).toBe(201)
  expect((await api('POST', 'campaigns/spring/ads', ad)).status).toBe(201)
}

export const count = async (table: string): Promise<number> =>
  (await env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>('n')) ?? -1
