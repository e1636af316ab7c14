/** The mail of a double opt-in and the pages that its link leads to. Plainly written, typeset on output. */
export function confirmWords(lang: 'fr' | 'en', tone: 'tu' | 'vous'): ConfirmWords {
  return lang === 'en' ? en : tone === 'tu' ? tu : vous
}

const vous = {
  mail: {
    subject: (brand: string) => `Confirmez votre demande à ${brand}`,
    hello: 'Bonjour,',
    why: (brand: string) =>
      `Un formulaire a été envoyé à ${brand} avec cette adresse. Si c'est vous, ouvrez cette page et confirmez :`,
    button: 'Confirmer ma demande',
    agreed: 'Ce que vous avez accepté, et qui ne vaudra qu’une fois confirmé :',
    nothing: "Vous n'avez coché aucun accord : il n'y a que votre adresse à confirmer.",
    limit:
      "Le lien est valable 7 jours. Ce n'était pas vous ? Ne faites rien : sans confirmation, aucun accord ne vaut.",
  },
  ask: {
    title: 'Confirmez votre demande',
    text: "En confirmant, vous dites que l'adresse est la vôtre et que vous maintenez ce que vous avez accepté :",
    bare: "En confirmant, vous dites que l'adresse est la vôtre.",
    contact: 'être recontacté pour des offres',
    ads: 'la publicité ciblée sur les réseaux sociaux',
    button: 'Confirmer',
  },
  done: { title: "C'est confirmé", text: 'Merci. Vous pouvez fermer cette page.' },
  'not-ours': {
    title: 'Ce lien ne mène à rien',
    text: "Il est incomplet, ou la demande a été effacée. Ouvrez le lien du message en entier ; s'il ne marche pas, renvoyez le formulaire.",
  },
  'too-old': {
    title: 'Ce lien a expiré',
    text: 'Il était valable 7 jours. Renvoyez le formulaire pour en recevoir un autre.',
  },
}

type ConfirmWords = typeof vous

const tu: ConfirmWords = {
  mail: {
    subject: brand => `Confirme ta demande à ${brand}`,
    hello: 'Bonjour,',
    why: brand =>
      `Un formulaire a été envoyé à ${brand} avec cette adresse. Si c'est toi, ouvre cette page et confirme :`,
    button: 'Confirmer ma demande',
    agreed: 'Ce que tu as accepté, et qui ne vaudra qu’une fois confirmé :',
    nothing: "Tu n'as coché aucun accord : il n'y a que ton adresse à confirmer.",
    limit: "Le lien est valable 7 jours. Ce n'était pas toi ? Ne fais rien : sans confirmation, aucun accord ne vaut.",
  },
  ask: {
    ...vous.ask,
    title: 'Confirme ta demande',
    text: "En confirmant, tu dis que l'adresse est la tienne et que tu maintiens ce que tu as accepté :",
    bare: "En confirmant, tu dis que l'adresse est la tienne.",
  },
  done: { title: "C'est confirmé", text: 'Merci. Tu peux fermer cette page.' },
  'not-ours': {
    title: 'Ce lien ne mène à rien',
    text: "Il est incomplet, ou la demande a été effacée. Ouvre le lien du message en entier ; s'il ne marche pas, renvoie le formulaire.",
  },
  'too-old': {
    title: 'Ce lien a expiré',
    text: 'Il était valable 7 jours. Renvoie le formulaire pour en recevoir un autre.',
  },
}

const en: ConfirmWords = {
  mail: {
    subject: brand => `Confirm your request to ${brand}`,
    hello: 'Hello,',
    why: brand => `A form was sent to ${brand} with this address. If it was you, open this page and confirm:`,
    button: 'Confirm my request',
    agreed: 'What you agreed to, which counts only once confirmed:',
    nothing: 'You ticked no agreement: there is only your address to confirm.',
    limit: 'The link is good for 7 days. It was not you? Do nothing: without a confirmation no agreement counts.',
  },
  ask: {
    title: 'Confirm your request',
    text: 'By confirming you say that the address is yours and that you stand by what you agreed to:',
    bare: 'By confirming you say that the address is yours.',
    contact: 'being contacted about offers',
    ads: 'targeted advertising on social networks',
    button: 'Confirm',
  },
  done: { title: 'Confirmed', text: 'Thank you. You can close this page.' },
  'not-ours': {
    title: 'This link leads nowhere',
    text: 'It is incomplete, or the request was erased. Open the whole link of the message; if it does not work, send the form again.',
  },
  'too-old': {
    title: 'This link has expired',
    text: 'It was good for 7 days. Send the form again to get another.',
  },
}
