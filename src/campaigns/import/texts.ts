/** What an ad says to everybody: without the parts that a platform fills in for each person who sees it. */

interface Cleaned {
  text: string
  dynamic: boolean // something was replaced or removed
}

/** Google's insertions become their default text; the macros of Meta, LinkedIn and TikTok, which have none, go. */
export function withoutMacros(text: string): Cleaned {
  const plain = text
    .replace(/\{=?[\w.]+(?:\([^)]*\))?:([^{}]*)\}/g, '$1') // {KeyWord:devis}, {LOCATION(City):Paris}, {=CUSTOMIZER.Prix:49 €}
    .replace(/\{=?(?:COUNTDOWN|GLOBAL_COUNTDOWN|LOCATION|IF)\([^)]*\)\}/gi, '')
    .replace(/\{\{[^{}]*\}\}/g, '') // {{product.name}}, {{CAMPAIGN_NAME}}
    .replace(/%[A-Z]{4,}%/g, '') // LinkedIn: %FIRSTNAME%
    .replace(/\b__[A-Z]+(?:_[A-Z]+)*__\b/g, '') // TikTok: __CAMPAIGN_NAME__
  if (plain === text) return { text, dynamic: false }
  // What surrounded the hole: "Découvrez , livré" and "suffisent, ." are nobody's words.
  const mended = plain
    .replace(/ {2,}/g, ' ')
    .replace(/ +(?=[,.])/g, '')
    .replace(/[,;:]\s*(?=[.!?…]|$)/g, '')
    .replace(/^[\s,;:.]+/, '')
  return { text: text.trimStart().search(HOLE) === 0 ? capitalised(mended.trim()) : mended.trim(), dynamic: true }
}

const capitalised = (text: string): string => text.replace(/^\p{Ll}/u, letter => letter.toUpperCase())

/** Whether a platform fills in a part that has no default: what is left is hardly a sentence. */
export const hasHole = (text: string): boolean => HOLE.test(text)

const HOLE =
  /\{\{[^{}]*\}\}|%[A-Z]{4,}%|\b__[A-Z]+(?:_[A-Z]+)*__\b|\{=?(?:COUNTDOWN|GLOBAL_COUNTDOWN|LOCATION|IF)\([^)]*\)\}/i

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Line breaks as we keep them. */
export const unixLines = (text: string): string => text.replace(/\r\n?/g, '\n').trim()

/** An ad without a headline is known by its first sentence; the rest stays its text, so that nothing is said twice. */
export function headlineFrom(text: string): { headline: string; rest: string } {
  const [first = ''] = /^[^\n]*?[.!?…](?=\s|$)|^[^\n]+/.exec(text) ?? []
  return { headline: oneLine(first), rest: text.slice(first.length).trim() }
}
