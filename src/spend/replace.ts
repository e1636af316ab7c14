import { DAY_MS, dayNumber, dayOf } from '../lib/time.ts'
import { coincide, type Ours, type Source } from './source.ts'

/** A source of a report or of the database, by its number, and what it is (or was) taken for. */
export interface Sourced {
  number: number
  source: Source
  ours: Ours | null
}

/** Days, whole since 1970, both included. */
export interface Stretch {
  from: number
  to: number
}

/** What of the database gives way: every row of a source that lies within. */
export interface Cut {
  number: number
  from: string // ISO day
  to: string
}

export const stretchOf = (from: string, to: string): Stretch => ({
  from: dayNumber(Date.parse(from)),
  to: dayNumber(Date.parse(to)),
})

/** Periods joined where they touch, in order of time. */
export function joined(periods: readonly Stretch[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const { from, to } of periods.toSorted((a, b) => a.from - b.from)) {
    const last = stretches.at(-1)
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to)
    else stretches.push({ from, to })
  }
  return stretches
}

/** For each stored source, the stretches of the report that tell of the same money. */
export function told(
  report: readonly (Sourced & { periods: readonly Stretch[] })[],
  stored: readonly Sourced[],
): Map<number, Stretch[]> {
  const byPlace = Map.groupBy(
    report.flatMap(one => placesOf(one).map(place => ({ place, one }))),
    ({ place }) => place,
  )
  const found = new Map<number, Stretch[]>()
  for (const old of stored) {
    const near = new Set(placesOf(old).flatMap(place => byPlace.get(place)?.map(({ one }) => one) ?? []))
    const same = [...near].filter(
      one => one.number === old.number || coincide(one.source, one.ours, old.source, old.ours),
    )
    const stretches = joined(same.flatMap(({ periods }) => periods))
    if (stretches.length > 0) found.set(old.number, stretches)
  }
  return found
}

/** Sources that coincide share one of these. */
const placesOf = ({ source: { platform, level, campaign, ad }, ours }: Sourced): string[] => [
  ...(ours ? [`${platform} ours ${ours.campaign}`] : []),
  ...(level === 'own' ? [] : [`${platform} id ${campaign.id ?? ''}`, `${platform} name ${campaign.folded}`]),
  ...(ad.id ? [`${platform} ad ${ad.id}`] : []),
]

/** A stored row of several days. */
export interface LongRow {
  number: number
  starts_on: string
  ends_on: string
}

/** What gives way, and which stored rows of several days the report tells only in part. A row that reaches over days without
 *  delivery gives way too when the report begins before it and ends after it: the report tells the same period by days. */
export function cutsOf(
  toldOf: ReadonlyMap<number, readonly Stretch[]>,
  long: readonly LongRow[],
): { cuts: Cut[]; partly: LongRow[] } {
  const cuts = [...toldOf].flatMap(([number, stretches]) => stretches.map(stretch => cut(number, stretch)))
  const partly: LongRow[] = []
  for (const row of long) {
    const stretches = toldOf.get(row.number) ?? []
    const { from, to } = stretchOf(row.starts_on, row.ends_on)
    const met = stretches.filter(s => s.from <= to && from <= s.to)
    if (met.length === 0 || met.some(s => s.from <= from && to <= s.to)) continue
    if (stretches[0]!.from > from || stretches.at(-1)!.to < to) partly.push(row)
    else cuts.push(cut(row.number, { from, to }))
  }
  return { cuts, partly }
}

const cut = (number: number, { from, to }: Stretch): Cut => ({
  number,
  from: dayOf(from * DAY_MS),
  to: dayOf(to * DAY_MS),
})
