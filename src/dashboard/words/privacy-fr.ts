export const privacy = {
  title: 'Vie privée',
}
