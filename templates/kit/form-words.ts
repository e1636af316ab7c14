import type { Lang, Tone } from './words.ts'

/** What a form and its thanks say beside their content. Like words.ts, plainly written and typeset on output. */
export function formWordsFor(lang: Lang, tone: Tone): FormWords {
  return lang === 'en' ? en : tone === 'tu' ? tu : vous
}

const vous = {
  step: (number: number, of: number) => `Étape ${number} sur ${of}`,
  forward: 'Continuer',
  back: "Revenir à l'étape précédente",
  choose: 'Choisissez',
  noScript:
    "Ce formulaire vérifie qu'il n'est pas rempli par un robot, et cela demande JavaScript : activez-le, puis rechargez la page.",
  now: 'Ce qui se passe maintenant',
  checkMail: 'Il reste une étape : ouvrez le message que nous venons de vous envoyer et confirmez.',
  spam: "Rien reçu d'ici quelques minutes ? Regardez dans les indésirables.",
}

export type FormWords = typeof vous

const tu: FormWords = {
  ...vous,
  back: "Reviens à l'étape précédente",
  choose: 'Choisis',
  noScript:
    "Ce formulaire vérifie qu'il n'est pas rempli par un robot, et cela demande JavaScript : active-le, puis recharge la page.",
  checkMail: 'Il reste une étape : ouvre le message que nous venons de t’envoyer et confirme.',
  spam: "Rien reçu d'ici quelques minutes ? Regarde dans les indésirables.",
}

const en: FormWords = {
  step: (number, of) => `Step ${number} of ${of}`,
  forward: 'Continue',
  back: 'Back to the step before',
  choose: 'Choose',
  noScript:
    'This form checks that no robot fills it in, and that takes JavaScript: turn it on, then load the page again.',
  now: 'What happens now',
  checkMail: 'One step is left: open the message that we have just sent you and confirm.',
  spam: 'Nothing after a few minutes? Look in your junk mail.',
}
