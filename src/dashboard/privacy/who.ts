import type { Named } from '../../contacts/requests/subject.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** What was typed into the one field: an e-mail, a phone or the number of a browser. Null when it is none of them. */
export function namedBy(typed: string): Named | null {
  const text = typed.trim()
  if (UUID.test(text)) return { visitor: text.toLowerCase() }
  if (text.includes('@')) return { email: text }
  return /\d/.test(text) && /^[\d\s+().-]+$/.test(text) ? { phone: text } : null
}

export const typedOf = (who: Named): string => Object.values(who)[0] ?? ''
