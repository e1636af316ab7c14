import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as z from 'zod'

const part = z.strictObject({
  file: z.string(), // below the backup's folder
  bytes: z.int().min(0),
  sha256: z.string().length(64),
})

const database = part.extend({
  binding: z.string(),
  migrations: z.array(z.string()), // applied, in order: the last one is the version of the schema
  tables: z.record(z.string(), z.int().min(0)), // rows of each
  bookmark: z.string().nullable(), // of D1's Time Travel, taken just before; null: a local database has none
})

/** What a backup says of itself, in manifest.json. Nothing in it is of any person. */
const manifest = z.strictObject({
  format: z.literal(1),
  product: z.literal('like2lead'),
  version: z.string(),
  madeAt: z.iso.datetime(),
  from: z.enum(['local', 'cloudflare']),
  databases: z.array(database).min(1),
  files: z.array(part.extend({ key: z.string(), contentType: z.string() })),
  missing: z.array(z.string()), // keys that a database names and the bucket does not hold
})
export type Manifest = z.infer<typeof manifest>
export type DatabasePart = z.infer<typeof database>

const NAME = 'manifest.json'

export const writeManifest = (folder: string, said: Manifest): void =>
  writeFileSync(path.join(folder, NAME), `${JSON.stringify(manifest.parse(said), null, 2)}\n`)

/** Of a folder whose parts are all there and as they were written. */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = path.join(folder, NAME)
  if (!existsSync(file)) throw new Error(`${folder} is no backup: it has no ${NAME}.`)
  const said = z.object({ format: z.number(), product: z.string() }).loose().safeParse(json(file))
  if (!said.success || said.data.product !== 'like2lead') throw new Error(`${file} is not a backup of Like2Lead.`)
  if (said.data.format !== 1)
    throw new Error(
      `${file} is of format ${said.data.format}: it was made by a newer version. Update first, then restore.`,
    )
  const read = manifest.safeParse(said.data)
  if (!read.success) throw new Error(`${file} is damaged:\n${z.prettifyError(read.error)}`)
  for (const one of [...read.data.databases, ...read.data.files]) await check(folder, one)
  return read.data
}

function json(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new Error(`${file} is damaged: it is not JSON.`)
  }
}

async function check(folder: string, { file, sha256 }: z.infer<typeof part>): Promise<void> {
  const whole = path.resolve(folder, file)
  if (!whole.startsWith(path.resolve(folder) + path.sep)) throw new Error(`${file} is outside the backup.`)
  if (!existsSync(whole)) throw new Error(`${file} is missing from the backup.`)
  if ((await partOf(folder, file)).sha256 !== sha256)
    throw new Error(`${file} is not as it was written: its SHA-256 is another.`)
}

/** Read piece by piece: a database may be larger than memory. */
export async function partOf(folder: string, file: string): Promise<z.infer<typeof part>> {
  const whole = path.join(folder, file)
  const hash = createHash('sha256')
  await pipeline(createReadStream(whole), hash)
  return { file, bytes: statSync(whole).size, sha256: hash.digest('hex') }
}
