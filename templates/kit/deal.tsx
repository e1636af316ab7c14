import { typeset } from '../../src/lib/typography.ts'
import type { Deal as DealContent, Incentive as IncentiveContent } from './content.ts'
import { momentIn } from './dates.ts'
import type { PageFacts } from './props.ts'
import { Paragraphs, type SectionProps } from './sections.tsx'
import { timeLeft } from './slots.ts'
import { Until } from './when.tsx'
import type { Words } from './words.ts'

/** Price, struck price, code and deadline, for the hero. All of it is gone when it is over. */
export const Deal = ({ deal, ...setting }: { deal: DealContent; page: PageFacts; words: Words }) =>
  deal.until ? (
    <Until at={deal.until}>
      <Terms deal={deal} {...setting} />
    </Until>
  ) : (
    <Terms deal={deal} {...setting} />
  )

const Terms = ({ deal, page, words }: { deal: DealContent; page: PageFacts; words: Words }) => {
  const set = (text: string) => typeset(text, page.lang)
  return (
    <div class="deal">
      {deal.price && (
        <p class="price">
          {deal.was && (
            <>
              <span class="away">{words.insteadOf} </span>
              <s>{set(deal.was.price)}</s>{' '}
            </>
          )}
          <b>{set(deal.price)}</b> {deal.per && <span>{set(deal.per)}</span>}
        </p>
      )}
      {deal.was && <p class="small">{set(words.reference(deal.was.price))}</p>}
      {deal.code && <Code code={deal.code} words={words} />}
      {deal.until && <Left until={deal.until} page={page} words={words} />}
      {deal.terms && (
        <div class="small">
          <Paragraphs text={deal.terms} lang={page.lang} />
        </div>
      )}
    </div>
  )
}

/** What a visitor who hesitated is offered on coming back. Only `First` shows it. */
export const Incentive = ({ items, page, words }: SectionProps<IncentiveContent>) => (
  <Until at={items.until}>
    <section class="part wide">
      <div class="gift">
        <h2>{typeset(items.title, page.lang)}</h2>
        <Paragraphs text={items.text} lang={page.lang} />
        {items.code && <Code code={items.code} words={words} />}
        <Left until={items.until} page={page} words={words} />
      </div>
    </section>
  </Until>
)

const Code = ({ code, words }: { code: string; words: Words }) => (
  <p class="code">
    {words.code} <b>{code}</b>
  </p>
)

/** How long is left, by the server's clock, and the moment itself. */
const Left = ({ until, page, words }: { until: string; page: PageFacts; words: Words }) => (
  <p class="left">
    <b>{words.left(timeLeft(Date.parse(until)))}</b>
    {', '}
    <time datetime={until}>{typeset(words.until(momentIn(page.locale, until)), page.lang)}</time>
  </p>
)
