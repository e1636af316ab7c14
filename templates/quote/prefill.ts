import { fromAd, voiced } from '../kit/prefill.ts'
import type { BrandFacts } from '../kit/props.ts'
import type { AdFacts } from '../kit/template.ts'
import type { Lang } from '../kit/words.ts'

/** The page an ad is born with: the ad's own words where it has them, and beside them nothing it did not promise. */
export const prefill = (ad: AdFacts, brand: Pick<BrandFacts, 'name' | 'tone'>, lang: Lang) => ({
  ...fromAd(ad, ['first_name', 'email', 'phone']),
  ...voiced(TEXTS, brand, lang),
})

const TEXTS = {
  vous: (brand: string) => ({
    formTitle: 'Votre demande',
    steps: [
      { title: 'Vous envoyez votre demande', text: 'Avec le formulaire de cette page.' },
      { title: `${brand} vous répond`, text: 'Aux coordonnées que vous avez laissées.' },
      { title: 'Vous choisissez la suite', text: 'Vous avez posé vos questions, la décision vous revient.' },
    ],
    thanks: {
      title: 'Merci, votre demande est enregistrée',
      text: `${brand} vous répondra aux coordonnées que vous avez laissées. Vous pouvez fermer cette page.`,
    },
  }),
  tu: (brand: string) => ({
    formTitle: 'Ta demande',
    steps: [
      { title: 'Tu envoies ta demande', text: 'Avec le formulaire de cette page.' },
      { title: `${brand} te répond`, text: 'Aux coordonnées que tu as laissées.' },
      { title: 'Tu choisis la suite', text: 'Tu as posé tes questions, la décision te revient.' },
    ],
    thanks: {
      title: 'Merci, ta demande est enregistrée',
      text: `${brand} te répondra aux coordonnées que tu as laissées. Tu peux fermer cette page.`,
    },
  }),
  en: (brand: string) => ({
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
  }),
}
