import { ROLES, type Role } from '../../src/accounts/roles.ts'
import type { call } from '../call.ts'
import { changedIn, everyRow } from '../rows.ts'

export const REFUSED = { bad: [], written: [] }

export const lesser = (role: string): Role[] => ROLES.slice(ROLES.indexOf(role as Role) + 1)

/** Asks for all of these; tells those that were not answered as they should be, and the tables in which anything was written. */
export async function wrong<T>(
  these: readonly T[],
  isRight: (status: number, one: T) => boolean,
  ask: (one: T) => Promise<Pick<Awaited<ReturnType<typeof call>>, 'status'>>,
) {
  const before = await everyRow()
  const bad: unknown[] = []
  for (const one of these) {
    const { status } = await ask(one)
    if (!isRight(status, one)) bad.push([one, status])
  }
  return { asked: these.length, bad, written: changedIn(before, await everyRow()) }
}
