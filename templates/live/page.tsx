import * as z from 'zod'
import { typeset } from '../../src/lib/typography.ts'
import { common, event, sections } from '../kit/content.ts'
import { endOf, spanIn } from '../kit/dates.ts'
import { Deal } from '../kit/deal.tsx'
import { LeadForm } from '../kit/form.tsx'
import { Go, Headline, Lead, Offer } from '../kit/hero.tsx'
import { Landing } from '../kit/landing.tsx'
import { Picture, sizesFor } from '../kit/picture.tsx'
import { Proof } from '../kit/proof.tsx'
import type { PageProps } from '../kit/props.ts'
import { Faq, Reassurance, Steps } from '../kit/sections.tsx'
import { First, Usual } from '../kit/sequence.tsx'
import type { Template } from '../kit/template.ts'
import { Until } from '../kit/when.tsx'
import { wordsFor } from '../kit/words.ts'
import { prefill } from './prefill.ts'
import { Products, products } from './products.tsx'
import { STYLE } from './style.ts'

/** A live shopping show, with what is shown in it and what people say of it. */
const content = z.strictObject({
  ...common,
  event: event.omit({ speakers: true, seats: true }).optional(),
  products: products.optional(),
  deal: sections.deal, // what holds during the live
  steps: sections.steps,
  proof: sections.proof,
  figures: sections.figures,
  faq: sections.faq,
  reassurance: sections.reassurance,
  incentive: sections.incentive,
})
type LiveContent = z.infer<typeof content>

const WORDS = {
  fr: { live: 'Live shopping', products: 'Dans le live' },
  en: { live: 'Live shopping', products: 'In the show' },
}

const SIZES = sizesFor('22rem')

const Page = (props: PageProps<LiveContent>) => {
  const { content, page, brand } = props
  const { event } = content
  const setting = { page, words: wordsFor(page.lang, brand.tone) }
  return (
    <Landing {...props} css={STYLE} sizes={SIZES}>
      <div class="top">
        <div class="pitch">
          {content.image && <Picture image={content.image} alt={typeset(content.image.alt, page.lang)} sizes={SIZES} />}
          <div class="copy">
            {event && (
              <Until at={endOf(event.starts, event.minutes)}>
                <p class="air">{WORDS[page.lang].live}</p>
              </Until>
            )}
            <Headline {...props} />
            {event && (
              <Until at={endOf(event.starts, event.minutes)}>
                <p class="when">
                  <time datetime={event.starts}>
                    {spanIn(page.locale, event.starts, event.minutes, event.timeZone)}
                  </time>
                  {event.place && <span>{typeset(event.place, page.lang)}</span>}
                </p>
              </Until>
            )}
            <Offer {...props} />
            {content.deal && <Deal deal={content.deal} {...setting} />}
            <Lead {...props} />
            {content.reassurance && <Reassurance items={content.reassurance} lang={page.lang} />}
          </div>
          <Go {...props} />
        </div>
        <div class="first">
          <First content={content} {...setting} />
        </div>
        <LeadForm {...props} />
      </div>
      <div class="more">
        {content.products && <Products items={content.products} page={page} title={WORDS[page.lang].products} />}
        <Usual stage="proof">
          <Proof content={content} {...setting} />
        </Usual>
        {content.steps.length > 0 && <Steps items={content.steps} {...setting} />}
        <Usual stage="reassurance">{content.faq && <Faq items={content.faq} {...setting} />}</Usual>
        <Go {...props} />
      </div>
    </Landing>
  )
}

export const live = {
  name: 'live',
  label: { fr: 'Live shopping', en: 'Live shopping' },
  content,
  prefill,
  Page,
} satisfies Template<typeof content>
