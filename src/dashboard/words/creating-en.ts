import type * as fr from './creating-fr.ts'

export const creating: typeof fr.creating = {
  title: 'Create a campaign',
}
