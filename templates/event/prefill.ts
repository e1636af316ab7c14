import { fromAd, voiced } from '../kit/prefill.ts'
import type { BrandFacts } from '../kit/props.ts'
import type { AdFacts } from '../kit/template.ts'
import type { Lang } from '../kit/words.ts'

/** When and where, an ad says in words at most: the event itself is the team's to fill in. */
export const prefill = (ad: AdFacts, brand: Pick<BrandFacts, 'name' | 'tone'>, lang: Lang) => ({
  ...fromAd(ad, ['first_name', 'email']),
  ...voiced(TEXTS, brand, lang),
})

const TEXTS = {
  vous: (brand: string) => ({
    formTitle: 'Votre inscription',
    steps: [],
    thanks: {
      title: 'Merci, votre inscription est enregistrée',
      text: `${brand} vous écrira à l'adresse que vous avez laissée. Vous pouvez fermer cette page.`,
    },
  }),
  tu: (brand: string) => ({
    formTitle: 'Ton inscription',
    steps: [],
    thanks: {
      title: 'Merci, ton inscription est enregistrée',
      text: `${brand} t'écrira à l'adresse que tu as laissée. Tu peux fermer cette page.`,
    },
  }),
  en: (brand: string) => ({
    formTitle: 'Your registration',
    steps: [],
    thanks: {
      title: 'Thank you, you are registered',
      text: `${brand} will write to the email you left. You can close this page.`,
    },
  }),
}
