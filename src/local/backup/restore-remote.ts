import { rmSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { must } from '../wrangler.ts'
import { backup, nameOf } from './backup.ts'
import { writeImport } from './import-file.ts'
import { bindings, type Place } from './place.ts'
import { query } from './remote.ts'
import type { Ready } from './restore.ts'
import { isInUse, quoted, rowsOf } from './snapshot.ts'

interface Choices {
  replace: boolean
  now: number
  place: Place // whose present state is kept …
  keepIn: string // … in a backup in this folder
}

/** Files first, which take nothing away; then each database in one transaction of D1's; one that went wrong goes back to where
 *  it was by Time Travel. What was there is kept in a backup of its own. */
export async function restoreRemotely(ready: Ready, { replace, now, place, keepIn }: Choices): Promise<string> {
  const kept = path.join(keepIn, nameOf(now, '-before-restore'))
  const there = await backup(place, kept, now)
  const open = (file: string) => new DatabaseSync(path.join(kept, file), { readOnly: true })
  const inUse = there.databases.some(({ file }) => {
    const db = open(file)
    const used = isInUse(db)
    db.close()
    return used
  })
  if (inUse && !replace)
    throw new Error(
      `There is data on Cloudflare already. --replace puts the backup in its place, and keeps what is there in ${kept} (just made).`,
    )
  const { databases, bucket } = bindings()
  for (const { key, file, contentType } of ready.manifest.files)
    await must(`Uploading ${key}`, [
      'r2',
      'object',
      'put',
      `${bucket}/${key}`,
      '--remote',
      '--file',
      path.join(ready.backup, file),
      '--content-type',
      contentType,
    ])
  const done: Undo[] = []
  for (const { binding, file } of ready.databases) {
    const { name } = databases.find(database => database.binding === binding)!
    const before = there.databases.find(database => database.binding === binding)!
    done.push({ name, bookmark: before.bookmark! })
    const now = open(before.file)
    try {
      await bringIn(name, file, now)
    } catch (error) {
      for (const { name, bookmark } of done)
        await must(`Taking ${name} back to where it was`, [
          'd1',
          'time-travel',
          'restore',
          name,
          '--bookmark',
          bookmark,
        ])
      throw new Error(`${(error as Error).message}\n  Every database is as it was before.`)
    } finally {
      now.close()
    }
  }
  return `✓ restored to Cloudflare\n  What was there is kept in ${kept}, and for 30 days in Time Travel:\n${done
    .map(({ name, bookmark }) => `  npx wrangler d1 time-travel restore ${name} --bookmark=${bookmark}`)
    .join('\n')}`
}

interface Undo {
  name: string
  bookmark: string
}

async function bringIn(name: string, file: string, now: DatabaseSync): Promise<void> {
  const sql = `${file}.sql`
  const to = new DatabaseSync(file, { readOnly: true })
  try {
    writeImport(sql, to, now)
    await must(`Restoring ${name}`, ['d1', 'execute', name, '--remote', '--yes', '--file', sql])
    await check(name, rowsOf(to))
  } finally {
    to.close()
    rmSync(sql, { force: true })
  }
}

const AT_ONCE = 50

/** The Worker may have added rows since; none may lack. */
async function check(name: string, rows: Record<string, number>): Promise<void> {
  const tables = Object.keys(rows)
  for (let at = 0; at < tables.length; at += AT_ONCE) {
    const some = tables.slice(at, at + AT_ONCE)
    const counts = some.map(table => `(SELECT count(*) FROM ${quoted(table)}) AS ${quoted(table)}`)
    const [found = {}] = await query(name, `SELECT ${counts}`)
    const short = some.find(table => Number(found[table]) < rows[table]!)
    if (short)
      throw new Error(
        `After restoring, ${name} has ${found[short]} rows in ${short} where the backup has ${rows[short]}.`,
      )
  }
}
