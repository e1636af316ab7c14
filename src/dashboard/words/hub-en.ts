import type * as fr from './hub-fr.ts'

export const hub: typeof fr.hub = {
  title: 'Connect',
}
