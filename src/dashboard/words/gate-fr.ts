/** Publishing: what the gate says, and what it changes. */
export const gate = {
  publish: {
    title: 'Publier',
    checks: 'Avant de publier',
    free: 'Rien ne bloque.',
    ready: 'Rien ne bloque : la page peut être publiée.',
    blocked: (n: number) => (n < 2 ? 'Un point bloque la publication.' : `${n} points bloquent la publication.`),
    blocks: 'Bloque',
    warns: 'À savoir',
    passes: (n: number) => (n < 2 ? 'Un contrôle réussi' : `${n} contrôles réussis`),
    detail: 'Détail',
    reason: 'Raison écrite',
    reasonHint: (least: number) =>
      `La page garde moins de ${least} % de la promesse. Dites pourquoi elle sort quand même : la raison reste avec la version.`,
    impact: (n: number) =>
      n < 2
        ? 'Publier change ce que reçoivent les clics d’une annonce en ligne.'
        : `Cette page reçoit les clics de ${n} annonces en ligne : publier les change toutes.`,
    noImpact: "Aucune annonce en ligne ne mène encore à cette page : publier n'en change aucune.",
    ad: 'Annonce',
    score: 'Score',
    spend: 'Dépense, 30 j',
    from: (before: number, after: number) => `${before} → ${after}`,
    breaks: 'la promesse recule : une alerte le dira',
  },
  checks: {
    match: {
      name: 'Promesse',
      how: "La page garde moins de 60 % de ce que dit l'annonce. Le score dit quoi reprendre.",
    },
    weight: { name: 'Poids', how: 'Le HTML et le style dépassent 14 Ko compressés. Raccourcissez les textes.' },
    'first-load': {
      name: 'Premier chargement',
      how: 'Le premier écran dépasse 150 Ko ou 6 requêtes sur un téléphone. Retirez ou allégez une image.',
    },
    'third-party': { name: 'Tiers', how: 'La page demande quelque chose à un autre serveur. Retirez-le.' },
    'wcag.contrast': { name: 'Contraste', how: 'Un texte ou un bord se lit mal sur son fond. Changez la couleur.' },
    'wcag.language': { name: 'Langue et titre', how: 'La langue ou le titre de la page manque.' },
    'wcag.headings': { name: 'Titres', how: 'Un niveau de titre est sauté.' },
    'wcag.images': { name: 'Images', how: "Une image n'a pas de texte de remplacement." },
    'wcag.names': { name: 'Liens et boutons', how: "Un lien, un bouton ou un champ n'a pas de nom." },
    'wcag.ids': { name: 'Identifiants', how: 'Un identifiant est là deux fois.' },
    'wcag.labels': { name: 'Étiquettes', how: "Un champ du formulaire n'a pas d'étiquette." },
    'wcag.errors': { name: 'Erreurs du formulaire', how: 'Un formulaire refusé ne dit pas ce qui ne va pas.' },
    'wcag.targets': { name: 'Cibles', how: 'Un lien ou un bouton fait moins de 24 px.' },
    'legal-identity': {
      name: 'Éditeur',
      how: "L'éditeur n'est pas nommé sous la page. Complétez l'identité légale de la marque.",
    },
    form: { name: 'Formulaire', how: 'Plus de 4 questions coûtent des réponses, ou un réglage manque.' },
    'form-notice': {
      name: 'Information du formulaire',
      how: "Le formulaire ne dit pas ce qui est fait des réponses, ou une case est cochée d'avance.",
    },
    links: { name: 'Liens', how: "Un lien n'est ni en https ni de la page, ou son ancre manque." },
    offer: {
      name: 'Preuve de l’offre',
      how: "Un prix barré, une échéance ou un avantage n'a pas de preuve, ou est passé.",
    },
    'offer-dates': {
      name: 'Dates de l’offre',
      how: "Un prix de référence a plus d'un an, un avantage est terminé, ou l'événement est passé : la page n'en montre plus la date.",
    },
    placeholders: {
      name: 'Accolades',
      how: 'Un mot entre accolades n’est pas déclaré : les visiteurs liraient les accolades. Ajoutez-le dans « Textes qui suivent le lien », ou écrivez les mots eux-mêmes.',
    },
    'compared-price': { name: 'Prix comparé', how: 'Un prix est comparé à un autre sans que sa preuve soit donnée.' },
    voice: { name: 'Tu ou vous', how: 'Un texte dit « tu » sur une page qui dit « vous », ou l’inverse.' },
    'picture-text': {
      name: 'Image sans description',
      how: "Qui ne voit pas l'image n'en sait rien. Si elle dit quelque chose, écrivez-le dans « Image et modèle » de la page.",
    },
    test: {
      name: 'Test',
      how: 'Un test est en cours sur cette page. Arrêtez-le, ou appliquez une de ses versions, puis publiez.',
    },
  },
}
