import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { d1File, isServed, STATE, seededMark } from '../state.ts'
import { stampOf } from './backup.ts'
import { openBucket } from './local.ts'
import { bindings } from './place.ts'
import type { Ready } from './restore.ts'
import { isInUse } from './snapshot.ts'

/** Everything is laid out beside the present state, and then takes its place at once. What was there is kept. */
export async function restoreLocally(ready: Ready, replace: boolean, now: number, state = STATE): Promise<string> {
  if (isServed(state)) throw new Error('The product is running on this data: stop npm start first.')
  const { databases } = bindings()
  if (!replace && databases.some(({ localId }) => holdsData(d1File(state, localId))))
    throw new Error(
      'There is data here already. --replace puts the backup in its place, and keeps what is there beside it.',
    )
  const next = `${state}.restoring`
  rmSync(next, { recursive: true, force: true })
  for (const { binding, file } of ready.databases) {
    const target = d1File(next, databases.find(database => database.binding === binding)!.localId)
    mkdirSync(path.dirname(target), { recursive: true })
    copyFileSync(file, target)
  }
  const bucket = openBucket(next)
  try {
    for (const { key, file, contentType } of ready.manifest.files)
      await bucket.put(key, path.join(ready.backup, file), contentType)
  } finally {
    await bucket.close()
  }
  writeFileSync(seededMark(next), '')
  const before = `${state}.before-${stampOf(now)}`
  const kept = existsSync(state)
  if (kept) renameSync(state, before)
  renameSync(next, state)
  return `✓ restored to this machine: npm start${kept ? `\n  What was here is kept in ${before}` : ''}`
}

function holdsData(file: string): boolean {
  if (!existsSync(file)) return false
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    return isInUse(db)
  } finally {
    db.close()
  }
}
