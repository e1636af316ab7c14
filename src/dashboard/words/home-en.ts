import type * as fr from './home-fr.ts'

export const home: typeof fr.home = {
  title: 'Home',
}
