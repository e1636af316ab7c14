import { typeset } from '../../src/lib/typography.ts'
import type { Sections } from './content.ts'
import { Check } from './icons.tsx'
import type { PageFacts } from './props.ts'
import type { Lang, Words } from './words.ts'

interface SectionProps<Items> {
  items: Items
  page: PageFacts
  words: Words
}

export const Reassurance = ({ items, lang }: { items: readonly string[]; lang: Lang }) => (
  <ul class="sure">
    {items.map(item => (
      <li>
        <Check />
        {typeset(item, lang)}
      </li>
    ))}
  </ul>
)

export const Benefits = ({ items, page, words }: SectionProps<NonNullable<Sections['benefits']>>) => (
  <section class="wide">
    <h2>{words.benefits}</h2>
    <ul class="points">
      {items.map(({ title, text }) => (
        <li>
          <Check />
          <h3>{typeset(title, page.lang)}</h3>
          <p>{typeset(text, page.lang)}</p>
        </li>
      ))}
    </ul>
  </section>
)

export const Steps = ({ items, page, words }: SectionProps<Sections['steps']>) => (
  <section class="wide">
    <h2>{words.steps}</h2>
    <ol class="steps">
      {items.map(({ title, text }) => (
        <li>
          <h3>{typeset(title, page.lang)}</h3>
          <p>{typeset(text, page.lang)}</p>
        </li>
      ))}
    </ol>
  </section>
)

export const Proof = ({ items, page, words }: SectionProps<NonNullable<Sections['proof']>>) => {
  const day = new Intl.DateTimeFormat(page.locale, { dateStyle: 'long', timeZone: 'UTC' })
  return (
    <section class="wide">
      <h2>{words.proof}</h2>
      <div class="quotes">
        {items.map(({ quote, source, date }) => (
          <figure>
            <blockquote>{typeset(quote, page.lang)}</blockquote>
            <figcaption class="small">
              {typeset(source, page.lang)}, <time datetime={date}>{day.format(new Date(date))}</time>
            </figcaption>
          </figure>
        ))}
      </div>
    </section>
  )
}

export const Faq = ({ items, page, words }: SectionProps<NonNullable<Sections['faq']>>) => (
  <section class="wide faq">
    <h2>{words.faq}</h2>
    <div>
      {items.map(({ question, answer }) => (
        <details>
          <summary>{typeset(question, page.lang)}</summary>
          <div>
            <Paragraphs text={answer} lang={page.lang} />
          </div>
        </details>
      ))}
    </div>
  </section>
)

/** Line breaks as the writer put them. */
export const Paragraphs = ({ text, lang }: { text: string; lang: Lang }) => (
  <>
    {text
      .split(/\s*\n\s*/)
      .filter(part => part !== '')
      .map(part => (
        <p>{typeset(part, lang)}</p>
      ))}
  </>
)
