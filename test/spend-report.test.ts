// Long on purpose: the tables of cases of one subject, to be read side by side.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countOf, figureOf, type Mark, microsOf } from '../src/spend/report/amounts.ts'
import { writtenDay } from '../src/spend/report/days.ts'
import { readReport } from '../src/spend/report/read.ts'
import type { Report, ReportAsk, ReportRow } from '../src/spend/report/schema.ts'

const DIR = path.join(import.meta.dirname, 'fixtures/spend')
const fixture = (name: string): Uint8Array => readFileSync(path.join(DIR, name))
const names = readdirSync(DIR)
  .filter(name => name.endsWith('.csv'))
  .map(name => name.slice(0, -'.csv'.length))

const bytesOf = (...lines: string[]): Uint8Array => new TextEncoder().encode(lines.join('\r\n'))
const read = (lines: string[], ask: Partial<ReportAsk> = {}) =>
  readReport(bytesOf(...lines), { platform: 'auto', ...ask })

function report(lines: string[], ask: Partial<ReportAsk> = {}): Report {
  const reading = read(lines, ask)
  if (!reading.ok) throw new Error(JSON.stringify(reading))
  return reading.report
}

/** What is refused, as 'code · path · issue'. */
function refusal(lines: string[], ask: Partial<ReportAsk> = {}): string[] {
  const reading = read(lines, ask)
  return reading.ok ? [] : [reading.code, ...reading.issues.map(({ path: at, code }) => `${at} · ${code}`)]
}

describe.each(names)('the export %s', name => {
  test('is read to its last figure', () => {
    const { ask, ...expected } = JSON.parse(fixture(`${name}.json`).toString())
    expect(readReport(fixture(`${name}.csv`), { platform: 'auto', ...ask })).toEqual({ ok: true, report: expected })
  })

  test('says the same whichever way a program has saved it', () => {
    const { ask } = JSON.parse(fixture(`${name}.json`).toString())
    const bytes = fixture(`${name}.csv`)
    const text = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes)
    const given = readReport(bytes, { platform: 'auto', ...ask })
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')])
    const crlf = new TextEncoder().encode(text.replace(/\r?\n/g, '\r\n'))
    for (const saved of [utf16, crlf]) expect(readReport(saved, { platform: 'auto', ...ask })).toEqual(given)
  })
})

const HEAD = 'Day,Campaign name,Ad name,Amount spent (EUR),Impressions,Link clicks'
const line = (over: Partial<Record<'day' | 'campaign' | 'ad' | 'cost' | 'impressions' | 'clicks', string>> = {}) => {
  const cells = {
    day: '2026-09-01',
    campaign: 'Spring',
    ad: 'Oak',
    cost: '12.50',
    impressions: '1000',
    clicks: '20',
    ...over,
  }
  return Object.values(cells).map(cell => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',') // biome-ignore format: one line
}

describe('amounts', () => {
  test.each<[string, Mark, number | null]>([
    ['1,234.56', '.', 1_234_560_000],
    ['1 234,56', ',', 1_234_560_000],
    ['1\u00a0234,56', ',', 1_234_560_000],
    ['1\u202f234,56', ',', 1_234_560_000],
    ['1\u2009234,56', ',', 1_234_560_000],
    ['1.234,56', ',', 1_234_560_000],
    ['1’234.56', '.', 1_234_560_000],
    ['12,34,567.8', '.', 1_234_567_800_000],
    ['1,234,567', '.', 1_234_567_000_000],
    ['$12.50', '.', 12_500_000],
    ['US$ 12.50', '.', 12_500_000],
    ['12,50 €', ',', 12_500_000],
    ['EUR 12.50', '.', 12_500_000],
    ['1,234', '.', 1_234_000_000],
    ['1,234', ',', 1_234_000],
    ['0,234', ',', 234_000],
    ['1234,567', ',', 1_234_567_000],
    ['.5', '.', 500_000],
    ['0.1234565', '.', 123_457],
    ['0.30000000000000004', '.', 300_000],
    ['999999999.999999', '.', 999_999_999_999_999],
    ['1234567890', '.', null],
  ])('%s with the decimal mark "%s" is %s micros', (text, mark, micros) => {
    expect(microsOf(figureOf(text)!, mark)).toBe(micros)
  })

  test.each(['', 'n/a', '1e4', '1.2E+05', '12.50.1', '1,23,4', '12 34', '1.234,56.7', '12,', '50%'])(
    '"%s" is no number',
    text => {
      expect(figureOf(text)).toBeNull()
    },
  )

  test.each([
    ['1,234', 1234],
    ['1.234', 1234],
    ['1 234', 1234],
    ['1234.0', 1234],
    ['12.5', null],
    ['12,50', null],
  ])('%s counts %s', (text, count) => {
    expect(countOf(figureOf(text)!)).toBe(count)
  })

  const STYLES: [Mark, (units: string, decimals: string) => string][] = [
    ['.', (units, decimals) => `${units}.${decimals}`],
    [',', (units, decimals) => `${units},${decimals}`],
    ['.', (units, decimals) => `${grouped(units, ',')}.${decimals}`],
    [',', (units, decimals) => `${grouped(units, '.')},${decimals}`],
    [',', (units, decimals) => `${grouped(units, '\u202f')},${decimals}\u00a0€`],
    ['.', (units, decimals) => `€${grouped(units, ',')}.${decimals}`],
  ]
  const grouped = (units: string, by: string): string => units.replace(/\B(?=(\d{3})+$)/g, by)

  test('however an amount is written, it is the same amount', () => {
    const style = fc.constantFrom(...STYLES)
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.nat(999_999), style, (units, decimals, [mark, write]) => {
        const figure = figureOf(write(String(units), String(decimals).padStart(6, '0')))
        expect(microsOf(figure!, mark)).toBe(units * 1_000_000 + decimals)
      }),
    )
  })

  test.each<[string, string[], number | string]>([
    ['another amount', [line({ cost: '1,234' }), line({ day: '2026-09-02', cost: '0,50' })], 1_234_000],
    ['an amount with a point', [line({ cost: '1,234' }), line({ day: '2026-09-02', cost: '0.50' })], 1_234_000_000],
    ['a count', [line({ cost: '1,234', impressions: '12,345' })], 1_234_000_000],
    ['nothing', [line({ cost: '1,234' })], 'line 2: Amount spent (EUR) · thousand-or-decimal'],
    ['both', [line({ cost: '12,50' }), line({ day: '2026-09-02', cost: '1.5' })], 'line 2: Amount spent (EUR) · mixed-decimals'],
  ])('what 1,234 means is decided by %s', (_, lines, outcome) => {
    if (typeof outcome === 'string') expect(refusal([HEAD, ...lines])[1]).toBe(outcome)
    else expect(report([HEAD, ...lines]).rows[0]!.costMicros).toBe(outcome)
  }) // biome-ignore format: a table

  test('prices beside the amounts decide, when the amounts do not', () => {
    const lines = [`${HEAD},CPC (all) (EUR)`, `${line({ cost: '1,234' })},"0,52"`]
    expect(report(lines).rows[0]!.costMicros).toBe(1_234_000)
  })

  test('the amounts of our own format have a decimal point, and nothing else', () => {
    const own = 'campaign,ad,platform,starts_on,ends_on,impressions,reach,engagements,clicks,cost,currency'
    expect(report([own, 'spring,ad-1,meta,2026-10-01,2026-10-07,1,,,1,1.234,EUR']).rows[0]!.costMicros).toBe(1_234_000)
  })
})

describe('days', () => {
  test.each([
    ['2026-09-21', '2026-09-21', '2026-09-21'],
    ['2026-09-21T00:00:00.000-07:00', '2026-09-21', '2026-09-21'],
    ['2026-09-21 14:00:00', '2026-09-21', '2026-09-21'],
    ['21/09/2026', '2026-09-21', null],
    ['9/21/2026', null, '2026-09-21'],
    ['3/4/2026', '2026-04-03', '2026-03-04'],
    ['3.4.2026', '2026-04-03', null],
    ['1 sept. 2026', '2026-09-01', '2026-09-01'],
    ['1er févr. 2026', '2026-02-01', '2026-02-01'],
    ['15 août 2026', '2026-08-15', '2026-08-15'],
    ['Sep 21, 2026', '2026-09-21', '2026-09-21'],
    ['September 21, 2026, 12:00 AM', '2026-09-21', '2026-09-21'],
    ['21-Sep-2026', '2026-09-21', '2026-09-21'],
  ])('%s is %s with the day first and %s with the month first', (text, dmy, mdy) => {
    expect(writtenDay(text)).toMatchObject({ dmy, mdy })
  })

  test.each(['', '2026-02-30', '31/31/2026', '30 Feb 2026', '21/09/26', 'soon', 'Foo 1, 2026'])(
    '"%s" is no day',
    text => {
      expect(writtenDay(text)).toBeNull()
    },
  )

  const days = (texts: string[], ask: Partial<ReportAsk> = {}) =>
    report([HEAD, ...texts.map(day => line({ day }))], ask).rows.map(row => row.from)

  test('03/04/2026 is refused until another date of the file or the user says which it is', () => {
    expect(refusal([HEAD, line({ day: '03/04/2026' })])).toEqual(['ambiguous-dates', 'line 2 · day-or-month'])
    expect(days(['03/04/2026', '13/04/2026'])).toEqual(['2026-04-03', '2026-04-13'])
    expect(days(['03/04/2026', '03/13/2026'])).toEqual(['2026-03-04', '2026-03-13'])
    expect(days(['03/04/2026'], { dayOrder: 'dmy' })).toEqual(['2026-04-03'])
    expect(days(['03/04/2026'], { dayOrder: 'mdy' })).toEqual(['2026-03-04'])
    expect(days(['03/03/2026'])).toEqual(['2026-03-03'])
  })

  test('what the file shows counts more than what the user says', () => {
    expect(days(['03/04/2026', '13/04/2026'], { dayOrder: 'mdy' })).toEqual(['2026-04-03', '2026-04-13'])
  })

  test('dates that cannot be of one order are refused with both lines', () => {
    expect(read([HEAD, line({ day: '13/04/2026' }), line({ day: '04/14/2026' })])).toMatchObject({
      ok: false,
      issues: [{ path: 'line 2', code: 'mixed-dates', params: { other: 3 } }],
    })
  })

  test('a period above the table tells day from month', () => {
    const lines = [
      'Campaign report',
      '"March 1, 2026 - March 12, 2026"',
      'Day,Campaign,Currency code,Cost,Impr.,Clicks',
    ]
    expect(report([...lines, '03/04/2026,Spring,EUR,1.50,10,1']).rows[0]!.from).toBe('2026-03-04')
  })

  test('a report without days is of the period above it, and without that refused', () => {
    const table = ['Campaign,Currency code,Cost,Impr.,Clicks', 'Spring,EUR,1.50,10,1']
    const above = ['Rapport sur les campagnes', '1 septembre 2026 - 30 septembre 2026']
    expect(report([...above, ...table]).rows[0]).toMatchObject({ from: '2026-09-01', to: '2026-09-30' })
    expect(refusal(['Campaign report', 'All time', ...table])).toEqual(['no-period', 'line 3 · period-unknown'])
  })

  test('a date that stands for a week is never booked as a day', () => {
    const weekly = fixture('microsoft.csv').toString().replace('Aggregation: Daily', 'Aggregation: Weekly')
    expect(readReport(Buffer.from(weekly), { platform: 'auto' })).toMatchObject({ ok: false, code: 'no-period' })
    const linkedin = fixture('linkedin-daily-old-names.csv').toString().replace('3/4/2025', '3/10/2025').replace('3/5/2025', '3/17/2025')
    expect(readReport(Buffer.from(linkedin), { platform: 'auto' })).toMatchObject({ ok: false, code: 'no-period', issues: [{ code: 'coarse-days', params: { every: 7 } }] })
    const [, , , , head, first] = fixture('linkedin-daily-old-names.csv').toString().split('\r\n')
    expect(refusal([head!, first!.replace('3/3', '3/13')])).toEqual(['no-period', 'line 1 · period-unknown'])
  }) // biome-ignore format: long lines of replacements
})

describe('whose report it is', () => {
  test('a header that several platforms write is refused until one is named', () => {
    const lines = [
      'Campaign name,Ad name,Date,Spend,Impressions,Clicks,Currency',
      'Spring,Oak,2026-09-01,1.50,10,1,EUR',
    ]
    expect(read(lines)).toMatchObject({ ok: false, code: 'ambiguous-platform' })
    expect(report(lines, { platform: 'reddit' }).platform).toBe('reddit')
    const bare = ['Campaign name,Date,Spend,Impressions,Clicks', 'Spring,2026-09-01,1.50,10,1']
    expect(read(bare)).toMatchObject({ ok: false, code: 'ambiguous-platform' })
    expect(report(['Report Name: Spring', '', ...bare], { currency: 'EUR' }).platform).toBe('microsoft')
  })

  test('headers that we do not know are listed, with what was expected', () => {
    const reading = read(['Gasto,Impresiones,Clics en el enlace', '1,2,3'])
    expect(reading).toMatchObject({ ok: false, code: 'unknown-report' })
    const message = reading.ok ? '' : reading.issues[0]!.message
    expect(message).toContain('Gasto | Impresiones | Clics en el enlace')
    expect(message).toContain('meta: Campaign name, Amount spent, Impressions')
    expect(message).toContain('English or in French')
  })

  test('a column that is missing is named as the platform heads it', () => {
    expect(read([HEAD.replace(',Link clicks', ''), '2026-09-01,Spring,Oak,12.50,1000'])).toMatchObject({
      code: 'missing-columns',
      issues: [{ path: 'line 1', code: 'missing-column', params: { measure: 'clicks' } }],
    })
    expect(refusal([`${HEAD},Impressions`, `${line()},1`])).toEqual([
      'missing-columns',
      'line 1: Impressions · repeated-column',
    ])
  })

  test('an average is never taken for the cost', () => {
    const google = (cost: string, value: string) => [
      `Day,Campaign,Currency code,Impr.,Clicks,Avg. cost,Cost / conv.,${cost}`,
      `2026-09-01,Spring,EUR,10,1,0.5,3,${value}`,
    ]
    expect(refusal(google('Cost %', '100'))).toEqual(['missing-columns', 'line 1 · missing-column'])
    expect(report(google('Cost', '5')).rows[0]!.costMicros).toBe(5_000_000)
  })

  test('LinkedIn moved its words up a level: which it means is read from the other columns', () => {
    const named = (head: string) => {
      const lines = [`Date de début (en UTC),Currency,Total Spent,Impressions,Clicks,${head}`, '13/03/2026,EUR,1.50,10,1,A,2,B']
      const above = ['Report Start: 13/03/2026, Report End: 13/03/2026', '']
      const { campaign, group } = report([...above, ...lines]).rows[0]!
      return [campaign, group]
    }
    expect(named('Campaign Name,Campaign ID,Ad Set Name')).toEqual([{ id: '2', name: 'A' }, { id: null, name: 'B' }])
    expect(named('Nom de la campagne,ID de la campagne,Nom du groupe de campagnes')).toEqual([{ id: null, name: 'B' }, { id: '2', name: 'A' }])
    expect(named('Campaign Name,Campaign ID,Campaign Group Name')).toEqual([{ id: null, name: 'B' }, { id: '2', name: 'A' }])
  }) // biome-ignore format: a table

  test('clicks that lead to the page count where a report has both kinds; else all, and the report says so', () => {
    const both = report([`${HEAD},Clicks (all)`, `${line()},99`])
    expect([both.clicksAre, both.rows[0]!.clicks]).toEqual(['landing', 20])
    const all = report([HEAD.replace('Link clicks', 'Clicks (all)'), line()])
    expect([all.clicksAre, all.rows[0]!.clicks]).toEqual(['all', 20])
  })
})

describe('lines', () => {
  test('those that differ only in placement or age are added up, without their reach', () => {
    const { rows } = report([`${HEAD},Reach,Age`, `${line()},500,18-24`, `${line({ clicks: '3' })},400,25-34`])
    expect(rows).toMatchObject([{ lines: [2, 3], costMicros: 25_000_000, impressions: 2000, clicks: 23, reach: null }])
  })

  test('engagements that one of them does not tell are not told of all', () => {
    const lines = (first: string, second: string) => [`${HEAD},Age,Post engagements`, `${line()},18-24,${first}`, `${line()},25-34,${second}`] // biome-ignore format: three lines
    for (const [first, second, sum] of [['5', '6', 11], ['5', '', null], ['', '6', null]] as const)
      expect(report(lines(first, second)).rows[0]!.engagements).toBe(sum)
  }) // biome-ignore format: a table

  test('a campaign may be called what a line of totals is', () => {
    const head = 'Campaign,Campaign ID,Day,Currency code,Cost,Impr.,Clicks'
    const { rows, skipped } = report([
      head,
      'Total: all must go,7,2026-09-01,EUR,1.50,10,1',
      'Total: Account,--,--,EUR,1.50,10,1',
    ])
    expect(rows.map(row => row.campaign.name)).toEqual(['Total: all must go'])
    expect(skipped).toEqual([{ line: 3, reason: 'total' }])
  })

  test('a line that comes twice is refused: half of the file may be in it twice', () => {
    expect(refusal([HEAD, line(), line({ ad: 'Elm' }), line()])).toEqual(['invalid-report', 'line 4 · repeated-line'])
    const nothing = { cost: '0', impressions: '0', clicks: '0' }
    expect(refusal([HEAD, line(nothing), line(nothing)])).toEqual([])
  })

  test('periods of one ad that overlap are refused with both lines; the same period by device is not', () => {
    const head = 'Reporting starts,Reporting ends,Campaign name,Device platform,Amount spent (EUR),Impressions,Link clicks'
    const row = (from: string, to: string, device: string) => `${from},${to},Spring,${device},1.00,10,1`
    const [a, b] = [row('2026-09-01', '2026-09-07', 'mobile'), row('2026-09-07', '2026-09-09', 'mobile')]
    expect(read([head, b, a])).toMatchObject({ ok: false, issues: [{ path: 'line 2', code: 'overlap', params: { other: 3 } }] })
    expect(refusal([head, a, row('2026-09-01', '2026-09-07', 'desktop')])).toEqual([])
    const [c, d] = [row('2026-09-06', '2026-09-20', 'mobile'), row('2026-09-10', '2026-09-12', 'mobile')]
    expect(refusal([head, a, c, d]).slice(1)).toEqual(['line 3 · overlap', 'line 4 · overlap'])
  }) // biome-ignore format: a table

  test('two exports pasted one below the other are read as one', () => {
    const { rows, skipped } = report([HEAD, line(), '', HEAD, line({ ad: 'Elm' })])
    expect(rows.map(({ lines }) => lines)).toEqual([[2], [5]])
    expect(skipped).toEqual([
      { line: 3, reason: 'empty' },
      { line: 4, reason: 'header' },
    ])
  })

  test('delimiters of empty cells that Excel left out are no cut', () => {
    expect(
      refusal([`${HEAD};Note`, line(), `${line({ ad: 'Elm' })};x`].map(text => text.replaceAll(',', ';'))),
    ).toEqual([])
  })

  test('below zero is refused with its line, whatever the sign is written with', () => {
    const lines = ['-3.10', '−3.10', '(3.10)', '3.10-', '$-3.10'].map((cost, i) => line({ cost, ad: `Ad ${i}` }))
    expect(refusal([HEAD, ...lines]).slice(1)).toEqual(
      lines.map((_, i) => `line ${i + 2}: Amount spent (EUR) · negative`),
    )
  })

  test('every problem of every line is told, up to a hundred and how many more', () => {
    const bad = Array.from({ length: 120 }, (_, i) => line({ ad: `Ad ${i}`, clicks: 'x' }))
    const reading = read([HEAD, line({ cost: 'x', clicks: 'y', day: 'z' }), ...bad])
    const issues = reading.ok ? [] : reading.issues
    expect(issues.slice(0, 3).map(({ path: at }) => at)).toEqual([
      'line 2: Day',
      'line 2: Link clicks',
      'line 2: Amount spent (EUR)',
    ])
    expect(issues).toHaveLength(101)
    expect(issues.at(-1)).toMatchObject({ code: 'more', params: { count: 23 } })
  })

  test.each([
    ['in the middle of a line', [HEAD, line(), '2026-09-02,Spr'], 'line 3 · cut-off'],
    ['inside quotes', [HEAD, line(), '2026-09-02,"Spring, fr'], 'line 3 · open-quote'],
    ['by a delimiter without quotes', [HEAD, `${line()},5`], 'line 2 · cell-count'],
    ['in the middle of the file', [HEAD, '2026-09-02,Spring', line()], 'line 2 · cell-count'],
  ])('a file that is cut %s is refused with the line', (_, lines, issue) => {
    expect(refusal(lines)).toEqual(['invalid-report', issue])
  })

  test('a file that is cut between two lines is told by the period, or the number of lines, that stands above it', () => {
    const notesOf = (name: string, cut: (lines: string[]) => string[]) => {
      const reading = readReport(bytesOf(...cut(fixture(name).toString().split('\r\n'))), { platform: 'auto' })
      return reading.ok ? reading.report.notes : reading
    }
    const linkedin = 'linkedin-daily-old-names.csv'
    expect(notesOf(linkedin, lines => lines)).not.toContainEqual(expect.objectContaining({ code: 'ends-early' }))
    expect(notesOf(linkedin, lines => lines.filter(text => !text.startsWith('3/5/2025')))).toContainEqual({ code: 'ends-early', params: { last: '2025-03-04', to: '2025-03-05' } })
    expect(notesOf('microsoft.csv', lines => lines.slice(0, 13))).toContainEqual({ code: 'count-differs', params: { count: 4, found: 2 } })
  }) // biome-ignore format: a table

  test('what is wrong beside amounts that are written in two ways is told with them', () => {
    const lines = [line({ cost: '12,50' }), line({ day: 'soon', cost: '1.5' }), line({ ad: 'Elm', clicks: 'x' })]
    expect(refusal([HEAD, ...lines])).toEqual([
      'invalid-report',
      'line 2: Amount spent (EUR) · mixed-decimals',
      'line 3: Day · not-a-date',
      'line 4: Link clicks · not-a-count',
    ])
  })

  test.each([
    ['its own column', ['Campaign,Day,Currency code,Cost,Impr.,Clicks', 'A,2026-09-01,EUR,1.50,10,1', 'B,2026-09-01,ABC,1.50,10,1'], 'line 3: Currency code'],
    ['the header of the amounts', [HEAD.replace('EUR', 'ABC'), line(), line({ ad: 'Elm' })], 'line 1: Amount spent (ABC)'],
    ['the sign beside an amount', [HEAD.replace(' (EUR)', ''), line({ cost: 'ABC 12.50' })], 'line 2: Amount spent'],
  ])('three letters that are no currency are refused once, where they stand: in %s', (_, lines, place) => {
    expect(refusal(lines)).toEqual(['invalid-report', `${place} · not-a-currency`])
  }) // biome-ignore format: a table

  test('a file that is cut inside a letter of several bytes is still read as what it is', () => {
    const bytes = bytesOf('Jour,Nom de la campagne,Montant dépensé (EUR),Impressions,Clics sur un lien', '2026-09-01,É')
    expect(readReport(bytes.subarray(0, -1), { platform: 'auto' })).toMatchObject({ issues: [{ path: 'line 2', code: 'cut-off' }] })
  }) // biome-ignore format: long lines

  test('an id that a spreadsheet has rounded is left out, and without a name refused', () => {
    const lines = (name: string) => [HEAD.replace('Ad name', 'Ad ID,Ad name'), line({ ad: '1.2E+17' }).replace('E+17', `E+17,${name}`)] // biome-ignore format: two lines
    expect(report(lines('Oak'))).toMatchObject({ rows: [{ ad: { id: null, name: 'Oak' } }], notes: [{ code: 'rounded-ids', params: { count: 1, line: 2 } }] }) // biome-ignore format: one line
    expect(refusal(lines(''))).toEqual(['invalid-report', 'line 2: Ad ID · rounded-id'])
  })

  test('a line of totals that is more than its lines together is told', () => {
    const total = line({ day: '', campaign: '', ad: '', cost: '25.00', impressions: '2000' })
    expect(report([HEAD, line(), total]).notes).toEqual([
      { code: 'total-differs', params: { line: 3, total: '25.00', sum: '12.50' } },
    ])
    expect(report([HEAD, line(), line({ ad: 'Elm' }), total]).notes).toEqual([])
    const thirds = ['A', 'B', 'C'].map(ad => line({ ad, cost: '8.33' }))
    expect(report([HEAD, ...thirds, total]).notes).toEqual([])
    const pounds = [HEAD.replace(' (EUR)', ''), line({ cost: '€5.00' }), line({ cost: '£5.00' }), total]
    expect(report(pounds, { platform: 'meta' }).notes).toEqual([])
  })

  test('what was spent is never without a currency, nor in two', () => {
    const lines = (cost: string) => [HEAD.replace(' (EUR)', '').replace('Link clicks', 'Link clicks,Reporting starts'), `${line({ cost })},2026-09-01`] // biome-ignore format: two lines
    expect(refusal(lines('$12.50'))).toEqual(['no-currency', 'line 2 · currency-unknown'])
    expect(report(lines('$12.50'), { currency: 'CAD' }).rows[0]!.currency).toBe('CAD')
    expect(report(lines('12.50 €')).rows[0]!.currency).toBe('EUR')
    expect(refusal([HEAD, line({ cost: '£12.50' })])).toEqual([
      'invalid-report',
      'line 2: Amount spent (EUR) · two-currencies',
    ])
    expect(refusal([HEAD, line({ cost: '' })])).toEqual(['invalid-report', 'line 2: Amount spent (EUR) · no-cost'])
  })

  const OWN = 'campaign,ad,platform,starts_on,ends_on,impressions,reach,engagements,clicks,cost,currency'
  test.each([
    ['Spring Sale,ad-1,meta,2026-10-01,2026-10-07,1,1,1,1,1.00,EUR', 'campaign · not-a-slug'],
    ['spring,ad-1,myspace,2026-10-01,2026-10-07,1,1,1,1,1.00,EUR', 'platform · not-a-platform'],
    ['spring,ad-1,meta,2026-10-07,2026-10-01,1,1,1,1,1.00,EUR', 'ends_on · reversed-period'],
    ['spring,ad-1,meta,2026-10-01,2029-10-01,1,1,1,1,1.00,EUR', 'ends_on · long-period'],
    ['spring,ad-1,meta,2026-10-01,2026-10-07,,1,1,1,1.00,EUR', 'impressions · not-a-count'],
    ['spring,ad-1,meta,2026-10-01,2026-10-07,1,1,1,1,,EUR', 'cost · no-cost'],
    ['spring,ad-1,meta,2026-10-01,2026-10-07,1,1,1,1,1.00,euro', 'currency · not-a-currency'],
  ])('%s is refused in our own format', (row, issue) => {
    expect(refusal([OWN, row])).toEqual(['invalid-report', `line 2: ${issue}`])
  })

  test('in our own format an ad has its days once', () => {
    const row = (clicks: number) => `spring,ad-1,meta,2026-10-01,2026-10-07,9,9,9,${clicks},1.00,EUR`
    expect(refusal([OWN, row(1), row(2)])).toEqual(['invalid-report', 'line 3 · overlap'])
  })
})

test.each<[string, Uint8Array, string, string]>([
  ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]), 'not-a-report', 'binary'],
  ['a document', bytesOf('%PDF-1.7', '%âãÏÓ'), 'not-a-report', 'binary'],
  ['a workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), 'not-a-report', 'workbook'],
  ['nothing', new Uint8Array(), 'empty-report', 'no-lines'],
  ['a header alone', bytesOf(HEAD, ''), 'empty-report', 'no-lines'],
  ['a preamble alone', bytesOf('Ad Performance Report (in UTC)', '"Report Start: May 1, 2026, 12:00 AM"', ''), 'empty-report', 'no-lines'],
  ['a header and its totals', bytesOf('Campaign report', 'All time', 'Campaign,Currency code,Cost,Impr.,Clicks', 'Total: Account,EUR,0.00,0,0'), 'empty-report', 'no-lines'],
])('%s is called what it is', (_, bytes, code, issue) => {
  expect(readReport(bytes, { platform: 'auto' })).toMatchObject({ ok: false, code, issues: [{ code: issue }] })
}) // biome-ignore format: a table

test('no file makes the reader fail, wherever it is cut or damaged', () => {
  const damaged = fc.record({
    name: fc.constantFrom(...names),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    byte: fc.nat(255),
    cut: fc.boolean(),
  })
  fc.assert(
    fc.property(damaged, ({ name, at, byte, cut }) => {
      const bytes = Uint8Array.from(fixture(`${name}.csv`))
      const place = Math.floor(at * bytes.length)
      bytes[place] = byte
      const reading = readReport(cut ? bytes.subarray(0, place) : bytes, { platform: 'auto' })
      expect(reading.ok || reading.issues.length > 0).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('the order of the lines changes nothing', () => {
  const [head, ...lines] = new TextDecoder().decode(fixture('meta-en-daily.csv')).trim().split('\n')
  const content = (given: readonly string[]) =>
    report([head!, ...given])
      .rows.map(({ lines: _, ...row }: ReportRow) => JSON.stringify(row))
      .sort()
  const expected = content(lines)
  fc.assert(
    fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), shuffled => {
      expect(content(shuffled)).toEqual(expected)
    }),
    { numRuns: 30 },
  )
})
