import { newAdminToken, newKey } from '../secrets.ts'

/** The secrets that each Worker has, by name: both run on the same values, or what one seals the other cannot open. */
export interface Standing {
  /** Null: there is no such Worker. */
  visitors: string[] | null
  team: string[] | null
}

export type Decision = { what: 'keep' } | { what: 'make' } | { what: 'take'; value: string } | { what: 'ask' }

const NEW = 'new'

/** A secret cannot be read back from Cloudflare. So it is made only when nothing can depend on another one. */
export function decide(
  name: string,
  { visitors, team }: Standing,
  given: string | undefined,
  somethingSealed: boolean,
): Decision {
  const [first, second] = [visitors?.includes(name), team?.includes(name)]
  if (first && second) return { what: 'keep' }
  if (given === NEW) return { what: 'make' }
  if (given) return { what: 'take', value: given }
  // The team's Worker has no address: without the other one nothing can have come in under its secrets.
  if (first || (second && visitors)) return { what: 'ask' }
  if (name === 'DATA_KEY' && somethingSealed) return { what: 'ask' }
  return { what: 'make' }
}

export const make = (name: string): string => (name === 'ADMIN_TOKEN' ? newAdminToken() : newKey())

/** What is lost with a secret, and so what it means to have another one made. */
export const LOST: Record<string, string> = {
  ADMIN_TOKEN: 'programs that use the former token get 401 until they have the new one',
  DATA_KEY:
    'nobody can ever read again the contacts, leads and credentials that are stored: never do this while there are any',
  SIGNING_KEY:
    'forms that are open at this moment ask to be sent again, and links that went out before (in mails to contacts, previews, notices) no longer work; nothing stored is lost',
}
