import fc from 'fast-check'
import { expect, test } from 'vitest'
import { namesIn } from '../src/campaigns/store.ts'
import { leftOf } from '../src/conversions/refund.ts'
import { keepingAsked, withQuery } from '../src/dashboard/asked-url.ts'
import { FunnelCard } from '../src/dashboard/campaign/funnel.tsx'
import { Chips } from '../src/dashboard/chips.tsx'
import { Days } from '../src/dashboard/days.tsx'
import { TOPICS } from '../src/dashboard/help/topics.ts'
import { partName } from '../src/dashboard/leak/part-name.ts'
import { Figure } from '../src/dashboard/parts.tsx'
import { Plot, Point, tipOf } from '../src/dashboard/plot.tsx'
import type { Term } from '../src/dashboard/words/term.ts'
import { type Language, words } from '../src/dashboard/words.ts'
import { rangeLastYear } from '../src/funnel/compare.ts'
import { lastDays } from '../src/funnel/range.ts'
import { funnelOf, NO_COUNTS } from '../src/funnel/stages.ts'
import { DAY_MS, dayOf } from '../src/lib/time.ts'
import { screenAt } from './screen.ts'

const NOW = Date.UTC(2026, 10, 30, 12)
const screenOf = (language: Language, query = '') => screenAt(language, `/app/campaigns/spring${query}`)
const html = (element: unknown): string => String(element).replaceAll('&amp;', '&')

test('every word of the glossary stands once in its page, and is told in one to three sentences in both languages', () => {
  const told = TOPICS.flatMap(({ terms }) => terms)
  expect(new Set(told).size).toBe(told.length)
  for (const { glossary } of [words.fr, words.en]) {
    expect(told.toSorted()).toEqual(Object.keys(glossary.terms).sort())
    for (const [name, term] of Object.entries<Term>(glossary.terms)) {
      const sentences = term.is.split(/[.!?](?:\s|$)/).filter(Boolean).length
      expect([name, term.name.length > 0, sentences >= 1 && sentences <= 3]).toEqual([name, true, true])
    }
  }
})

test('what has a formula or a source in French has one in English', () => {
  for (const [name, term] of Object.entries<Term>(words.fr.glossary.terms)) {
    const other = words.en.glossary.terms[name as 'cpl']
    expect([name, Boolean(other.formula), Boolean(other.source)]).toEqual([
      name,
      Boolean(term.formula),
      Boolean(term.source),
    ])
  }
})

test('a figure explains itself beside its name, once per page however often it is asked for', () => {
  const screen = screenOf('fr')
  const help = { screen, term: 'cpl' as const }
  const [first, second] = [1, 2].map(() => html(Figure({ name: 'Coût par lead', help, children: '46 €' })))
  expect(first).toContain('popovertarget="help-cpl"')
  expect(first).toContain('dépense ÷ leads de la même période')
  expect(second).toContain('popovertarget="help-cpl"')
  expect(second).not.toContain('÷')
})

test('each stage of the funnel tells its count, its passage and its interval, and nothing that is unknown', () => {
  const counts = { ...NO_COUNTS, impressions: 10_000, clicks: 100, views: 80, conversions: 4, leads: 4 }
  const props = { screen: screenOf('en'), currency: 'EUR', counts, funnel: funnelOf(counts), prorated: false }
  const tips = [...html(FunnelCard(props)).matchAll(/data-tip="([^"]+)"/g)].map(([, tip]) => tip!.split('\n'))
  expect(tips).toEqual([
    ['Captation', '10,000 impressions'],
    ['Activation', 'not reported'],
    ['Consideration', '80 page visits'],
    ['Conversion', '4 leads and purchases', '5% from the stage before', '2% – 12% at 95%'],
  ])
})

test('a point of a picture has a title for whoever runs no script, and the picture says its keys', () => {
  const plot = html(
    Plot({ screen: screenOf('en'), name: 'Rates', children: Point({ tip: tipOf('A', null, '3%'), children: '' }) }),
  )
  expect(plot).toContain('data-plot="Rates (arrow keys')
  expect(plot).toContain('<g data-tip=""><title>A\n3%</title></g>')
})

test('the bar of days keeps the filters, and a chip takes one away', () => {
  const screen = screenOf('en', '?from=2026-11-24&to=2026-11-30&ad=ad-1&in_app=instagram&cursor=x')
  const bar = html(Days({ screen, range: lastDays(7, NOW), isWrong: false, now: NOW, takes: ['ad'], compares: true }))
  expect(bar).toMatch(/aria-current="true">\s*7 days/)
  expect(bar).toContain('from=2026-11-01&to=2026-11-30&ad=ad-1&in_app=instagram"')
  expect(bar).toContain('compare=year')
  expect(bar).toContain('<input type="hidden" name="ad" value="ad-1"/>')
  const chips = html(Chips({ screen, takes: ['ad'] }))
  expect(chips).toContain('Ad: ad-1')
  expect(chips).toContain('href="/app/campaigns/spring?from=2026-11-24&to=2026-11-30&in_app=instagram"')
  expect(chips).toMatch(/Browser: Instagram \(no effect here\)/)
  expect(Chips({ screen: screenOf('en'), takes: ['ad'] })).toBeNull()
})

test('ads are called by what they say, and two that say the same by their slug too', () => {
  const ads = namesIn([
    { slug: 'a', name: 'Sous 48 h' },
    { slug: 'b', name: 'Un devis' },
    { slug: 'c', name: 'Sous 48 h' },
  ])
  expect([...ads.values()]).toEqual(['Sous 48 h (a)', 'Un devis', 'Sous 48 h (c)'])
  const screen = { ...screenOf('fr'), names: { ads, campaigns: new Map() } }
  expect(['b', 'gone'].map(ad => partName(screen, 'ad', ad))).toEqual(['Un devis', 'gone'])
})

test('another page of the campaign is of the same days and filters, and of nothing else', () => {
  const url = new URL('http://localhost/app/campaigns/spring?from=2026-11-24&by=day&lang=fr&device=mobile')
  expect(keepingAsked(url, '/app/campaigns/spring/speed')).toBe(
    '/app/campaigns/spring/speed?from=2026-11-24&device=mobile',
  )
  expect(keepingAsked(new URL('http://localhost/x?lang=fr'), '/y')).toBe('/y')
  expect(withQuery(url, { device: null, by: 'ad' })).toBe('/app/campaigns/spring?from=2026-11-24&by=ad&lang=fr')
})

test('the same days of last year are days that exist, a year before, in the same order', () => {
  const day = fc.integer({ min: Date.UTC(2020, 0) / DAY_MS, max: Date.UTC(2040, 0) / DAY_MS })
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 365 }), (start, length) => {
      const range = { from: dayOf(start * DAY_MS), to: dayOf((start + length) * DAY_MS) }
      const before = rangeLastYear(range)
      for (const end of ['from', 'to'] as const) {
        expect(dayOf(Date.parse(before[end]))).toBe(before[end])
        const apart = (Date.parse(range[end]) - Date.parse(before[end])) / DAY_MS
        expect(apart === 365 || apart === 366).toBe(true)
      }
      expect(before.from <= before.to).toBe(true)
    }),
  )
})

test('refunds one after the other never give back more than the order', () => {
  const micros = fc.integer({ min: 1, max: 100_000_000 })
  fc.assert(
    fc.property(micros, fc.array(micros, { maxLength: 12 }), (paid, refunds) => {
      let refunded = 0
      for (const refund of refunds) {
        const left = leftOf({ value_micros: paid, currency: 'EUR' }, { micros: -refund, currency: 'EUR' }, refunded)
        expect(left).toBe(paid + refunded - refund)
        if (left! >= 0) refunded -= refund
      }
      expect(-refunded).toBeLessThanOrEqual(paid)
    }),
  )
  expect(leftOf({ value_micros: 5, currency: 'EUR' }, { micros: -9, currency: 'USD' }, 0)).toBeNull()
  expect(leftOf(undefined, { micros: -9, currency: 'EUR' }, 0)).toBeNull()
})
