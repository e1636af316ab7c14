import { fromAd, voiced } from '../kit/prefill.ts'
import type { BrandFacts } from '../kit/props.ts'
import type { AdFacts } from '../kit/template.ts'
import type { Lang } from '../kit/words.ts'

/** No price, code or deadline but those of the ad's own words: the deal is the team's to fill in, with its proof. */
export const prefill = (ad: AdFacts, brand: Pick<BrandFacts, 'name' | 'tone'>, lang: Lang) => ({
  ...fromAd(ad, ['email']),
  ...voiced(TEXTS, brand, lang),
})

const TEXTS = {
  vous: (brand: string) => ({
    formTitle: 'Votre demande',
    thanks: {
      title: 'Merci, votre demande est enregistrée',
      text: `${brand} vous répondra à l'adresse que vous avez laissée. Vous pouvez fermer cette page.`,
    },
  }),
  tu: (brand: string) => ({
    formTitle: 'Ta demande',
    thanks: {
      title: 'Merci, ta demande est enregistrée',
      text: `${brand} te répondra à l'adresse que tu as laissée. Tu peux fermer cette page.`,
    },
  }),
  en: (brand: string) => ({
    formTitle: 'Your request',
    thanks: {
      title: 'Thank you, your request is saved',
      text: `${brand} will answer at the email you left. You can close this page.`,
    },
  }),
}
