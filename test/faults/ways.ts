import { sleep } from '../../src/lib/time.ts'
import { type Run, tallied } from './case.ts'
import type { Host, Told } from './host.ts'
import { D1_SAYS, type DbTrouble, type Trouble } from './trouble.ts'

/** Every way in which D1 fails: what it throws, and an answer that does not come. */
const WAYS: DbTrouble[] = [...Object.values(D1_SAYS).map(says => ({ how: 'throws' as const, says })), { how: 'hangs' }]

/** Those that are made: in the short form a fault that passes by itself, and the stall. */
export const waysOf = ({ isShort }: Run): DbTrouble[] => (isShort ? [WAYS[0]!, WAYS.at(-1)!] : WAYS)

const HURRY = 10

/** With less patience in the short form, which waits out no stall. */
export const asLong = ({ isShort }: Run, trouble: Trouble): Trouble => ({
  ...trouble,
  ...(isShort && { hurry: HURRY }),
})

/** The same work under each way, one after the other, and all that it gave. */
export async function underEach<T>(
  host: Host,
  how: Run,
  more: Trouble,
  work: (way: number) => Promise<T[]>,
): Promise<T[]> {
  const all: T[] = []
  for (const [way, db] of waysOf(how).entries())
    all.push(...(await host.during(asLong(how, { db, ...more }), () => work(way))))
  return all
}

export const statuses = (all: readonly Told[]): string => tallied(all.map(({ status }) => status))

export const withStatus = (all: readonly Told[], wanted: number): number =>
  all.filter(({ status }) => status === wanted).length

/** Looks again and again; gives up in time, so that what is counted afterwards tells. */
export async function until(isSo: () => Promise<boolean>, seconds = 60): Promise<void> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await sleep(100))
    if (await isSo()) return
}
