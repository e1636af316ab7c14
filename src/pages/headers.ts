import { sha256Base64 } from '../lib/crypto.ts'
import { type Html, preparedOf } from './prepared.ts'

export const PAGE_CACHE = 'private, no-cache' // the form's token and the visitor's choice are in it

/** Headers of every page that a visitor sees: no script but ours, no style but the page's own, by its hash. */
export async function pageHeaders(page: Html): Promise<Readonly<Record<string, string>>> {
  const known = headers.get(page)
  if (known) return known
  const made = await headersOf(page)
  headers.set(page, made)
  return made
}

const headers = new WeakMap<Html, Readonly<Record<string, string>>>()

async function headersOf(page: Html) {
  const { link } = preparedOf(page)
  return {
    ...(link && { Link: link }),
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': PAGE_CACHE,
    'Content-Security-Policy': await policyOf(page),
    'X-Robots-Tag': 'noindex',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
  }
}

async function policyOf(page: Html): Promise<string> {
  const style = /<style>([\s\S]*?)<\/style>/.exec(page.html)?.[1] ?? ''
  const hash = await sha256Base64(style)
  const font = style.includes('@font-face') ? " font-src 'self';" : ''
  // Turnstile's own page on policies names these two (developers.cloudflare.com/turnstile/reference/content-security-policy).
  const turnstile = page.html.includes('<div class="cf-turnstile"') ? 'https://challenges.cloudflare.com' : ''
  const [scripts, frames] = turnstile ? [` ${turnstile}`, ` frame-src ${turnstile};`] : ['', '']
  return `default-src 'none'; style-src 'sha256-${hash}';${font} img-src 'self' data:; script-src 'self'${scripts};${frames} connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
}
