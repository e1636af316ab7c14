import * as z from 'zod'
import type { Campaign } from '../../campaigns/schema.ts'
import { all } from '../../db/query.ts'
import type { Range } from '../range.ts'
import { isEmpty } from '../stages.ts'
import { type AdCounts, countAds } from '../store.ts'
import { type PointChange, pointChanges } from './compare.ts'
import { type Line, loadLines, valuesOf } from './lines.ts'
import { type Lines, type Place, placeOf } from './matrix.ts'
import { type Budget, type Reallocation, reallocate } from './reallocation.ts'

export interface Point extends Omit<AdCounts, 'campaign'>, Place {
  platform: string | null // null: nobody knows the ad any more
  headline: string | null
}

export interface Matrix {
  lines: Record<keyof Lines, Line>
  points: Point[] // dearest first
  unplaced: AdCounts | null // what belongs to no ad: it has no place
  reallocation: Reallocation
  compare: (Range & { points: PointChange[] }) | null
}

export async function loadMatrix(
  db: D1Database,
  campaign: Campaign,
  range: Range,
  compare: Range | null,
): Promise<Matrix> {
  const [counted, earlier, lines, names] = await Promise.all([
    countAds(db, [campaign.slug], range),
    compare && countAds(db, [campaign.slug], compare),
    loadLines(db),
    all(db, nameRow, NAMES, campaign.slug),
  ])
  const named = new Map(names.map(row => [row.ad, row]))
  const points = counted
    .filter(({ ad }) => ad !== '')
    .map(({ campaign: _, ...counts }) => ({
      ...counts,
      platform: named.get(counts.ad)?.platform ?? null,
      headline: named.get(counts.ad)?.headline ?? null,
      ...placeOf(counts, valuesOf(lines)),
    }))
    .toSorted((a, b) => (b.costMicros ?? 0) - (a.costMicros ?? 0) || b.views - a.views || a.ad.localeCompare(b.ad))
  return {
    lines,
    points,
    unplaced: counted.find(({ ad }) => ad === '') ?? null,
    reallocation: reallocate(points.flatMap(budgetOf)),
    compare: earlier && { ...compare!, points: pointChanges(points, earlier, valuesOf(lines)) },
  }
}

/** None of an ad that was paid for in another currency too: a part of what it cost is not in the sum. */
const budgetOf = ({ ad, label, costMicros, otherCosts, conversions }: Point): Budget[] =>
  label === null || costMicros === null || !isEmpty(otherCosts) ? [] : [{ ad, label, costMicros, conversions }]

const nameRow = z.object({ ad: z.string(), platform: z.string(), headline: z.string() })
const NAMES = `SELECT slug AS ad, platform, headline FROM ads WHERE campaign = ?1`
