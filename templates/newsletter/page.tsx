import * as z from 'zod'
import { line } from '../../src/lib/text.ts'
import { typeset } from '../../src/lib/typography.ts'
import { common, sections } from '../kit/content.ts'
import { LeadForm } from '../kit/form.tsx'
import { Go, Headline, Lead, Offer } from '../kit/hero.tsx'
import { Check } from '../kit/icons.tsx'
import { Landing } from '../kit/landing.tsx'
import { Picture, sizesFor } from '../kit/picture.tsx'
import { Proof } from '../kit/proof.tsx'
import type { PageProps } from '../kit/props.ts'
import { Faq, Reassurance } from '../kit/sections.tsx'
import { First, Usual } from '../kit/sequence.tsx'
import type { Template } from '../kit/template.ts'
import { wordsFor } from '../kit/words.ts'
import { Issues, issues } from './issues.tsx'
import { prefill } from './prefill.ts'
import { STYLE } from './style.ts'

/** A newsletter, or a list to wait on: one address against something to come. */
const content = z.strictObject({
  ...common,
  rhythm: line(60).optional(), // how often: 'Tous les jeudis à 7 h'
  contents: z.array(line(120)).min(1).max(5).optional(), // what is in each one
  issues: issues.optional(),
  proof: sections.proof,
  figures: sections.figures,
  faq: sections.faq,
  reassurance: sections.reassurance,
  incentive: sections.incentive,
})
type NewsletterContent = z.infer<typeof content>

const WORDS = {
  fr: { contents: 'Dans chaque numéro', issues: 'Les derniers numéros' },
  en: { contents: 'In every issue', issues: 'Recent issues' },
}

const SIZES = sizesFor('46vw')

const Page = (props: PageProps<NewsletterContent>) => {
  const { content, page, brand } = props
  const own = WORDS[page.lang]
  const set = (text: string) => typeset(text, page.lang)
  const setting = { page, words: wordsFor(page.lang, brand.tone) }
  return (
    <Landing {...props} css={STYLE} sizes={SIZES}>
      <div class="pitch">
        {content.image && <Picture image={content.image} alt={set(content.image.alt)} sizes={SIZES} />}
        <div class="copy">
          {content.rhythm && <p class="rhythm">{set(content.rhythm)}</p>}
          <Headline {...props} />
          <Lead {...props} />
          <Offer {...props} />
        </div>
        <Go {...props} />
      </div>
      <div class="first">
        <First content={content} {...setting} />
      </div>
      <LeadForm {...props} />
      <div class="more">
        {content.reassurance && <Reassurance items={content.reassurance} lang={page.lang} />}
        {content.contents && (
          <section class="part wide">
            <h2>{own.contents}</h2>
            <ul class="contents">
              {content.contents.map(item => (
                <li>
                  <Check />
                  {set(item)}
                </li>
              ))}
            </ul>
          </section>
        )}
        {content.issues && <Issues items={content.issues} page={page} title={own.issues} />}
        <Usual stage="proof">
          <Proof content={content} {...setting} />
        </Usual>
        {content.faq && (
          <Usual stage="reassurance">
            <Faq items={content.faq} {...setting} />
          </Usual>
        )}
        <Go {...props} />
      </div>
    </Landing>
  )
}

export const newsletter = {
  name: 'newsletter',
  label: { fr: 'Newsletter ou liste d’attente', en: 'Newsletter or waiting list' },
  content,
  prefill,
  Page,
} satisfies Template<typeof content>
