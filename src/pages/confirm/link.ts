import { CONFIRM_WITHIN_MS } from '../../contacts/confirm.ts'
import { sign, verify } from '../../lib/crypto.ts'
import { isUuidV7 } from '../../lib/ids.ts'

type Lang = 'fr' | 'en'

const PURPOSE = 'confirm'

/** '/privacy/confirm?t=event~asked~language.signature': nothing in it tells who. */
export async function confirmPath(signingKey: string, event: string, lang: Lang, askedAt: number): Promise<string> {
  const token = await sign(signingKey, PURPOSE, [event, askedAt.toString(36), lang].join('~'))
  return `/privacy/confirm?t=${encodeURIComponent(token)}`
}

type Link = { ok: true; event: string; lang: Lang } | { ok: false; reason: 'not-ours' | 'too-old'; lang?: Lang }

export async function readLink(signingKey: string, token: string, now: number): Promise<Link> {
  const [event = '', asked = '', language] = (await verify(signingKey, PURPOSE, token))?.split('~') ?? []
  if (!isUuidV7(event)) return { ok: false, reason: 'not-ours' }
  const lang = language === 'en' ? 'en' : 'fr'
  if (now - Number.parseInt(asked, 36) > CONFIRM_WITHIN_MS) return { ok: false, reason: 'too-old', lang }
  return { ok: true, event, lang }
}
