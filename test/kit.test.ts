import { describe, expect, test } from 'vitest'
import { claimsOf } from '../templates/kit/claims.ts'
import { event } from '../templates/kit/content.ts'
import { dayIn, endOf, minutesIn, momentIn, spanIn } from '../templates/kit/dates.ts'
import { EventFacts, Speakers } from '../templates/kit/event.tsx'
import { wordsFor } from '../templates/kit/words.ts'
import { frameOf } from './samples.ts'

describe('a date on a page', () => {
  test.each([
    { locale: 'fr-FR', date: '2026-10-01', shown: '1er\u00a0octobre 2026' },
    { locale: 'fr-FR', date: '2026-11-11', shown: '11\u00a0novembre 2026' },
    { locale: 'en-GB', date: '2026-10-01', shown: '1\u00a0October 2026' },
    { locale: 'en', date: '2026-10-01', shown: 'October\u00a01, 2026' },
  ])('$date is $shown in $locale', ({ locale, date, shown }) => expect(dayIn(locale, date)).toBe(shown))

  test.each([
    { moment: '2026-11-30T23:59:00+01:00', shown: '30\u00a0novembre à 23:59' },
    { moment: '2026-11-30T23:59:00-05:00', shown: '30\u00a0novembre à 23:59' },
    { moment: '2026-11-30T23:59:00Z', shown: '30\u00a0novembre à 23:59' },
  ])('$moment is shown by the clock of whoever wrote it', ({ moment, shown }) =>
    expect(momentIn('fr-FR', moment)).toBe(shown),
  )

  test('an event is shown on its own clock, which is named', () => {
    const starts = '2026-12-09T18:00:00+01:00'
    expect(spanIn('fr-FR', starts, 60, 'Europe/Paris')).toMatch(
      /^mercredi 9\u00a0décembre 2026.* 18:00\s–\s19:00 \(heure d’Europe centrale\)$/,
    )
    expect(spanIn('fr-FR', starts, 60)).toMatch(/18:00\s–\s19:00 \(UTC\+01:00\)$/)
    expect(spanIn('en', starts, 60, 'America/New_York')).toMatch(/12:00\s–\s1:00\sPM \(Eastern Time\)$/)
  })

  test('an event over midnight names both days', () => {
    expect(spanIn('fr-FR', '2026-12-31T23:00:00+01:00', 120)).toMatch(
      /jeudi 31\u00a0décembre 2026.*vendredi 1er\u00a0janvier 2027/,
    )
    expect(endOf('2026-12-31T23:00:00+01:00', 120)).toBe('2027-01-01T00:00:00.000Z')
  })

  test('minutes are written out', () => expect(minutesIn('fr-FR', 45)).toBe('45 minutes'))
})

test.each([
  { wrong: 'no offset', change: { starts: '2026-12-09T18:00:00' } },
  { wrong: 'a time zone that does not exist', change: { timeZone: 'Europe/Lutece' } },
  { wrong: 'no length', change: { minutes: 0 } },
])('an event with $wrong is refused', ({ change }) => {
  const good = { starts: '2026-12-09T18:00:00+01:00', minutes: 60, online: true, timeZone: 'Europe/Paris' }
  expect(event.safeParse(good).success).toBe(true)
  expect(event.safeParse({ ...good, ...change }).success).toBe(false)
})

test('an event says when, how long, where and for how many, and who speaks', () => {
  const setting = { page: frameOf('quote').page, words: wordsFor('fr', 'vous') }
  const facts = String(
    EventFacts({
      event: { starts: '2026-12-09T18:00:00+01:00', minutes: 45, online: true, place: 'Halle nord', seats: 1200 },
      ...setting,
    }),
  )
  for (const said of ['45 minutes', 'Halle nord · En ligne', '1\u202f200']) expect(facts).toContain(`<dd>${said}</dd>`)
  const people = String(Speakers({ items: [{ name: 'Ana-Lou Test', role: 'Thermicienne' }], ...setting }))
  expect(people).toContain('<span aria-hidden="true">AL</span><h3>Ana-Lou Test</h3><p>Thermicienne</p>')
})

test('every struck price and every deadline of a page is a claim with its proof', () => {
  expect(
    claimsOf({
      deal: {
        price: '39 €',
        was: { price: '49 €', proof: 'Tarif', since: '2026-11-20' },
        until: '2026-11-30T00:00:00Z',
        untilProof: 'Note',
      },
      incentive: { title: 'T', text: '', until: '2026-12-05T00:00:00Z', proof: 'Décision' },
    }),
  ).toEqual([
    { kind: 'struck-price', path: 'deal.was', price: '49 €', since: '2026-11-20', proof: 'Tarif' },
    { kind: 'deadline', path: 'deal.until', untilMs: Date.parse('2026-11-30T00:00:00Z'), proof: 'Note' },
    { kind: 'deadline', path: 'incentive.until', untilMs: Date.parse('2026-12-05T00:00:00Z'), proof: 'Décision' },
  ])
  expect(claimsOf({})).toEqual([])
})
