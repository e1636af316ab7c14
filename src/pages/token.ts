import { sign, verify } from '../lib/crypto.ts'
import { isUuidV7, mintedAt, newId } from '../lib/ids.ts'
import { DAY_MS, SECOND_MS } from '../lib/time.ts'

/** People need longer than this to fill a form; most robots do not. */
const SOONEST_MS = 3 * SECOND_MS
/** A tab may stay open over the holidays. After that the page may no longer be what is live. */
const LATEST_MS = 7 * DAY_MS

/** What one rendering of a page carries: the view's id, and proof that we made it, for this page, at that time. */
export async function mintToken(signingKey: string, page: string): Promise<{ view: string; token: string }> {
  const view = newId()
  return { view, token: await sign(signingKey, `form ${page}`, view) }
}

export type TokenVerdict = { ok: true; view: string } | { ok: false; reason: 'not-ours' | 'too-soon' | 'too-old' }

export async function readToken(signingKey: string, page: string, token: string, now: number): Promise<TokenVerdict> {
  const view = await verify(signingKey, `form ${page}`, token)
  if (view === null || !isUuidV7(view)) return { ok: false, reason: 'not-ours' }
  const age = now - mintedAt(view)
  if (age < SOONEST_MS) return { ok: false, reason: 'too-soon' }
  return age > LATEST_MS ? { ok: false, reason: 'too-old' } : { ok: true, view }
}
