import { MINUTE_MS } from '../lib/time.ts'
import type { ConversionEvent, Hint, Unsendable } from './contract-conversions.ts'

const AHEAD_MS = 5 * MINUTE_MS // clocks differ; Reddit takes no more

interface Checks {
  now: number // ms
  maxAgeMs: number
  setUp: boolean // the settings name what the platform wants for this kind of event
  identified: boolean
}

/** Why an event is not sent, or null: the reason that no change of settings could mend comes first. */
export function unsendable(event: ConversionEvent, { now, maxAgeMs, setUp, identified }: Checks): Unsendable | null {
  if (now - event.at > maxAgeMs) return 'too-old'
  if (event.at - now > AHEAD_MS) return 'in-the-future'
  if (!setUp) return 'not-set-up'
  if (event.kind === 'purchase' && !event.value) return 'no-value'
  return identified ? null : 'no-identifier'
}

/** Of what a platform recognises people by, what an event lacks. */
export const lacking = (has: Partial<Record<Hint, boolean>>): Hint[] =>
  (Object.keys(has) as Hint[]).filter(hint => !has[hint])

/** Names of our own for what a platform has no event for: it learns the tier, and nothing else about the page. */
export const customName = ({ kind, tier }: ConversionEvent): string => `L2L_${tier ?? kind}`
