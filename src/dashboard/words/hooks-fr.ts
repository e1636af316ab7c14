export const hooks = {
  title: 'Webhooks',
}
