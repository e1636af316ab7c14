import type { Lang } from './words.ts'

// Short words that one of the two languages has and the other has not, nor their neighbours (la, un, que, in, an, will are not here).
const COMMON: Record<Lang, ReadonlySet<string>> = {
  fr: new Set(
    'le les une des du au aux et ou est sont dans sur pour par avec sans vous votre vos nous notre nos ton tes elle cette ces qui plus pas mes chez'.split(
      ' ',
    ),
  ),
  en: new Set(
    'the of to and is are for with without you your we our it this that these by at from not my get how what can'.split(
      ' ',
    ),
  ),
}

const FEW = 4
const MANY_CHARS = 8000 // are enough to tell

/** Which of the two a plain text is written in; null when too few of its words tell. */
function languageOf(plain: string): Lang | null {
  let [fr, en] = [0, 0]
  for (const word of plain.slice(0, MANY_CHARS).match(/[a-z]+/g) ?? []) {
    if (COMMON.fr.has(word)) fr++
    else if (COMMON.en.has(word)) en++
  }
  if (fr + en < FEW || Math.max(fr, en) < 2 * Math.min(fr, en)) return null
  return fr > en ? 'fr' : 'en'
}

/** Whether a page speaks another language than its ad: by its words, or when these are too few by what it declares. A third
 *  language is told by its declaration alone. */
export function isOtherLanguage(
  ad: { lang: Lang; plain: string },
  page: { lang: string | null; plain: string },
): boolean {
  const spoken = languageOf(page.plain)
  if (spoken) return spoken !== ad.lang && spoken !== languageOf(ad.plain)
  const declared = page.lang?.split(/[-_]/, 1)[0]
  return !!declared && declared !== ad.lang && page.plain !== ''
}
