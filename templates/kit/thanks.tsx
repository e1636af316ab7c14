import { typeset } from '../../src/lib/typography.ts'
import type { CommonContent } from './content.ts'
import { Document } from './document.tsx'
import { Footer } from './footer.tsx'
import { formWordsFor } from './form-words.ts'
import { Header } from './header.tsx'
import { Check } from './icons.tsx'
import type { ThanksProps } from './props.ts'
import { Paragraphs } from './sections.tsx'

/** After the form, for every template. No slot and no pixel: the server already knows, and loading this again counts
 *  nothing. Where its links lead is not told where the visitor comes from. */
export const Thanks = ({ content: { thanks, doubleOptIn }, page, brand, theme }: ThanksProps<CommonContent>) => {
  const words = formWordsFor(page.lang, brand.tone)
  return (
    <Document lang={page.lang} title={`${typeset(thanks.title, page.lang)} · ${brand.name}`} theme={theme}>
      <Header brand={brand} lang={page.lang} />
      <main class="wide">
        <div class="sheet prose">
          <div class="tick">
            <Check />
          </div>
          <h1 class="long">{typeset(thanks.title, page.lang)}</h1>
          {doubleOptIn && (
            <p>
              <strong>{typeset(words.checkMail, page.lang)}</strong> {typeset(words.spam, page.lang)}
            </p>
          )}
          <Paragraphs text={thanks.text} lang={page.lang} />
          {thanks.steps && (
            <>
              <h2>{words.now}</h2>
              <ol class="numbered">
                {thanks.steps.map(step => (
                  <li>{typeset(step, page.lang)}</li>
                ))}
              </ol>
            </>
          )}
          {thanks.next && (
            <a class="button" href={thanks.next.url} rel="noreferrer">
              {typeset(thanks.next.label, page.lang)}
            </a>
          )}
          {thanks.link && (
            <p class="beside">
              <a href={thanks.link.url} rel="noreferrer">
                {typeset(thanks.link.label, page.lang)}
              </a>
            </p>
          )}
        </div>
      </main>
      <Footer brand={brand} lang={page.lang} />
    </Document>
  )
}
