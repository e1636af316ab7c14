import { typeset } from '../../src/lib/typography.ts'
import type { HeroImage } from '../kit/content.ts'
import { dayIn } from '../kit/dates.ts'
import { Picture } from '../kit/picture.tsx'
import type { PageFacts } from '../kit/props.ts'
import type { DownloadContent } from './page.tsx'

const WORDS = {
  fr: { contents: 'Au sommaire', pages: 'Pages', format: 'Format', updated: 'Mis à jour', author: 'Écrit par' },
  en: { contents: 'Inside', pages: 'Pages', format: 'Format', updated: 'Updated', author: 'Written by' },
}

interface BookProps {
  image: HeroImage
  headline: string
  page: PageFacts
  sizes: string
}

/** A cover made of the ad's picture and headline. Its title is decoration: the H1 beside it says the same. */
export const Book = ({ image, headline, page, sizes }: BookProps) => (
  <div class="book">
    <Picture image={image} alt={typeset(image.alt, page.lang)} sizes={sizes} />
    <p aria-hidden="true">{typeset(headline, page.lang)}</p>
  </div>
)

/** The table of contents, as it is in the document. */
export const Contents = ({ items, page }: { items: NonNullable<DownloadContent['chapters']>; page: PageFacts }) => (
  <section class="part wide contents">
    <h2>{WORDS[page.lang].contents}</h2>
    <ol>
      {items.map(chapter => (
        <li>
          <h3>
            {typeset(chapter.title, page.lang)}
            {chapter.page && <span>p. {chapter.page}</span>}
          </h3>
          {chapter.text && <p>{typeset(chapter.text, page.lang)}</p>}
        </li>
      ))}
    </ol>
  </section>
)

export function factsOf(document: NonNullable<DownloadContent['document']>, page: PageFacts) {
  const words = WORDS[page.lang]
  return [
    ...(document.pages ? [[words.pages, String(document.pages)] as const] : []),
    ...(document.format ? [[words.format, typeset(document.format, page.lang)] as const] : []),
    ...(document.updated ? [[words.updated, dayIn(page.locale, document.updated)] as const] : []),
    ...(document.author ? [[words.author, typeset(document.author, page.lang)] as const] : []),
  ]
}
