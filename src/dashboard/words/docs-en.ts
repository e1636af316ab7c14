import type * as fr from './docs-fr.ts'

export const docs: typeof fr.docs = {
  title: 'API',
}
