import { type Counted, inFrench } from './plural.ts'

export const guide = {
  title: 'Premiers pas',
  lead: 'Votre propre annonce, sa page en ligne et la première visite mesurée : cinq minutes.',
  progress: (done: number, of: number) => `${done} ${done > 1 ? 'étapes faites' : 'étape faite'} sur ${of}`,
  done: 'Fait',
  now: 'Maintenant',
  later: 'Ensuite',
  finished: 'Votre page est en ligne et votre pixel mesure. Voici ce qui la rendra rentable.',
  editorsOnly: "Ces étapes demandent le rôle éditeur. Un propriétaire peut vous l'attribuer.",
  steps: {
    identity: {
      title: 'Dites qui publie',
      how: 'La loi veut que chaque page dise qui la publie. Vous ne le saisirez plus.',
      done: (brand: string) => `L'identité légale de « ${brand} » est complète.`,
      save: 'Enregistrer et continuer',
      name: 'Nom de la marque',
      nameHelp: "Tel qu'il s'affiche en haut de vos pages.",
      company: 'Raison sociale',
      address: 'Adresse postale',
      email: 'Adresse e-mail de contact',
      publisher: 'Directeur ou directrice de la publication',
      publisherHelp: 'La personne responsable de ce qui est publié, ou sa fonction.',
    },
    ad: {
      title: 'Collez votre annonce',
      how: 'Son texte, son image, son bouton : la page se remplit toute seule et vous la voyez pendant que vous tapez.',
      go: 'Créer la page de mon annonce',
      done: (headline: string) => `« ${headline} » a sa page.`,
    },
    publish: {
      title: 'Publiez la page',
      how: "Le score dit si la page tient la promesse de l'annonce, et chaque correction se fait d'un clic.",
      go: 'Vérifier et publier',
      done: 'La page est en ligne.',
    },
    view: {
      title: 'Ouvrez-la sur votre téléphone',
      how: "Scannez ce code ou ouvrez l'adresse. La visite apparaît ici en quelques secondes.",
      code: "Code QR de l'adresse de la page",
      waiting: 'En attente de la première visite…',
      done: (when: string) => `Première visite mesurée le ${when}.`,
      open: 'Ouvrir la page',
      address: 'Adresse de la page',
    },
  },
  next: {
    spend: {
      title: 'Importer vos dépenses',
      how: 'Le relevé de la régie : vous saurez ce que coûte chaque lead.',
      go: 'Importer',
    },
    connection: {
      title: 'Raccorder une plateforme',
      how: 'Vos audiences et vos conversions y partent seules.',
      go: 'Raccorder',
    },
    pixel: {
      title: 'Poser le pixel sur votre site',
      how: 'Pour suivre aussi ce qui se passe après la page.',
      go: 'Installer',
    },
    colleagues: { title: "Inviter l'équipe", how: "Un lien par personne, avec le rôle qu'il faut.", go: 'Inviter' },
  },
  demo: {
    title: 'Les données de démonstration',
    what: (campaigns: Counted, ads: Counted, views: Counted, people: Counted, audiences: Counted) =>
      `Tout est inventé : ${inFrench(campaigns, 'campagne', 'campagnes')}, ${inFrench(ads, 'annonce', 'annonces')}, ${inFrench(views, 'visite', 'visites')}, ${inFrench(people, 'personne', 'personnes')}, ${inFrench(audiences, 'audience', 'audiences')}.`,
    how: 'Elles servent à essayer. Les retirer ne touche à rien de ce que vous avez créé, sauf ce que vous avez ajouté dans ces campagnes. Elles ne reviennent pas.',
    remove: 'Retirer la démo',
    removed: 'La démo est retirée. Il ne reste que ce qui est à vous.',
    held: 'Une chose à vous s’appuie sur la démo. Arrêtez-la ou modifiez-la d’abord :',
    kinds: { list: 'Liste tenue à jour', audience: 'Audience' },
    ownerOnly: 'Un propriétaire peut la retirer.',
  },
  strip: {
    title: "C'est la démo que vous voyez.",
    how: 'Mettez votre propre annonce en ligne en cinq minutes.',
    go: 'Commencer',
  },
}
