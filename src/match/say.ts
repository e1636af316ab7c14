import type { Fact } from './facts.ts'
import type { Lang } from './words.ts'

/** What the score says to people, in the language of the ad. Written plainly; whoever shows it sets the typography. */
const quoted = (lang: Lang, text: string): string => (lang === 'fr' ? `« ${text} »` : `“${text}”`)

export const say = {
  inHeadline: (lang: Lang, token: string) =>
    lang === 'fr' ? `Ajoutez ${quoted(lang, token)} dans le titre.` : `Put ${quoted(lang, token)} in the headline.`,
  inFirstScreen: (lang: Lang, token: string) =>
    lang === 'fr'
      ? `Écrivez ${quoted(lang, token)} dans le premier écran.`
      : `Say ${quoted(lang, token)} on the first screen.`,
  moveUp: (lang: Lang, token: string) =>
    lang === 'fr'
      ? `Remontez ${quoted(lang, token)} dans le premier écran : il faut défiler pour le trouver.`
      : `Move ${quoted(lang, token)} up to the first screen: one has to scroll to find it.`,
  insteadOf: (lang: Lang, token: string, shown: string) =>
    lang === 'fr'
      ? `Remplacez ${quoted(lang, shown)} par ${quoted(lang, token)}, comme dans l'annonce.`
      : `Replace ${quoted(lang, shown)} by ${quoted(lang, token)}, as the ad has it.`,
  exactly: (lang: Lang, token: string) =>
    lang === 'fr'
      ? `Annoncez exactement ${quoted(lang, token)}, ou changez l'annonce.`
      : `Say exactly ${quoted(lang, token)}, or change the ad.`,
  onPage: (lang: Lang, token: string) =>
    lang === 'fr' ? `Reprenez ${quoted(lang, token)} dans la page.` : `Use ${quoted(lang, token)} on the page.`,
  onButton: (lang: Lang, label: string) =>
    lang === 'fr' ? `Écrivez ${quoted(lang, label)} sur le bouton.` : `Write ${quoted(lang, label)} on the button.`,
  sameImage: (lang: Lang) =>
    lang === 'fr' ? "Montrez l'image de l'annonce en haut de la page." : 'Show the ad’s image at the top of the page.',
  colour: (lang: Lang, hex: string) =>
    lang === 'fr' ? `Utilisez la couleur ${hex} de l'annonce.` : `Use the ad’s colour ${hex}.`,
}

const LESS = {
  fr: { upto: "jusqu'à", from: 'à partir de', 'before-tax': 'hors taxes', if: 'sous condition :' },
  en: { upto: 'up to', from: 'from', 'before-tax': 'before tax', if: 'on a condition:' },
}

export const why = {
  contradiction: (lang: Lang, ad: string, page: string) =>
    lang === 'fr'
      ? `L'annonce promet ${quoted(lang, ad)}, la page dit ${quoted(lang, page)}.`
      : `The ad promises ${quoted(lang, ad)}, the page says ${quoted(lang, page)}.`,
  absent: (lang: Lang, fact: Fact) =>
    lang === 'fr'
      ? `La page ne dit nulle part ${quoted(lang, fact.label)}.`
      : `The page says ${quoted(lang, fact.label)} nowhere.`,
  belowFold: (lang: Lang, fact: Fact) =>
    lang === 'fr'
      ? `Il faut défiler pour trouver ${quoted(lang, fact.label)}.`
      : `One has to scroll to find ${quoted(lang, fact.label)}.`,
  differs: (lang: Lang, ad: Fact, page: Fact) => {
    const shown = page.qualifier === '' ? page.label : `${LESS[lang][page.qualifier]} ${page.label}`
    return lang === 'fr'
      ? `L'annonce promet ${quoted(lang, ad.label)} ; la page dit ${quoted(lang, shown)}.`
      : `The ad promises ${quoted(lang, ad.label)}; the page says ${quoted(lang, shown)}.`
  },
  register: (ad: string, page: string) => `L'annonce dit « ${ad} », la page dit « ${page} ».`,
  language: (lang: Lang) =>
    lang === 'fr' ? "La page n'est pas dans la langue de l'annonce." : 'The page is not in the language of the ad.',
}
