import * as z from 'zod'
import { typeset } from '../../src/lib/typography.ts'
import { common, sections } from '../kit/content.ts'
import { Deal } from '../kit/deal.tsx'
import { LeadForm } from '../kit/form.tsx'
import { Go, Headline, Lead, Offer } from '../kit/hero.tsx'
import { Landing } from '../kit/landing.tsx'
import { Picture, sizesFor } from '../kit/picture.tsx'
import { Proof } from '../kit/proof.tsx'
import type { PageProps } from '../kit/props.ts'
import { Benefits, Faq, Reassurance, Steps } from '../kit/sections.tsx'
import { First, Usual } from '../kit/sequence.tsx'
import type { Template } from '../kit/template.ts'
import { wordsFor } from '../kit/words.ts'
import { prefill } from './prefill.ts'
import { STYLE } from './style.ts'

/** Ask for a quote or an appointment. */
const content = z.strictObject({ ...common, ...sections })
type QuoteContent = z.infer<typeof content>

const SIZES = sizesFor('40rem')

const Page = (props: PageProps<QuoteContent>) => {
  const { content, page, brand } = props
  const setting = { page, words: wordsFor(page.lang, brand.tone) }
  return (
    <Landing {...props} css={STYLE} sizes={SIZES}>
      <div class="top">
        <div class="pitch">
          {content.image && <Picture image={content.image} alt={typeset(content.image.alt, page.lang)} sizes={SIZES} />}
          <div class="copy">
            <Headline {...props} />
            <Offer {...props} />
            <Lead {...props} />
            {content.deal && <Deal deal={content.deal} {...setting} />}
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
        {content.benefits && <Benefits items={content.benefits} {...setting} />}
        {content.steps.length > 0 && <Steps items={content.steps} {...setting} />}
        <Usual stage="proof">
          <Proof content={content} {...setting} />
        </Usual>
        <Usual stage="reassurance">{content.faq && <Faq items={content.faq} {...setting} />}</Usual>
        <Go {...props} />
      </div>
    </Landing>
  )
}

export const quote = {
  name: 'quote',
  label: { fr: 'Devis ou rendez-vous', en: 'Quote or appointment' },
  content,
  prefill,
  Page,
} satisfies Template<typeof content>
