export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** '2026-11-23', in UTC. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

const DAY = /^\d{4}-\d\d-\d\d$/

/** Whether there is such a day: Date.parse takes 30 February for 2 March. */
export const isDay = (text: string): boolean =>
  DAY.test(text) && !Number.isNaN(Date.parse(text)) && dayOf(Date.parse(text)) === text

/** '2026-11-23T09:30:00.000Z', where there is a moment. */
export const isoOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

/** Whole days since 1970, UTC. */
export const dayNumber = (ms: number): number => Math.floor(ms / DAY_MS)

/** The Monday that a day's week begins with: whole days since 1970, which began on a Thursday. */
export const mondayOf = (day: number): number => day - ((day + 3) % 7)

/** Calendar months. 31 March less one is 3 March: rather too late than too early. */
export function monthsBefore(ms: number, months: number): number {
  const date = new Date(ms)
  return date.setUTCMonth(date.getUTCMonth() - months)
}

export const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

export class TimeoutError extends Error {
  override name = 'TimeoutError'
}

/** Rejects with TimeoutError when `work` takes longer than `ms`. The work itself goes on: D1 cannot cancel. */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeoutError(`${what} took more than ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
