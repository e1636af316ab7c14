/** How an audience goes out: file, feed, list kept up to date; and what has gone out. */
export const ways = {
  title: 'Envoyer aux régies',
  how: 'Trois façons, au choix : un fichier à déposer vous-même, un flux que la régie relève, une liste que nous tenons à jour sur un compte connecté.',
  file: 'Fichier',
  feed: 'Flux',
  list: 'Liste tenue à jour',
  taken: (when: string, rows: string) => `Pris le ${when} : ${rows}.`,
  pulled: (when: string, rows: string) => `Relevé le ${when} : ${rows}.`,
  neverPulled: 'Pas encore relevé : donnez son adresse à la régie.',
  missed: (since: string) => `Relevé attendu depuis le ${since} : vérifiez sa planification chez la régie.`,
  openFeed: 'Voir le flux',
  makeFeed: 'Créer un flux',
  openList: 'Voir la liste',
  keepList: 'Tenir une liste',
  ofPlatform: (act: string, platform: string) => `${act} : ${platform}`,
  progress: (all: number, sent: string, of: string) =>
    `${sent} sur ${of} ${all < 2 ? 'personne' : 'personnes'} chez la régie`,
  removing: (n: string) => `${n} encore à retirer`,
  left: (minutes: number) => `encore ${minutes} min environ`,
  history: 'Ce qui est parti',
  noHistory: "Rien n'est encore parti de cette audience.",
  whole: 'Tout le registre des envois',
}
