import { typeset } from '../../src/lib/typography.ts'
import type { BrandFacts, LegalFacts } from './props.ts'
import { type Lang, type Words, wordsFor } from './words.ts'

/** Who is behind the page: French law wants it one click away at most (LCEN art. 1-1). */
export const Footer = ({ brand, lang }: { brand: BrandFacts; lang: Lang }) => {
  const words = wordsFor(lang, brand.tone)
  return (
    <footer class="foot wide small">
      <p>{typeset(identity(brand, words), lang)}</p>
      <nav aria-label={words.footer}>
        <ul>
          <li>
            <a href={`/legal/${brand.id}/notice`}>{words.noticePage}</a>
          </li>
          <li>
            <a href={`/legal/${brand.id}/privacy`}>{words.privacyPage}</a>
          </li>
          <li>
            <a href="/privacy/choice">{words.choice}</a>
          </li>
        </ul>
      </nav>
    </footer>
  )
}

function identity({ name, legal }: BrandFacts, words: Words): string {
  const parts = [
    form(legal, words),
    legal.address,
    legal.registration,
    legal.vat && `${words.vat} ${legal.vat}`,
    legal.phone,
    legal.email,
  ]
  return [legal.company ?? name, ...parts].filter(part => part).join(' · ')
}

function form({ form, capital }: LegalFacts, words: Words): string {
  return [form, capital && `${words.capital} ${capital}`].filter(part => part).join(' ')
}
