import type * as fr from './guide-fr.ts'

export const guide: typeof fr.guide = {
  title: 'First steps',
}
