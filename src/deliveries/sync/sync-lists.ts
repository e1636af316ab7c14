import { log } from '../../lib/log.ts'
import type { Sending } from '../platforms/call-platform.ts'
import { leaseLists } from './list-store.ts'
import { pollReceipts } from './poll-receipts.ts'
import { runList } from './run-list.ts'

const PER_RUN = 2 // see PACE

type Needed = Pick<Env, 'DB' | 'DATA_KEY'> & Partial<Pick<Sending, 'fetchFn'>>

/** Every minute: runs the lists that are due, and asks what came of earlier requests. May run twice at once. */
export async function syncLists({ DB, DATA_KEY, fetchFn = fetch }: Needed, now: number): Promise<void> {
  const sending: Sending = { DB, DATA_KEY, fetchFn }
  const lists = await leaseLists(DB, PER_RUN, now)
  const runs = lists.map(list =>
    runList(sending, list, now).catch(
      error => log('error', 'list.cut-short', { list: list.id }, error), // its lease will end
    ),
  )
  await Promise.all([...runs, pollReceipts(sending, now)])
}
