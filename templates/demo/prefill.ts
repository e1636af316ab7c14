import { fromAd, voiced } from '../kit/prefill.ts'
import type { BrandFacts } from '../kit/props.ts'
import type { AdFacts } from '../kit/template.ts'
import type { Lang } from '../kit/words.ts'

/** No length, no agenda: only the team knows them. */
export const prefill = (ad: AdFacts, brand: Pick<BrandFacts, 'name' | 'tone'>, lang: Lang) => ({
  ...fromAd(ad, ['email', 'first_name', 'company']),
  ...voiced(TEXTS, brand, lang),
})

const TEXTS = {
  vous: (brand: string) => ({
    formTitle: 'Demandez votre démonstration',
    steps: [
      {
        title: 'Vous envoyez votre demande',
        text: 'De votre adresse professionnelle, avec le formulaire de cette page.',
      },
      { title: `${brand} vous propose un moment`, text: "À l'adresse que vous avez laissée." },
      { title: 'Vous voyez, puis vous décidez', text: 'Vous avez posé vos questions, la décision vous revient.' },
    ],
    thanks: {
      title: 'Merci, votre demande est enregistrée',
      text: `${brand} vous écrira pour convenir d'un moment. Vous pouvez fermer cette page.`,
    },
  }),
  tu: (brand: string) => ({
    formTitle: 'Demande ta démonstration',
    steps: [
      { title: 'Tu envoies ta demande', text: 'De ton adresse professionnelle, avec le formulaire de cette page.' },
      { title: `${brand} te propose un moment`, text: "À l'adresse que tu as laissée." },
      { title: 'Tu vois, puis tu décides', text: 'Tu as posé tes questions, la décision te revient.' },
    ],
    thanks: {
      title: 'Merci, ta demande est enregistrée',
      text: `${brand} t'écrira pour convenir d'un moment. Tu peux fermer cette page.`,
    },
  }),
  en: (brand: string) => ({
    formTitle: 'Ask for your demo',
    steps: [
      { title: 'You send your request', text: 'From your work address, with the form on this page.' },
      { title: `${brand} suggests a time`, text: 'At the address you left.' },
      { title: 'You see it, then decide', text: 'Ask your questions; the decision is yours.' },
    ],
    thanks: {
      title: 'Thank you, your request is saved',
      text: `${brand} will write to you to find a time. You can close this page.`,
    },
  }),
}
