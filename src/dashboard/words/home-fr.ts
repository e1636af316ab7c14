export const home = {
  title: 'Accueil',
}
