export const creating = {
  title: 'Créer une campagne',
}
