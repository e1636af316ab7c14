import { DAY_MS, dayOf } from '../lib/time.ts'
import { fromWallClock, toWallClock } from '../lib/zones.ts'

/** When a digest leaves: a day of the week (Monday is 1) and an hour, on the clock of a zone. */
interface Slot {
  weekday: number
  hour: number
  zone: string
}

/** The first such moment after `now`, ms. */
export function nextSlot({ weekday, hour, zone }: Slot, now: number): number {
  const today = Date.parse(toWallClock(now, zone).slice(0, 10))
  const ahead = (weekday - (new Date(today).getUTCDay() || 7) + 7) % 7
  const [first, then] = [ahead, ahead + 7].map(days => at(today + days * DAY_MS, hour, zone)) as [number, number]
  return first > now ? first : then
}

const at = (day: number, hour: number, zone: string): number =>
  Date.parse(fromWallClock(`${dayOf(day)}T${String(hour).padStart(2, '0')}:00`, zone))
