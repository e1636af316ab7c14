export const hub = {
  title: 'Raccorder',
}
