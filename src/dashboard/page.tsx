import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Dashboard } from './screen.ts'
import { Shell } from './shell.tsx'

/** A whole page. Never kept by a cache: it shows one person's figures in one language. */
export function page(
  c: Context<Dashboard>,
  title: string,
  body: Child,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  const document = html`<!doctype html>${(
    <Shell screen={c.var.screen} title={title}>
      {body}
    </Shell>
  )}`
  return c.html(document, status, { 'Cache-Control': 'private, no-store' })
}
