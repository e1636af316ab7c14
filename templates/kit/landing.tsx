import type { Child } from 'hono/jsx'
import { typeset } from '../../src/lib/typography.ts'
import { ConsentBanner } from './consent.tsx'
import type { CommonContent } from './content.ts'
import { Document } from './document.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { Preload } from './picture.tsx'
import { NoScriptPixel, Pixel } from './pixel.tsx'
import type { PageProps } from './props.ts'
import { SLOTS } from './slots.ts'
import { wordsFor } from './words.ts'

interface LandingProps extends PageProps<CommonContent> {
  css: string // the template's own rules
  shop?: string | undefined // as the pixel has it
  sizes: string // of the hero picture, as its <Picture> has them
  children: Child // of <main>
}

/** What every landing page is around its own sections: head, header, footer, legal, consent, pixel. */
export const Landing = ({ content, page, brand, theme, css, shop, sizes, children }: LandingProps) => {
  const set = (text: string) => typeset(text, page.lang)
  return (
    <Document
      lang={page.lang}
      title={`${set(content.headline)} · ${brand.name}`}
      description={set(content.offer || content.lead)}
      theme={theme}
      consent={SLOTS.consent}
      css={css}
      share={{ path: page.path, image: content.image }}
      head={
        <>
          {content.image && <Preload image={content.image} sizes={sizes} />}
          <Pixel page={page} shop={shop} />
        </>
      }
    >
      <a class="skip" href="#form">
        {wordsFor(page.lang, brand.tone).skip}
      </a>
      <Header brand={brand} lang={page.lang} />
      <main>{children}</main>
      <Footer brand={brand} lang={page.lang} />
      <ConsentBanner page={page} brand={brand} />
      <NoScriptPixel page={page} />
    </Document>
  )
}
