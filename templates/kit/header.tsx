import { Phone } from './icons.tsx'
import type { BrandFacts } from './props.ts'
import { type Lang, wordsFor } from './words.ts'

/** The brand's name is not a link: a landing page has one way forward. */
export const Header = ({ brand, lang }: { brand: Pick<BrandFacts, 'name' | 'phone' | 'tone'>; lang: Lang }) => (
  <header class="head wide">
    <span class="name">{brand.name}</span>
    {brand.phone && (
      <a class="call" href={`tel:${brand.phone.replace(/[^+\d]/g, '')}`}>
        <Phone />
        <span class="away">{wordsFor(lang, brand.tone).call} </span>
        {brand.phone}
      </a>
    )}
  </header>
)
