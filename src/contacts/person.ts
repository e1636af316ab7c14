import * as z from 'zod'
import { open, seal } from '../lib/crypto.ts'

/** Who a contact is, in the clear: exists in memory only. `email` is trimmed and lower-cased, `phone` is E.164 with +. */
const person = z.object({
  email: z.string().nullable(),
  phone: z.string().nullable(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  company: z.string().nullable(),
  country: z.string().length(2).nullable(), // ISO 3166-1 alpha-2
  zip: z.string().nullable().default(null), // forms ask for neither, a CRM may tell them
  city: z.string().nullable().default(null),
})
/** What may be left out is null once it has been opened. */
export type Person = z.input<typeof person>
export type OpenedPerson = z.output<typeof person>

export const placeOfPerson = (contactId: string): string => `contacts.sealed.${contactId}`

export const sealPerson = (dataKey: string, contactId: string, who: Person): Promise<string> =>
  seal(dataKey, placeOfPerson(contactId), who)

export const openPerson = async (dataKey: string, contactId: string, sealed: string): Promise<OpenedPerson> =>
  person.parse(await open(dataKey, placeOfPerson(contactId), sealed))

/** Whether a contact lies sealed under this key. Tells nothing of them. */
export const isSealedUnder = (dataKey: string, contactId: string, sealed: string): Promise<boolean> =>
  openPerson(dataKey, contactId, sealed).then(
    () => true,
    () => false,
  )

/** Ends in the tag of AES-GCM: sealed anew it is another one, whether or not what it holds is. */
export const markOf = (sealed: string): string => sealed.slice(-MARK_CHARS)

export const MARK_CHARS = 22
/** The same in SQL. */
export const markOfText = (sealed: string): string => `substr(${sealed}, -${MARK_CHARS})`
/** Over alias `c` of contacts. */
export const MARK_OF_SEALED = markOfText('c.sealed')

/** What somebody said last wins; what they left out this time stays. */
export function mergedPerson<P extends Person>(before: P | null, now: P): P {
  if (!before) return now
  const told = Object.entries(now).filter(([, value]) => value !== null)
  return { ...before, ...Object.fromEntries(told) }
}
