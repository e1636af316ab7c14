import { memoryOf, nameOf } from '../db/databases.ts'
import { forVisitor } from '../db/query.ts'
import { log } from '../lib/log.ts'
import { MINUTE_MS, SECOND_MS } from '../lib/time.ts'
import { findLivePage, type LivePage } from './store.ts'

/** The published page of a URL, without D1 on the hot path and with D1 down. The key is campaign and ad, in the database of
 *  the host: nothing that a platform adds to a link makes another copy.
 *  Isolate memory: fresh for 15 s; up to 10 min old it is served at once and refreshed behind. An isolate that has just
 *  started takes the data centre's copy when it is at most a minute old. Else D1; and when D1 does not answer, the copy
 *  again, up to a day old. */
const FRESH_MS = 15 * SECOND_MS
const STALE_MS = 10 * MINUTE_MS
const COPY_FRESH_MS = MINUTE_MS
const COPY_KEPT_S = 86_400
const MAX_REMEMBERED = 500

type Here = Pick<Env, 'DATABASE'>

interface Remembered {
  page: LivePage | null
  at: number
}
const memory = memoryOf(() => new Map<string, Remembered>())

export async function livePage(
  env: Env,
  ctx: Pick<ExecutionContext, 'waitUntil'>,
  campaign: string,
  ad: string,
  now: number,
): Promise<LivePage | null> {
  const key = `${campaign}/${ad}`
  const known = memory(env).get(key)
  const age = known ? Math.abs(now - known.at) : Number.POSITIVE_INFINITY // a clock that was set back makes nothing fresh
  if (known && age < FRESH_MS) return known.page
  const anew = () => refresh(env, ctx, key, campaign, ad, now)
  const behind = () => ctx.waitUntil(anew().catch(error => log('error', 'page.not-refreshed', { page: key }, error)))
  if (known?.page && age < STALE_MS) {
    behind()
    return known.page
  }
  const copy = known ? null : await copyOf(env, key)
  if (copy && now - copy.at < COPY_FRESH_MS) {
    remember(env, key, copy)
    behind()
    return copy.page
  }
  try {
    return await anew()
  } catch (error) {
    log('error', 'page.read-failed', { page: key }, error) // the last copy is served
    const last = known?.page ?? copy?.page ?? (await copyOf(env, key))?.page
    if (last) return last
    throw error
  }
}

/** The header in which an answer of the team's Worker names the campaign whose pages it changed. */
export const PAGES_CHANGED = 'X-Pages-Changed'

/** After publishing: this isolate asks D1 before it shows anything of the campaign again. Others follow after FRESH_MS, one
 *  that has just started after COPY_FRESH_MS; each of them shows the old page at most once more. */
export function forgetCampaign(env: Here, campaign: string): void {
  const pages = memory(env)
  for (const [key, { page }] of pages) if (key.startsWith(`${campaign}/`)) pages.set(key, { page, at: 0 })
}

async function refresh(
  env: Env,
  ctx: Pick<ExecutionContext, 'waitUntil'>,
  key: string,
  campaign: string,
  ad: string,
  now: number,
) {
  const page = await forVisitor('reading a page', findLivePage(env.DB, campaign, ad))
  remember(env, key, { page, at: now })
  if (page) ctx.waitUntil(keepCopy(env, key, { page, at: now }))
  return page
}

function remember(env: Here, key: string, what: Remembered): void {
  const pages = memory(env)
  pages.delete(key) // so that what was read last is dropped last
  if (pages.size >= MAX_REMEMBERED) pages.delete(pages.keys().next().value!)
  pages.set(key, what)
}

const keepCopy = (env: Here, key: string, copy: Remembered): Promise<void> =>
  caches.default.put(copyUrl(env, key), Response.json(copy, { headers: { 'Cache-Control': `max-age=${COPY_KEPT_S}` } }))

async function copyOf(env: Here, key: string): Promise<Remembered | null> {
  const kept = await caches.default.match(copyUrl(env, key))
  return kept ? ((await kept.json()) as Remembered) : null
}

const copyUrl = (env: Here, key: string): string => `https://pages.like2lead.internal/4/${nameOf(env)}/${key}`
