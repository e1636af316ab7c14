import { DAY_MS } from '../../lib/time.ts'

/** How long a request may wait before the team is told that its month goes by. */
export const UNTOLD_MS = 21 * DAY_MS

/** GDPR art. 12(3): within one month of receipt. Counted as Regulation (EEC, Euratom) 1182/71 art. 3 has it: until the end of the
 *  day of the same date, or of the month's last where it has no such date. UTC. */
export function dueAt(receivedAt: number): number {
  const received = new Date(receivedAt)
  const [year, month, date] = [received.getUTCFullYear(), received.getUTCMonth() + 1, received.getUTCDate()]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(date, last) + 1) - 1
}
