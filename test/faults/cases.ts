import type { Case } from './case.ts'
import { clocks } from './clocks.ts'
import { databaseTeam } from './database-team.ts'
import { databaseVisitors } from './database-visitors.ts'
import { disk, mayMount } from './disk.ts'
import { files } from './files.ts'
import { killed } from './killed.ts'
import { killedTelling } from './killed-telling.ts'
import { platforms } from './platforms.ts'
import { queue } from './queue.ts'

/** Every fault that is made, in the order of docs/faults.md. */
export const AREAS: Record<string, readonly Case[]> = {
  'The process is killed': [...killed, ...killedTelling],
  'D1 fails': [...databaseVisitors, ...databaseTeam],
  'The queue fails, or does what queues may do': queue,
  'R2 or Images fails': files,
  'Others do not answer as they should': platforms,
  'Clocks are wrong': clocks,
  'The disk is full': disk,
}

/** Why a case cannot be run here, if so. */
export const notHere = (one: Case): string | null =>
  disk.includes(one) && !mayMount() ? 'only root on Linux may make a small disk' : null
