import type { Extra } from '../../../templates/kit/fields.ts'
import type { TokenVerdict } from './token.ts'

export type FormRefusal =
  | Extract<TokenVerdict, { ok: false }>['reason']
  | 'robot'
  | 'unproven'
  | 'check-fields'
  | 'too-many'
  | 'not-stored'

interface FormWords {
  refusals: Record<FormRefusal, string>
  email: string
  phone: string
  required: string
  extras: Record<Extra['type'], string>
  tooLong: (max: number) => string
}

/** What a visitor reads when a form is refused: what happened, and what to do. */
export function formWords(lang: 'fr' | 'en', tone: 'tu' | 'vous'): FormWords {
  return lang === 'en' ? en : tone === 'tu' ? tu : vous
}

const vous: FormWords = {
  refusals: {
    'not-ours':
      'Cette page a changé depuis que vous l’avez ouverte. Vos réponses sont toujours là\u00a0: vérifiez-les et envoyez à nouveau.',
    'too-old':
      'Cette page est restée ouverte longtemps. Vos réponses sont toujours là\u00a0: vérifiez-les et envoyez à nouveau.',
    'too-soon': 'C’était très rapide\u202f! Patientez trois secondes, puis envoyez à nouveau.',
    robot:
      'Un champ caché a été rempli, sans doute par votre navigateur. Envoyez à nouveau\u00a0: vos réponses sont toujours là.',
    unproven:
      'La vérification contre les robots n’a pas abouti. Vos réponses sont toujours là\u00a0: si JavaScript est désactivé, activez-le, puis envoyez à nouveau.',
    'check-fields': 'Votre demande n’est pas encore partie\u00a0: voici ce qui est à corriger.',
    'too-many':
      'Beaucoup de demandes arrivent en ce moment. Vos réponses sont toujours là\u00a0: envoyez à nouveau dans une minute.',
    'not-stored':
      'Votre demande n’a pas pu être enregistrée. Vos réponses sont toujours là\u00a0: envoyez à nouveau dans quelques secondes.',
  },
  email: 'Indiquez une adresse e-mail complète, par exemple prenom@exemple.fr.',
  phone:
    'Indiquez un numéro de téléphone complet, par exemple 06\u00a012\u00a034\u00a056\u00a078, ou avec son indicatif s’il est d’un autre pays (+32…).',
  required: 'Répondez à cette question pour continuer.',
  extras: {
    text: 'Écrivez une réponse courte.',
    textarea: 'Écrivez une réponse.',
    number: 'Indiquez un nombre, par exemple 120 ou 2,5.',
    select: 'Choisissez une réponse de la liste.',
    choice: 'Choisissez une réponse.',
    date: 'Indiquez une date complète\u00a0: jour, mois et année.',
    postcode: 'Indiquez un code postal complet, par exemple 69003.',
  },
  tooLong: max => `Trop long\u00a0: ${max} caractères au plus.`,
}

const tu: FormWords = {
  refusals: {
    'not-ours':
      'Cette page a changé depuis que tu l’as ouverte. Tes réponses sont toujours là\u00a0: vérifie-les et envoie à nouveau.',
    'too-old':
      'Cette page est restée ouverte longtemps. Tes réponses sont toujours là\u00a0: vérifie-les et envoie à nouveau.',
    'too-soon': 'C’était très rapide\u202f! Patiente trois secondes, puis envoie à nouveau.',
    robot:
      'Un champ caché a été rempli, sans doute par ton navigateur. Envoie à nouveau\u00a0: tes réponses sont toujours là.',
    unproven:
      'La vérification contre les robots n’a pas abouti. Tes réponses sont toujours là\u00a0: si JavaScript est désactivé, active-le, puis envoie à nouveau.',
    'check-fields': 'Ta demande n’est pas encore partie\u00a0: voici ce qui est à corriger.',
    'too-many':
      'Beaucoup de demandes arrivent en ce moment. Tes réponses sont toujours là\u00a0: envoie à nouveau dans une minute.',
    'not-stored':
      'Ta demande n’a pas pu être enregistrée. Tes réponses sont toujours là\u00a0: envoie à nouveau dans quelques secondes.',
  },
  email: 'Indique une adresse e-mail complète, par exemple prenom@exemple.fr.',
  phone:
    'Indique un numéro de téléphone complet, par exemple 06\u00a012\u00a034\u00a056\u00a078, ou avec son indicatif s’il est d’un autre pays (+32…).',
  required: 'Réponds à cette question pour continuer.',
  extras: {
    text: 'Écris une réponse courte.',
    textarea: 'Écris une réponse.',
    number: 'Indique un nombre, par exemple 120 ou 2,5.',
    select: 'Choisis une réponse de la liste.',
    choice: 'Choisis une réponse.',
    date: 'Indique une date complète\u00a0: jour, mois et année.',
    postcode: 'Indique un code postal complet, par exemple 69003.',
  },
  tooLong: vous.tooLong,
}

const en: FormWords = {
  refusals: {
    'not-ours': 'This page has changed since you opened it. Your answers are still here: check them and send again.',
    'too-old': 'This page has been open for a long time. Your answers are still here: check them and send again.',
    'too-soon': 'That was very quick! Wait three seconds, then send again.',
    robot: 'A hidden field was filled in, probably by your browser. Send again: your answers are still here.',
    unproven:
      'The check against robots did not succeed. Your answers are still here: if JavaScript is off, turn it on, then send again.',
    'check-fields': 'Your request has not been sent yet: here is what to correct.',
    'too-many': 'Many requests are coming in. Your answers are still here: send again in a minute.',
    'not-stored': 'Your request could not be stored. Your answers are still here: send again in a few seconds.',
  },
  email: 'Enter a full email address, such as name@example.com.',
  phone: 'Enter a full phone number, with its country code if it is not local.',
  required: 'Answer this question to go on.',
  extras: {
    text: 'Write a short answer.',
    textarea: 'Write an answer.',
    number: 'Enter a number, such as 120 or 2.5.',
    select: 'Choose an answer from the list.',
    choice: 'Choose an answer.',
    date: 'Enter a full date: day, month and year.',
    postcode: 'Enter a full postcode.',
  },
  tooLong: max => `Too long: at most ${max} characters.`,
}
