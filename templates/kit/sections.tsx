import { typeset } from '../../src/lib/typography.ts'
import type { Sections } from './content.ts'
import { Check } from './icons.tsx'
import type { PageFacts } from './props.ts'
import type { Lang, Words } from './words.ts'

export interface SectionProps<Items> {
  items: Items
  page: PageFacts
  words: Words
  title?: string // instead of the kit's own
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

export const Benefits = ({ items, page, words, title }: SectionProps<NonNullable<Sections['benefits']>>) => (
  <section class="part wide benefits">
    <h2>{title ?? words.benefits}</h2>
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

export const Steps = ({ items, page, words, title }: SectionProps<Sections['steps']>) => (
  <section class="part wide how">
    <h2>{title ?? words.steps}</h2>
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

interface FaqProps extends SectionProps<NonNullable<Sections['faq']>> {
  open?: boolean // the first answer is there to be read
}

export const Faq = ({ items, page, words, title, open = false }: FaqProps) => (
  <section class="part wide faq">
    <h2>{title ?? words.faq}</h2>
    <div>
      {items.map(({ question, answer }, i) => (
        <details open={open && i === 0}>
          <summary>{typeset(question, page.lang)}</summary>
          <div>
            <Paragraphs text={answer} lang={page.lang} />
          </div>
        </details>
      ))}
    </div>
  </section>
)

/** A short list of facts, each under its name: when, where, how long, how many pages. */
export const Facts = ({ items }: { items: readonly (readonly [name: string, fact: string])[] }) => (
  <dl class="facts">
    {items.map(([name, fact]) => (
      <div>
        <dt>{name}</dt>
        <dd>{fact}</dd>
      </div>
    ))}
  </dl>
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
