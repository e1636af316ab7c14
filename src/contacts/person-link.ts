import * as z from 'zod'
import { first } from '../db/query.ts'
import { DAY_MS } from '../lib/time.ts'
import { WHO } from '../pixel/facts/click-ids.ts'
import { whoToken } from '../pixel/person/who.ts'

/** A page of ours that is served: by its campaign, on the host of whoever asks or on its brand's own. */
export const LIVE_PAGE = `
  SELECT p.ad FROM campaigns c JOIN brands b ON b.id = c.brand
  JOIN pages p ON p.campaign = c.slug AND p.ad = coalesce(nullif(?2, ''), c.default_ad)
  WHERE c.slug = ?1 AND p.live IS NOT NULL AND (?3 = ?4 OR b.domain = ?3)`

/** Whether `url` leads to a page of ours, as seen from `here`, the address of a request to us. */
export async function isOurPage(db: D1Database, url: URL, here: URL): Promise<boolean> {
  if (url.protocol !== 'https:' && url.origin !== here.origin) return false
  const [campaign = '', ad = '', ...more] = url.pathname.replace(/\/$/, '').slice(1).split('/')
  if (more.length > 0) return false
  return (await first(db, z.object({ ad: z.string() }), LIVE_PAGE, campaign, ad, url.host, here.host)) !== null
}

interface Wanted {
  contact: string
  url: URL
  days: number
}

export async function linkFor(signingKey: string, { contact, url, days }: Wanted, now: number) {
  const until = now + days * DAY_MS
  const made = new URL(url)
  made.searchParams.set(WHO, await whoToken(signingKey, { contact, madeAt: now, until }))
  return { url: made.href, expiresAt: until }
}
