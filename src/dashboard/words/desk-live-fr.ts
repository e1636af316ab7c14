/** What the desk says while somebody types. */
export const deskLive = {
  shape: {
    title: 'Voir la page',
    phone: 'Téléphone',
    desktop: 'Ordinateur',
    empty: "La page se montre ici dès que l'annonce a un titre.",
  },
  fixes: {
    title: 'Ce qui rapporterait des points',
    'as-ad': () => "Reprendre tout ce que dit l'annonce",
    'ad-headline': () => "Reprendre le titre de l'annonce",
    'ad-text': () => "Reprendre le texte de l'annonce",
    'ad-offer': () => "Reprendre la description de l'annonce comme offre",
    'ad-button': (label: string) => `Écrire « ${label} » sur le bouton`,
    'ad-image': () => "Montrer l'image de l'annonce",
    'word-in-headline': (word: string) => `Mettre « ${word} » dans le titre`,
    'word-in-offer': (word: string) => `Mettre « ${word} » dans l'offre`,
  },
  gauge: {
    html: 'Page',
    load: 'Premier chargement',
    requests: 'Requêtes',
    kb: (have: string, most: string) => `${have} Ko sur ${most}`,
    of: (have: number, most: number) => `${have} sur ${most}`,
    over: 'trop',
  },
  autosave: {
    saved: 'Enregistré',
    unsaved:
      'Pas enregistré : la connexion ou la session est coupée. Gardez cet onglet, reconnectez-vous dans un autre, puis « Enregistrer ».',
    wrong: 'Pas enregistré : un texte ne convient pas. Il est gardé ici.',
    conflict:
      "Quelqu'un a enregistré cette page entre-temps. Vos textes restent ici : « Enregistrer » montre les siens à côté.",
  },
  questions: {
    title: 'Ce que le formulaire demande',
    fields: {
      email: 'E-mail',
      phone: 'Téléphone',
      first_name: 'Prénom',
      last_name: 'Nom',
      company: 'Entreprise',
      message: 'Message',
    },
    hint: "L'e-mail ou le téléphone au moins. Chaque question de plus coûte des réponses.",
    extras: 'Les vôtres sont plus bas.',
    needed: "Le formulaire demande l'e-mail ou le téléphone.",
  },
  look: 'Image et modèle',
  adTitle: "L'annonce",
  adAbout: 'ce que dit la régie',
  trial: {
    button: 'Tester le brouillon contre la version en ligne',
    how: 'Le brouillon diffère de la version en ligne. Testez-le : la moitié des visiteurs reçoit chacun, et le résultat dit lequel convertit.',
    same: 'Pour un test A/B, changez un texte du brouillon : il deviendra la variante.',
  },
}
