import * as z from 'zod'
import { typeset } from '../../src/lib/typography.ts'
import { ConsentBanner } from '../kit/consent.tsx'
import { common, sections } from '../kit/content.ts'
import { Document } from '../kit/document.tsx'
import { Footer } from '../kit/footer.tsx'
import { LeadForm } from '../kit/form.tsx'
import { Header } from '../kit/header.tsx'
import { Picture, Preload } from '../kit/picture.tsx'
import { NoScriptPixel, Pixel } from '../kit/pixel.tsx'
import type { PageProps } from '../kit/props.ts'
import { Benefits, Faq, Paragraphs, Proof, Reassurance, Steps } from '../kit/sections.tsx'
import { SLOTS } from '../kit/slots.ts'
import type { Template } from '../kit/template.ts'
import { wordsFor } from '../kit/words.ts'
import { prefill } from './prefill.ts'

/** Ask for a quote or an appointment. */
export const content = z.strictObject({ ...common, ...sections })
export type QuoteContent = z.infer<typeof content>

const LONG_HEADLINE = 64 // characters: beyond, the largest type would fill a phone's first screen

export const Page = (props: PageProps<QuoteContent>) => {
  const { content, page, brand, theme } = props
  const words = wordsFor(page.lang, brand.tone)
  const set = (text: string) => typeset(text, page.lang)
  const follows = { page, words }
  return (
    <Document
      lang={page.lang}
      title={`${set(content.headline)} · ${brand.name}`}
      description={set(content.offer || content.lead)}
      theme={theme}
      consent={SLOTS.consent}
      share={{ path: page.path, image: content.image }}
      head={
        <>
          {content.image && <Preload image={content.image} />}
          <Pixel page={page} />
        </>
      }
    >
      <a class="skip" href="#form">
        {words.skip}
      </a>
      <Header brand={brand} lang={page.lang} />
      <main>
        <div class="top">
          <div class="pitch">
            {content.image && <Picture image={content.image} alt={set(content.image.alt)} />}
            <div class="copy">
              <h1 class={content.headline.length > LONG_HEADLINE ? 'long' : undefined}>{set(content.headline)}</h1>
              {content.lead && (
                <div class="lead">
                  <Paragraphs text={content.lead} lang={page.lang} />
                </div>
              )}
              {content.offer && (
                <p class="offer">
                  <span>{set(content.offer)}</span>
                </p>
              )}
              {content.reassurance && <Reassurance items={content.reassurance} lang={page.lang} />}
            </div>
            <Go cta={set(content.cta)} />
          </div>
          <LeadForm {...props} />
        </div>
        <div class="more">
          {content.benefits && <Benefits items={content.benefits} {...follows} />}
          {content.steps.length > 0 && <Steps items={content.steps} {...follows} />}
          {content.proof && <Proof items={content.proof} {...follows} />}
          {content.faq && <Faq items={content.faq} {...follows} />}
          <Go cta={set(content.cta)} />
        </div>
      </main>
      <Footer brand={brand} lang={page.lang} />
      <ConsentBanner page={page} brand={brand} />
      <NoScriptPixel page={page} />
    </Document>
  )
}

const Go = ({ cta }: { cta: string }) => (
  <p class="go wide">
    <a class="button" href="#form" data-l2l-cta>
      {cta}
    </a>
  </p>
)

export const quote = {
  name: 'quote',
  label: { fr: 'Devis ou rendez-vous', en: 'Quote or appointment' },
  content,
  prefill,
  Page,
} satisfies Template<typeof content>
