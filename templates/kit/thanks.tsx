import { typeset } from '../../src/lib/typography.ts'
import type { CommonContent } from './content.ts'
import { Document } from './document.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { Check } from './icons.tsx'
import type { ThanksProps } from './props.ts'
import { Paragraphs } from './sections.tsx'

/** After the form, for every template. No slot and no pixel: the server already knows. */
export const Thanks = ({ content: { thanks }, page, brand, theme }: ThanksProps<CommonContent>) => (
  <Document lang={page.lang} title={`${typeset(thanks.title, page.lang)} · ${brand.name}`} theme={theme}>
    <Header brand={brand} lang={page.lang} />
    <main class="wide">
      <div class="sheet prose">
        <div class="tick">
          <Check />
        </div>
        <h1 class="long">{typeset(thanks.title, page.lang)}</h1>
        <Paragraphs text={thanks.text} lang={page.lang} />
        {thanks.next && (
          <a class="button" href={thanks.next.url}>
            {typeset(thanks.next.label, page.lang)}
          </a>
        )}
      </div>
    </main>
    <Footer brand={brand} lang={page.lang} />
  </Document>
)
