import * as z from 'zod'
import { all, bind } from '../db/query.ts'
import { withdrawalStatements } from '../pixel/consent/withdrawal.ts'
import { forgettingOf } from './forget.ts'
import { contactIdFor, type Indexes } from './identity.ts'
import { endsStatement, subjectOf } from './proof.ts'
import { contactsNamedBy } from './store.ts'

/** Forgets whom an e-mail or a phone names. Nothing that arrives later brings them back. */
export async function eraseContact(db: D1Database, indexes: Indexes, now: number): Promise<void> {
  const statements = await forgettingOf(db, await contactsNamedBy(db, indexes), now)
  if (statements.length > 0) await db.batch(statements)
}

const names = z.object({ email: z.string().nullable(), phone: z.string().nullable() })
const NAMES = `
  SELECT email_index AS email, phone_index AS phone FROM contacts WHERE email_index = ?1
  UNION SELECT email_index, phone_index FROM contacts WHERE phone_index = ?2`
const KEEP_AWAY = `
  INSERT INTO contacts (id, sealed, created_at, updated_at, erased_at) VALUES (?1, '', ?2, ?2, ?2) ON CONFLICT (id) DO NOTHING`

/** To be called before `eraseContact`. Who was known by an e-mail and a phone is known again by the first; a file that names
 *  them by the phone alone must not bring them back either. Whoever else is known by that phone alone stays. */
export async function keepAway(db: D1Database, dataKey: string, indexes: Indexes, now: number): Promise<void> {
  const known = await all(db, names, NAMES, indexes.email, indexes.phone)
  const phones = known.flatMap(({ email, phone }) => (email && phone ? [phone] : []))
  for (const phone of new Set(phones))
    await bind(db, KEEP_AWAY, await contactIdFor(dataKey, { email: null, phone }), now).run()
}

export async function eraseVisitor(db: D1Database, visitor: string, now: number): Promise<void> {
  await db.batch([...withdrawalStatements(db, visitor, now), endsStatement(db, [subjectOf.visitor(visitor)], now)])
}
