import type { Field } from './content.ts'

export type Lang = 'fr' | 'en'
export type Tone = 'tu' | 'vous'

/** Every word of ours on a page. French ones are written plainly and typeset on output, like the content's. */
export function wordsFor(lang: Lang, tone: Tone): Words {
  return lang === 'en' ? en : tone === 'tu' ? tu : vous
}

/** Proof of a choice names the text it was made on: new words, new version (test/templates.test.ts watches). */
export const BANNER_VERSION = 'banner-2026-11'

const vous = {
  skip: 'Aller au formulaire',
  call: 'Appeler',
  optional: 'facultatif',
  fields: {
    email: 'E-mail',
    phone: 'Téléphone',
    first_name: 'Prénom',
    last_name: 'Nom',
    company: 'Entreprise',
    message: 'Votre message',
  } satisfies Record<Field, string>,
  leaveEmpty: 'Ne remplissez pas ce champ',
  errors: (count: number) => (count > 1 ? `${count} points à corriger` : 'Un point à corriger'),
  error: 'Erreur :',
  notice: (who: string) =>
    `${who} utilise ces informations pour répondre à votre demande. Vous pouvez y accéder, les corriger ou les faire effacer :`,
  noticeLink: 'vos données et vos droits',
  benefits: 'Ce que vous y gagnez',
  steps: 'Comment ça se passe',
  proof: 'Ils en parlent',
  figures: 'Les chiffres',
  insteadOf: 'Au lieu de',
  reference: (price: string) => `Prix le plus bas des 30 jours précédents : ${price}`,
  code: 'Code',
  left: (time: string) => `Encore ${time}`,
  until: (date: string) => `jusqu'au ${date}`,
  event: {
    when: 'Quand',
    where: 'Où',
    online: 'En ligne',
    length: 'Durée',
    seats: 'Places',
    speakers: 'Qui prend la parole',
  },
  faq: 'Questions fréquentes',
  banner: {
    title: 'Vos choix de suivi',
    text: (who: string) =>
      `Avec votre accord, ${who} utilise votre visite pour vous montrer ses publicités sur les réseaux sociaux. Sinon : mesure d'audience anonyme, rien d'autre.`,
    more: 'En savoir plus',
    refuse: 'Refuser',
    accept: 'Accepter',
  },
  footer: 'Informations légales',
  noticePage: 'Mentions légales',
  privacyPage: 'Confidentialité',
  choice: 'Gérer mon choix',
  capital: 'au capital de',
  vat: 'TVA',
}

export type Words = typeof vous

const tu: Words = {
  ...vous,
  fields: { ...vous.fields, message: 'Ton message' },
  leaveEmpty: 'Ne remplis pas ce champ',
  notice: who =>
    `${who} utilise ces informations pour répondre à ta demande. Tu peux y accéder, les corriger ou les faire effacer :`,
  noticeLink: 'tes données et tes droits',
  benefits: 'Ce que tu y gagnes',
  banner: {
    ...vous.banner,
    title: 'Tes choix de suivi',
    text: who =>
      `Avec ton accord, ${who} utilise ta visite pour te montrer ses publicités sur les réseaux sociaux. Sinon : mesure d'audience anonyme, rien d'autre.`,
  },
}

const en: Words = {
  skip: 'Skip to the form',
  call: 'Call',
  optional: 'optional',
  fields: {
    email: 'Email',
    phone: 'Phone',
    first_name: 'First name',
    last_name: 'Last name',
    company: 'Company',
    message: 'Your message',
  },
  leaveEmpty: 'Leave this field empty',
  errors: count => (count > 1 ? `${count} things to correct` : 'One thing to correct'),
  error: 'Error:',
  notice: who => `${who} uses these details to answer your request. You can see, correct or erase them:`,
  noticeLink: 'your data and your rights',
  benefits: 'What is in it for you',
  steps: 'How it works',
  proof: 'What people say',
  figures: 'The figures',
  insteadOf: 'Instead of',
  reference: price => `Lowest price of the 30 days before: ${price}`,
  code: 'Code',
  left: time => `${time} left`,
  until: date => `until ${date}`,
  event: {
    when: 'When',
    where: 'Where',
    online: 'Online',
    length: 'Length',
    seats: 'Seats',
    speakers: 'Who is speaking',
  },
  faq: 'Common questions',
  banner: {
    title: 'Your tracking choices',
    text: who =>
      `If you agree, ${who} uses your visit to show you its ads on social networks. If not: anonymous audience measurement, nothing else.`,
    more: 'Learn more',
    refuse: 'Refuse',
    accept: 'Accept',
  },
  footer: 'Legal information',
  noticePage: 'Legal notice',
  privacyPage: 'Privacy',
  choice: 'Change my choice',
  capital: 'capital',
  vat: 'VAT',
}
