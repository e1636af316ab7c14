import type * as fr from './leadDesk-fr.ts'

export const leadDesk: typeof fr.leadDesk = {
  title: 'Leads',
}
