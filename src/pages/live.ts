import { forVisitor } from '../db/query.ts'
import { MINUTE_MS, SECOND_MS } from '../lib/time.ts'
import { findLivePage, type LivePage } from './store.ts'

/** The published page of a URL, without D1 on the hot path and with D1 down.
 *  Isolate memory: fresh for 15 s; up to 10 min old it is served at once and refreshed behind. Then the data centre's
 *  cache, which keeps the last good copy for a day in case D1 does not answer. */
const FRESH_MS = 15 * SECOND_MS
const STALE_MS = 10 * MINUTE_MS
const MAX_REMEMBERED = 500

interface Remembered {
  page: LivePage | null
  at: number
}
const memory = new Map<string, Remembered>()

export async function livePage(
  env: Env,
  ctx: Pick<ExecutionContext, 'waitUntil'>,
  campaign: string,
  ad: string,
  now: number,
): Promise<LivePage | null> {
  const key = `${campaign}/${ad}`
  const known = memory.get(key)
  const age = known ? now - known.at : Number.POSITIVE_INFINITY
  if (known && age < FRESH_MS) return known.page
  if (known?.page && age < STALE_MS) {
    ctx.waitUntil(
      refresh(env, ctx, key, campaign, ad, now).catch(error =>
        console.error('page refresh failed', key, String(error)),
      ),
    )
    return known.page
  }
  try {
    return await refresh(env, ctx, key, campaign, ad, now)
  } catch (error) {
    console.error('page read failed, serving the last copy', key, String(error))
    const copy = known?.page ?? (await lastCopy(key))
    if (copy) return copy
    throw error
  }
}

/** After publishing: this isolate shows the new version at once, others within FRESH_MS. */
export function forgetCampaign(campaign: string): void {
  for (const key of memory.keys()) if (key.startsWith(`${campaign}/`)) memory.delete(key)
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
  memory.delete(key) // so that what was read last is dropped last
  if (memory.size >= MAX_REMEMBERED) memory.delete(memory.keys().next().value!)
  memory.set(key, { page, at: now })
  if (page)
    ctx.waitUntil(
      caches.default.put(copyUrl(key), Response.json(page, { headers: { 'Cache-Control': 'max-age=86400' } })),
    )
  return page
}

async function lastCopy(key: string): Promise<LivePage | null> {
  const kept = await caches.default.match(copyUrl(key))
  return kept ? ((await kept.json()) as LivePage) : null
}

const copyUrl = (key: string): string => `https://pages.like2lead.internal/${key}`
