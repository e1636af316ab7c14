import { fromAd, voiced } from '../kit/prefill.ts'
import type { BrandFacts } from '../kit/props.ts'
import type { AdFacts } from '../kit/template.ts'
import type { Lang } from '../kit/words.ts'

/** The hour, the products and their prices are the team's to fill in; people's words are never made up. */
export const prefill = (ad: AdFacts, brand: Pick<BrandFacts, 'name' | 'tone'>, lang: Lang) => ({
  ...fromAd(ad, ['email']),
  ...voiced(TEXTS, brand, lang),
})

const TEXTS = {
  vous: (brand: string) => ({
    formTitle: 'Vos coordonnées',
    steps: [],
    thanks: {
      title: 'Merci, votre demande est enregistrée',
      text: `${brand} vous écrira à l'adresse que vous avez laissée. Vous pouvez fermer cette page.`,
    },
  }),
  tu: (brand: string) => ({
    formTitle: 'Tes coordonnées',
    steps: [],
    thanks: {
      title: 'Merci, ta demande est enregistrée',
      text: `${brand} t'écrira à l'adresse que tu as laissée. Tu peux fermer cette page.`,
    },
  }),
  en: (brand: string) => ({
    formTitle: 'Your details',
    steps: [],
    thanks: {
      title: 'Thank you, your request is saved',
      text: `${brand} will write to the email you left. You can close this page.`,
    },
  }),
}
