import { fromAd, voiced } from '../kit/prefill.ts'
import type { BrandFacts } from '../kit/props.ts'
import type { AdFacts } from '../kit/template.ts'
import type { Lang } from '../kit/words.ts'

/** How often it comes and what was in it, only the team knows: none of it is made up here. */
export const prefill = (ad: AdFacts, brand: Pick<BrandFacts, 'name' | 'tone'>, lang: Lang) => ({
  ...fromAd(ad, ['email']),
  ...voiced(TEXTS, brand, lang),
})

const TEXTS = {
  vous: (brand: string) => ({
    formTitle: 'Votre adresse e-mail',
    thanks: {
      title: 'Merci, votre inscription est enregistrée',
      text: `${brand} vous écrira à l'adresse que vous avez laissée. Vous pouvez fermer cette page.`,
    },
  }),
  tu: (brand: string) => ({
    formTitle: 'Ton adresse e-mail',
    thanks: {
      title: 'Merci, ton inscription est enregistrée',
      text: `${brand} t'écrira à l'adresse que tu as laissée. Tu peux fermer cette page.`,
    },
  }),
  en: (brand: string) => ({
    formTitle: 'Your email address',
    thanks: {
      title: 'Thank you, you are on the list',
      text: `${brand} will write to the address you left. You can close this page.`,
    },
  }),
}
