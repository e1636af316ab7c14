import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { Brand } from '../../brands/schema.ts'
import { findBrand } from '../../brands/store.ts'
import { forVisitor } from '../../db/query.ts'
import { typeset } from '../../lib/typography.ts'
import { readConsent } from '../../pixel/consent.ts'
import { houseBrand, languageOf, notFound, plainPage } from '../plain.tsx'
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
export type Fact = readonly [name: string, value: string | null]

export const legal = new Hono<{ Bindings: Env }>()
  .get('/legal/:brand/:page', async c => {
    const brand = await forVisitor('reading a brand', findBrand(c.env.DB, c.req.param('brand')))
    const lang = languageOf(c)
    const name = c.req.param('page')
    const page = Object.hasOwn(PAGES, name) ? PAGES[name]![lang] : undefined
    if (!brand || !page) return notFound(c)
    const children = <Sections sections={page.sections(brand)} lang={lang} />
    return plainPage(c, { title: page.title, brand, status: 200, children })
  })
  .get('/privacy/choice', async c => {
    const lang = languageOf(c)
    const words = CHOICE[lang]
    const brand = await houseBrand(c)
    const body = (
      <>
        <p>{words.states[readConsent(c).state]}</p>
        <form method="post" action="/privacy/consent" class="choice">
          <input type="hidden" name="page" value="privacy/choice@1" />
          <input type="hidden" name="text_version" value={`choice-2026-11-${lang}`} />
          <input type="hidden" name="back" value="/privacy/choice" />
          <button type="submit" name="choice" value="refused">
            {words.refuse}
          </button>
          <button type="submit" name="choice" value="granted">
            {words.accept}
          </button>
        </form>
        <p>{words.effect}</p>
      </>
    )
    return plainPage(c, { title: words.title, brand, status: 200, children: body })
  })

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

const CHOICE_PATH = '/privacy/choice'

const CHOICE = {
  fr: {
    title: 'Votre choix sur la publicité',
    states: {
      exempt:
        'Vous n’avez pas encore choisi\u00a0: rien n’est retenu de vous, seules des statistiques anonymes sont tenues.',
      refused: 'Vous avez refusé\u00a0: rien n’est retenu de vous, seules des statistiques anonymes sont tenues.',
      granted:
        'Vous avez accepté\u00a0: votre visite est retenue pour vous montrer des publicités qui vous concernent.',
    },
    refuse: 'Refuser',
    accept: 'Accepter',
    effect:
      'Refuser efface aussitôt ce qui avait été retenu de vos visites sur cet appareil. Vous pouvez changer d’avis à tout moment.',
  },
  en: {
    title: 'Your choice about advertising',
    states: {
      exempt: 'You have not chosen yet: nothing is kept about you, only anonymous statistics.',
      refused: 'You have refused: nothing is kept about you, only anonymous statistics.',
      granted: 'You have accepted: your visit is kept in order to show you ads that concern you.',
    },
    refuse: 'Refuse',
    accept: 'Accept',
    effect:
      'Refusing erases at once what had been kept of your visits on this device. You can change your mind at any time.',
  },
}
