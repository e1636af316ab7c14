import { NOT_A_ROW, OUT_OF_TRIES } from './letters.ts'

const REPLAY = 'Then store it after all: POST /api/beacons/dead/:id/replay, or POST /api/beacons/dead/replay for all.'

/** What the reason of a dead letter means, and what to do about it. */
export function adviceOnDead(reason: string): string {
  if (reason === OUT_OF_TRIES)
    return `D1 could not be written for hours. Wait until GET /health says that it answers. ${REPLAY}`
  if (reason.startsWith(NOT_A_ROW))
    return `The message is no beacon of this version. If another version wrote it, deploy that one or a later one. ${REPLAY} Else leave it: it is forgotten after 90 days.`
  return `A value breaks a rule of its table: often code and migrations of different versions. Run npm run deploy, which applies both. ${REPLAY}`
}
