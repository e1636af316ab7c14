import type { Agreed } from '../../contacts/proof.ts'
import { typeset } from '../../lib/typography.ts'
import type { Mail } from '../../outbox/store.ts'
import { escaped } from '../fill.ts'
import type { Snapshot } from '../snapshot.ts'
import { confirmPath } from './link.ts'
import { confirmWords } from './words.ts'

interface Asked {
  eventId: string
  person: { email: string | null }
  consent: Agreed
  origin: string
}

/** The mail of a double opt-in: who asks, what was agreed to, where to confirm it, and that doing nothing is a no. */
export async function confirmationOf(
  signingKey: string,
  { page, brand, consentTexts }: Snapshot,
  { eventId, person, consent, origin }: Asked,
  now: number,
): Promise<Mail> {
  const agreed = (['contact', 'ads'] as const).filter(purpose => consent[purpose]).map(purpose => consentTexts[purpose])
  const url = origin + (await confirmPath(signingKey, eventId, page.lang, now))
  const sender = [brand.legal.company ?? brand.name, brand.legal.address].filter(part => part).join(', ')
  return mailOf(person.email ?? '', { url, brand: brand.name, sender, agreed, lang: page.lang, tone: brand.tone })
}

interface Letter {
  url: string
  brand: string
  sender: string
  agreed: readonly string[]
  lang: 'fr' | 'en'
  tone: 'tu' | 'vous'
}

export function mailOf(to: string, { url, brand, sender, agreed, lang, tone }: Letter): Mail {
  const { mail } = confirmWords(lang, tone)
  const set = (text: string) => typeset(text, lang)
  const hello = set(mail.hello)
  const why = set(mail.why(brand))
  const about = set(agreed.length > 0 ? mail.agreed : mail.nothing)
  const limit = set(mail.limit)
  const list = agreed.map(set)
  const text = [hello, why, url, [about, ...list.map(item => `- ${item}`)].join('\n'), limit, sender].join('\n\n')
  const items = list.length > 0 ? `<ul>${list.map(item => `<li>${escaped(item)}</li>`).join('')}</ul>` : ''
  const html = `<!doctype html><html lang="${lang}"><body style="font:16px/1.5 sans-serif;max-width:36em;margin:0 auto;padding:1em">
<p>${escaped(hello)}</p><p>${escaped(why)}</p>
<p><a href="${escaped(url)}">${escaped(set(mail.button))}</a></p>
<p>${escaped(about)}</p>${items}
<p>${escaped(limit)}</p><p>${escaped(sender)}</p></body></html>`
  return { to, subject: set(mail.subject(brand)), text, html }
}
