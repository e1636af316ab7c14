import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import packageJson from '../../../package.json' with { type: 'json' }
import { sumOf } from '../../lib/sum.ts'
import { ROOT } from '../setup.mjs'
import { local } from './local.ts'
import { type DatabasePart, type Manifest, partOf, writeManifest } from './manifest.ts'
import { bindings, type Place } from './place.ts'
import { remote } from './remote.ts'
import { appliedTo, checkWhole, filesNamedIn, namesIn, quoted, rowsOf } from './snapshot.ts'

const USAGE = 'npm run backup [-- --remote] [-- --to FOLDER]'

/** `npm run backup`: everything the product keeps, in one folder that proves what it holds. */
export async function backupCommand(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { remote: { type: 'boolean' }, to: { type: 'string' } } })
  const now = Date.now()
  const folder = path.resolve(values.to ?? path.join(BACKUPS, nameOf(now)))
  if (existsSync(folder)) throw new Error(`${folder} is there already: give another folder. ${USAGE}`)
  const place = values.remote ? await remote() : local()
  const said = await backup(place, folder, now).finally(place.close)
  console.info(summary(folder, said))
}

export const BACKUPS = path.join(ROOT, 'backups')

export const nameOf = (now: number, what = ''): string => `like2lead-${stampOf(now)}${what}`

/** '2026-12-01T08-00-00': a moment in the name of a file. */
export const stampOf = (now: number): string => new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')

/** The folder has its name only once all of it is there and has been read back. */
export async function backup(place: Place, folder: string, now: number): Promise<Manifest> {
  const unfinished = `${folder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(path.join(unfinished, 'files'), { recursive: true })
  chmodSync(unfinished, 0o700)
  const { databases } = bindings()
  const parts: DatabasePart[] = []
  const named = new Map<string, string>()
  for (const database of databases) {
    const file = `${database.binding}.sqlite`
    const { bookmark } = await place.copy(database, path.join(unfinished, file))
    const copy = new DatabaseSync(path.join(unfinished, file))
    for (const table of namesIn(copy, INTERNAL)) copy.exec(DROP(table))
    checkWhole(copy)
    for (const { key, contentType } of filesNamedIn(copy)) named.set(key, contentType)
    const said = { binding: database.binding, bookmark, migrations: appliedTo(copy), tables: rowsOf(copy) }
    copy.close()
    parts.push({ ...said, ...(await partOf(unfinished, file)) })
  }
  const { files, missing } = await download(place, unfinished, named)
  const said: Manifest = {
    format: 1,
    product: 'like2lead',
    version: packageJson.version,
    madeAt: new Date(now).toISOString(),
    from: place.from,
    databases: parts,
    files,
    missing,
  }
  writeManifest(unfinished, said)
  renameSync(unfinished, folder)
  return said
}

const DROP = (table: string) => `DROP TABLE ${quoted(table)}`
const INTERNAL = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB '_cf_*'`

async function download(place: Place, folder: string, named: Map<string, string>) {
  const files: Manifest['files'] = []
  const missing: string[] = []
  for (const [key, contentType] of named) {
    const file = path.join('files', key.replaceAll('/', '-'))
    if (await place.download(key, path.join(folder, file)))
      files.push({ key, contentType, ...(await partOf(folder, file)) })
    else missing.push(key)
  }
  return { files, missing }
}

function summary(folder: string, { databases, files, missing }: Manifest): string {
  const rows = sumOf(
    databases.flatMap(({ tables }) => Object.values(tables)),
    n => n,
  )
  const bytes = sumOf([...databases, ...files], part => part.bytes)
  const lost = missing.map(key => `\n  Not in the bucket, though the database names it: ${key}`).join('')
  return `
  ${folder}
  ${rows} rows, ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB; read back and whole.${lost}

  Personal data in it is sealed. What opens it, DATA_KEY, is not in it: keep that apart, and as well.
  npm run restore -- ${folder}
`
}
