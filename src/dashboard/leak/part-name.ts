import type { Dimension } from '../../funnel/dimensions.ts'
import { platformNamed } from '../platform-names.ts'
import type { Screen } from '../screen.ts'

/** A part of a cut, as people call it. */
export function partName({ t, f, names }: Screen, by: Dimension, part: string): string {
  if (part === '') return by === 'ad' ? t.leak.cut.noAd : t.leak.cut.notTold
  if (by === 'day') return f.day(part)
  if (by === 'ad') return names.ads.get(part) ?? part
  return t.leak.parts[part] ?? platformNamed(part) ?? part
}
