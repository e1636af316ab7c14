import { type Platform, platform } from '../../campaigns/schema.ts'
import { isCurrency } from '../../lib/currency.ts'
import { slug } from '../../lib/text.ts'
import { DAY_MS } from '../../lib/time.ts'
import { MOST_DAYS, type Period } from '../period.ts'
import { currencyOf, type Figure, figureOf, type Mark, microsOf } from './amounts.ts'
import type { Cells } from './cells.ts'
import type { Column } from './columns.ts'
import { type DayOrder, dayBefore, type WrittenDay } from './days.ts'
import type { Device, Named, ReportRow } from './schema.ts'
import type { Table } from './table.ts'

/** How the lines of one file are to be read. */
export interface Rules {
  table: Table
  mark: Mark
  order: DayOrder
  days: ReadonlyMap<string, WrittenDay | null> // of every date in the table
  devices: ReadonlyMap<string, Device> // of every word for one
  period: Period | null // of every line; null: each says its own
  stated: Period | null // above the table, which each line may divide
  currency: string | null // for lines that name none
}

/** A row of one line. Its currency is '' while nobody has named it. */
export interface Draft {
  row: ReportRow
  rounded: boolean // an id was no more than 1.2E+17
  cells: readonly string[]
}

/** Null when something is wrong with the line, which is then told. */
export function readLine(line: Cells, rules: Rules): Draft | null {
  const { platform: whose } = rules.table
  const own = whose === 'like2lead' ? ownOf(line) : null
  const { from, to } = daysOf(line, rules)
  const { currency, costMicros, impressions, clicks } = moneyOf(line, rules)
  const row: Loose<ReportRow> = {
    lines: [line.line],
    campaign: namedIn(line, 'campaign', 'campaignId'),
    group: namedIn(line, 'group', 'groupId'),
    ad: namedIn(line, 'ad', 'adId'),
    platform: whose === 'like2lead' ? platformOf(line) : whose,
    from,
    to,
    device: rules.devices.get(line.text('device') ?? '') ?? '',
    currency,
    costMicros,
    impressions,
    clicks,
    reach: line.count('reach'),
    engagements: line.count('engagements'),
  }
  if (own === undefined || Object.values(row).includes(undefined)) return null
  if (own) row.own = own
  const rounded = IDS.some(id => ROUNDED.test(line.text(id) ?? ''))
  return { row: row as ReportRow, rounded, cells: line.all }
}

type Loose<T> = { [K in keyof T]: T[K] | undefined }

const IDS: readonly Column[] = ['campaignId', 'groupId', 'adId']
const ROUNDED = /^\d([.,]\d+)?E\+?\d+$/i

function namedIn(line: Cells, nameColumn: Column, idColumn: Column): Named | undefined {
  const [name, id] = [line.text(nameColumn), line.text(idColumn)]
  if (id === null || !ROUNDED.test(id)) return { id, name }
  return name === null ? line.wrong('rounded-id', idColumn, { value: id }) : { id: null, name }
}

/** Without an ad it is of the campaign as a whole. */
function ownOf(line: Cells): ReportRow['own'] {
  const slugIn = (column: Column): string | undefined => {
    const value = line.text(column) ?? ''
    return slug.safeParse(value).success ? value : line.wrong('not-a-slug', column, { value })
  }
  const campaign = slugIn('campaign')
  const ad = line.text('ad') === null ? '' : slugIn('ad')
  return campaign !== undefined && ad !== undefined ? { campaign, ad } : undefined
}

function platformOf(line: Cells): Platform | undefined {
  const value = line.text('platform') ?? ''
  const { data } = platform.safeParse(value)
  return data ?? line.wrong('not-a-platform', 'platform', { value })
}

function daysOf(line: Cells, { table, period, days, order }: Rules): Loose<Period> {
  if (period) return period
  const dayIn = (column: Column): { iso: string; midnight: boolean } | undefined => {
    const value = line.text(column) ?? ''
    const written = days.get(value)
    const iso = written?.[order]
    return written && iso ? { iso, midnight: written.midnight } : line.wrong('not-a-date', column, { value })
  }
  if (table.columns.at.day !== undefined) {
    const iso = dayIn('day')?.iso
    return { from: iso, to: iso }
  }
  const [first, last] = [dayIn('from'), dayIn('to')]
  if (!first || !last) return { from: undefined, to: undefined }
  const from = first.iso
  // Snapchat ends a period at the first minute of the day after.
  const to = last.midnight && last.iso > from ? dayBefore(last.iso) : last.iso
  const length = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  if (length < 1) return { from, to: line.wrong('reversed-period', 'to', { from, to }) }
  return { from, to: length <= MOST_DAYS ? to : line.wrong('long-period', 'to', { days: length, most: MOST_DAYS }) }
}

type Money = Pick<ReportRow, 'currency' | 'costMicros' | 'impressions' | 'clicks'>

function moneyOf(line: Cells, rules: Rules): Loose<Money> {
  const strict = rules.table.platform === 'like2lead'
  const { at, currency: headed } = rules.table.columns
  // Where a platform has nothing to count it leaves the cell empty; in our own format that is a figure forgotten.
  const counted = (column: Column): number | undefined => {
    const count = line.count(column)
    return count === null && strict ? line.wrong('not-a-count', column, { value: '' }) : (count ?? 0)
  }
  const impressions = counted('impressions')
  const clicks = counted(at.clicks === undefined ? 'clicksAll' : 'clicks')
  const text = line.text('cost')
  const figure = text === null ? null : figureOf(text)
  const meant = figure && currencyOf(figure.sign)
  const currency = line.text('currency') ?? headed ?? meant ?? rules.currency
  if (text && meant && currency !== meant) line.wrong('two-currencies', 'cost', { value: text, other: currency ?? '' })
  const free = text === null && !strict && !impressions && !clicks
  return {
    currency: checked(line, currency, headed),
    costMicros: free ? 0 : microsIn(line, text, figure, rules.mark),
    impressions,
    clicks,
  }
}

function checked(line: Cells, code: string | null, headed: string | null): string | undefined {
  if (code === null || code === headed || isCurrency(code)) return code ?? '' // what the header says is checked once
  return line.wrong('not-a-currency', line.text('currency') === null ? 'cost' : 'currency', { value: code })
}

function microsIn(line: Cells, value: string | null, figure: Figure | null, mark: Mark): number | undefined {
  if (value === null) return line.wrong('no-cost', 'cost')
  if (figure?.negative && /[1-9]/.test(value)) return line.wrong('negative', 'cost', { value })
  return (figure && microsOf(figure, mark)) ?? line.wrong('not-an-amount', 'cost', { value })
}
