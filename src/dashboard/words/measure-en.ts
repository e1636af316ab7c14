import type { measure as fr } from './measure-fr.ts'

export const measure: typeof fr = {
  name: 'Measurement',
  tabs: 'Pages of the measurement',
  install: 'Installation',
  robots: 'Robots',
  aside: 'Set aside',
  cnil: 'CNIL self-assessment',
}
