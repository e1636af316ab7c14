import { DAY_MS, MINUTE_MS } from './time.ts'

/** Whether this is the name of a time zone, like Europe/Paris. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null
  } catch {
    return false
  }
}

/** What a clock of that zone shows, as forms send it ('2026-12-01T08:00'), with its offset: '2026-12-01T08:00:00+01:00'.
 *  Of the hour that comes twice in autumn, the first; the hour that is skipped in spring is an hour later. What is no
 *  such time stays as it was, for whoever checks it. */
export function fromWallClock(local: string, zone: string): string {
  const shown = Date.parse(`${local}Z`)
  // 30 February is read as 2 March: the parser knows the months, not their days.
  if (Number.isNaN(shown) || new Date(shown).toISOString().slice(0, 16) !== local) return local
  const [before, after] = [shown - DAY_MS, shown + DAY_MS].map(at => offsetMs(at, zone)) as [number, number]
  const offset = offsetMs(shown - before, zone) === before ? before : after
  const skipped = offsetMs(shown - offset, zone) !== offset
  return written(shown + (skipped ? after - before : 0), skipped ? after : offset)
}

/** The same moment as a form shows it on the clock of that zone. */
export const toWallClock = (at: number, zone: string): string =>
  new Date(at + offsetMs(at, zone)).toISOString().slice(0, 16)

function offsetMs(at: number, zone: string): number {
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS
}

function written(shown: number, offset: number): string {
  const minutes = Math.abs(offset) / MINUTE_MS
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  return `${new Date(shown).toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}
