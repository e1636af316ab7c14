import { type Criteria, criteriaOf } from '../../audiences/criteria.ts'
import { listMembers, type Member } from '../../audiences/members.ts'
import { findAudience } from '../../audiences/store.ts'
import { retry } from '../../db/query.ts'
import { log } from '../../lib/log.ts'
import { type Pair, sideBySide } from '../../lib/sorted.ts'
import { isTransient } from '../../lib/transient.ts'
import { gapsOfRule } from '../privacy-clause.ts'
import { lifetimeMs } from './lifetimes.ts'
import type { List } from './list-schema.ts'
import { comparedTo, noteCompared } from './list-store.ts'
import { type Recorded, recordedAfter, workStatements } from './member-store.ts'
import { PAGE_STEPS } from './pace.ts'
import { CONTINUED, type Run, refusalForNow, type Step } from './run.ts'
import { markIn } from './wanted-rows.ts'

/** What is to be done with one person. 'same': nothing. 'forget': never sent, and no longer in the audience. */
export type Due = 'add' | 'check' | 'remove' | 'forget' | 'same'

/** Somebody in the audience, on record, or both. `mark` null: not in the audience. `renewBefore`: when somebody was sent last
 *  before that, they are sent again. */
export function dueOf(mark: string | null, known: Recorded | null, renewBefore: number): Due {
  if (!known) return 'add'
  if (known.work === 'withdrawn') return 'same' // on their way out, whatever comes after
  const isLeaving = known.state === 'leaving' && known.work === null
  if (mark === null) {
    if (isLeaving) return 'same'
    return known.told ? 'remove' : 'forget'
  }
  if (isLeaving || known.work === 'remove' || known.work === 'stuck' || known.state === 'new') return 'add'
  if (known.work !== null) return 'same'
  const isSame = known.mark === mark
  if (known.state === 'refused') return isSame ? 'same' : 'add'
  if (!isSame) return 'check'
  return known.sent_at < renewBefore ? 'add' : 'same'
}

export const pairsOf = (
  db: D1Database,
  list: string,
  criteria: Criteria | null,
  after: string,
): AsyncGenerator<Pair<Member, Recorded>[]> =>
  sideBySide(
    criteria ? listMembers(db, criteria, after) : nobody(),
    ({ id }) => id,
    recordedAfter(db, list, after),
    ({ id }) => id,
  )

/** Notes what has to be done for the list to equal its audience, in constant memory; goes on where the last run stopped. */
export async function compare(run: Run): Step {
  const { list, destination, budget, now } = run
  const { DB } = run.sending
  const criteria = list.state === 'emptying' ? null : await criteriaIn(DB, list, now)
  if (typeof criteria === 'string') return refusalForNow(criteria, list)
  const renewBefore = now - lifetimeMs(destination.name)
  for await (const pairs of pairsOf(DB, list.id, criteria, list.comparedTo)) {
    const work = { add: [], check: [], remove: [], forget: [], same: [] } as Record<Due, string[]>
    for (const [member, known] of pairs)
      work[dueOf(member && markIn(list, member), known, renewBefore)].push((member ?? known)!.id)
    const [member, known] = pairs.at(-1)!
    const last = (member ?? known)!.id
    await retry(() => DB.batch([...workStatements(DB, list.id, work), comparedTo(DB, list.id, last)]))
    budget.spend(PAGE_STEPS)
    if (budget.isSpent) return CONTINUED
  }
  await noteCompared(DB, list.id, now)
  return null
}

/** An audience may name another one that is gone since: nobody is added or taken off on a guess. Nor is anybody while their
 *  privacy page is not complete. */
export async function criteriaIn(
  db: D1Database,
  list: List,
  now: number,
): Promise<Criteria | 'audience-unreadable' | 'privacy-incomplete'> {
  const audience = await retry(() => findAudience(db, list.audience))
  if (!audience) return 'audience-unreadable'
  if ((await retry(() => gapsOfRule(db, audience))).length > 0) return 'privacy-incomplete'
  try {
    return await criteriaOf(db, audience, now)
  } catch (error) {
    if (isTransient(error)) throw error
    log('error', 'list.audience-unreadable', { list: list.id }, error)
    return 'audience-unreadable'
  }
}

async function* nobody(): AsyncGenerator<Member[]> {}
