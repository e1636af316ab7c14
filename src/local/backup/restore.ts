import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { migrationFiles } from '../migrations.ts'
import { localSecrets } from '../secrets.ts'
import { BACKUPS } from './backup.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { bindings } from './place.ts'
import { remote } from './remote.ts'
import { restoreLocally } from './restore-local.ts'
import { restoreRemotely } from './restore-remote.ts'
import { appliedTo, checkWhole, keyFits, migrateCopy, rowsOf } from './snapshot.ts'

const USAGE = 'npm run restore -- FOLDER [--remote] [--replace]'

/** A backup that was found whole, its databases brought to this version's schema in `folder`. */
export interface Ready {
  backup: string
  manifest: Manifest
  databases: { binding: string; file: string }[]
}

/** `npm run restore`: all that a backup holds, or nothing. Nothing is touched before everything was checked. */
export async function restoreCommand(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { remote: { type: 'boolean' }, replace: { type: 'boolean' } },
  })
  const [folder] = positionals
  if (!folder || !existsSync(folder)) throw new Error(`Which backup? ${USAGE}`)
  const scratch = mkdtempSync(path.join(tmpdir(), 'like2lead-restore-'))
  try {
    const ready = await prepare(path.resolve(folder), scratch)
    const dataKey = values.remote ? process.env.DATA_KEY : localSecrets().DATA_KEY
    console.info(await aboutKey(ready, dataKey))
    const [replace, now] = [values.replace ?? false, Date.now()]
    console.info(
      values.remote
        ? await restoreRemotely(ready, { replace, now, place: await remote(), keepIn: BACKUPS })
        : await restoreLocally(ready, replace, now),
    )
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

/** Throws when anything about the backup is not as it says. */
export async function prepare(backup: string, scratch: string): Promise<Ready> {
  const manifest = await readManifest(backup)
  const known = new Set(bindings().databases.map(({ binding }) => binding))
  const ours = new Set(migrationFiles())
  const databases = manifest.databases.map(({ binding, file, migrations, tables }) => {
    if (!known.has(binding))
      throw new Error(`The backup has a database ${binding}, which wrangler.toml does not name: add it there first.`)
    const newer = migrations.filter(name => !ours.has(name))
    if (newer.length > 0)
      throw new Error(
        `The backup is of a newer version (${manifest.version}): this one does not know ${newer.join(', ')}. Update first, then restore.`,
      )
    const copy = path.join(scratch, path.basename(file))
    copyFileSync(path.join(backup, file), copy)
    const db = new DatabaseSync(copy)
    checkWhole(db)
    sameOrThrow(binding, { migrations, tables }, { migrations: appliedTo(db), tables: rowsOf(db) })
    migrateCopy(db)
    checkWhole(db)
    db.close()
    return { binding, file: copy }
  })
  return { backup, manifest, databases }
}

function sameOrThrow(binding: string, said: object, found: object): void {
  if (JSON.stringify(said) !== JSON.stringify(found))
    throw new Error(`${binding} does not hold what manifest.json says of it: the backup is damaged.`)
}

async function aboutKey({ databases }: Ready, dataKey: string | undefined): Promise<string> {
  if (!dataKey)
    return '! DATA_KEY was not given, so nobody has tried whether it opens what is sealed: DATA_KEY=… npm run restore -- … tries it first.'
  for (const { file } of databases) {
    const db = new DatabaseSync(file, { readOnly: true })
    const fits = await keyFits(db, dataKey)
    db.close()
    if (fits === 'opens') return '✓ the DATA_KEY at hand opens what is sealed in the backup'
    if (fits === 'another-key')
      return '! The DATA_KEY at hand does NOT open what is sealed in the backup: no lead, contact or connection can be read until the DATA_KEY of the time of the backup is put in its place (.dev.vars here, npx wrangler secret put DATA_KEY on Cloudflare).'
  }
  return '✓ nothing in the backup is sealed'
}
