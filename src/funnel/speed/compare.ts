import { type Change, changeOf, shareChange } from '../compare.ts'
import { type Cut, type Group, type Speed, speedBy } from './store.ts'
import type { Vital } from './vital.ts'

/** How fast pages were in two periods. */
export interface SpeedChange {
  views: { before: number; now: number }
  lcp: VitalChange
  inp: VitalChange
  cls: VitalChange
}

export interface VitalChange {
  p75: Change // ms; CLS as it is
  good: Change // share of the measurements, 0–1
}

export const speedChange = (before: Speed, now: Speed): SpeedChange => ({
  views: { before: before.views, now: now.views },
  lcp: vitalChange(before.lcp, now.lcp),
  inp: vitalChange(before.inp, now.inp),
  cls: vitalChange(before.cls, now.cls),
})

const vitalChange = (before: Vital, now: Vital): VitalChange => ({
  p75: changeOf({ value: before.p75, interval: before.interval }, { value: now.p75, interval: now.interval }),
  good: shareChange(before.good, now.good),
})

type Named = { [C in Cut]?: string }

/** Each of these parts, in their order, beside itself in the groups of other days: null where nobody came then. */
export function changesBy(
  earlier: readonly Group[],
  parts: readonly (Named & Speed)[],
  by: readonly Cut[],
): (SpeedChange | null)[] {
  const keyOf = (part: Named) => JSON.stringify(by.map(cut => part[cut]))
  const known = new Map(speedBy(earlier, by).map(part => [keyOf(part), part]))
  return parts.map(part => {
    const before = known.get(keyOf(part))
    return before ? speedChange(before, part) : null
  })
}
