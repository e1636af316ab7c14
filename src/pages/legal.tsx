import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { Brand, Legal } from '../brands/schema.ts'
import { findBrand } from '../brands/store.ts'
import { forVisitor } from '../db/query.ts'
import { readConsent } from '../pixel/consent.ts'
import { houseBrand, languageOf, notFound, plainPage } from './plain.tsx'

type Lang = 'fr' | 'en'

export const legal = new Hono<{ Bindings: Env }>()
  .get('/legal/:brand/:page', async c => {
    const brand = await forVisitor('reading a brand', findBrand(c.env.DB, c.req.param('brand')))
    const lang = languageOf(c)
    const name = c.req.param('page')
    const page = Object.hasOwn(PAGES[lang], name) ? PAGES[lang][name] : undefined
    if (!brand || !page) return notFound(c)
    return plainPage(c, { title: page.title, brand, status: 200, children: page.body(brand) })
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

interface LegalPage {
  title: string
  body: (brand: Brand) => Child
}

const Facts = ({ rows }: { rows: [string, string | null][] }) => (
  <dl>
    {rows.map(
      ([name, value]) =>
        value && (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ),
    )}
  </dl>
)

const host = ({ name, address, phone }: Legal['host']): string =>
  [name, address, phone].filter(part => part).join(' · ')

/** LCEN art. 1-1 (who publishes, who hosts) and GDPR art. 13 (what is done with the answers). A team's lawyer has the
 *  last word: this says what the software does. */
const PAGES: Record<Lang, Record<string, LegalPage>> = {
  fr: {
    notice: {
      title: 'Mentions légales',
      body: ({ name, legal: l }) => (
        <Facts
          rows={[
            ['Éditeur', l.company ?? name],
            ['Forme et capital', [l.form, l.capital].filter(part => part).join(', ') || null],
            ['Adresse', l.address],
            ['Immatriculation', l.registration],
            ['TVA intracommunautaire', l.vat],
            ['Téléphone', l.phone],
            ['E-mail', l.email],
            ['Directeur de la publication', l.publisher],
            ['Hébergeur', host(l.host)],
          ]}
        />
      ),
    },
    privacy: {
      title: 'Vos données et vos droits',
      body: ({ name, legal: l }) => (
        <>
          <h2>Quand vous envoyez un formulaire</h2>
          <p>
            {l.company ?? name} reçoit vos réponses pour traiter votre demande (mesures précontractuelles). Elles sont
            conservées chiffrées, jusqu’à ce que vous en demandiez l’effacement. Si vous avez coché la case
            correspondante, nous pouvons aussi vous recontacter pour nos offres, ou transmettre vos coordonnées sous
            forme chiffrée à des régies publicitaires pour vous montrer des publicités ciblées. Ces deux accords sont
            distincts, facultatifs, et se retirent à tout moment.
          </p>
          <h2>Quand vous visitez une page</h2>
          <p>
            Une mesure d’audience anonyme compte les visites sans vous reconnaître d’une fois sur l’autre. Si, et
            seulement si, vous acceptez, un cookie de 13 mois au plus retient votre visite pour vous montrer des
            publicités qui vous concernent. <a href="/privacy/choice">Changer mon choix</a>
          </p>
          <h2>Vos droits</h2>
          <p>
            Vous pouvez accéder à vos données, les corriger, les faire effacer, vous opposer à leur usage ou demander
            leur portabilité{l.email && <>, en écrivant à {l.email}</>}. Vous pouvez aussi saisir la CNIL (cnil.fr).
          </p>
        </>
      ),
    },
  },
  en: {
    notice: {
      title: 'Legal notice',
      body: ({ name, legal: l }) => (
        <Facts
          rows={[
            ['Publisher', l.company ?? name],
            ['Form and capital', [l.form, l.capital].filter(part => part).join(', ') || null],
            ['Address', l.address],
            ['Registration', l.registration],
            ['VAT', l.vat],
            ['Phone', l.phone],
            ['E-mail', l.email],
            ['Director of publication', l.publisher],
            ['Host', host(l.host)],
          ]}
        />
      ),
    },
    privacy: {
      title: 'Your data and your rights',
      body: ({ name, legal: l }) => (
        <>
          <h2>When you send a form</h2>
          <p>
            {l.company ?? name} receives your answers in order to handle your request (steps prior to a contract). They
            are kept encrypted until you ask for their erasure. If you ticked the matching box, we may also contact you
            about our offers, or share your details in hashed form with ad platforms in order to show you targeted ads.
            These two agreements are separate, optional, and can be withdrawn at any time.
          </p>
          <h2>When you visit a page</h2>
          <p>
            An anonymous audience measurement counts visits without recognising you from one to the next. If, and only
            if, you accept, a cookie of 13 months at most keeps your visit in order to show you ads that concern you.{' '}
            <a href="/privacy/choice">Change my choice</a>
          </p>
          <h2>Your rights</h2>
          <p>
            You may access, correct or erase your data, object to its use or ask for its portability
            {l.email && <>, by writing to {l.email}</>}. You may also lodge a complaint with your data protection
            authority.
          </p>
        </>
      ),
    },
  },
}
