import { log } from '../lib/log.ts'
import { noteMissed } from './feed-store.ts'

/** A platform whose settings broke says nothing: its audience just grows old. Each missed pull is noted once, on its feed,
 *  and the next pull takes the note away. */
export async function noteMissedPulls({ DB }: Pick<Env, 'DB'>, now: number): Promise<void> {
  for (const id of await noteMissed(DB, now)) log('warn', 'feed.missed', { feed: id })
}
