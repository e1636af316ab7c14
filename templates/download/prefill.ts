import { fromAd, voiced } from '../kit/prefill.ts'
import type { BrandFacts } from '../kit/props.ts'
import type { AdFacts } from '../kit/template.ts'
import type { Lang } from '../kit/words.ts'

/** An e-mail and nothing else. The document's address is for the team to give, in `thanks.next`. */
export const prefill = (ad: AdFacts, brand: Pick<BrandFacts, 'name' | 'tone'>, lang: Lang) => ({
  ...fromAd(ad, ['email']),
  ...voiced(TEXTS, brand, lang),
  steps: [],
})

const TEXTS = {
  vous: (brand: string) => ({
    formTitle: 'Recevez le document',
    thanks: {
      title: 'Merci, votre demande est enregistrée',
      text: `${brand} vous répondra à l'adresse que vous avez laissée. Vous pouvez fermer cette page.`,
    },
  }),
  tu: (brand: string) => ({
    formTitle: 'Reçois le document',
    thanks: {
      title: 'Merci, ta demande est enregistrée',
      text: `${brand} te répondra à l'adresse que tu as laissée. Tu peux fermer cette page.`,
    },
  }),
  en: (brand: string) => ({
    formTitle: 'Get the document',
    thanks: {
      title: 'Thank you, your request is saved',
      text: `${brand} will answer at the address you left. You can close this page.`,
    },
  }),
}
