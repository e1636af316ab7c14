import * as z from 'zod'
import type { Scope } from './scopes.ts'

/** From most to least: each role may do all that the next may. Viewers read; analysts also see audiences and figures;
 *  editors change and export (they handle personal data); owners also manage people and keys. */
export const ROLES = ['owner', 'editor', 'analyst', 'viewer'] as const
export const role = z.enum(ROLES)
export type Role = z.infer<typeof role>

export const may = (have: Role, need: Role): boolean => ROLES.indexOf(have) <= ROLES.indexOf(need)

/** Who is acting. `id` goes to the audit trail and the ledger: 'admin', 'key:<id>', 'user:<id>'. */
export interface Actor {
  id: string
  role: Role
  scopes?: readonly Scope[] | null // of a key; none: everything that its role may
}
