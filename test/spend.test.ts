// Long on purpose: the tables of cases of one subject, to be read side by side.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatsOf } from '../src/dashboard/formats.ts'
import type { Screen } from '../src/dashboard/screen.ts'
import { ColumnFields } from '../src/dashboard/spend/column-fields.tsx'
import { written } from '../src/dashboard/spend/problem.ts'
import { words } from '../src/dashboard/words.ts'
import { DAY_MS, dayOf } from '../src/lib/time.ts'
import { withAdIds } from '../src/pixel/facts/ad-ids.ts'
import { type Cells, changesOf } from '../src/spend/changes.ts'
import { type Known, matcher } from '../src/spend/match.ts'
import { openOf } from '../src/spend/open.ts'
import { convert, type Rates } from '../src/spend/rates.ts'
import { readRates } from '../src/spend/rates-file.ts'
import { cutsOf, type Stretch, told } from '../src/spend/replace.ts'
import type { Named, ReportRow } from '../src/spend/report/schema.ts'
import { coincide, sourceOf } from '../src/spend/source.ts'
import { suggester } from '../src/spend/suggest.ts'
import { dailyOf, summaryOf, warningsOf } from '../src/spend/summary.ts'

const named = (text: string): Named => {
  const [name = '', id = ''] = text.split('#')
  return { id: id || null, name: name || null }
}
const source = (campaign: string, ad = '', group = '', platform: ReportRow['platform'] = 'meta') =>
  sourceOf({ platform, campaign: named(campaign), group: named(group), ad: named(ad) })
const own = (campaign: string, ad: string) =>
  sourceOf({ platform: 'meta', campaign: named(''), group: named(''), ad: named(''), own: { campaign, ad } })

const ads = [
  { campaign: 'spring', slug: 'ad-1', platform: 'meta', external_id: '1301', headline: 'Votre audit offert' },
  { campaign: 'spring', slug: 'video', platform: 'meta', external_id: null, headline: 'La maison froide' },
  { campaign: 'autumn', slug: 'ad-1', platform: 'google', external_id: null, headline: 'Isolation' },
]
const campaigns = [{ slug: 'spring', name: 'Printemps' }, { slug: 'autumn', name: 'Automne' }] // biome-ignore format: one line
const learned: Known['learned'] = [
  { platform: 'meta', level: 'ad', id: '1302', campaign: 'spring', ad: 'video' },
  { platform: 'meta', level: 'ad', id: '1303', campaign: 'spring', ad: 'ad-1' },
  { platform: 'meta', level: 'ad', id: '1303', campaign: 'spring', ad: 'video' },
  { platform: 'meta', level: 'ad', id: '1304', campaign: 'spring', ad: 'ad-1' },
  { platform: 'meta', level: 'ad', id: '1304', campaign: 'autumn', ad: 'ad-1' },
  { platform: 'linkedin', level: 'campaign', id: '77', campaign: 'autumn', ad: '' },
]
const said: Known['said'] = [
  { source: source('Named by a person#1201'), ours: { campaign: 'autumn', ad: '' } },
  { source: source('Named by a person#1201', 'Exact#1309'), ours: { campaign: 'autumn', ad: 'ad-1' } },
  { source: source('Somebody else’s#1299'), ours: null },
]
const match = matcher({ campaigns, ads, learned, said })

test.each([
  ['the id that our ad was given', source('x#1', 'y#1301'), 'spring/ad-1', 'id'],
  ['what visitors’ addresses told of its id', source('x#1', 'y#1302'), 'spring/video', 'link'],
  [
    'its campaign alone, when its address was changed from one ad to another',
    source('x#1', 'y#1303'),
    'spring/',
    'link',
  ],
  ['our slugs, exactly', source('spring', 'video'), 'spring/video', 'slug'],
  ['the slug of its campaign, when its own name is no slug', source('spring', 'Other'), 'spring/', 'slug'],
  [
    'what was said of the ad before what was said of its campaign',
    source('x#1201', 'y#1309'),
    'autumn/ad-1',
    'confirmed',
  ],
  ['what was said of its campaign', source('x#1201', 'y#1305'), 'autumn/', 'whole'],
  ['what was said of its campaign, in a report without ids', source('Named by a person', 'y'), 'autumn/', 'whole'],
  ['its id before what was said of its campaign', source('x#1201', 'y#1301'), 'spring/ad-1', 'id'],
  ['a campaign of LinkedIn’s under a campaign group', source('g#1', 'y#9', 'c#77', 'linkedin'), 'autumn/', 'link'],
  ['our own format', own('spring', 'ad-1'), 'spring/ad-1', 'slug'],
])('an ad is matched by %s', (_, told, ours, how) => {
  const found = match(told)
  expect([`${found?.ours?.campaign}/${found?.ours?.ad}`, found?.how]).toEqual([ours, how])
})

test('what was said not to be ours is nobody’s; what is only alike, or told two ways, is not matched', () => {
  expect(match(source('renamed#1299', 'y#1'))).toEqual({ ours: null, how: 'ignored' })
  expect(match(source('x#1', 'y#1304'))).toBeNull()
  expect(match(source('Spring', 'Video'))).toBeNull()
  expect(match(source('autumn', 'ad-1'))).toEqual({ ours: { campaign: 'autumn', ad: '' }, how: 'slug' }) // our ad is Google's
  expect(match(source('Named by a person#1202', 'y'))).toBeNull() // another of the same name
  expect(match(own('spring', 'ad-9'))).toBeNull()
})

test('names that are alike are suggested, likeliest first', () => {
  const suggest = suggester(campaigns, ads)
  expect(suggest(source('Printemps 2026', 'Vidéo'))).toEqual([
    { campaign: 'spring', ad: 'video', why: 'name' },
    { campaign: 'spring', ad: '', why: 'words' },
  ])
  expect(suggest(source('AUTOMNE'))).toEqual([{ campaign: 'autumn', ad: '', why: 'name' }])
  expect(suggest(source('Été', 'Carrousel'))).toEqual([])
})

test('of a report that is somebody else’s, only the 500 ads that cost most are compared with our names', () => {
  const asked: (string | null)[] = []
  const open = openOf(
    Array.from({ length: 600 }, (_, i) => {
      const one = source('Spring#1', `ad ${i}#${i}`)
      return { number: i, source: one, ours: null, rows: [row('2026-10-01', '2026-10-01', i)] }
    }),
    ({ ad }) => {
      asked.push(ad.name)
      return []
    },
  )
  expect(open.map(({ ad }) => ad)).toEqual(Array.from({ length: 500 }, (_, i) => `ad ${599 - i}`))
  expect(asked).toHaveLength(500)
}) // biome-ignore format: one source a line

test('the same money is known again: by id, by name, as a part of a whole', () => {
  const same = (a: ReturnType<typeof source>, b: ReturnType<typeof source>) => coincide(a, null, b, null)
  expect(same(source('A#1', 'x#9'), source('renamed#1', 'renamed#9'))).toBe(true)
  expect(same(source('A#1', 'x#9'), source('a', 'X'))).toBe(true)
  expect(same(source('A#1', 'x#9'), source('A#1'))).toBe(true)
  expect(same(source('A#1', 'x#9', 'g#5'), source('A#1', '', 'g#6'))).toBe(false)
  expect(same(source('A#1', 'x#9'), source('A#1', 'x#8'))).toBe(false)
  expect(same(source('A#1', 'x#9'), source('A#1', 'x#9', '', 'google'))).toBe(false)
  const ours = { campaign: 'spring', ad: 'ad-1' }
  expect(coincide(source('A#1', 'x#9'), ours, own('spring', 'ad-1'), ours)).toBe(true)
  expect(coincide(source('A#1', 'x#9'), { campaign: 'spring', ad: 'video' }, own('spring', 'ad-1'), ours)).toBe(false)
})

const day = (n: number) => dayOf(n * DAY_MS)

test('whatever is stored and told, the database then holds what is told, nothing is written in vain, and what changes is kept', () => {
  const cells = fc.tuple(fc.constantFrom('ad-1', ''), fc.nat(3), fc.nat(2), fc.option(fc.nat(2), { nil: null }))
  const row = cells.map(([ad, on, cost, reach]): Cells => ['spring', day(on), day(on), ad, 'meta', 7, '', 'EUR', 9, reach, null, 1, cost]) // biome-ignore format: one row
  const keyOf = (one: readonly unknown[]) => JSON.stringify(one.slice(0, 8))
  const byKey = (rows: readonly unknown[][]) => new Map(rows.map(one => [keyOf(one), one]))
  const apart = fc.uniqueArray(row, { selector: one => `${one[1]} ${one[3]}` })
  fc.assert(
    fc.property(apart, apart, (before, told) => {
      const cut = { number: 7, from: day(0), to: day(9) }
      const rows = before.map(one => JSON.stringify([...one, 1]))
      const { written, touched, removed, changed } = changesOf(told, [{ ...cut, rows }])
      const known = byKey(before)
      expect(changed).toBe(written.filter(one => known.has(keyOf(one))).length)
      const after = byKey(before)
      for (const key of removed) expect(after.delete(JSON.stringify(key))).toBe(true)
      for (const one of written) expect(after.get(keyOf(one))).not.toEqual(one)
      for (const [key, one] of byKey(written)) after.set(key, one)
      expect(after).toEqual(byKey(told))
      for (const key of byKey(written).keys()) after.delete(key)
      expect(touched).toEqual(before.some(one => after.get(keyOf(one)) === undefined) ? [cut] : [])
    }),
  )
  const twice: Cells[] = [['spring', day(1), day(1), 'ad-1', 'meta', 7, '', 'EUR', 9, 5, null, 1, 4], ['spring', day(1), day(1), 'ad-1', 'meta', 7, '', 'EUR', 1, 5, 2, 1, 3]] // biome-ignore format: two rows
  expect(changesOf(twice, []).written).toEqual([[...twice[0]!.slice(0, 8), 10, null, null, 2, 7]])
})

test('whatever is imported over whatever, no day of an ad counts twice and none that is not told again is lost', () => {
  const period = fc.tuple(fc.nat(20), fc.nat(6)).map(([from, more]): Stretch => ({ from, to: from + more }))
  const apart = fc.array(period, { minLength: 1, maxLength: 8 }).map(periods => {
    const kept: Stretch[] = []
    for (const one of periods) if (!kept.some(k => k.from <= one.to && one.from <= k.to)) kept.push(one)
    return kept
  })
  fc.assert(
    fc.property(apart, apart, (stored, report) => {
      const one = { number: 1, source: source('A#1', 'x#9'), ours: null }
      const long = stored
        .filter(({ from, to }) => from < to)
        .map(({ from, to }) => ({ number: 1, starts_on: day(from), ends_on: day(to) }))
      const { cuts, partly } = cutsOf(told([{ ...one, periods: report }], [one]), long)
      if (partly.length > 0) return // refused as a whole
      const cutting = ({ from, to }: Stretch) => cuts.filter(cut => cut.from <= day(from) && day(to) <= cut.to).length
      expect(Math.max(...stored.map(cutting))).toBeLessThanOrEqual(1)
      const left = stored.filter(old => cutting(old) === 0)
      const meets = (a: Stretch, b: Stretch) => a.from <= b.to && b.from <= a.to
      expect(left.filter(old => report.some(row => meets(old, row)))).toEqual([])
      const first = Math.min(...report.map(({ from }) => from))
      const last = Math.max(...report.map(({ to }) => to))
      const gone = stored.filter(old => !left.includes(old))
      expect(gone.every(old => report.some(row => meets(old, row)) && old.from >= first && old.to <= last)).toBe(true)
    }),
  )
})

const row = (from: string, to: string, costMicros: number, currency = 'EUR'): ReportRow => ({
  lines: [2], campaign: named('A'), group: named(''), ad: named('x'), platform: 'meta', from, to, device: '', currency, costMicros,
  impressions: 100, clicks: 3, reach: 80, engagements: null,
}) // biome-ignore format: one row

test('a report is summed by currency; reach is a figure of one row and never a sum; a period is no day', () => {
  const rows = [
    row('2026-10-01', '2026-10-01', 5e6),
    row('2026-10-01', '2026-10-01', 2e6, 'USD'),
    row('2026-10-02', '2026-10-09', 1e6),
  ]
  expect(summaryOf(rows)).toEqual({
    period: { from: '2026-10-01', to: '2026-10-09' },
    rows: 3,
    days: 9,
    totals: { impressions: 300, reach: null, clicks: 9, spend: { EUR: 6e6, USD: 2e6 } },
  })
  expect(summaryOf(rows.slice(0, 1)).totals.reach).toBe(80)
  expect(dailyOf(rows)).toEqual([{ day: '2026-10-01', impressions: 200, clicks: 6, spend: { EUR: 5e6, USD: 2e6 } }])
})

test('days yet to come are told, of which tomorrow is none: it has begun elsewhere', () => {
  const rows = ['2026-10-02', '2026-10-03', '2027-02-10'].map(day => row(day, day, 1e6))
  const warned = warningsOf({ rows }, Date.parse('2026-10-01T23:00:00Z'))
  expect(warned).toEqual([{ code: 'days-to-come', line: 2, rows: 2 }])
})

const rates: Rates = new Map([
  ['USD', [{ day: '2026-10-01', perEurMicros: 1_250_000 }, { day: '2026-10-09', perEurMicros: 1_100_000 }]],
  ['JPY', [{ day: '2026-10-01', perEurMicros: 170_000_000 }]],
]) // biome-ignore format: two currencies

test.each([
  [1_000_000, 'EUR', 'USD', '2026-10-01', 1_250_000],
  [1_000_000, 'USD', 'EUR', '2026-10-03', 800_000],
  [1_000_000, 'USD', 'JPY', '2026-10-08', 136_000_000],
  [1_000_000, 'USD', 'EUR', '2026-10-09', 909_091],
  [-1_000_000, 'USD', 'EUR', '2026-10-09', -909_091],
  [1_000_000, 'JPY', 'EUR', '2026-10-09', null],
  [1_000_000, 'USD', 'EUR', '2026-09-30', null],
  [1_000_000, 'GBP', 'EUR', '2026-10-01', null],
  [1_000_000, 'GBP', 'GBP', '2026-10-01', 1_000_000],
])('%i micros of %s are in %s on %s: %s', (micros, from, to, on, expected) => {
  expect(convert(micros, from, to, on, rates)).toBe(expected)
})

test('an amount that is converted there and back is off by less than a micro’s worth', () => {
  fc.assert(
    fc.property(fc.nat(1e12), fc.integer({ min: 1, max: 2e9 }), (micros, perEurMicros) => {
      const one: Rates = new Map([['XXX', [{ day: '2026-10-01', perEurMicros }]]])
      const there = convert(micros, 'EUR', 'XXX', '2026-10-01', one)!
      const back = convert(there, 'XXX', 'EUR', '2026-10-01', one)!
      expect(Math.abs(back - micros)).toBeLessThanOrEqual(Math.ceil(0.5e6 / perEurMicros + 0.5))
    }),
  )
})

test.each([
  ['the European Central Bank’s table', 'Date,USD,JPY,BGN,\n2026-10-01,1.0745,171.23,N/A,', [['USD', '2026-10-01', 1_074_500], ['JPY', '2026-10-01', 171_230_000]]],
  ['a table of years ago, with the euro for itself', 'Date,EUR,CYP\n2005-10-03,1,0.5732', [['CYP', '2005-10-03', 573_200]]],
  ['a line a rate', 'date;currency;rate\r\n2026-10-01;usd;1.08\r\n\r\n', [['USD', '2026-10-01', 1_080_000]]],
])('rates are read from %s', (_, text, expected) => {
  expect(readRates(new TextEncoder().encode(text))).toEqual({ ok: true, rates: expected })
}) // biome-ignore format: two files

test.each([
  ['Datum,USD\n2026-10-01,1', ['line 1 unknown-rates']],
  ['date,currency,rate\n2026-10-01,USD,0', ['line 2: USD not-a-rate']],
  ['date,currency,rate\n2026-10-01,USD,12345678900', ['line 2: USD not-a-rate']],
  ['date,currency,rate\n2026-10-01,dollar,1', ['line 2: currency not-a-currency']],
  ['date,currency,rate\n2026-10-01,ABC,1', ['line 2: currency not-a-currency']],
  ['date,currency,rate\n2026-10-01,EUR,0.93', ['line 2: rate base-not-one']],
  ['date,currency,rate\n2026-02-31,USD,1', ['line 2: date not-an-iso-day']],
  ['date,currency,rate\n2026-10-06,USD,1.08\n2026-10-06,USD,1.080\n2026-10-06,usd,1.09', ['line 4: USD two-rates']],
  ['date,currency,rate\n2026-10-01,USD,1,0745', ['line 2 cell-count']],
  ['Date,USD\n2026-10-01,N/A', ['line 1 no-lines']],
])('the file of rates %j is refused by line and column', (text, expected) => {
  const read = readRates(new TextEncoder().encode(text))
  expect(read.ok ? [] : read.issues.map(({ path, code }) => `${path} ${code}`)).toEqual(expected)
})

test.each([
  ['utm_source=fb&cid=1201&asid=1251&aid=1301', 'meta', 'utm_source=fb&cid=1201&asid=1251&aid=1301'],
  [
    'utm_source=snapchat&cid=8b1f9a52-1111-4c3d-9e55-0123456789ab&aid=12',
    'snapchat',
    'utm_source=snapchat&cid=8b1f9a52-1111-4c3d-9e55-0123456789ab',
  ],
  ['utm_source=fb&cid=1715.889', 'meta', 'utm_source=fb'],
  ['utm_source=newsletter&cid=123456', 'email', 'utm_source=newsletter'],
] as const)('of %s a view from %s keeps the ids of ads alone', (query, from, kept) => {
  expect(withAdIds(new URLSearchParams(query), from).toString()).toBe(kept)
})

const FRENCH = { language: 'fr', t: words.fr, f: formatsOf('fr') } as Screen

test('a day of a report is said as people write it, and one that there is not as the report has it', () => {
  expect(written(FRENCH, '2026-11-30')).toBe('30 nov. 2026')
  for (const none of ['2026-02-30', '2026-13-01', '31/31/2026']) expect(written(FRENCH, none)).toBe(none)
})

test('a column that is called as what is looked for is proposed, unless another was said', () => {
  const fields = (chosen: object) =>
    String(ColumnFields({ screen: FRENCH, wanted: ['day', 'cost'], headers: ['JOUR', 'Date', 'Sous'], chosen }))
  expect(fields({}).match(/<option value="[^"]+" selected/g)).toEqual(['<option value="JOUR" selected'])
  expect(fields({ day: 'Date' }).match(/<option value="[^"]+" selected/g)).toEqual(['<option value="Date" selected'])
})
