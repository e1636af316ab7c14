/** Leaving with everything. What the files say is in src/leaving. */
export const all = {
  lead: "Tout ce que cette plateforme sait, dans une archive ZIP qui s'ouvre sans elle, dans un tableur ou un éditeur de texte. Pour quitter l'outil, changer d'agence, ou relire vos données ailleurs.",
  inside: "Ce qu'il y a dedans",
  parts: [
    'Marques, campagnes, annonces et images telles que vous les avez envoyées',
    'Pages : brouillons, toutes les versions publiées, et le HTML en ligne, prêt à ouvrir',
    'Leads, contacts et clients, en clair, avec leurs consentements et les preuves',
    'Vues une à une et par jour, visites, tests, dépenses et ventes',
    'Audiences et séquences avec leurs règles, et le registre de tout ce qui est parti',
    "Équipe, rôles et journal d'audit",
  ],
  readme:
    'README.txt dit en français et en anglais ce qu’est chaque fichier et chaque colonne. Aucun mot de passe, aucune clé, aucun secret.',
  take: "Télécharger l'archive",
  secret:
    "L'archive contient des données personnelles en clair. Gardez-la comme un mot de passe, et effacez-la quand elle a servi. Le journal note qui l'a prise.",
  some: 'Seulement certains jours',
  someHow: 'Pour les vues une à une, quand elles sont plus de quatre millions. Tout le reste est toujours entier.',
  from: 'Du',
  to: 'Au',
  everything: 'Tout exporter',
  restart:
    "Pour remettre la plateforme en marche ailleurs, il faut une sauvegarde : npm run backup. Un téléchargement coupé donne une archive qui ne s'ouvre pas : recommencez.",
  refused: {
    'too-much-at-once':
      'Plus de quatre millions de vues : choisissez des jours ci-dessous, et faites plusieurs archives.',
    'too-many-exports': "Tout a été exporté six fois en une heure. Réessayez dans l'heure qui vient.",
    'invalid-query': 'Choisissez deux jours, ou aucun.',
  } as Readonly<Record<string, string>>,
}
