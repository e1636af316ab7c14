import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Dashboard } from './screen.ts'

/** Parts of a page, each with its id, for the script to put in place. */
export const fragment = (c: Context<Dashboard>, parts: Child, status: 200 | 422 = 200) =>
  c.html(html`${parts}`, status, { 'Cache-Control': 'private, no-store' })
