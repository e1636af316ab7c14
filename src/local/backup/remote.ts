import { existsSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import * as z from 'zod'
import { mustBeSignedIn } from '../login.ts'
import { jsonIn, must, wrangler } from '../wrangler.ts'
import { loadExport } from './export-file.ts'
import { mendLineEnds } from './line-ends.ts'
import { bindings, type Place } from './place.ts'

const bookmarked = z.object({ bookmark: z.string() })
const answers = z.array(z.object({ results: z.array(z.record(z.string(), z.unknown())) }))

/** The Cloudflare account that wrangler is signed in to. While a database is exported it answers nobody else. */
export async function remote(): Promise<Place> {
  const { bucket } = bindings()
  await mustBeSignedIn()
  return {
    from: 'cloudflare',
    copy: async ({ name }, file) => {
      const bookmark = await bookmarkOf(name)
      const exported = `${file}.sql`
      await must(`Exporting ${name}`, ['d1', 'export', name, '--remote', '--skip-confirmation', '--output', exported])
      const copy = new DatabaseSync(file)
      await loadExport(copy, exported)
      await mendLineEnds(copy, sql => query(name, sql))
      copy.close()
      rmSync(exported)
      return { bookmark }
    },
    download: async (key, file) => {
      const said = await wrangler(['r2', 'object', 'get', `${bucket}/${key}`, '--remote', '--file', file])
      if (said.ok) return existsSync(file)
      rmSync(file, { force: true })
      if (/does not exist|not found|10007/i.test(said.all)) return false
      throw new Error(`Downloading ${key} failed. Wrangler said:\n${said.all.trim()}`)
    },
    close: async () => {},
  }
}

async function bookmarkOf(database: string): Promise<string> {
  const said = await must(`Asking ${database} for its bookmark`, ['d1', 'time-travel', 'info', database, '--json'])
  return bookmarked.parse(jsonIn(said)).bookmark
}

/** Rows of each statement. */
export async function query(database: string, sql: string): Promise<Record<string, unknown>[]> {
  const said = await must(`Reading ${database}`, [
    'd1',
    'execute',
    database,
    '--remote',
    '--json',
    '--yes',
    '--command',
    sql,
  ])
  return answers.parse(jsonIn(said)).flatMap(({ results }) => results)
}
