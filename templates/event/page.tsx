import * as z from 'zod'
import { typeset } from '../../src/lib/typography.ts'
import { common, event as eventContent, sections } from '../kit/content.ts'
import { endOf } from '../kit/dates.ts'
import { Deal } from '../kit/deal.tsx'
import { EventFacts, Speakers } from '../kit/event.tsx'
import { LeadForm } from '../kit/form.tsx'
import { Go, Headline, Lead, Offer } from '../kit/hero.tsx'
import { Landing } from '../kit/landing.tsx'
import { Picture, sizesFor } from '../kit/picture.tsx'
import { Proof } from '../kit/proof.tsx'
import type { PageProps } from '../kit/props.ts'
import { Benefits, Faq, Reassurance, Steps } from '../kit/sections.tsx'
import { First, Usual } from '../kit/sequence.tsx'
import type { Template } from '../kit/template.ts'
import { Until } from '../kit/when.tsx'
import { wordsFor } from '../kit/words.ts'
import { Leaf } from './leaf.tsx'
import { prefill } from './prefill.ts'
import { STYLE } from './style.ts'

/** An event or a webinar. Without its date the page is about the ad's words alone. */
const content = z.strictObject({
  ...common,
  event: eventContent.optional(),
  deal: sections.deal, // what a seat costs
  steps: sections.steps, // the programme
  benefits: sections.benefits,
  proof: sections.proof,
  figures: sections.figures,
  faq: sections.faq,
  reassurance: sections.reassurance,
  incentive: sections.incentive,
})
type EventPageContent = z.infer<typeof content>

const WORDS = { fr: { programme: 'Au programme' }, en: { programme: 'What is on' } }

const SIZES = sizesFor('26rem')

const Page = (props: PageProps<EventPageContent>) => {
  const { content, page, brand } = props
  const { event } = content
  const setting = { page, words: wordsFor(page.lang, brand.tone) }
  return (
    <Landing {...props} css={STYLE} sizes={SIZES}>
      <div class="pitch">
        <div class="pass">
          {content.image && <Picture image={content.image} alt={typeset(content.image.alt, page.lang)} sizes={SIZES} />}
          <div class="bill">
            {event && (
              <Until at={endOf(event.starts, event.minutes)}>
                <Leaf event={event} page={page} />
              </Until>
            )}
            <Headline {...props} />
            <Offer {...props} />
            {content.deal && <Deal deal={content.deal} {...setting} />}
          </div>
          {event && (
            <Until at={endOf(event.starts, event.minutes)}>
              <div class="stub">
                <EventFacts event={event} {...setting} />
              </div>
            </Until>
          )}
        </div>
        <div class="copy">
          <Lead {...props} />
          {content.reassurance && <Reassurance items={content.reassurance} lang={page.lang} />}
        </div>
        <Go {...props} />
      </div>
      <div class="first">
        <First content={content} {...setting} />
      </div>
      <LeadForm {...props} />
      <div class="more">
        {content.benefits && <Benefits items={content.benefits} {...setting} />}
        {content.steps.length > 0 && <Steps items={content.steps} title={WORDS[page.lang].programme} {...setting} />}
        {event?.speakers && <Speakers items={event.speakers} {...setting} />}
        <Usual stage="proof">
          <Proof content={content} {...setting} />
        </Usual>
        <Usual stage="reassurance">{content.faq && <Faq items={content.faq} {...setting} />}</Usual>
        <Go {...props} />
      </div>
    </Landing>
  )
}

export const event = {
  name: 'event',
  label: { fr: 'Événement ou webinaire', en: 'Event or webinar' },
  content,
  prefill,
  Page,
} satisfies Template<typeof content>
