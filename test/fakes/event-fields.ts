import * as z from 'zod'
import type { Heard, Reply } from './events.ts'

export const hash = z.string().regex(/^[0-9a-f]{64}$/)
export const hashes = z.array(hash).min(1)
export const seconds = z.int().min(1_000_000_000).max(9_999_999_999)
export const milliseconds = z.int().min(1_000_000_000_000).max(9_999_999_999_999)
export const currency = z.string().regex(/^[A-Z]{3}$/)
export const decimalText = z.string().regex(/^\d+\.\d{2}$/)
/** Of a page, without the query in which names travel. */
export const page = z.url({ protocol: /^https$/ }).refine(url => !url.includes('?'))
export const present = z.string().min(1)

/** A body of this shape at this address with these headers, else what is answered instead. */
export function opened<T extends z.ZodType>(
  { method, url, headers, body }: Heard,
  wanted: { url: string; headers: Record<string, string | RegExp>; body: T },
  unauthorized: Reply,
): z.infer<T> | Reply {
  if (method !== 'POST' || `${url}` !== wanted.url) return { status: 404, body: {} }
  if (headers.get('content-type') !== 'application/json') return { status: 415, body: {} }
  for (const [name, value] of Object.entries(wanted.headers)) {
    const told = headers.get(name) ?? ''
    if (typeof value === 'string' ? told !== value : !value.test(told)) return unauthorized
  }
  const parsed = wanted.body.safeParse(body)
  return parsed.success ? parsed.data : { status: 400, body: {} }
}
