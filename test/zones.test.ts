import { expect, test } from 'vitest'
import { fromWallClock, isZone, toWallClock } from '../src/lib/zones.ts'

test.each([
  ['2026-12-01T08:00', 'Europe/Paris', '2026-12-01T08:00:00+01:00'],
  ['2026-07-01T08:00', 'Europe/Paris', '2026-07-01T08:00:00+02:00'],
  ['2026-12-01T08:00', 'Europe/London', '2026-12-01T08:00:00+00:00'],
  ['2026-12-01T08:00', 'America/New_York', '2026-12-01T08:00:00-05:00'],
  ['2026-12-01T08:00', 'Asia/Kolkata', '2026-12-01T08:00:00+05:30'],
  ['2026-12-01T00:30', 'Pacific/Auckland', '2026-12-01T00:30:00+13:00'],
  ['2026-10-25T02:30', 'Europe/Paris', '2026-10-25T02:30:00+02:00'], // comes twice: the first
  ['2026-10-25T03:30', 'Europe/Paris', '2026-10-25T03:30:00+01:00'],
  ['2026-03-29T02:30', 'Europe/Paris', '2026-03-29T03:30:00+02:00'], // is skipped: an hour later
  ['2026-03-29T03:30', 'Europe/Paris', '2026-03-29T03:30:00+02:00'],
])('%s on a clock of %s is %s', (local, zone, moment) => expect(fromWallClock(local, zone)).toBe(moment))

test('what is no time is left to whoever checks it', () => {
  for (const text of ['', 'tomorrow', '2026-13-01T08:00', '2026-02-30T08:00', '2026-12-01'])
    expect(fromWallClock(text, 'Europe/Paris')).toBe(text)
})

test('a moment is shown on the clock of its zone', () => {
  expect(toWallClock(Date.UTC(2026, 11, 1, 7), 'Europe/Paris')).toBe('2026-12-01T08:00')
  expect(toWallClock(Date.UTC(2026, 6, 1, 23, 30), 'Europe/Paris')).toBe('2026-07-02T01:30')
  expect([isZone('Europe/Paris'), isZone('Paris')]).toEqual([true, false])
})
