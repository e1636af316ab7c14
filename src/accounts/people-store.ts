import * as z from 'zod'
import { all, first, isDuplicate, run } from '../db/query.ts'
import { blindIndex, open, seal } from '../lib/crypto.ts'
import { newId } from '../lib/ids.ts'
import { type Role, role } from './roles.ts'

/** What is sealed of a person. */
const profile = z.object({ name: z.string(), email: z.string().nullable() })
export type Profile = z.infer<typeof profile>

type Keys = Pick<Env, 'DB' | 'DATA_KEY'>

export const placeOfProfile = (id: string) => `users.sealed.${id}`

const indexOf = (dataKey: string, email: string | null) => (email === null ? null : blindIndex(dataKey, 'user', email))

/** Throws when it cannot be opened. */
export const openProfile = async (
  dataKey: string,
  { id, sealed }: Pick<PersonRow, 'id' | 'sealed'>,
): Promise<Profile> => profile.parse(await open(dataKey, placeOfProfile(id), sealed))

/** Null when it cannot be opened: a page that shows a name is there without it too. */
export const profileOf = async (dataKey: string, person: Pick<PersonRow, 'id' | 'sealed'>) => {
  try {
    return await openProfile(dataKey, person)
  } catch {
    return null
  }
}

const personRow = z.object({
  id: z.string(),
  role,
  sealed: z.string(),
  language: z.enum(['fr', 'en']).nullable(),
  created_at: z.int(),
  disabled_at: z.int().nullable(),
  pending_since: z.int().nullable(),
  seen_at: z.int().nullable(), // start of the last day that a session was used
})
export type PersonRow = z.infer<typeof personRow>

const COLUMNS = `
  SELECT id, role, sealed, language, created_at, disabled_at, pending_since,
    (SELECT max(seen_at) FROM sessions WHERE user_id = users.id) AS seen_at
  FROM users`
const LIST = `${COLUMNS} WHERE id > ?1 ORDER BY id LIMIT ?2`
export const listPeople = (db: D1Database, cursor: string, limit: number) => all(db, personRow, LIST, cursor, limit + 1)

const FIND = `${COLUMNS} WHERE id = ?1`
export const findPerson = (db: D1Database, id: string) => first(db, personRow, FIND, id)

const BY_EMAIL = `${COLUMNS} WHERE email_index = ?1`
/** `email` in lower case. */
export const personOfEmail = async ({ DB, DATA_KEY }: Keys, email: string) =>
  first(DB, personRow, BY_EMAIL, await indexOf(DATA_KEY, email))

const NAMES = `SELECT id, sealed FROM users WHERE id IN (SELECT value FROM json_each(?1))`
/** Id → name, in the clear. */
export async function namesOfPeople({ DB, DATA_KEY }: Keys, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await all(DB, personRow.pick({ id: true, sealed: true }), NAMES, JSON.stringify(ids))
  const named = await Promise.all(
    rows.map(async row => [row.id, (await profileOf(DATA_KEY, row))?.name ?? ''] as const),
  )
  return new Map(named.filter(([, name]) => name !== ''))
}

const FIRST_OWNER = `
  ${COLUMNS} WHERE role = 'owner' AND disabled_at IS NULL AND pending_since IS NULL ORDER BY created_at LIMIT 1`
const ADD = `INSERT INTO users (id, role, sealed, email_index, created_at, pending_since) VALUES (?1, ?2, ?3, ?4, ?5, ?6)`

/** The first owner, made on first use: a new deployment has an ADMIN_TOKEN and nobody yet. */
export async function ensureOwner({ DB, DATA_KEY }: Keys, now: number): Promise<string> {
  const owner = await first(DB, personRow, FIRST_OWNER)
  if (owner) return owner.id
  const id = newId()
  await run(
    DB,
    ADD,
    id,
    'owner',
    await seal(DATA_KEY, placeOfProfile(id), { name: 'Owner', email: null }),
    null,
    now,
    null,
  )
  return id
}

/** The id; null when that address is somebody's already. */
export async function addPerson(
  { DB, DATA_KEY }: Keys,
  { role, ...who }: Profile & { role: Role },
  now: number,
): Promise<string | null> {
  const id = newId()
  const sealed = await seal(DATA_KEY, placeOfProfile(id), who)
  return unlessTaken(async () => {
    await run(DB, ADD, id, role, sealed, await indexOf(DATA_KEY, who.email), now, now)
    return id
  })
}

const RENAME = `UPDATE users SET sealed = ?2, email_index = ?3 WHERE id = ?1`
/** Null when that address is somebody else's. */
export const changeProfile = async ({ DB, DATA_KEY }: Keys, id: string, who: Profile) =>
  unlessTaken(async () =>
    run(DB, RENAME, id, await seal(DATA_KEY, placeOfProfile(id), who), await indexOf(DATA_KEY, who.email)),
  )

async function unlessTaken<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (isDuplicate(error)) return null
    throw error
  }
}

const SPEAK = `UPDATE users SET language = ?2 WHERE id = ?1`
export const changeLanguage = (db: D1Database, id: string, language: 'fr' | 'en') => run(db, SPEAK, id, language)
