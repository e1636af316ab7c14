import type { Context } from 'hono'
import * as z from 'zod'
import { HttpError, issuesOf, readText, sentFromHere } from '../../lib/http.ts'

// The address that brought the visitor travels with the form (16 KB at Cloudflare), and its escapes are escaped once more.
const FORM_LIMIT_BYTES = 64 * 1024

/** The fields of a form of ours by which a visitor chooses. 403 when another site sent it, 422 when a field is wrong. */
export async function readOwnForm<T extends z.ZodType>(c: Context, schema: T): Promise<z.infer<T>> {
  if (!sentFromHere(c)) {
    throw new HttpError(403, 'cross-site', 'Consent is given on the page that asks for it.')
  }
  const parsed = schema.safeParse(Object.fromEntries(new URLSearchParams(await readText(c.req.raw, FORM_LIMIT_BYTES))))
  if (!parsed.success) throw new HttpError(422, 'invalid-body', 'The form lacks a field.', issuesOf(parsed.error))
  return parsed.data
}

export const back = z.string().default('/')

/** Back to the page that asked; a script only wants to know that it is done. */
export function done(c: Context, back: string): Response {
  const navigates = c.req.header('accept')?.includes('text/html')
  return navigates ? c.redirect(ownPath(back), 303) : c.body(null, 204)
}

/** A path on this host, else '/': '//host', '/\host' and control characters lead elsewhere. */
export const ownPath = (back: string): string => (/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(back) ? back : '/')
