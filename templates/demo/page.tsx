import * as z from 'zod'
import { line, paragraph } from '../../src/lib/text.ts'
import { typeset } from '../../src/lib/typography.ts'
import { common, sections } from '../kit/content.ts'
import { minutesIn } from '../kit/dates.ts'
import { Deal } from '../kit/deal.tsx'
import { LeadForm } from '../kit/form.tsx'
import { Go, Headline, Lead, Offer } from '../kit/hero.tsx'
import { Landing } from '../kit/landing.tsx'
import { Picture, sizesFor } from '../kit/picture.tsx'
import { Proof } from '../kit/proof.tsx'
import type { PageProps } from '../kit/props.ts'
import { Benefits, Facts, Faq, Reassurance, Steps } from '../kit/sections.tsx'
import { First, Usual } from '../kit/sequence.tsx'
import type { Template } from '../kit/template.ts'
import { wordsFor } from '../kit/words.ts'
import { Agenda, Audience } from './agenda.tsx'
import { prefill } from './prefill.ts'
import { STYLE } from './style.ts'

/** Book a demonstration, from one business to another. */
const content = z
  .strictObject({
    ...common,
    ...sections,
    minutes: z.int().min(5).max(240).optional(), // what the whole demonstration takes
    place: line(80).optional(),
    agenda: z
      .array(z.strictObject({ minutes: z.int().min(1).max(240), title: line(120), text: paragraph(300) }))
      .min(1)
      .max(6)
      .optional(),
    audience: z.array(line(120)).min(1).max(5).optional(),
  })
  .refine(({ minutes, agenda }) => !minutes || !agenda || total(agenda) === minutes, {
    path: ['agenda'],
    error: 'the minutes of the agenda must add up to those of the demonstration',
  })
export type DemoContent = z.infer<typeof content>

const total = (agenda: readonly { minutes: number }[]): number => agenda.reduce((sum, part) => sum + part.minutes, 0)

const SIZES = sizesFor('44rem')

const Page = (props: PageProps<DemoContent>) => {
  const { content, page, brand } = props
  const setting = { page, words: wordsFor(page.lang, brand.tone) }
  const { event } = setting.words
  const facts = [
    ...(content.minutes ? [[event.length, minutesIn(page.locale, content.minutes)] as const] : []),
    ...(content.place ? [[event.where, typeset(content.place, page.lang)] as const] : []),
  ]
  return (
    <Landing {...props} css={STYLE} sizes={SIZES}>
      <div class="top">
        <div class="pitch">
          <div class="copy">
            <Offer {...props} />
            <Headline {...props} />
            {content.image && (
              <Picture image={content.image} alt={typeset(content.image.alt, page.lang)} sizes={SIZES} />
            )}
            <Lead {...props} />
            {facts.length > 0 && <Facts items={facts} />}
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
        {content.agenda && <Agenda items={content.agenda} page={page} />}
        {content.audience && <Audience items={content.audience} page={page} />}
        {content.benefits && <Benefits items={content.benefits} {...setting} />}
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

export const demo = {
  name: 'demo',
  label: { fr: 'Démonstration à réserver', en: 'Demo booking' },
  content,
  prefill,
  Page,
} satisfies Template<typeof content>
