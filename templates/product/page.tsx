import * as z from 'zod'
import { httpsUrl, line } from '../../src/lib/text.ts'
import { typeset } from '../../src/lib/typography.ts'
import { common, sections } from '../kit/content.ts'
import { Deal } from '../kit/deal.tsx'
import { LeadForm } from '../kit/form.tsx'
import { Headline, Lead, Offer } from '../kit/hero.tsx'
import { Landing } from '../kit/landing.tsx'
import { Picture, sizesFor } from '../kit/picture.tsx'
import { Proof } from '../kit/proof.tsx'
import type { PageProps } from '../kit/props.ts'
import { Benefits, Facts, Faq, Reassurance } from '../kit/sections.tsx'
import { First, Usual } from '../kit/sequence.tsx'
import type { Template } from '../kit/template.ts'
import { wordsFor } from '../kit/words.ts'
import { prefill } from './prefill.ts'
import { Buy } from './shop.tsx'
import { STYLE } from './style.ts'

/** One product, sold by a shop elsewhere or on request. */
const content = z
  .strictObject({
    ...common,
    shopUrl: httpsUrl.optional(), // where the sale goes on; without it the button leads to the form
    formCta: line(40).optional(), // the form's own button, where the ad's leads to the shop
    details: z
      .array(z.strictObject({ name: line(60), value: line(160) }))
      .min(1)
      .max(8)
      .optional(),
    deal: sections.deal,
    benefits: sections.benefits,
    proof: sections.proof,
    figures: sections.figures,
    faq: sections.faq,
    reassurance: sections.reassurance,
    incentive: sections.incentive,
  })
  .refine(({ shopUrl, formCta }) => !shopUrl || formCta, {
    path: ['formCta'],
    error: 'the button leads to the shop: say what the button of the form does, like "Recevoir le code"',
  })
export type ProductContent = z.infer<typeof content>

const WORDS = { fr: { details: 'Caractéristiques' }, en: { details: 'Details' } }

const SIZES = sizesFor('58vw')

const Page = (props: PageProps<ProductContent>) => {
  const { content, page, brand } = props
  const set = (text: string) => typeset(text, page.lang)
  const setting = { page, words: wordsFor(page.lang, brand.tone) }
  return (
    <Landing {...props} css={STYLE} sizes={SIZES} shop={content.shopUrl && new URL(content.shopUrl).host}>
      <div class="pitch">
        {content.image && <Picture image={content.image} alt={set(content.image.alt)} sizes={SIZES} />}
        <div class="copy">
          <Headline {...props} />
          {content.deal && <Deal deal={content.deal} {...setting} />}
          <Offer {...props} />
          <Lead {...props} />
          {content.reassurance && <Reassurance items={content.reassurance} lang={page.lang} />}
        </div>
        <Buy {...props} />
      </div>
      <div class="first">
        <First content={content} {...setting} />
      </div>
      <div class="more">
        {content.benefits && <Benefits items={content.benefits} {...setting} />}
        {content.details && (
          <section class="part wide details">
            <h2>{WORDS[page.lang].details}</h2>
            <Facts items={content.details.map(({ name, value }) => [set(name), set(value)] as const)} />
          </section>
        )}
        <Usual stage="proof">
          <Proof content={content} {...setting} />
        </Usual>
        {content.faq && (
          <Usual stage="reassurance">
            <Faq items={content.faq} {...setting} />
          </Usual>
        )}
        <Buy {...props} />
      </div>
      <LeadForm {...props} content={{ ...content, cta: content.formCta ?? content.cta }} />
    </Landing>
  )
}

export const product = {
  name: 'product',
  label: { fr: 'Produit en boutique', en: 'Product of a shop' },
  content,
  prefill,
  Page,
} satisfies Template<typeof content>
