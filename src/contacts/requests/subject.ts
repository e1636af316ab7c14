import * as z from 'zod'
import { blindIndex } from '../../lib/crypto.ts'
import { HttpError } from '../../lib/http.ts'
import { cleanEmail, cleanPhone, type Indexes, indexesOf } from '../identity.ts'
import { findVisitor } from '../links.ts'
import { contactsNamedBy } from '../store.ts'

/** Whom a request is about, as they name themselves. */
export const named = z.union([
  z.strictObject({ email: z.string().max(254) }),
  z.strictObject({ phone: z.string().max(40) }), // international form: +33…
  z.strictObject({ visitor: z.uuid() }),
])
export type Named = z.infer<typeof named>

/** The same, as we know them. */
export interface Subject {
  indexes: Indexes | null // null: a browser
  contacts: string[] // a phone may name several people
  visitor: string | null
  tied: string | null // whose browser it is: its lists lose them when the browser's consent ends
  reference: string // the same for the same name, and tells nothing without the key
}

const REFERENCE_CHARS = 16 // of 43: 96 bits

/** 422 `not-an-email`, `not-a-phone`. */
export async function subjectOf(env: Pick<Env, 'DB' | 'DATA_KEY'>, who: Named): Promise<Subject> {
  const { DB, DATA_KEY } = env
  const referenceTo = async (kind: string, value: string) =>
    (await blindIndex(DATA_KEY, 'request', `${kind} ${value}`)).slice(0, REFERENCE_CHARS)
  if ('visitor' in who) {
    const tied = (await findVisitor(DB, who.visitor))?.contact_id ?? null
    const reference = await referenceTo('visitor', who.visitor)
    return { indexes: null, contacts: [], visitor: who.visitor, tied, reference }
  }
  const clean = cleaned(who)
  const indexes = await indexesOf(DATA_KEY, clean)
  const reference = clean.email ? await referenceTo('email', clean.email) : await referenceTo('phone', clean.phone!)
  return { indexes, contacts: await contactsNamedBy(DB, indexes), visitor: null, tied: null, reference }
}

function cleaned(who: { email: string } | { phone: string }) {
  if ('email' in who) {
    const email = cleanEmail(who.email)
    if (!email)
      throw new HttpError(422, 'not-an-email', 'This is not an e-mail address.', [
        { path: 'email', message: 'not an e-mail address' },
      ])
    return { email, phone: null }
  }
  const phone = cleanPhone(who.phone, null)
  if (!phone)
    throw new HttpError(422, 'not-a-phone', 'Write the number with its country code: +33 6 …', [
      { path: 'phone', message: 'not an international number' },
    ])
  return { email: null, phone: phone.e164 }
}
