import { toBase64 } from '../lib/bytes.ts'

const MAX_POLICIES = 200
const policies = new Map<string, string>()

/** Headers of every page that a visitor sees: no script but ours, no style but the page's own, by its hash. */
export async function pageHeaders(html: string): Promise<Record<string, string>> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'private, no-cache', // the form's token and the visitor's choice are in it
    'Content-Security-Policy': await policyFor(/<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''),
    'X-Robots-Tag': 'noindex',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
  }
}

async function policyFor(style: string): Promise<string> {
  const known = policies.get(style)
  if (known) return known
  const hash = toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))))
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
  if (policies.size >= MAX_POLICIES) policies.clear()
  policies.set(style, policy)
  return policy
}
