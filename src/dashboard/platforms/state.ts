import type { Connection } from '../../deliveries/platforms/connection-schema.ts'
import { hasEnded } from '../../deliveries/platforms/connection-store.ts'
import type { Destination } from '../../destinations/contract.ts'
import { destinations } from '../../destinations/index.ts'
import { DAY_MS } from '../../lib/time.ts'
import type { Screen } from '../screen.ts'

/** How a connection fares, in words. `advice` '': nothing is to be done. */
export function stateOf({ t, f }: Screen, connection: Connection, now: number) {
  const { state, advice } = t.platforms
  const { paused, failingSince, failures, lastReason } = connection
  const of: Destination = destinations[connection.destination]
  if (hasEnded(of, now) || paused?.why === 'version-ended')
    return { works: false, text: state.ended, advice: advice.ended(of.label) }
  if (!paused) {
    if (failures === 0 || failingSince === null) return { works: true, text: state.works, advice: '' }
    return { works: false, text: state.failing(f.moment(failingSince)), advice: advice.retried(failures, lastReason) }
  }
  const text = state.paused(f.moment(paused.at))
  switch (paused.why) {
    case 'by-hand':
      return { works: false, text, advice: advice.byHand }
    case 'failing':
      return { works: false, text, advice: advice.failing(of.label, lastReason) }
    default:
      return { works: false, text, advice: advice.halted(of.label, lastReason) }
  }
}

const WARN_DAYS = 60

/** `daysLeft`: until the platform ends the version of its API, once that is near; null before. */
export function apiOf({ t, f }: Screen, { api }: Pick<Destination, 'api'>, now: number) {
  const { platforms } = t
  if (api.endsOn === null) return { text: `${platforms.api(api.version)}, ${platforms.noEnd}`, daysLeft: null }
  const daysLeft = Math.ceil((Date.parse(api.endsOn) - now) / DAY_MS)
  return {
    text: `${platforms.api(api.version)}, ${platforms.endsOn(f.day(api.endsOn))}`,
    daysLeft: daysLeft <= WARN_DAYS ? daysLeft : null,
  }
}

/** What a verdict of ours, or a platform's own code, means. */
export const reasonIn = ({ t }: Screen, code: string): string =>
  t.platforms.reasons[code] ?? t.platforms.otherReason(code)
