import * as z from 'zod'
import { open, seal } from '../lib/crypto.ts'

/** Who a contact is, in the clear: exists in memory only. `email` is trimmed and lower-cased, `phone` is E.164 with +. */
export const person = z.object({
  email: z.string().nullable(),
  phone: z.string().nullable(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  company: z.string().nullable(),
  country: z.string().length(2).nullable(), // ISO 3166-1 alpha-2
})
export type Person = z.infer<typeof person>

const place = (contactId: string): string => `contacts.sealed.${contactId}`

export const sealPerson = (dataKey: string, contactId: string, who: Person): Promise<string> =>
  seal(dataKey, place(contactId), who)

export const openPerson = async (dataKey: string, contactId: string, sealed: string): Promise<Person> =>
  person.parse(await open(dataKey, place(contactId), sealed))
