import type * as fr from './privacy-fr.ts'

export const privacy: typeof fr.privacy = {
  title: 'Privacy',
}
