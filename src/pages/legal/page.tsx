import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Brand } from '../../brands/schema.ts'
import { findBrand } from '../../brands/store.ts'
import { forVisitor } from '../../db/query.ts'
import { typeset } from '../../lib/typography.ts'
import { languageOf, notFound, plainPage } from '../plain.tsx'
import { CHOICE_PATH } from './choice.tsx'
import { notice } from './notice.ts'
import { privacyEn } from './privacy-en.ts'
import { privacyFr } from './privacy-fr.ts'

type Lang = 'fr' | 'en'

/** A part of a legal page, as plain words: typeset on output. */
export interface Section {
  title?: string
  paragraphs?: readonly string[]
  facts?: readonly Fact[]
}
/** A name and what is said of it; null: nothing to say, so neither is shown. */
type Fact = readonly [name: string, value: string | null]

/** GET /legal/:brand/:page */
export async function legalPage(c: Context<{ Bindings: Env }>): Promise<Response> {
  const brand = await forVisitor('reading a brand', findBrand(c.env.DB, c.req.param('brand') ?? ''))
  const lang = languageOf(c)
  const name = c.req.param('page') ?? ''
  const page = Object.hasOwn(PAGES, name) ? PAGES[name]![lang] : undefined
  if (!brand || !page) return notFound(c)
  const children = <Sections sections={page.sections(brand)} lang={lang} />
  return plainPage(c, { title: page.title, brand, status: 200, children })
}

interface LegalPage {
  title: string
  sections: (brand: Brand) => Section[]
}

/** LCEN art. 1-1 (who publishes, who hosts) and GDPR art. 13 (what is done with the answers). A team's lawyer has the
 *  last word: these say what the software does. */
const PAGES: Record<string, Record<Lang, LegalPage>> = {
  notice: {
    fr: { title: 'Mentions légales', sections: brand => notice(brand, 'fr') },
    en: { title: 'Legal notice', sections: brand => notice(brand, 'en') },
  },
  privacy: {
    fr: { title: 'Vos données et vos droits', sections: privacyFr },
    en: { title: 'Your data and your rights', sections: privacyEn },
  },
}

const Sections = ({ sections, lang }: { sections: readonly Section[]; lang: Lang }) => (
  <>
    {sections.map(({ title, paragraphs = [], facts = [] }) => (
      <>
        {title && <h2>{typeset(title, lang)}</h2>}
        {paragraphs.map(text => (
          <p>{linked(typeset(text, lang))}</p>
        ))}
        {facts.some(([, value]) => value) && (
          <dl>
            {facts.map(
              ([name, value]) =>
                value && (
                  <>
                    <dt>{typeset(name, lang)}</dt>
                    <dd>{linked(typeset(value, lang))}</dd>
                  </>
                ),
            )}
          </dl>
        )}
      </>
    ))}
  </>
)

/** The one address that these texts hold becomes a link. */
function linked(text: string): Child {
  const [before, after] = text.split(CHOICE_PATH)
  if (after === undefined) return text
  return (
    <>
      {before}
      <a href={CHOICE_PATH}>{CHOICE_PATH}</a>
      {after}
    </>
  )
}
