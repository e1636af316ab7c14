import type { Child } from 'hono/jsx'
import { Document } from './document.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import type { BrandFacts, Theme } from './props.ts'
import type { Lang } from './words.ts'

interface PlainPageProps {
  lang: Lang
  title: string
  theme: Theme
  brand: BrandFacts | null // null where no brand can be known: a 404, a privacy page opened by hand
  children: Child
}

/** A page of text under its title: legal pages, privacy pages, the 404. No slot, no pixel, no banner. */
export const PlainPage = ({ lang, title, theme, brand, children }: PlainPageProps) => (
  <Document lang={lang} title={brand ? `${title} · ${brand.name}` : title} theme={theme}>
    {brand && <Header brand={brand} lang={lang} />}
    <main class="wide">
      <article class="sheet prose">
        <h1 class="long">{title}</h1>
        {children}
      </article>
    </main>
    {brand && <Footer brand={brand} lang={lang} />}
  </Document>
)
