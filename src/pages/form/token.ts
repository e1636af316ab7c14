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
  variant: string // what its view counted for in a test of versions; '' for nothing
  textVersion: string // of the consent texts on it
}

/** Signed for this page's path: 'view~version~texts.signature', in a test 'view~version~variant~texts.signature'. */
export async function mintToken(
  signingKey: string,
  { page, consentTexts }: Snapshot,
  variant: string,
): Promise<{ view: string; token: string }> {
  const view = newId()
  const said = [view, page.version, ...(variant ? [variant] : []), consentTexts.version].join('~')
  return { view, token: await sign(signingKey, `form ${page.path}`, said) }
}

/** What a token says before its signature is looked at: enough to show the same page again. */
export function saidBy(token: string): Pick<Rendering, 'view' | 'version' | 'variant'> {
  const [view = '', version, ...rest] = token.split('~')
  return { view, version: Number(version), variant: rest.length > 1 ? rest[0]! : '' }
}

export type TokenVerdict =
  | { ok: true; rendering: Rendering }
  | { ok: false; reason: 'not-ours' | 'too-soon' | 'too-old' }

export async function readToken(signingKey: string, path: string, token: string, now: number): Promise<TokenVerdict> {
  const text = (await verify(signingKey, `form ${path}`, token)) ?? ''
  const { view, version, variant } = saidBy(text)
  if (!isUuidV7(view)) return { ok: false, reason: 'not-ours' }
  const age = now - mintedAt(view)
  // Below zero: another machine's clock is ahead, or this one's was set back. Nobody is to wait for that.
  if (age >= 0 && age < SOONEST_MS) return { ok: false, reason: 'too-soon' }
  if (age > LATEST_MS) return { ok: false, reason: 'too-old' }
  return { ok: true, rendering: { view, version, variant, textVersion: text.split('~').at(-1)! } }
}
