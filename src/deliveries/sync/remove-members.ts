import { retry } from '../../db/query.ts'
import { openRows } from './member-rows.ts'
import { drawToRemove } from './member-store.ts'
import { removedStatements } from './member-verdicts.ts'
import { receiptStatements } from './receipt-store.ts'
import type { Run, Step } from './run.ts'
import { tell } from './tell.ts'

/** Takes people off the platform's list, by what is on record of them: they may be erased by now. */
export async function removeMembers(run: Run, work: 'withdrawn' | 'remove'): Step {
  const { sending, list, destination, pace } = run
  const { DB, DATA_KEY } = sending
  const limit = Math.min(destination.lists.perRequest, pace.people)
  for (;;) {
    const leavers = await drawToRemove(DB, list.id, work, limit)
    if (leavers.length === 0) return null
    const people = await Promise.all(
      leavers.map(async ({ id, told }) => ({ id, rows: await openRows(DATA_KEY, list.id, id, told) })),
    )
    const stop = await tell(run, 'remove', people, told =>
      retry(() => DB.batch([...receiptStatements(run, told), ...removedStatements(DB, list.id, told)])),
    )
    if (stop) return stop
  }
}
