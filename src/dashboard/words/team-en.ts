import type * as fr from './team-fr.ts'

export const team: typeof fr.team = {
  title: 'People and keys',
}
