import type { TokenVerdict } from './token.ts'

export type FormRefusal =
  | Extract<TokenVerdict, { ok: false }>['reason']
  | 'robot'
  | 'check-fields'
  | 'too-many'
  | 'not-stored'

interface FormWords {
  refusals: Record<FormRefusal, string>
  email: string
  phone: string
  tooLong: (max: number) => string
}

/** What a visitor reads when a form is refused: what happened, and what to do. */
export const formWords: Record<'fr' | 'en', FormWords> = {
  fr: {
    refusals: {
      'not-ours':
        'Cette page a changé depuis que vous l’avez ouverte. Vos réponses sont toujours là\u00a0: vérifiez-les et envoyez à nouveau.',
      'too-old':
        'Cette page est restée ouverte longtemps. Vos réponses sont toujours là\u00a0: vérifiez-les et envoyez à nouveau.',
      'too-soon': 'C’était très rapide\u202f! Patientez trois secondes, puis envoyez à nouveau.',
      robot:
        'Un champ caché a été rempli, sans doute par votre navigateur. Envoyez à nouveau\u00a0: vos réponses sont toujours là.',
      'check-fields': 'Votre demande n’est pas encore partie\u00a0: voici ce qui est à corriger.',
      'too-many':
        'Beaucoup de demandes arrivent en ce moment. Vos réponses sont toujours là\u00a0: envoyez à nouveau dans une minute.',
      'not-stored':
        'Votre demande n’a pas pu être enregistrée. Vos réponses sont toujours là\u00a0: envoyez à nouveau dans quelques secondes.',
    },
    email: 'Indiquez une adresse e-mail complète, par exemple prenom@exemple.fr.',
    phone: 'Indiquez un numéro de téléphone complet, par exemple 06\u00a012\u00a034\u00a056\u00a078.',
    tooLong: max => `Trop long\u00a0: ${max} caractères au plus.`,
  },
  en: {
    refusals: {
      'not-ours': 'This page has changed since you opened it. Your answers are still here: check them and send again.',
      'too-old': 'This page has been open for a long time. Your answers are still here: check them and send again.',
      'too-soon': 'That was very quick! Wait three seconds, then send again.',
      robot: 'A hidden field was filled in, probably by your browser. Send again: your answers are still here.',
      'check-fields': 'Your request has not been sent yet: here is what to correct.',
      'too-many': 'Many requests are coming in. Your answers are still here: send again in a minute.',
      'not-stored': 'Your request could not be stored. Your answers are still here: send again in a few seconds.',
    },
    email: 'Enter a full e-mail address, such as name@example.com.',
    phone: 'Enter a full phone number, with its country code if it is not local.',
    tooLong: max => `Too long: at most ${max} characters.`,
  },
}
