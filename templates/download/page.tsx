import * as z from 'zod'
import { line, paragraph } from '../../src/lib/text.ts'
import { common, sections } from '../kit/content.ts'
import { Deal } from '../kit/deal.tsx'
import { LeadForm } from '../kit/form.tsx'
import { Go, Headline, Lead, Offer } from '../kit/hero.tsx'
import { Landing } from '../kit/landing.tsx'
import { sizesFor } from '../kit/picture.tsx'
import { Proof } from '../kit/proof.tsx'
import type { PageProps } from '../kit/props.ts'
import { Benefits, Facts, Faq, Reassurance, Steps } from '../kit/sections.tsx'
import { First, Usual } from '../kit/sequence.tsx'
import type { Template } from '../kit/template.ts'
import { wordsFor } from '../kit/words.ts'
import { Book, Contents, factsOf } from './book.tsx'
import { prefill } from './prefill.ts'
import { STYLE } from './style.ts'

/** A document for an e-mail address. Where it is: `thanks.next`. */
const content = z.strictObject({
  ...common,
  ...sections,
  document: z
    .strictObject({
      pages: z.int().min(1).max(2000).optional(),
      format: line(40).optional(),
      updated: z.iso.date().optional(),
      author: line(120).optional(), // a role or a name
    })
    .optional(),
  chapters: z
    .array(z.strictObject({ title: line(120), text: paragraph(200), page: z.int().min(1).max(2000).optional() }))
    .min(1)
    .max(12)
    .optional(),
})
export type DownloadContent = z.infer<typeof content>

const SIZES = sizesFor('26rem')

const Page = (props: PageProps<DownloadContent>) => {
  const { content, page, brand } = props
  const setting = { page, words: wordsFor(page.lang, brand.tone) }
  const facts = content.document ? factsOf(content.document, page) : []
  return (
    <Landing {...props} css={STYLE} sizes={SIZES}>
      <div class="shelf">
        <Offer {...props} />
        <Headline {...props} />
        {content.image && <Book image={content.image} headline={content.headline} page={page} sizes={SIZES} />}
      </div>
      <div class="pitch">
        <div class="copy">
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
      <div class="more">
        {facts.length > 0 && (
          <div class="wide">
            <Facts items={facts} />
          </div>
        )}
        {content.chapters && <Contents items={content.chapters} page={page} />}
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

export const download = {
  name: 'download',
  label: { fr: 'Document à télécharger', en: 'Document to download' },
  content,
  prefill,
  Page,
} satisfies Template<typeof content>
