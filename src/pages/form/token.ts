import { sign, verify } from '../../lib/crypto.ts'
import { isUuidV7, mintedAt, newId } from '../../lib/ids.ts'
import { DAY_MS, SECOND_MS } from '../../lib/time.ts'
import type { Snapshot } from '../snapshot.ts'

/** People need longer than this to fill a form; most robots do not. */
const SOONEST_MS = 3 * SECOND_MS
/** A tab may stay open over the holidays. After that the page may no longer be what is live. */
const LATEST_MS = 7 * DAY_MS

/** What one rendering of a page proves about itself when its form comes back. */
export interface Rendering {
  view: string // UUIDv7: also tells when it was rendered
  version: number // of the page that was seen, which may not be the one that is live by now
  textVersion: string // of the consent texts on it
}

/** Signed for this page's path: 'view~version~texts.signature'. */
export async function mintToken(
  signingKey: string,
  { page, consentTexts }: Snapshot,
): Promise<{ view: string; token: string }> {
  const view = newId()
  return {
    view,
    token: await sign(signingKey, `form ${page.path}`, [view, page.version, consentTexts.version].join('~')),
  }
}

export type TokenVerdict =
  | { ok: true; rendering: Rendering }
  | { ok: false; reason: 'not-ours' | 'too-soon' | 'too-old' }

export async function readToken(signingKey: string, path: string, token: string, now: number): Promise<TokenVerdict> {
  const [view = '', version, textVersion = ''] = (await verify(signingKey, `form ${path}`, token))?.split('~') ?? []
  if (!isUuidV7(view)) return { ok: false, reason: 'not-ours' }
  const age = now - mintedAt(view)
  if (age < SOONEST_MS) return { ok: false, reason: 'too-soon' }
  if (age > LATEST_MS) return { ok: false, reason: 'too-old' }
  return { ok: true, rendering: { view, version: Number(version), textVersion } }
}
