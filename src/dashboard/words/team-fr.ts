export const team = {
  title: 'Équipe et clés',
}
