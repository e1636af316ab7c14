import * as z from 'zod'
import { line } from '../../src/lib/text.ts'
import { typeset } from '../../src/lib/typography.ts'
import { common, sections } from '../kit/content.ts'
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
import { Plan } from './plan.tsx'
import { prefill } from './prefill.ts'
import { STYLE } from './style.ts'

/** Try a piece of software. What comes after the trial is said before it begins. */
const content = z.strictObject({
  ...common,
  ...sections,
  trial: z
    .strictObject({
      days: z.int().min(1).max(365),
      card: z.boolean(), // asked for on signing up
      afterTrial: line(300), // price, and what happens without a choice
    })
    .optional(),
  included: z.array(line(80)).min(1).max(12).optional(),
})
export type TrialContent = z.infer<typeof content>

const SIZES = sizesFor('60rem')

const Page = (props: PageProps<TrialContent>) => {
  const { content, page, brand } = props
  const setting = { page, words: wordsFor(page.lang, brand.tone) }
  return (
    <Landing {...props} css={STYLE} sizes={SIZES}>
      <div class="pitch">
        <div class="copy">
          <Offer {...props} />
          <Headline {...props} />
          <Lead {...props} />
          {content.reassurance && <Reassurance items={content.reassurance} lang={page.lang} />}
        </div>
        {content.image && <Picture image={content.image} alt={typeset(content.image.alt, page.lang)} sizes={SIZES} />}
        <Go {...props} />
      </div>
      <div class="first">
        <First content={content} {...setting} />
      </div>
      <div class="start">
        <Plan content={content} {...setting} />
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

export const trial = {
  name: 'trial',
  label: { fr: 'Essai d’un logiciel', en: 'Software trial' },
  content,
  prefill,
  Page,
} satisfies Template<typeof content>
