import * as z from 'zod'
import { addressOf, isLocalName, isPublicAddress } from './address.ts'

/** Fetching what strangers name. What stays open: the name is resolved here and once more by fetch, and a name server may
 *  answer differently the second time (DNS rebinding); fetch takes no address to connect to. On Cloudflare a Worker's
 *  fetch reaches the public internet only; on a machine of one's own (npm start) it could reach the local network,
 *  by TLS on port 443 with a certificate for the attacker's name. */

export type FetchRefusal =
  | 'not-https' // not a URL, not https, a port other than 443, or with a user name in it
  | 'private-address' // it names or resolves to something that is not on the public internet
  | 'unresolvable' // the name has no address, or the resolver cannot be reached
  | 'too-large'
  | 'timeout'
  | 'too-many-redirects'
  | 'network'

export interface FetchOptions {
  method?: 'GET' | 'HEAD' | 'POST' // POST follows no redirect: the answer is then the 3xx itself
  headers?: Record<string, string> // sent to the origin of `url` only, never to where it redirects
  body?: string | Uint8Array<ArrayBuffer>
  accept?: string // the Accept header
  maxBytes: number // of the body, decompressed
  cut?: boolean // a longer body is cut there instead of being refused
  timeoutMs: number // for everything: names, redirects and the body
}

type Fetched =
  | { ok: true; status: number; headers: Headers; body: Uint8Array<ArrayBuffer>; url: string }
  | { ok: false; reason: FetchRefusal }

const MAX_REDIRECTS = 3

/** https on port 443 of public addresses only, each redirect checked like the first URL. Never throws for what the other
 *  side does; sends no cookie, no referrer, and no header but what it is given. */
export async function fetchPublic(url: string, options: FetchOptions, fetchFn: Fetch = fetch): Promise<Fetched> {
  return inTime(options.timeoutMs, signal => follow(url, options, signal, fetchFn))
}

/** Whether fetchPublic would go there. Null when it would. */
export async function refusalOf(url: string, timeoutMs: number, fetchFn: Fetch = fetch): Promise<FetchRefusal | null> {
  const outcome = await inTime(timeoutMs, async signal => ({
    ok: false as const,
    reason: await whyNot(URL.parse(url), signal, fetchFn),
  }))
  return outcome.reason
}

type Fetch = typeof fetch

/** The work is raced as well as aborted: a body that ignores its signal does not hold us. */
async function inTime<T>(
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | { ok: false; reason: 'timeout' }> {
  const control = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<{ ok: false; reason: 'timeout' }>(resolve => {
    timer = setTimeout(() => {
      resolve({ ok: false, reason: 'timeout' })
      control.abort()
    }, timeoutMs)
  })
  try {
    return await Promise.race([work(control.signal), late])
  } finally {
    clearTimeout(timer)
  }
}

async function follow(
  start: string,
  { method = 'GET', headers = {}, body, accept = '*/*', maxBytes, cut = false }: FetchOptions,
  signal: AbortSignal,
  fetchFn: Fetch,
): Promise<Fetched> {
  let url = URL.parse(start)
  const home = url?.origin
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    const reason = await whyNot(url, signal, fetchFn)
    if (reason || !url) return { ok: false, reason: reason ?? 'not-https' }
    const response = await settled(
      fetchFn(url.href, {
        method,
        headers: { 'User-Agent': 'Like2Lead', Accept: accept, ...(url.origin === home && headers) },
        ...(body !== undefined && { body }),
        redirect: 'manual',
        signal,
      }),
    )
    if (!response) return { ok: false, reason: 'network' }
    const next = method === 'POST' ? null : redirectOf(response)
    if (next === null) return read(response, url.href, maxBytes, cut)
    await settled(response.body?.cancel() ?? Promise.resolve())
    url = URL.parse(next, url.href)
  }
  return { ok: false, reason: 'too-many-redirects' }
}

const REDIRECTS = [301, 302, 303, 307, 308]
const redirectOf = (response: Response): string | null =>
  REDIRECTS.includes(response.status) ? response.headers.get('location') : null

async function whyNot(url: URL | null, signal: AbortSignal, fetchFn: Fetch): Promise<FetchRefusal | null> {
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return 'not-https'
  const literal = addressOf(url.hostname)
  if (literal) return isPublicAddress(literal) ? null : 'private-address'
  if (isLocalName(url.hostname)) return 'private-address'
  const found = await Promise.all(['A', 'AAAA'].map(type => resolve(url.hostname, type, signal, fetchFn)))
  const addresses = found.flatMap(answer => answer ?? [])
  if (!addresses.every(address => isPublicAddress(address))) return 'private-address'
  return found.includes(null) || addresses.length === 0 ? 'unresolvable' : null
}

// developers.cloudflare.com/1.1.1.1/encryption/dns-over-https/make-api-requests/dns-json
const RESOLVER = 'https://cloudflare-dns.com/dns-query'
const MAX_ANSWER_BYTES = 64 * 1024
const ADDRESS_TYPES = [1, 28] // A, AAAA; the CNAMEs on the way there are in the answer too
const NO_ERROR = 0
const NO_SUCH_NAME = 3

const dnsAnswer = z.object({
  Status: z.int(),
  Answer: z.array(z.object({ type: z.int(), data: z.string() })).default([]),
})

/** Every address of a name; null when the resolver does not know, or does not answer. */
async function resolve(name: string, type: string, signal: AbortSignal, fetchFn: Fetch): Promise<Uint8Array[] | null> {
  const url = `${RESOLVER}?name=${encodeURIComponent(name)}&type=${type}`
  const headers = { Accept: 'application/dns-json' }
  const response = await settled(fetchFn(url, { headers, redirect: 'manual', signal }))
  if (response?.status !== 200) return null
  const answer = await read(response, url, MAX_ANSWER_BYTES, false)
  const parsed = dnsAnswer.safeParse(answer.ok && jsonOf(answer.body))
  if (!parsed.success || (parsed.data.Status !== NO_ERROR && parsed.data.Status !== NO_SUCH_NAME)) return null
  const found = parsed.data.Answer.filter(record => ADDRESS_TYPES.includes(record.type))
  const addresses = found.map(record => addressOf(record.data))
  return addresses.includes(null) ? null : (addresses as Uint8Array[])
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}

/** The body up to a limit. Nothing past it is kept, and the rest is not read. */
async function read(response: Response, url: string, maxBytes: number, cut: boolean): Promise<Fetched> {
  const chunks: Uint8Array[] = []
  let room = maxBytes
  const reader = response.body?.getReader()
  for (;;) {
    const next = reader ? await settled(reader.read()) : { done: true as const, value: undefined }
    if (!next) return { ok: false, reason: 'network' }
    if (next.done) break
    chunks.push(next.value.subarray(0, room))
    room -= next.value.length
    if (room >= 0) continue
    await settled(reader!.cancel())
    if (!cut) return { ok: false, reason: 'too-large' }
    break
  }
  const body = new Uint8Array(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer())
  return { ok: true, status: response.status, headers: response.headers, body, url }
}

/** What another's server makes fail is an outcome: null. */
const settled = <T>(work: Promise<T>): Promise<T | null> => work.catch(() => null)
