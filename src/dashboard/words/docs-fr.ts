export const docs = {
  title: 'API',
}
