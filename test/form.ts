import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { sign } from '../src/lib/crypto.ts'
import { ad, api, call } from './call.ts'

export const TEXTS = '2026-11d-phone-fr'

/** Publishes an ad of 'spring' with this page: '/spring/<slug>'. */
export async function publish(slug: string, landing: object = {}, change: object = {}): Promise<string> {
  expect((await api('POST', 'campaigns/spring/ads', { ...ad, ...change, slug, landing })).status).toBe(201)
  const published = await api('POST', `campaigns/spring/ads/${slug}/publish`, {})
  expect([published.status, published.json.error]).toEqual([200, undefined])
  return `/spring/${slug}`
}

/** What a form's hidden fields prove, as if its page had been made `seconds` ago. */
export async function aged(path: string, { seconds = 4, texts = TEXTS } = {}) {
  const time = (Date.now() - seconds * 1000).toString(16).padStart(12, '0')
  const view = `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
  return { view, token: await sign(env.SIGNING_KEY, `form ${path}`, `${view}~1~${texts}`) }
}

export const send = (path: string, fields: Record<string, string>, headers = {}) =>
  call('POST', path, {
    token: null,
    raw: new URLSearchParams(fields),
    headers: { 'Accept-Language': 'fr', ...headers },
  })

/** The value of a hidden field, as the browser would send it. */
export const hidden = (html: string, name: string): string | undefined =>
  new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`)
    .exec(html)?.[1]
    ?.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
