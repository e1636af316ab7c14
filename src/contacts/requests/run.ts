import { eraseContact, eraseVisitor, keepAway } from '../erase.ts'
import { accessFile } from './access.ts'
import { foundOf, isKnown } from './found.ts'
import { doneLately, endStatement, type Kind, noteFound, noteRequest } from './store.ts'
import { type Named, type Subject, subjectOf } from './subject.ts'

type Keys = Pick<Env, 'DB' | 'DATA_KEY'>

/** Who asks, and since when. Without `id` it has not been noted yet. */
export interface Asked {
  who: Named
  receivedAt: number
  by: string
  id?: string
}

/** Forgets whoever is meant. What was there is noted first, so that the certificate can say so. Asked for twice within a day, with
 *  nobody to forget by then, it is one request. */
export async function erase(env: Keys, asked: Asked, now: number): Promise<string> {
  const subject = await subjectOf(env, asked.who)
  const found = await foundOf(env.DB, subject)
  const before = asked.id || isKnown(found) ? null : await doneLately(env.DB, subject.reference, 'erasure', now)
  if (before) return before.id
  const id = await noted(env, asked, 'erasure', subject)
  await noteFound(env.DB, id, found)
  await forget(env, subject, now)
  await endStatement(env.DB, id, asked, now).run()
  return id
}

async function forget({ DB, DATA_KEY }: Keys, { indexes, visitor }: Subject, now: number): Promise<void> {
  if (visitor !== null) await eraseVisitor(DB, visitor, now)
  if (indexes === null) return
  await keepAway(DB, DATA_KEY, indexes, now)
  await eraseContact(DB, indexes, now)
}

/** All that is known of whoever is meant, for them alone. Asked for twice within a day it is one request. Null: several people are
 *  known by that phone, and none may read what is another's. */
export async function access(env: Keys, asked: Asked, now: number) {
  const subject = await subjectOf(env, asked.who)
  if (subject.contacts.length > 1) return null
  const file = await accessFile(env, subject, now)
  const before = asked.id ? null : await doneLately(env.DB, subject.reference, 'access', now)
  const id = before?.id ?? (await noted(env, asked, 'access', subject))
  if (!before) {
    await noteFound(env.DB, id, await foundOf(env.DB, subject))
    await endStatement(env.DB, id, asked, now).run()
  }
  return { id, file }
}

const noted = async (env: Keys, { id, who, receivedAt, by }: Asked, kind: Kind, { reference }: Subject) =>
  id ?? (await noteRequest(env.DB, env.DATA_KEY, { kind, reference, who, receivedAt, by }))
