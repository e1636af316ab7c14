import { typeset } from '../../src/lib/typography.ts'
import type { Sections } from './content.ts'
import { dayIn } from './dates.ts'
import { Thumbnail } from './picture.tsx'
import type { PageFacts } from './props.ts'
import type { Words } from './words.ts'

interface ProofProps {
  content: Pick<Sections, 'proof' | 'figures'>
  page: PageFacts
  words: Words
  title?: string
}

/** Figures and what people say: each with who says it, and when. */
export const Proof = ({ content: { proof, figures }, page, words, title }: ProofProps) => (
  <>
    {(proof || figures) && (
      <section class="part wide proof">
        <h2>{title ?? (proof ? words.proof : words.figures)}</h2>
        {figures && <Figures items={figures} page={page} />}
        {proof && <Quotes items={proof} page={page} />}
      </section>
    )}
  </>
)

const Figures = ({ items, page }: { items: NonNullable<Sections['figures']>; page: PageFacts }) => (
  <ul class="figures">
    {items.map(({ value, label, source, date }) => (
      <li>
        <p>
          <b>{typeset(value, page.lang)}</b> {typeset(label, page.lang)}
        </p>
        <Source source={source} date={date} page={page} />
      </li>
    ))}
  </ul>
)

const Quotes = ({ items, page }: { items: NonNullable<Sections['proof']>; page: PageFacts }) => (
  <div class="quotes">
    {items.map(({ quote, source, date, image }) => (
      <figure>
        {image && <Thumbnail image={image} alt={typeset(image.alt, page.lang)} />}
        <blockquote>{typeset(quote, page.lang)}</blockquote>
        <figcaption>
          <Source source={source} date={date} page={page} />
        </figcaption>
      </figure>
    ))}
  </div>
)

const Source = ({ source, date, page }: { source: string; date: string; page: PageFacts }) => (
  <p class="small">
    {typeset(source, page.lang)}, <time datetime={date}>{dayIn(page.locale, date)}</time>
  </p>
)
