import { csvOf } from '../lib/csv-answer.ts'
import { units } from '../lib/money.ts'
import { OWN } from './report/profiles.ts'
import type { SpendRow } from './rows-store.ts'

const COLUMNS = Object.values(OWN).flat()

/** What somebody who writes such a file begins it with: the device may be left out. */
export const OWN_HEADER = COLUMNS.filter(name => name !== 'device').join(',')

/** Rows, in the order of time, as a file that can be imported again. The format knows our ads alone: those of a platform that are one
 *  of ours have one line. */
export async function ownFormatOf(rows: AsyncIterable<SpendRow>): Promise<string> {
  let text = csvOf([COLUMNS])
  let lines = new Map<string, SpendRow>() // of one ad in one period
  for await (const row of rows) {
    const [other] = lines.values()
    if (other && !isOfSame(other, row)) {
      text += textOf(lines)
      lines = new Map()
    }
    const key = `${row.device} ${row.currency}`
    const same = lines.get(key)
    lines.set(key, same ? sumOf(same, row) : row)
  }
  return text + textOf(lines)
}

const isOfSame = (a: SpendRow, b: SpendRow): boolean =>
  a.ad === b.ad && a.platform === b.platform && a.from === b.from && a.to === b.to

/** Reach is no sum: the same person may be in both. */
const sumOf = (a: SpendRow, b: SpendRow): SpendRow => ({
  ...a,
  impressions: a.impressions + b.impressions,
  reach: null,
  engagements: a.engagements === null || b.engagements === null ? null : a.engagements + b.engagements,
  clicks: a.clicks + b.clicks,
  costMicros: a.costMicros + b.costMicros,
})

const textOf = (lines: ReadonlyMap<string, SpendRow>): string =>
  csvOf(
    [...lines.values()].map(row => [
      row.campaign, row.ad, row.platform, row.from, row.to, row.impressions, row.reach, row.engagements, row.clicks,
      units(row.costMicros).toFixed(6), row.currency, row.device,
    ]),
  ) // biome-ignore format: in the order of the header
