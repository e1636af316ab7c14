import type { Field } from '../kit/content.ts'
import type { BrandFacts } from '../kit/props.ts'
import type { AdFacts } from '../kit/template.ts'
import type { Lang } from '../kit/words.ts'

/** The page an ad is born with: the ad's own words where it has them, and beside them nothing it did not promise. */
export function prefill(ad: AdFacts, brand: Pick<BrandFacts, 'name' | 'tone'>, lang: Lang) {
  const words = lang === 'en' ? english(brand.name) : french(brand.name, brand.tone === 'tu')
  return {
    headline: ad.headline,
    lead: ad.primaryText,
    offer: ad.description,
    cta: ad.ctaLabel,
    image: ad.image,
    fields: ['first_name', 'email', 'phone'] satisfies Field[],
    ...words,
  }
}

const french = (brand: string, tu: boolean) => ({
  formTitle: tu ? 'Ta demande' : 'Votre demande',
  steps: [
    {
      title: tu ? 'Tu envoies ta demande' : 'Vous envoyez votre demande',
      text: 'Avec le formulaire de cette page.',
    },
    {
      title: `${brand} ${tu ? 'te' : 'vous'} répond`,
      text: tu ? 'Aux coordonnées que tu as laissées.' : 'Aux coordonnées que vous avez laissées.',
    },
    {
      title: tu ? 'Tu choisis la suite' : 'Vous choisissez la suite',
      text: tu
        ? 'Tu as posé tes questions, la décision te revient.'
        : 'Vous avez posé vos questions, la décision vous revient.',
    },
  ],
  thanks: {
    title: tu ? 'Merci, ta demande est enregistrée' : 'Merci, votre demande est enregistrée',
    text: tu
      ? `${brand} te répondra aux coordonnées que tu as laissées. Tu peux fermer cette page.`
      : `${brand} vous répondra aux coordonnées que vous avez laissées. Vous pouvez fermer cette page.`,
  },
})

const english = (brand: string) => ({
  formTitle: 'Your request',
  steps: [
    { title: 'You send your request', text: 'With the form on this page.' },
    { title: `${brand} answers you`, text: 'At the email or phone you left.' },
    { title: 'You choose what comes next', text: 'Ask your questions; the decision is yours.' },
  ],
  thanks: {
    title: 'Thank you, your request is saved',
    text: `${brand} will answer at the email or phone you left. You can close this page.`,
  },
})
