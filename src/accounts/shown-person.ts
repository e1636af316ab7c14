import { type PersonRow, profileOf } from './people-store.ts'

/** As the API tells of a person: to themselves, and to owners. */
export async function shownPerson(dataKey: string, person: PersonRow) {
  const { id, role, language, created_at, disabled_at, pending_since, seen_at } = person
  const { name, email } = (await profileOf(dataKey, person)) ?? { name: '', email: null }
  const state = disabled_at !== null ? 'disabled' : pending_since !== null ? 'invited' : 'active'
  return { id, name, email, role, language, state, createdAt: created_at, seenAt: seen_at } as const
}
export type ShownPerson = Awaited<ReturnType<typeof shownPerson>>
