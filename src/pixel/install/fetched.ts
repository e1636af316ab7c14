import { type FetchRefusal, fetchPublic } from '../../lib/safe-fetch.ts'
import type { Page } from './check.ts'

const MAX_BYTES = 2 * 1024 * 1024
const TIMEOUT_MS = 10_000

export type Refusal =
  | { reason: FetchRefusal }
  | { reason: 'status'; status: number }
  | { reason: 'not-html'; contentType: string }

type FetchedPage = { ok: true; html: string; page: Page } | ({ ok: false } & Refusal)

/** A page of the public web with the headers that decide what may run on it. */
export async function fetchPage(asked: string, fetchFn: typeof fetch = fetch): Promise<FetchedPage> {
  const options = { accept: 'text/html,application/xhtml+xml', maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS }
  const got = await fetchPublic(asked, options, fetchFn)
  if (!got.ok) return got
  const { status, headers, body, url } = got
  if (status >= 300) return { ok: false, reason: 'status', status }
  const contentType = headers.get('content-type') ?? ''
  if (contentType && !/^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType))
    return { ok: false, reason: 'not-html', contentType }
  const policies = headers.get('content-security-policy') ?? ''
  const trials = headers.get('content-security-policy-report-only') ?? ''
  // Whatever the page's own letters are: all that is looked for is ASCII.
  const html = new TextDecoder().decode(body)
  return { ok: true, html, page: { asked: new URL(asked).href, url, policies, trials } }
}
