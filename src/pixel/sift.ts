import { TimeoutError } from '../lib/time.ts'
import { isTransient } from '../lib/transient.ts'

export interface Failed<T> {
  item: T
  reason: string // what the database said: it names columns and never a value
}

export interface Sifted<T> {
  refused: Failed<T>[] // never to be stored as they are
  later: Failed<T>[] // the fault may be the database's: to be tried again
}

/** Stores items together. When they fail for a reason of their own they are halved until each bad one stands alone, so
 *  that it sinks no other: 2n − 1 tries at worst, and none more once the database is in trouble. Storing an item twice
 *  must be harmless. Never rejects. */
export async function sift<T>(
  items: readonly T[],
  store: (items: readonly T[]) => Promise<unknown>,
): Promise<Sifted<T>> {
  const sifted: Sifted<T> = { refused: [], later: [] }
  let trouble: unknown
  const part = async (some: readonly T[]): Promise<void> => {
    if (some.length === 0) return
    try {
      if (trouble) throw trouble
      await store(some)
    } catch (error) {
      if (isTrouble(error)) trouble = error
      if (isTrouble(error) || some.length === 1) {
        sifted[OF_THE_ROW.test(String(error)) ? 'refused' : 'later'].push(...some.map(item => failed(item, error)))
        return
      }
      const half = some.length >> 1
      await part(some.slice(0, half))
      await part(some.slice(half))
    }
  }
  await part(items)
  return sifted
}

const isTrouble = (error: unknown): boolean => error instanceof TimeoutError || isTransient(error)

// SQLite's words for a row that breaks a rule of its table, and bind()'s own for one that is too large.
const OF_THE_ROW = /constraint failed|datatype mismatch|cannot store|malformed JSON|too big|a parameter of \d+ bytes/i

const failed = <T>(item: T, error: unknown): Failed<T> => {
  const words = error instanceof Error ? error.message : String(error)
  return { item, reason: words.slice(0, 200) }
}
