import type { Kit } from '../brands/schema.ts'
import type { ConsentTexts } from '../contacts/consent.ts'
import { typeset } from '../lib/typography.ts'

type OwnWords = NonNullable<Kit['consent']['fr']>

/** A brand's own words in place of ours. Other words are another version by themselves: a consent is proof of the text
 *  that was shown, and nobody has to remember to give it a new name. */
export function inOwnWords(ours: ConsentTexts, own: OwnWords | undefined, language: 'fr' | 'en'): ConsentTexts {
  if (!own?.contact && !own?.ads) return ours
  const contact = own.contact ? typeset(own.contact, language) : ours.contact
  const ads = own.ads ? typeset(own.ads, language) : ours.ads
  return { ...ours, version: `${ours.version}-${fingerprint(`${contact}\n${ads}`)}`, contact, ads }
}

/** FNV-1a, 64 bits (isthe.com/chongo/tech/comp/fnv): a name for a text, not a defence. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text))
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn
  return hash.toString(16).padStart(16, '0')
}
