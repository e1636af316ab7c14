import { log } from '../lib/log.ts'
import { bury, type Letter } from './dead/letters.ts'
import { record } from './record.ts'
import type { Recorded } from './row.ts'
import { type Failed, sift } from './sift.ts'

/** Makes beacons durable: rows, or dead letters where D1 will never take them. Answers those that are neither, for whoever
 *  has them still: to be tried again. Never rejects. */
export async function settle<T>(
  db: D1Database,
  items: readonly T[],
  rowOf: (item: T) => Recorded,
  letterOf: (failed: Failed<T>) => Letter,
): Promise<Failed<T>[]> {
  const { refused, later } = await sift(items, some => record(db, some.map(rowOf)))
  return [...later, ...(await setAside(db, refused, letterOf))]
}

/** Answers what could not even be set aside. */
export async function setAside<T>(
  db: D1Database,
  failed: readonly Failed<T>[],
  letterOf: (failed: Failed<T>) => Letter,
): Promise<Failed<T>[]> {
  if (failed.length === 0) return []
  log('error', 'beacons.set-aside', { beacons: failed.length, first: failed[0]!.reason })
  const { refused, later } = await sift(failed, some => bury(db, some.map(letterOf)))
  return [...refused, ...later].map(({ item }) => item)
}
