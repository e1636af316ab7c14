import { type Change, shareChange } from '../compare.ts'
import type { Counts } from '../stages.ts'
import { type Lines, type Place, placeOf } from './matrix.ts'

/** Where an ad stood in other days, between the lines of now. */
export interface PointChange extends Pick<Place, 'state' | 'label'> {
  ad: string
  engagement: Change
  conversion: Change
  costMicros: { before: number | null; now: number | null }
}

type Counted = Counts & { ad: string }

/** Of these ads, those that did something then. */
export function pointChanges(
  points: readonly (Counted & Place)[],
  earlier: readonly Counted[],
  lines: Lines,
): PointChange[] {
  const known = new Map(earlier.map(counts => [counts.ad, counts]))
  return points.flatMap(point => {
    const counts = known.get(point.ad)
    if (!counts) return []
    const { state, label, engagement, conversion } = placeOf(counts, lines)
    return [
      {
        ...{ ad: point.ad, state, label },
        engagement: shareChange(engagement, point.engagement),
        conversion: shareChange(conversion, point.conversion),
        costMicros: { before: counts.costMicros, now: point.costMicros },
      },
    ]
  })
}
