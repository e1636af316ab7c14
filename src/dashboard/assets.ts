import type { Context } from 'hono'
import { SCRIPT } from './script.gen.ts'
import { STYLE } from './style.ts'

/** The dashboard's style sheet and script: asked for once, kept by the browser until their name changes with what is in them. */
export const SHEET = `/app/desk-${digest(STYLE)}.css`
export const PROGRAM = `/app/desk-${digest(SCRIPT)}.js`

/** GET /app/desk-….css and .js. A page of before a deployment gets what there is now, and keeps nothing. */
export function asset(c: Context): Response {
  const isSheet = c.req.path.endsWith('.css')
  const isCurrent = c.req.path === (isSheet ? SHEET : PROGRAM)
  return c.body(isSheet ? STYLE : SCRIPT, 200, {
    'Content-Type': isSheet ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
    'Cache-Control': isCurrent ? 'public, max-age=31536000, immutable' : 'no-store',
  })
}

/** FNV-1a, 32 bits: names a version, protects nothing. */
function digest(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
