import type { Connection } from '../platforms/connection-schema.ts'
import type { List } from './list-schema.ts'
import { BLOCKED, GONE } from './run.ts'

/** What keeps a list from being up to date, and what to do about it; '' when nothing does. */
export function adviceOnList({ state, stoppedWhy, failures }: List, connection: Connection | null): string {
  if (state === 'ended') return ''
  if (!connection)
    return 'Its connection was deleted: nobody is added, and nobody can be taken off. Empty the list on the platform.'
  if (connection.paused)
    return `Its connection is paused ("${connection.lastReason}"): wake that, and the list goes on by itself.`
  if (stoppedWhy === 'audience-unreadable')
    return 'Its audience names another one that is gone: change the rule, and the list goes on with its next run, or at once with POST …/sync. Whoever withdraws is still taken off.'
  if (stoppedWhy === 'privacy-incomplete')
    return 'The privacy page of its brand does not say who is responsible, or where to object: PATCH /api/brands/:id, and the list goes on with its next run, or at once with POST …/sync. Whoever withdraws is still taken off.'
  if (stoppedWhy === GONE)
    return 'The list is no longer on the platform, or we may not see it any more. POST …/sync?anew=1 makes it again and sends everybody: ads then have to name the new one. A right that is given back is noticed with the next run.'
  if (stoppedWhy === BLOCKED)
    return 'The platform has blocked the list: see why there. Once it is free the list goes on with its next run, or at once with POST …/sync.'
  if (stoppedWhy)
    return `The platform refused to make the list ("${stoppedWhy}"): mend that there, then send POST …/sync to try again.`
  return failures > 0
    ? `The last ${failures === 1 ? 'run' : `${failures} runs`} failed. It is tried again by itself.`
    : ''
}
