import { typeset } from '../../src/lib/typography.ts'
import type { CommonContent } from './content.ts'
import type { PageFacts } from './props.ts'
import { Paragraphs } from './sections.tsx'

// Characters: beyond, the largest type would fill a phone's first screen.
const LONG_HEADLINE = 64

interface HeroProps {
  content: CommonContent
  page: PageFacts
}

/** The ad's headline, first and only H1. */
export const Headline = ({ content: { headline }, page }: HeroProps) => (
  <h1 class={headline.length > LONG_HEADLINE ? 'long' : undefined}>{typeset(headline, page.lang)}</h1>
)

/** The ad's text. */
export const Lead = ({ content: { lead }, page }: HeroProps) => (
  <>
    {lead && (
      <div class="lead">
        <Paragraphs text={lead} lang={page.lang} />
      </div>
    )}
  </>
)

/** The ad's own offer, in one breath. */
export const Offer = ({ content: { offer }, page }: HeroProps) => (
  <>
    {offer && (
      <p class="offer">
        <span>{typeset(offer, page.lang)}</span>
      </p>
    )}
  </>
)

/** The ad's button. On a phone it sticks to the bottom of whatever holds it, and to nothing beyond: put one in the hero's
 *  block and one at the end of `.more`, so that neither can cover the form between them. */
export const Go = ({ content: { cta }, page }: HeroProps) => (
  <p class="go wide">
    <a class="button" href="#form" data-l2l-cta>
      {typeset(cta, page.lang)}
    </a>
  </p>
)
