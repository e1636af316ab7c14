import type { Destination, Judgement } from '../../destinations/contract.ts'
import { destinations } from '../../destinations/index.ts'
import { callWith, type Sending } from './call-platform.ts'
import { hasEnded, type OpenConnection } from './connection-store.ts'
import { exchange } from './exchange.ts'
import { withFreshToken } from './fresh-token.ts'

/** 'credentials': they open, and the account's own numbers are judged at the first sending. 'later': the platform could not be
 *  asked, which says nothing about what was filled in. 'untried': it lets nothing be tried without sending. */
export type Trial =
  | { verdict: 'works'; tried: 'account' | 'credentials' }
  | { verdict: 'refused' | 'later'; reason: string }
  | { verdict: 'untried' }

/** Whether a platform takes what the team filled in. Nothing is sent or changed there, and nothing is noted here. */
export async function tryConnection(sending: Sending, connection: OpenConnection, now: number): Promise<Trial> {
  const destination: Destination = destinations[connection.destination]
  const { oauth, probe } = destination
  if (hasEnded(destination, now)) return { verdict: 'refused', reason: 'version-ended' }
  const ready = oauth ? await withFreshToken(sending, connection, oauth, now) : connection
  if ('kind' in ready) return failed(ready)
  if (!probe) return oauth ? { verdict: 'works', tried: 'credentials' } : { verdict: 'untried' }
  const answer = await exchange(await probe.request(callWith(ready, now)), sending.fetchFn)
  const means = 'kind' in answer ? answer : probe.judge(answer)
  return means.kind === 'accepted' ? { verdict: 'works', tried: 'account' } : failed(means)
}

const failed = (means: Judgement): Trial =>
  means.kind === 'later'
    ? { verdict: 'later', reason: means.reason }
    : { verdict: 'refused', reason: 'reason' in means ? means.reason : means.kind }
