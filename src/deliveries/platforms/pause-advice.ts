import type { ApiVersion } from '../../destinations/contract.ts'
import type { Connection } from './connection-schema.ts'

/** Why a connection sends nothing, and what to do about it; '' when nothing is wrong. */
export function adviceOnPause(
  { paused, lastReason, failures }: Connection,
  label: string,
  ended: ApiVersion | null,
): string {
  if (ended || paused?.why === 'version-ended') {
    return `${label} no longer takes the version of its API that this release speaks. Update Like2Lead, then send {"paused": false}.`
  }
  if (!paused)
    return failures > 0 ? `The last ${failures} tries failed ("${lastReason}"). It is tried again by itself.` : ''
  switch (paused.why) {
    case 'by-hand':
      return 'Paused by the team. {"paused": false} wakes it.'
    case 'failing':
      return `${label} has failed for a day (last: "${lastReason}"). Look at its status page, then send {"paused": false}.`
    default:
      return `${label} refused us ("${lastReason}"): a token that was revoked, terms that nobody has accepted yet, or a right that is missing. Mend it there, send new \`secrets\` if need be, then {"paused": false}.`
  }
}
