import type { ShownList } from '../platforms/list-state.tsx'

interface Progress {
  sent: number
  all: number // whom the list is to hold
  leaving: number
  isMoving: boolean // changes without anybody asking: worth looking again in a moment
  minutesLeft: number | null // null: not known
}

/** How far a list has come. Time is told from what the last run did, and only while one follows the other every minute. */
export function progressOf({ counts, state, running, lastRun, stoppedWhy }: ShownList): Progress {
  const { sent, waiting, leaving } = counts
  const isStopped = stoppedWhy !== null || state === 'left'
  const isContinued = lastRun?.verdict === 'continued' && lastRun.added > 0
  return {
    sent,
    all: sent + waiting,
    leaving,
    isMoving: running || (!isStopped && (lastRun === null || isContinued)),
    minutesLeft: isContinued && waiting > 0 && !isStopped ? Math.ceil(waiting / lastRun.added) : null,
  }
}
