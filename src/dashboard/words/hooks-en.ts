import type * as fr from './hooks-fr.ts'

export const hooks: typeof fr.hooks = {
  title: 'Webhooks',
}
