import { fromAd, voiced } from '../kit/prefill.ts'
import type { BrandFacts } from '../kit/props.ts'
import type { AdFacts } from '../kit/template.ts'
import type { Lang } from '../kit/words.ts'

/** Neither length nor price: only the team knows them. */
export const prefill = (ad: AdFacts, brand: Pick<BrandFacts, 'name' | 'tone'>, lang: Lang) => ({
  ...fromAd(ad, ['email', 'first_name']),
  ...voiced(TEXTS, brand, lang),
})

const TEXTS = {
  vous: (brand: string) => ({
    formTitle: 'Demandez votre essai',
    steps: [
      { title: 'Vous laissez votre e-mail', text: 'Avec le formulaire de cette page.' },
      { title: `${brand} vous ouvre un accès`, text: "À l'adresse que vous avez laissée." },
      { title: 'Vous essayez, puis vous décidez', text: 'La suite dépend de vous.' },
    ],
    thanks: {
      title: 'Merci, votre demande est enregistrée',
      text: `${brand} vous écrira à l'adresse que vous avez laissée. Vous pouvez fermer cette page.`,
    },
  }),
  tu: (brand: string) => ({
    formTitle: 'Demande ton essai',
    steps: [
      { title: 'Tu laisses ton e-mail', text: 'Avec le formulaire de cette page.' },
      { title: `${brand} t'ouvre un accès`, text: "À l'adresse que tu as laissée." },
      { title: 'Tu essaies, puis tu décides', text: 'La suite dépend de toi.' },
    ],
    thanks: {
      title: 'Merci, ta demande est enregistrée',
      text: `${brand} t'écrira à l'adresse que tu as laissée. Tu peux fermer cette page.`,
    },
  }),
  en: (brand: string) => ({
    formTitle: 'Ask for your trial',
    steps: [
      { title: 'You leave your email', text: 'With the form on this page.' },
      { title: `${brand} opens your access`, text: 'At the address you left.' },
      { title: 'You try it, then decide', text: 'What comes next is up to you.' },
    ],
    thanks: {
      title: 'Thank you, your request is saved',
      text: `${brand} will write to the address you left. You can close this page.`,
    },
  }),
}
