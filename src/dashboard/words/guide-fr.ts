export const guide = {
  title: 'Premiers pas',
}
