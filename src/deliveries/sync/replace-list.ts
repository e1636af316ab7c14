import { bind, run as execute, retry } from '../../db/query.ts'
import { noteAll, type Seen, seen } from './add-members.ts'
import type { Session } from './list-schema.ts'
import { openRows, without } from './member-rows.ts'
import { changesOf, countWhole, type Drawn, drawWhole } from './member-store.ts'
import { unmatchedStatements } from './member-verdicts.ts'
import { ask, CONTINUED, countUnnamed, type Run, type Step } from './run.ts'

/** Sends the whole list anew where the platform has that and people have changed: unlike differences it does not disturb
 *  the ads that run. A run that breaks off goes on with the next batch. */
export async function replaceList(run: Run): Step {
  const { list, destination, now } = run
  const { replace } = destination.lists
  if (!replace) return null
  const old = list.session
  if (old && now - old.at >= replace.sessionMs) await dropSession(run)
  const session = old && now - old.at < replace.sessionMs ? old : await beginSession(run)
  return session ? goOn(run, session) : null
}

const BEGIN = `
  UPDATE lists SET session = ?2, session_at = ?3, session_seq = 1, session_after = '', session_total = ?4 WHERE id = ?1`

/** Null when differences serve better: a list that nobody is on yet, nothing to do, or nobody left to send. */
async function beginSession({ sending: { DB }, list, now }: Run): Promise<Session | null> {
  if (!list.replaces) return null
  const { filled, changed } = await changesOf(DB, list.id)
  if (!changed) return null
  if (!filled) {
    await execute(DB, BY_DIFFERENCES, list.id) // also when the first filling takes several runs
    return null
  }
  const total = await countWhole(DB, list.id)
  if (total === 0) return null
  const random = crypto.getRandomValues(new Uint8Array(1))[0]!
  const id = `${now * 1000 + random}` // one per replacement and below 2^53
  await execute(DB, BEGIN, list.id, id, now, total)
  return { id, at: now, seq: 1, after: '', total }
}

const BY_DIFFERENCES = `UPDATE lists SET session = NULL, session_at = NULL, replaces = 0 WHERE id = ?1`
const DROP = `UPDATE lists SET session = NULL, session_at = NULL WHERE id = ?1`
const dropSession = ({ sending, list }: Run) => execute(sending.DB, DROP, list.id)

const NEXT_BATCH = `UPDATE lists SET session_seq = ?2, session_after = ?3 WHERE id = ?1`

async function goOn(run: Run, begun: Session): Step {
  const { sending, list, destination, now } = run
  const { replace } = destination.lists
  for (let session = begun; ; ) {
    const batch = await drawBatch(run, session.after)
    const isLast = batch.rest === 0
    if (batch.people.length === 0) {
      // Nobody is left to say 'last' with.
      await giveUp(run)
      return { ...CONTINUED, reason: 'session-emptied', waitMs: session.at + replace!.sessionMs - now }
    }
    const rows = batch.people.flatMap(one => one.rows)
    const [{ kind } = { kind: '' }] = rows
    if (rows.some(row => row.kind !== kind)) throw new Error('a replacement takes rows of one kind')
    const said = await ask(
      run,
      (call, { lists }) =>
        lists.replace!.request(
          {
            list: list.platformList!,
            kind,
            rows: rows.map(({ cells }) => cells),
            session: session.id,
            seq: session.seq,
            last: isLast,
            total: Math.max(session.total, rows.length),
          },
          call,
        ),
      (answer, { lists }) => lists.replace!.judge(answer, rows.length),
    )
    if (said.kind === 'stop') return said
    if (said.kind !== 'accepted') {
      await giveUp(run)
      const waitMs = Math.max(0, session.at + replace!.sessionMs - now)
      return { ...CONTINUED, reason: said.reason, waitMs }
    }
    const after = batch.people.at(-1)!.id
    if (isLast) {
      countUnnamed(run, said.unnamed) // the platform counts over the whole session
      return endSession(run)
    }
    session = { ...session, seq: session.seq + 1, after }
    await execute(sending.DB, NEXT_BATCH, list.id, session.seq, after)
  }
}

/** Whoever was sent before goes as they were sent; the others as they are now, and that is on record before. */
async function drawBatch(run: Run, after: string): Promise<{ people: Seen[]; rest: number }> {
  const { sending, list, destination, pace } = run
  const limit = Math.min(destination.lists.perRequest, pace.people)
  for (;;) {
    const drawn = await drawWhole(sending.DB, list.id, after, limit + 1)
    const all = await Promise.all(drawn.map(one => (one.work === null ? sentBefore(run, one) : seen(run, one))))
    const unmatched = all.filter(one => one.work !== null && one.rows.length === 0)
    if (unmatched.length > 0) {
      await retry(() => sending.DB.batch(unmatchedStatements(sending.DB, list.id, unmatched)))
      run.tally.refused += unmatched.length
      continue
    }
    const batch = all.slice(0, limit)
    const settled = batch.filter(one => one.work === null)
    const fresh = batch.filter(one => one.work !== null)
    // Until the session ends the old rows are there, and then the new ones: both are on record.
    const both = fresh.map(one => ({ ...one, rows: [...one.rows, ...oldRows(one)], own: one.rows }))
    const noted = (await noteAll(run, both)).map(({ own, ...one }) => ({ ...one, rows: own }))
    const people = [...settled, ...noted].sort((a, b) => (a.id < b.id ? -1 : 1))
    return { people, rest: drawn.length - batch.length }
  }
}

const oldRows = ({ before, rows }: Seen) => without(before, rows).map(row => ({ ...row, isOld: true }))

async function sentBefore({ sending, list }: Run, { id, work, told }: Drawn): Promise<Seen> {
  const before = await openRows(sending.DATA_KEY, list.id, id, told)
  return { id, work, mark: '', told, before, rows: before.filter(row => !row.isOld), why: '' }
}

/** Until the list equals its audience; the platform ends the session by itself. */
const giveUp = ({ sending, list }: Run) => execute(sending.DB, BY_DIFFERENCES, list.id)

const ALL_SENT = `
  UPDATE sent_members SET state = 'sent', work = NULL, reason = '', sent_at = ?2
  WHERE list = ?1 AND work IN ('add', 'check') AND rows_sealed <> ''`
const ALL_GONE = `DELETE FROM sent_members WHERE list = ?1 AND work = 'remove'`

async function endSession(run: Run): Step {
  const { sending, list, now, tally } = run
  const { DB } = sending
  const [sent, gone] = await retry(() =>
    DB.batch([bind(DB, ALL_SENT, list.id, now), bind(DB, ALL_GONE, list.id), bind(DB, DROP, list.id)]),
  )
  tally.added += sent?.meta.changes ?? 0
  tally.removed += gone?.meta.changes ?? 0
  run.list = { ...list, session: null }
  return null
}
